"""The town and its signals as tables, in memory or as Arrow files in a folder."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather

from .people import Person, Town
from .place import Address
from .signals import Desk, Signal
from .told import initials_of
from .writing import COLUMNS

NAMES = ("voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "partner_voorvoegsel", "partner_geslachtsnaam")
PLACE = ("straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats")
REGISTER = ("person", "household", *NAMES, "geboortedatum", *PLACE, "verhuisd_op", "overleden_op")
TRUTH = ("signal", "kind", "month", "origin", "level", "people", "household", "slips")


@dataclass
class Tables:
    """What is matched with what, and the right answers in the order of the signals."""

    register: pa.Table
    signals: pa.Table
    truth: pa.Table


def made(inhabitants: int, number: int, seed: int) -> Tables:
    """A town of so many people, and so many signals about it; the same numbers give the same tables."""
    town = Town(inhabitants, seed)
    sent = Desk(town, seed + 1).signals(number)
    return Tables(_register(town.people), _signals(sent), _truth(sent))


def written(folder: Path, tables: Tables) -> None:
    """Leave the tables in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("register", "signals", "truth"):
        feather.write_feather(getattr(tables, name), folder / f"{name}.arrow", compression="uncompressed")


def read(folder: Path) -> Tables:
    """The tables of a folder."""
    return Tables(*(feather.read_table(folder / f"{name}.arrow") for name in ("register", "signals", "truth")))


def _register(people: list[Person]) -> pa.Table:
    """A row for each person at each address in town; `verhuisd_op` is the day that the address of the row was left."""
    rows = []
    for one in people:
        names = (
            " ".join(one.given), "".join(f"{letter}." for letter in initials_of(one.given)), one.prefix, one.surname,
            one.partner_prefix, one.partner_surname,
        )  # fmt: skip
        for address, left_on in ((one.address, ""), (one.former, one.moved_on)):
            if address:
                rows.append((one.number, one.household, *names, one.born, *_parts(address), left_on, one.died_on))
    return _table(REGISTER, list(zip(*rows, strict=True)))


def _parts(address: Address) -> tuple[str, ...]:
    number = (str(address.huisnummer), address.huisletter, address.toevoeging)
    return (address.straat, *number, address.postcode, address.woonplaats)


def _signals(sent: list[Signal]) -> pa.Table:
    return _table(COLUMNS, [[signal.row[column] for signal in sent] for column in COLUMNS])


def _truth(sent: list[Signal]) -> pa.Table:
    rows = [
        (
            number,
            one.kind,
            one.month,
            one.origin,
            one.truth.level,
            list(one.truth.people),
            one.truth.household,
            one.slips,
        )
        for number, one in enumerate(sent)
    ]
    return pa.table(dict(zip(TRUTH, map(list, zip(*rows, strict=True)), strict=True)))


def _table(names: tuple[str, ...], columns: list) -> pa.Table:
    """Texts become text columns in which an empty text is null."""
    return pa.table(
        {
            name: pa.array([value or None for value in column], pa.string())
            if isinstance(column[0], str)
            else pa.array(column)
            for name, column in zip(names, columns, strict=True)
        }
    )
