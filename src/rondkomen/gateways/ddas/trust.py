"""Whose signature counts: the path from a signing certificate to an anchor, and what its issuers took back.

PKIoverheid's own certificates, its certificate policy (key sizes, policy OIDs, the OIN in the subject) and its lists
were not at hand, so nothing here knows them: anchors and lists are given by who runs the system, and who the signer is,
is for the caller to read from the certificate. OCSP is not asked; it needs the network. Lists are read in their plain
form: one with a critical extension (a part of a list, or one on behalf of others) is not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.verification import Criticality, ExtensionPolicy, Policy, PolicyBuilder, Store, VerificationError

UNREADABLE = (
    ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)  # fmt: skip
"""What cryptography raises for a certificate that somebody made up; not all of it is a ValueError."""


class SignatureRefused(ValueError):
    """A signature that cannot be believed, or not be made. The message says which part and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The anchors that are believed, and the revocation lists that were fetched for the certificates beneath them."""

    anchors: tuple[x509.Certificate, ...]
    lists: tuple[x509.CertificateRevocationList, ...] = ()

    def believed(self, chain: tuple[x509.Certificate, ...], at: datetime) -> x509.Certificate:
        """The first certificate of a chain, once a path leads from it to an anchor and nothing in it was revoked.

        `at` has a time zone: every certificate of the path is valid then, and so is the list that speaks of it. Raises
        SignatureRefused.
        """
        if not chain or not self.anchors:
            raise SignatureRefused("x5c: found no path to check; expected a certificate, and an anchor to lead to")
        builder = PolicyBuilder().store(Store(list(self.anchors))).time(at)
        verifier = builder.extension_policies(ca_policy=_OF_ISSUERS, ee_policy=_OF_SIGNERS).build_client_verifier()
        try:
            path = verifier.verify(chain[0], list(chain[1:])).chain
        except (VerificationError, *UNREADABLE) as error:
            raise SignatureRefused("x5c: found no path of valid certificates to an anchor that is believed") from error
        for certificate, issuer in pairwise(path):
            self._check(certificate, issuer, at)
        return chain[0]

    def _check(self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime) -> None:
        usable = [known for known in self.lists if _speaks_of(known, issuer, at)]
        if not usable:
            raise SignatureRefused("x5c: no current revocation list of an issuer is at hand; fetch it and try again")
        if any(known.get_revoked_certificate_by_serial_number(certificate.serial_number) for known in usable):
            raise SignatureRefused("x5c: a certificate of the path was revoked; ask the sender for another signature")


def _speaks_of(known: x509.CertificateRevocationList, issuer: x509.Certificate, at: datetime) -> bool:
    """Whether a list is of an issuer, current, and whole."""
    if known.issuer != issuer.subject or any(extension.critical for extension in known.extensions):
        return False
    until = known.next_update_utc
    is_current = known.last_update_utc <= at and until is not None and at <= until
    return is_current and known.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]


def _signs_certificates(_policy: Policy, _certificate: x509.Certificate, usage: x509.KeyUsage) -> None:
    if not usage.key_cert_sign:
        raise ValueError("an issuer's key may not sign certificates")


def _signs_messages(_policy: Policy, _certificate: x509.Certificate, usage: x509.KeyUsage) -> None:
    if not usage.digital_signature:
        raise ValueError("the signer's key may not sign messages")


_OF_ISSUERS = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.CRITICAL, None)  # that it is one, the verifier looks at
    .require_present(x509.KeyUsage, Criticality.AGNOSTIC, _signs_certificates)
)
_OF_SIGNERS = ExtensionPolicy.permit_all().require_present(x509.KeyUsage, Criticality.AGNOSTIC, _signs_messages)
