"""The engine on toy rules: what it refuses, computes, leaves open and explains."""
