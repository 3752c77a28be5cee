"""Btag: what the acts of a bailiff cost the debtor."""
