"""Wettelijke rente: the interest on a claim that is paid late."""
