"""What can be known of an export before it leaves: every fault at once, with its place and without anybody's data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rondkomen.gateways.ddas.codes import CodeList, CodeRefused, code_of
from rondkomen.gateways.ddas.records import (
    ByAddress,
    ByBsn,
    Client,
    Contactpoging,
    Export,
    Levering,
    Organisation,
    Vroegsignaal,
    Vroegsignaalzaak,
)
from rondkomen.kernel import AddressRefused, Bsn, BsnRefused
from rondkomen.kernel.address import postcode

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""What an id of a signal may be: no room for a name or an address."""

_MUNICIPALITY = re.compile(r"GM[0-9]{4}")
_KVK = re.compile(r"[0-9]{8}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NINE_DIGITS = re.compile(r"[0-9]{9}")
_HUISLETTER = re.compile(r"[A-Za-z]?")
_TOEVOEGING = re.compile(r"[A-Za-z0-9]{0,4}")
_HIGHEST_HUISNUMMER = 99999
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place: `leveringen[1].signals[4].client.bsn`, counted from 1."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class ExportRefused(ValueError):
    """The export cannot leave as it is. `faults` has them all; the message shows the first of them."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        self.faults = found
        more = f"\nand {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        super().__init__("\n".join(map(str, found[:_SHOWN])) + more)


def check(export: Export) -> None:
    """Raises ExportRefused with every fault of an export; without one it does nothing."""
    found = faults(export)
    if found:
        raise ExportRefused(found)


def faults(export: Export) -> tuple[Fault, ...]:
    """Every fault of an export, in the order of its places; empty when it can leave."""
    return tuple(_export(export))


def _export(export: Export) -> Iterator[Fault]:
    yield from _order("since", export.since, "until", export.until)
    if export.made_at.tzinfo is None:
        yield Fault("made_at", "found a time without its zone; expected one with it, as in 2026-11-22T09:30:00+00:00")
    if not export.supplier.strip():
        yield Fault("supplier", "found nothing; expected the code of who supplies the data")
    if not export.leveringen:
        yield Fault("leveringen", "found none; expected one for each municipality")
    twice = _more_than_once(levering.municipality for levering in export.leveringen)
    for number, levering in enumerate(export.leveringen, 1):
        place = f"leveringen[{number}]"
        if levering.municipality in twice:
            yield Fault(f"{place}.municipality", f"{levering.municipality} has another levering too; expected one")
        yield from _levering(place, levering)


def _levering(place: str, levering: Levering) -> Iterator[Fault]:
    if not _MUNICIPALITY.fullmatch(levering.municipality):
        yield Fault(f"{place}.municipality", "found no code of a municipality; expected GM and four digits")
    yield from _organisation(f"{place}.organisation", levering.organisation)
    twice = _more_than_once(signal.id for signal in levering.signals)
    for number, signal in enumerate(levering.signals, 1):
        here = f"{place}.signals[{number}]"
        if signal.id in twice:
            yield Fault(f"{here}.id", "another signal of this levering has the same id; expected each once")
        yield from _signal(here, signal)
    known = {signal.id for signal in levering.signals}
    for number, zaak in enumerate(levering.zaken, 1):
        yield from _zaak(f"{place}.zaken[{number}]", zaak, known)


def _organisation(place: str, organisation: Organisation) -> Iterator[Fault]:
    if not organisation.naam.strip():
        yield Fault(f"{place}.naam", "found nothing; expected the name of who delivers")
    if not _KVK.fullmatch(organisation.kvk_nummer):
        yield Fault(f"{place}.kvk_nummer", "found something else; expected the eight digits of the handelsregister")
    persons = organisation.contact_persons
    if not persons:
        yield Fault(f"{place}.contact_persons", "found nobody; expected one person at least")
    if len(set(persons)) < len(persons):
        yield Fault(f"{place}.contact_persons", "found somebody twice; expected each person once")
    for number, person in enumerate(persons, 1):
        here = f"{place}.contact_persons[{number}]"
        if not person.naam.strip():
            yield Fault(f"{here}.naam", "found nothing; expected whom to ask for")
        if person.email and not _EMAIL.fullmatch(person.email):
            yield Fault(f"{here}.email", "found no e-mail address; expected one as in loket@example.nl, or nothing")


def _signal(place: str, signal: Vroegsignaal) -> Iterator[Fault]:
    yield from _id(f"{place}.id", signal)
    yield from _word(f"{place}.partner", CodeList.PARTNER, signal.partner, needed=True)
    yield from _word(f"{place}.status", CodeList.SIGNAALSTATUS, signal.status)
    if signal.bedrag is not None and signal.bedrag < 0:
        yield Fault(f"{place}.bedrag", "found an amount below zero; expected cents that are owed")
    yield from _order(f"{place}.ontstaansdatum", signal.ontstaansdatum, "signaaldatum", signal.signaaldatum)
    yield from _client(f"{place}.client", signal.client)


def _id(place: str, signal: Vroegsignaal) -> Iterator[Fault]:
    if not ID.fullmatch(signal.id):
        yield Fault(place, "found no id; expected 1 to 64 letters, digits, points and hyphens")
    elif isinstance(signal.client, ByBsn) and signal.client.bsn and signal.client.bsn in signal.id:
        yield Fault(place, "found the bsn of the client in it; expected an id that says nothing of the client")


def _client(place: str, client: Client) -> Iterator[Fault]:
    match client:
        case ByBsn(bsn):
            if not _NINE_DIGITS.fullmatch(bsn):
                yield Fault(f"{place}.bsn", "found something else; expected the nine digits of a bsn")
                return
            try:
                Bsn(bsn)
            except BsnRefused as refusal:
                yield Fault(f"{place}.bsn", str(refusal))
        case ByAddress():
            yield from _address(place, client)


def _address(place: str, client: ByAddress) -> Iterator[Fault]:
    try:
        postcode(client.postcode)
    except AddressRefused:  # its message shows the postcode
        yield Fault(f"{place}.postcode", "found no postcode; expected four digits and two letters, as in 1234AB")
    if not 0 < client.huisnummer <= _HIGHEST_HUISNUMMER:
        yield Fault(f"{place}.huisnummer", f"found another number; expected 1 to {_HIGHEST_HUISNUMMER}")
    if not _HUISLETTER.fullmatch(client.huisletter):
        yield Fault(f"{place}.huisletter", "found something else; expected one letter or nothing")
    if not _TOEVOEGING.fullmatch(client.huisnummertoevoeging):
        yield Fault(
            f"{place}.huisnummertoevoeging",
            "found something else; expected at most four letters and digits, or nothing",
        )
    yield from _word(f"{place}.geslacht", CodeList.GESLACHT, client.geslacht)


def _zaak(place: str, zaak: Vroegsignaalzaak, known: set[str]) -> Iterator[Fault]:
    if not zaak.signals:
        yield Fault(f"{place}.signals", "found none; expected the ids of the signals that the case is about")
    if len(set(zaak.signals)) < len(zaak.signals):
        yield Fault(f"{place}.signals", "found a signal twice; expected each once")
    missing = sum(signal not in known for signal in zaak.signals)
    if missing:
        yield Fault(f"{place}.signals", f"found {missing} that this levering does not hold; expected signals of it")
    yield from _word(f"{place}.resultaat", CodeList.EINDRESULTAAT, zaak.resultaat)
    yield from _order(f"{place}.matched_since", zaak.matched_since, "matched_until", zaak.matched_until)
    for number, poging in enumerate(zaak.contactpogingen, 1):
        yield from _poging(f"{place}.contactpogingen[{number}]", poging)


def _poging(place: str, poging: Contactpoging) -> Iterator[Fault]:
    yield from _word(f"{place}.soort", CodeList.CONTACTSOORT, poging.soort)
    yield from _word(f"{place}.dagdeel", CodeList.DAGDEEL, poging.dagdeel)


def _word(place: str, code_list: CodeList, word: str, *, needed: bool = False) -> Iterator[Fault]:
    if not word and not needed:
        return
    try:
        code_of(code_list, word)
    except CodeRefused as refusal:
        yield Fault(place, str(refusal).removeprefix(f"{code_list}: "))


def _order(place: str, earlier: date | None, name: str, later: date | None) -> Iterator[Fault]:
    if earlier and later and earlier > later:
        yield Fault(place, f"found a day after {name}; expected one before it, or the same")


def _more_than_once(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(known for known, times in Counter(ids).items() if times > 1)
