"""The signature under a message of DDAS: a Digest header, and a detached JWS (PS256) in `nlgov-adr-payload-sig`.

What is signed is the Digest header alone, as the interface says (`alleen digest getekend`), in the form that the
module signing-jades of Geonovum's KP-APIs and the description of DDAS give it: `sigD` with the mechanism HttpHeaders
and the one parameter `digest`, `b64` false, both in `crit`. Another version of that description signs the body itself;
this contradicts the interface and is not made here. `typ` is written because the interface asks for it, `x5t#S256`
because that other version recommends it.

Not at hand when this was written: the text of ETSI TS 119 182-1 (JAdES), the policy of PKIoverheid, and the test
service of DDAS. So it was not checked whether a receiver wants more of JAdES, such as `sigT` or `iat`. That the signed
line is `digest: SHA-256=...`, with one space and no end of line, was compared with public code that speaks to other
services of this mechanism, not with DDAS itself. Try a signature at the test service before the first delivery.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from rondkomen.gateways.ddas.trust import UNREADABLE, SignatureRefused, Trust

DIGEST_HEADER = "Digest"
SIGNATURE_HEADER = "nlgov-adr-payload-sig"
SMALLEST_KEY = 2048
"""Bits of an RSA key that PS256 needs at least (RFC 7518, 3.5)."""

_SIGNED = {"mId": "http://uri.etsi.org/19182/HttpHeaders", "pars": ["digest"]}
_UNDERSTOOD = ("sigD", "b64")
_PADDING = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=hashes.SHA256.digest_size)
_LARGEST = 64 * 1024
_MOST_CERTIFICATES = 10
_DETACHED = re.compile(r"([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)")


def digest_of(body: bytes) -> str:
    """The value of the Digest header (RFC 3230) for the bytes of a body, exactly as they are sent."""
    return f"SHA-256={base64.b64encode(hashlib.sha256(body).digest()).decode()}"


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A key with its certificates: that of the signer first, then the issuers on the way to the anchor.

    Raises SignatureRefused when the key is not that of the first certificate, is too small, or the chain does not hang
    together. `kid` names the key; without one it is the thumbprint of the certificate.
    """

    key: RSAPrivateKey
    chain: tuple[x509.Certificate, ...]
    kid: str = ""

    def __post_init__(self) -> None:
        if not self.chain or self.chain[0].public_key() != self.key.public_key():
            raise SignatureRefused("chain: the first certificate is not that of the key; put the signer's own first")
        if self.key.key_size < SMALLEST_KEY:
            raise SignatureRefused(f"key: found {self.key.key_size} bits; expected {SMALLEST_KEY} at least")
        for certificate, issuer in pairwise(self.chain):
            try:
                certificate.verify_directly_issued_by(issuer)
            except (InvalidSignature, *UNREADABLE) as error:
                raise SignatureRefused("chain: a certificate was not issued by the next; put them in order") from error

    @classmethod
    def from_pem(cls, key: bytes, chain: bytes, password: bytes | None = None, kid: str = "") -> Self:
        """A signer from the PEM of a key and of its certificates. Raises SignatureRefused, and shows none of it."""
        try:
            private, certificates = load_pem_private_key(key, password), x509.load_pem_x509_certificates(chain)
        except UNREADABLE as error:
            raise SignatureRefused(
                "found no PEM of a key and certificates; look at both files and the password"
            ) from error
        if not isinstance(private, RSAPrivateKey):
            raise SignatureRefused("key: found one of another kind; expected RSA, for PS256")
        return cls(private, tuple(certificates), kid)

    def headers(self, body: bytes) -> dict[str, str]:
        """The two headers that go with the bytes of a body."""
        digest = digest_of(body)
        protected = _base64url(json.dumps(self._protected(), separators=(",", ":")).encode())
        signature = self.key.sign(_to_sign(protected, digest), _PADDING, hashes.SHA256())
        return {DIGEST_HEADER: digest, SIGNATURE_HEADER: f"{protected}..{_base64url(signature)}"}

    def _protected(self) -> dict[str, Any]:
        thumbprint = _base64url(self.chain[0].fingerprint(hashes.SHA256()))
        return {
            "alg": "PS256",
            "typ": "JOSE",
            "kid": self.kid or thumbprint,
            "x5c": [base64.b64encode(known.public_bytes(Encoding.DER)).decode() for known in self.chain],
            "x5t#S256": thumbprint,
            "b64": False,
            "crit": list(_UNDERSTOOD),
            "sigD": _SIGNED,
        }

    def __repr__(self) -> str:
        return "Signer(•••)"


def verified(body: bytes, digest: str, signature: str, trust: Trust, at: datetime) -> x509.Certificate:
    """Whose message this is: the certificate that signed it, believed and not revoked at that moment.

    `digest` and `signature` are the values of the two headers; each may stand in a message once, which the caller sees
    to. Whether the certificate is that of the sender one expects is for the caller too. Raises SignatureRefused for
    anything else than a whole signature of exactly this body.
    """
    if not hmac.compare_digest(digest.encode(), digest_of(body).encode()):
        raise SignatureRefused(
            f"{DIGEST_HEADER}: does not fit the body; the message was changed, or not wholly received"
        )
    protected, signed = _parts(signature)
    header = _header(protected)
    signer = trust.believed(_chain(header), at)
    try:
        _key_of(signer).verify(signed, _to_sign(protected, digest), _PADDING, hashes.SHA256())
    except InvalidSignature as error:
        raise SignatureRefused(f"{SIGNATURE_HEADER}: the signature is not that of this message") from error
    return signer


def _key_of(signer: x509.Certificate) -> RSAPublicKey:
    try:
        key = signer.public_key()
    except UNREADABLE as error:
        raise SignatureRefused("x5c: the key of the signer cannot be read; expected RSA") from error
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY:
        raise SignatureRefused(f"x5c: found another kind of key; expected RSA of {SMALLEST_KEY} bits at least")
    return key


def _to_sign(protected: str, digest: str) -> bytes:
    """The input of the signature: with `b64` false what is signed stands as it is (RFC 7797)."""
    return f"{protected}.digest: {digest}".encode()


def _parts(signature: str) -> tuple[str, bytes]:
    if len(signature) > _LARGEST:
        raise SignatureRefused(f"{SIGNATURE_HEADER}: found {len(signature)} characters; expected {_LARGEST} at most")
    found = _DETACHED.fullmatch(signature)
    if found is None:
        raise SignatureRefused(f"{SIGNATURE_HEADER}: found something else; expected a detached JWS, header..signature")
    return found[1], _bytes(found[2])


def _header(protected: str) -> Mapping[str, Any]:
    try:
        header = json.loads(_bytes(protected))
    except (ValueError, RecursionError) as error:
        raise SignatureRefused(f"{SIGNATURE_HEADER}: the header is no JSON; expected an object") from error
    if not isinstance(header, dict):
        raise SignatureRefused(f"{SIGNATURE_HEADER}: the header is something else; expected an object")
    critical = header.get("crit")
    for name, is_right, expected in (
        ("alg", header.get("alg") == "PS256", "PS256"),
        ("typ", header.get("typ", "JOSE") == "JOSE", "JOSE"),
        ("kid", isinstance(header.get("kid"), str) and header["kid"] != "", "the name of the key"),
        ("b64", header.get("b64") is False, "false"),
        ("crit", isinstance(critical, list) and critical in [["sigD", "b64"], ["b64", "sigD"]], "sigD and b64"),
        ("sigD", header.get("sigD") == _SIGNED, "the mechanism HttpHeaders with digest alone"),
    ):
        if not is_right:
            raise SignatureRefused(f"{SIGNATURE_HEADER}, {name}: found something else; expected {expected}")
    return header


def _chain(header: Mapping[str, Any]) -> tuple[x509.Certificate, ...]:
    known = header.get("x5c")
    if not isinstance(known, list) or not 0 < len(known) <= _MOST_CERTIFICATES:
        raise SignatureRefused(f"x5c: found something else; expected a list of 1 to {_MOST_CERTIFICATES} certificates")
    try:
        chain = tuple(x509.load_der_x509_certificate(base64.b64decode(one, validate=True)) for one in known)
    except UNREADABLE as error:
        raise SignatureRefused("x5c: found something that is no certificate; expected DER in base64") from error
    thumbprint = header.get("x5t#S256")
    if thumbprint is not None and thumbprint != _base64url(chain[0].fingerprint(hashes.SHA256())):
        raise SignatureRefused("x5t#S256: is not the thumbprint of the first certificate of x5c")
    return chain


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(written: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except binascii.Error as error:
        raise SignatureRefused(f"{SIGNATURE_HEADER}: a part is no base64url") from error
