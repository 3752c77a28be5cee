"""Bijzondere bijstand: how much of special costs a household can bear itself."""
