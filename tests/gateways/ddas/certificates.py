"""Certificates made for the tests: an anchor, issuers beneath it, and signers; none of them is of PKIoverheid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@cache
def rsa_key(number: int, bits: int = 2048) -> rsa.RSAPrivateKey:
    """A key that stays the same within a run; making one takes long."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

    @property
    def name(self) -> x509.Name:
        return self.certificate.subject


def issue(
    common_name: str,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    issuer: Issued | None = None,
    *,
    is_issuer: bool = False,
    path_length: int | None = None,
    since: datetime = NOW - 30 * DAY,
    until: datetime = NOW + 30 * DAY,
    may_sign: bool = True,
    says_so: bool = True,
    also: x509.ExtensionType | None = None,
) -> Issued:
    """A certificate; without an issuer it is an anchor, signed by itself.

    An issuer that does not say so has the right to sign certificates, and basic constraints that deny it.
    """
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    usage = x509.KeyUsage(
        digital_signature=may_sign and not is_issuer,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=may_sign and is_issuer,
        crl_sign=is_issuer,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.name if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(
            x509.BasicConstraints(is_issuer and says_so, path_length if is_issuer and says_so else None), critical=True
        )
        .add_extension(usage, critical=True)
    )
    if also:
        builder = builder.add_extension(also, critical=True)
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def revocations(
    issuer: Issued,
    *revoked: x509.Certificate,
    since: datetime = NOW - DAY,
    until: datetime = NOW + DAY,
    signed_by: Issued | None = None,
    is_partial: bool = False,
) -> x509.CertificateRevocationList:
    """A list of what an issuer took back."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.name).last_update(since).next_update(until)
    for certificate in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(since).build()
        )
    if is_partial:
        builder = builder.add_extension(x509.DeltaCRLIndicator(1), critical=True)
    return builder.sign((signed_by or issuer).key, hashes.SHA256())
