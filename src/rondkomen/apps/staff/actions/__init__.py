"""Writes, a file per subject: members, invitations, second factors, passkeys, log-ins and failed tries."""
