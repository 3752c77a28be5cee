"""The doors, by who walks in: residents, professionals, policy makers and other systems."""
