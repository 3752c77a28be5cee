"""The signature: what is sent can be checked by others, and everything that was changed is found."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jwt.algorithms import RSAPSSAlgorithm

from rondkomen.gateways.ddas import SIGNATURE_HEADER, SignatureRefused, Signer, Trust, digest_of, verified
from tests.gateways.ddas.certificates import DAY, NOW, Issued, issue, revocations, rsa_key
from tests.gateways.ddas.exports import interface

ROOT = issue("Anchor", rsa_key(1), is_issuer=True)
MIDDLE = issue("Issuer", rsa_key(2), ROOT, is_issuer=True, path_length=0)
LEAF = issue("Gemeente Waterveen", rsa_key(3), MIDDLE)
LISTS = (revocations(ROOT), revocations(MIDDLE))
TRUST = Trust((ROOT.certificate,), LISTS)
SIGNER = Signer(LEAF.key, (LEAF.certificate, MIDDLE.certificate), "waterveen-2026")
BODY = '{"gegevens": "één bericht"}'.encode()
HEADERS = SIGNER.headers(BODY)


def believed(
    body: bytes = BODY, digest: str = HEADERS["Digest"], signature: str = HEADERS[SIGNATURE_HEADER],
    trust: Trust = TRUST, at: datetime = NOW,
) -> x509.Certificate:  # fmt: skip
    return verified(body, digest, signature, trust, at)


def protected(signature: str = HEADERS[SIGNATURE_HEADER]) -> dict[str, Any]:
    return json.loads(base64.urlsafe_b64decode(signature.partition(".")[0] + "=="))


def signed_by_hand(header: dict[str, Any], signer: Issued = LEAF, line: str = f"digest: {HEADERS['Digest']}") -> str:
    """A signature with any header over any line, made without the code under test."""
    written = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    signature = RSAPSSAlgorithm(RSAPSSAlgorithm.SHA256).sign(f"{written}.{line}".encode(), signer.key)
    return f"{written}..{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def of_chain(*chain: Issued, **fields: Any) -> dict[str, Any]:
    x5c = [base64.b64encode(one.certificate.public_bytes(Encoding.DER)).decode() for one in chain]
    header = {name: value for name, value in protected().items() if name != "x5t#S256"}
    return header | {"x5c": x5c} | fields


def test_a_message_is_believed_of_who_signed_it() -> None:
    assert believed() == LEAF.certificate


def test_the_headers_are_those_of_the_interface() -> None:
    for name, found in HEADERS.items():
        known = interface()["components"]["headers"]["Digest" if name == "Digest" else "NlgovAdrPayloadSig"]
        Draft202012Validator(known["schema"]).validate(found)
    assert set(HEADERS) == {"Digest", "nlgov-adr-payload-sig"}


def test_the_protected_header_has_what_the_interface_and_the_module_ask() -> None:
    header = protected()
    x5c = [x509.load_der_x509_certificate(base64.b64decode(one)) for one in header.pop("x5c")]
    assert x5c == [LEAF.certificate, MIDDLE.certificate]
    thumbprint = base64.urlsafe_b64decode(header.pop("x5t#S256") + "=")
    assert thumbprint == LEAF.certificate.fingerprint(hashes.SHA256())
    assert header == {
        "alg": "PS256", "typ": "JOSE", "kid": "waterveen-2026", "b64": False, "crit": ["sigD", "b64"],
        "sigD": {"mId": "http://uri.etsi.org/19182/HttpHeaders", "pars": ["digest"]},
    }  # fmt: skip


def test_somebody_else_checks_the_signature_with_other_code() -> None:
    written, middle, last = HEADERS[SIGNATURE_HEADER].split(".")
    signature = base64.urlsafe_b64decode(last + "==")
    line = f"{written}.digest: {HEADERS['Digest']}".encode()
    assert middle == ""
    assert RSAPSSAlgorithm(RSAPSSAlgorithm.SHA256).verify(line, LEAF.certificate.public_key(), signature)
    exactly = padding.PSS(padding.MGF1(hashes.SHA256()), salt_length=32)
    LEAF.certificate.public_key().verify(signature, line, exactly, hashes.SHA256())


def test_a_signature_made_by_other_code_is_believed() -> None:
    assert believed(signature=signed_by_hand(of_chain(LEAF, MIDDLE))) == LEAF.certificate


def test_without_a_name_the_thumbprint_names_the_key() -> None:
    header = protected(Signer(LEAF.key, (LEAF.certificate,)).headers(b"")[SIGNATURE_HEADER])
    assert header["kid"] == header["x5t#S256"]


def test_the_digest_of_nothing_is_the_known_one() -> None:
    assert digest_of(b"") == "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_another_body_is_found(other: bytes) -> None:
    if other != BODY:
        with pytest.raises(SignatureRefused, match="Digest: does not fit the body"):
            believed(body=other)


def test_another_body_with_its_own_digest_is_found() -> None:
    with pytest.raises(SignatureRefused, match="not that of this message"):
        believed(body=b"{}", digest=digest_of(b"{}"))


@settings(max_examples=60)
@given(st.integers(0, len(HEADERS[SIGNATURE_HEADER]) - 1), st.characters(max_codepoint=0x2FF))
def test_one_other_character_in_the_signature_is_found(place: int, other: str) -> None:
    signature = HEADERS[SIGNATURE_HEADER]
    changed = signature[:place] + other + signature[place + 1 :]
    if changed != signature and place != len(signature) - 1:  # bits of the last character belong to no byte
        with pytest.raises(SignatureRefused):
            believed(signature=changed)


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_anything_else_is_refused_in_a_sentence(found: str) -> None:
    for signature in (found, f"{found}..{found}", f"e30..{found}", HEADERS[SIGNATURE_HEADER] + found + "."):
        with pytest.raises(SignatureRefused) as refusal:
            believed(signature=signature)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"alg": "RS256"}, "alg"),
        ({"alg": "none"}, "alg"),
        ({"typ": "JWT"}, "typ"),
        ({"kid": ""}, "kid"),
        ({"b64": True}, "b64"),
        ({"b64": 0}, "b64"),
        ({"crit": ["b64"]}, "crit"),
        ({"crit": ["sigD", "b64", "exp"]}, "crit"),
        ({"crit": {}}, "crit"),
        ({"sigD": {"mId": "http://uri.etsi.org/19182/HttpHeaders", "pars": ["digest", "host"]}}, "sigD"),
        ({"sigD": {"mId": "http://uri.etsi.org/19182/ObjectIdByURI", "pars": ["digest"]}}, "sigD"),
        ({"x5t#S256": "other"}, "x5t#S256"),
        ({"x5c": []}, "x5c"),
        ({"x5c": "text"}, "x5c"),
        ({"x5c": [1]}, "x5c"),
        ({"x5c": ["AAAA"]}, "x5c"),
        ({"x5c": ["AAAA"] * 11}, "x5c"),
    ],
)
def test_a_header_of_another_kind_is_refused_though_it_was_signed(fields: dict[str, Any], name: str) -> None:
    with pytest.raises(SignatureRefused, match=rf"{name}: (found|is not)"):
        believed(signature=signed_by_hand(of_chain(LEAF, MIDDLE) | fields))


@pytest.mark.parametrize("line", [f"Digest: {HEADERS['Digest']}", f"digest: {HEADERS['Digest']}\n", BODY.decode()])
def test_a_signature_over_another_line_is_refused(line: str) -> None:
    with pytest.raises(SignatureRefused, match="not that of this message"):
        believed(signature=signed_by_hand(of_chain(LEAF, MIDDLE), line=line))


def test_a_header_that_is_no_object_is_refused() -> None:
    with pytest.raises(SignatureRefused, match="expected an object"):
        believed(signature="W10..AAAA")  # []


def test_a_signature_by_another_key_is_refused() -> None:
    thief = Issued(LEAF.certificate, rsa_key(4))
    with pytest.raises(SignatureRefused, match="not that of this message"):
        believed(signature=signed_by_hand(of_chain(LEAF, MIDDLE), thief))


def test_an_endless_signature_is_refused_before_it_is_read() -> None:
    with pytest.raises(SignatureRefused, match="characters; expected 65536 at most"):
        believed(signature="A" * 70_000)


UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), b"\x05\x00")
INSIDE = x509.NameConstraints([x509.DNSName("waterveen.example")], None)
OUTSIDE = x509.SubjectAlternativeName([x509.DNSName("elsewhere.example")])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), min_size=1, max_size=3))
@example([(12, 0x10)])
def test_a_certificate_that_somebody_made_up_is_refused(changes: list[tuple[int, int]]) -> None:
    made_up = bytearray(LEAF.certificate.public_bytes(Encoding.DER))
    for place, bits in dict(changes).items():
        made_up[place % len(made_up)] ^= bits
    if made_up != LEAF.certificate.public_bytes(Encoding.DER):
        header = of_chain(LEAF, MIDDLE)
        header["x5c"][0] = base64.b64encode(bytes(made_up)).decode()
        with pytest.raises(SignatureRefused, match="x5c: found"):
            believed(signature=signed_by_hand(header))


def strangers() -> dict[str, tuple[Issued, ...]]:
    """Chains that lead nowhere, each for its own reason."""
    other_root = issue("Anchor", rsa_key(4), is_issuer=True)
    no_issuer = issue("No issuer", rsa_key(2), ROOT)
    silent = issue("Silent", rsa_key(2), ROOT, is_issuer=True, says_so=False)
    may_not = issue("May not issue", rsa_key(2), ROOT, is_issuer=True, may_sign=False)
    too_deep = issue("Too deep", rsa_key(4), MIDDLE, is_issuer=True)
    weak = issue("Issuer", rsa_key(5, 1024), ROOT, is_issuer=True)
    strange = issue("Issuer", rsa_key(2), ROOT, is_issuer=True, also=UNKNOWN)
    narrow = issue("Issuer", rsa_key(2), ROOT, is_issuer=True, also=INSIDE)
    old_issuer = issue("Issuer", rsa_key(2), ROOT, is_issuer=True, until=NOW - DAY)
    return {
        "issuer missing": (LEAF,),
        "another anchor of the same name": (issue("X", rsa_key(3), other_root), other_root),
        "signed by itself": (issue("X", rsa_key(3)),),
        "over": (issue("X", rsa_key(3), MIDDLE, until=NOW - DAY), MIDDLE),
        "not yet": (issue("X", rsa_key(3), MIDDLE, since=NOW + DAY), MIDDLE),
        "issuer over": (issue("X", rsa_key(3), old_issuer), old_issuer),
        "issued by a signer": (issue("X", rsa_key(3), no_issuer), no_issuer),
        "issuer does not say so": (issue("X", rsa_key(3), silent), silent),
        "issuer may not": (issue("X", rsa_key(3), may_not), may_not),
        "path too long": (issue("X", rsa_key(3), too_deep), too_deep, MIDDLE),
        "may not sign messages": (issue("X", rsa_key(3), MIDDLE, may_sign=False), MIDDLE),
        "key of the issuer too small": (issue("X", rsa_key(3), weak), weak),
        "what nobody understands": (issue("X", rsa_key(3), MIDDLE, also=UNKNOWN), MIDDLE),
        "issuer nobody understands": (issue("X", rsa_key(3), strange), strange),
        "outside what the issuer may name": (issue("X", rsa_key(3), narrow, also=OUTSIDE), narrow),
    }


@pytest.mark.parametrize("reason", strangers())
def test_a_chain_that_leads_to_no_anchor_is_refused(reason: str) -> None:
    chain = strangers()[reason]
    with pytest.raises(SignatureRefused, match="no path of valid certificates"):
        believed(signature=signed_by_hand(of_chain(*chain), chain[0]))


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP256R1()), rsa_key(5, 1024)], ids=["curve", "small"])
def test_a_key_that_is_not_rsa_or_too_small_is_refused(key: Any) -> None:
    other = issue("Other", key, MIDDLE)
    with pytest.raises(SignatureRefused, match="found another kind of key; expected RSA of 2048 bits at least"):
        believed(signature=signed_by_hand(of_chain(other, MIDDLE), LEAF))


def test_without_anchors_nobody_is_believed() -> None:
    with pytest.raises(SignatureRefused, match="found no path to check"):
        believed(trust=Trust((), LISTS))


@pytest.mark.parametrize(
    "lists",
    [
        (),
        (LISTS[0],),
        (LISTS[1],),
        (LISTS[0], revocations(MIDDLE, until=NOW - DAY / 2)),
        (LISTS[0], revocations(MIDDLE, since=NOW + DAY / 2)),
        (LISTS[0], revocations(MIDDLE, signed_by=ROOT)),
        (LISTS[0], revocations(MIDDLE, is_partial=True)),
    ],
    ids=["none", "not of the issuer", "not of the anchor", "over", "not yet", "by another key", "partial"],
)
def test_without_a_current_list_of_every_issuer_nobody_is_believed(
    lists: tuple[x509.CertificateRevocationList, ...],
) -> None:
    with pytest.raises(SignatureRefused, match="no current revocation list"):
        believed(trust=Trust((ROOT.certificate,), lists))


@pytest.mark.parametrize(
    "lists",
    [(LISTS[0], revocations(MIDDLE, LEAF.certificate)), (revocations(ROOT, MIDDLE.certificate), LISTS[1])],
    ids=["signer", "issuer"],
)
def test_what_was_revoked_is_not_believed(lists: tuple[x509.CertificateRevocationList, ...]) -> None:
    with pytest.raises(SignatureRefused, match="was revoked"):
        believed(trust=Trust((ROOT.certificate,), lists))


def test_a_revoked_certificate_of_somebody_else_says_nothing() -> None:
    other = issue("Other", rsa_key(4), MIDDLE)
    lists = (LISTS[0], revocations(MIDDLE, other.certificate))
    assert believed(trust=Trust((ROOT.certificate,), lists)) == LEAF.certificate


def pem(key: Any, password: bytes | None = None) -> bytes:
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


CHAIN_PEM = b"".join(one.certificate.public_bytes(Encoding.PEM) for one in (LEAF, MIDDLE))


def test_a_signer_is_read_from_pem() -> None:
    read = Signer.from_pem(pem(LEAF.key, b"secret"), CHAIN_PEM, b"secret", "waterveen-2026")
    assert believed(signature=read.headers(BODY)[SIGNATURE_HEADER]) == LEAF.certificate
    assert repr(read) == "Signer(•••)"


@pytest.mark.parametrize(
    ("key", "chain", "said"),
    [
        (b"nothing", CHAIN_PEM, "found no PEM"),
        (pem(LEAF.key), b"nothing", "found no PEM"),
        (pem(LEAF.key, b"secret"), CHAIN_PEM, "found no PEM"),
        (pem(ec.generate_private_key(ec.SECP256R1())), CHAIN_PEM, "expected RSA"),
        (pem(rsa_key(4)), CHAIN_PEM, "not that of the key"),
        (pem(LEAF.key), CHAIN_PEM + ROOT.certificate.public_bytes(Encoding.PEM) + CHAIN_PEM, "put them in order"),
    ],
    ids=["no key", "no chain", "no password", "no RSA", "another key", "no order"],
)
def test_what_cannot_sign_is_refused_without_showing_the_key(key: bytes, chain: bytes, said: str) -> None:
    with pytest.raises(SignatureRefused, match=said) as refusal:
        Signer.from_pem(key, chain)
    assert "PRIVATE KEY" not in str(refusal.value)


def test_a_key_that_is_too_small_cannot_sign() -> None:
    small = issue("Small", rsa_key(5, 1024))
    with pytest.raises(SignatureRefused, match="found 1024 bits; expected 2048 at least"):
        Signer(small.key, (small.certificate,))
