"""Who works here and what they may: accounts, second factors, roles per municipality, and the matrix of permissions."""
