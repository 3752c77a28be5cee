"""The residents of a municipality from an extract of its register: a CSV or Parquet file, one row for each address."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from rondkomen.gateways.brp.base import (
    COLUMNS,
    UNKNOWN_DAY,
    RegisterFailed,
    Residence,
    Resident,
    Table,
    door_of,
    households,
    whole,
)
from rondkomen.gateways.brp.columns import COLUMNS_OF_FILE, NEEDED, ColumnOfFile, ValueRefused
from rondkomen.kernel import PartialDate

FAULTS_SHOWN = 10
_START = 64 * 1024
"""Bytes in which the names of the columns stand."""
_PARQUET = (".parquet", ".pq")
_CSV = (".csv", ".txt")
_OF_ONE_PERSON = ("geslachtsnaam", "geboortedatum", "overleden_op")
"""What every row of a person has to say alike."""


class FileRegister:
    """An extract, read and checked whole. `candidates` gives all of it, the same table every time."""

    settings_name = "file"

    def __init__(self, columns: dict[str, list[str]]) -> None:
        """Use `read`."""
        self._columns = columns
        self._rows: dict[str, list[int]] = {}
        for row, bsn in enumerate(columns["bsn"]):
            self._rows.setdefault(bsn, []).append(row)
        self._persons = {str(number): rows for number, rows in enumerate(self._rows.values(), 1)}
        self._table = self._as_table()

    @classmethod
    def read(cls, path: Path | str) -> FileRegister:
        """The register in a file. Raises RegisterFailed with row and column for whatever cannot be so."""
        path = Path(path)
        found = _table_in(path)
        columns = _checked(found, path.name, first=1 if path.suffix.lower() in _PARQUET else 2)
        return cls(columns)

    @property
    def number_of_residents(self) -> int:
        """How many people the file has."""
        return len(self._persons)

    def candidates(self, signals: Table) -> Table:
        """Everybody: matching itself finds who is meant."""
        return self._table

    def resident(self, person: str) -> Resident:
        """What the rows of a person say. Raises RegisterFailed for an id that is not of the table."""
        if person not in self._persons:
            raise RegisterFailed("person: found an id that is not in the table; expected one of its ids")
        rows = self._persons[person]
        last = self._last(rows)
        text = {name: values[last] for name, values in self._columns.items()}
        is_here = not text["verhuisd_op"]
        return Resident(
            bsn=text["bsn"],
            geslachtsnaam=text["geslachtsnaam"],
            voornamen=text["voornamen"],
            voorvoegsel=text["voorvoegsel"],
            naamgebruik=(text["naamgebruik"] or "E") if text["partner_geslachtsnaam"] else "E",
            voorvoegsel_partner=text["partner_voorvoegsel"],
            geslachtsnaam_partner=text["partner_geslachtsnaam"],
            geslacht=text["geslacht"] or "onbekend",
            geboortedatum=text["geboortedatum"],
            is_deceased=bool(text["overleden_op"]),
            overleden_on=_day(text["overleden_op"]),
            has_geheimhouding=bool(text["geheimhouding"]),
            residence=self._residence(last) if is_here else None,
            lives_here=is_here and not text["overleden_op"],
            left_on=None if is_here else _day(text["verhuisd_op"]),
            moved_to="" if is_here else text["verhuisd_naar"],
            in_onderzoek=bool(text["in_onderzoek"]),
        )

    def _last(self, rows: list[int]) -> int:
        """The row of where somebody lives, or else lived last; of several, where they came last."""
        left, since = self._columns["verhuisd_op"], self._columns["woont_er_sinds"]
        return max(rows, key=lambda row: (not left[row], left[row], since[row]))

    def _residence(self, row: int) -> Residence | None:
        text = {name: values[row] for name, values in self._columns.items()}
        found = Residence(
            straat=text["straat"],
            huisnummer=text["huisnummer"],
            huisletter=text["huisletter"],
            huisnummertoevoeging=text["huisnummertoevoeging"],
            postcode=text["postcode"],
            woonplaats=text["woonplaats"],
            nummeraanduiding=text["nummeraanduiding"],
            kind=text["functie_adres"] or "woonadres",
            since=_day(text["woont_er_sinds"]),
        )
        return found if found.is_whole else None

    def _as_table(self) -> Table:
        """The table of candidates; where the file has no households, who lives behind one door is one."""
        columns, rows = self._columns, len(self._columns["bsn"])
        table: dict[str, list[str | None]] = {name: [*columns[name]] for name in COLUMNS if name in columns}
        person: list[str | None] = [None] * rows
        for number, of_person in self._persons.items():
            for row in of_person:
                person[row] = number
        homes = [*columns["huishouden"]] if any(columns["huishouden"]) else self._homes()
        return {"person": person, "household": [home or None for home in homes], **table}

    def _homes(self) -> list[str]:
        """A household for each row of where somebody lives now, by the door."""
        of = self._columns
        ended = zip(of["verhuisd_op"], of["overleden_op"], of["functie_adres"], strict=True)
        parts = (of["postcode"], of["straat"], of["huisnummer"], of["huisletter"], of["huisnummertoevoeging"])
        homes = [
            door_of(*address) if not left and not died and kind != "briefadres" else ()
            for (left, died, kind), address in zip(ended, zip(*parts, strict=True), strict=True)
        ]
        few = households(zip(of["bsn"], homes, strict=True))
        number = {door: str(place) for place, door in enumerate(sorted(few), 1)}
        return [number.get(home, "") for home in homes]


def _day(written: str) -> date | None:
    return whole(PartialDate.read(written)) if written and written != UNKNOWN_DAY else None


def _table_in(path: Path) -> pa.Table:
    """The columns of a file as texts. Raises RegisterFailed when it is no whole file of a known kind."""
    try:
        if path.suffix.lower() in _PARQUET:
            found = pa.parquet.read_table(path)
        elif path.suffix.lower() in _CSV:
            found = _csv(path)
        else:
            raise RegisterFailed(f"{path.name}: found another kind of file; expected one ending in .csv or .parquet")
    except FileNotFoundError:
        raise RegisterFailed(f"{path.name}: found no such file; expected an extract of the register") from None
    except (pa.ArrowException, OSError, UnicodeError):
        raise RegisterFailed(f"{path.name}: found a file that is damaged or cut off; expected a whole one") from None
    return found


def _csv(path: Path) -> pa.Table:
    with path.open("rb") as file:
        start = file.read(_START)
    encoding = _encoding(path)
    lines = start.decode(encoding, "replace").splitlines()
    heading = lines[0] if lines else ""
    delimiter = max(";,\t|", key=heading.count)
    if not heading.count(delimiter):
        raise RegisterFailed(f"{path.name}, row 1: found one column; expected the names of the columns with ; between")
    if not start[len(lines[0].encode(encoding, "replace")) :].strip() and len(start) < _START:
        raise RegisterFailed(f"{path.name}: found nobody; expected at least one row under the names of the columns")
    wrong: list[str] = []

    def note(row: Any) -> str:
        wrong.append(
            f"{path.name}, row {row.number or '?'}: found {row.actual_columns} columns; expected {row.expected_columns}"
        )
        return "skip"

    names = [name.strip().strip('"') for name in heading.removeprefix("\ufeff").split(delimiter)]
    found = pa.csv.read_csv(
        path,
        read_options=pa.csv.ReadOptions(encoding=encoding, column_names=names, skip_rows=1, use_threads=False),
        parse_options=pa.csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, invalid_row_handler=note, ignore_empty_lines=False
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in names}, strings_can_be_null=False
        ),
    )
    if wrong:
        raise RegisterFailed(_together(wrong))
    return found


def _encoding(path: Path) -> str:
    """UTF-8 when the whole file is so, and else that of Windows in western Europe."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _checked(found: pa.Table, name: str, first: int) -> dict[str, list[str]]:
    """Every column of an extract read, with empty texts where it is absent. Raises RegisterFailed with the faults."""
    names = {written.strip().casefold(): written for written in found.column_names}
    faults = [
        f"{name}: found the column {column} twice; expected it once"
        for column in names
        if [one.strip().casefold() for one in found.column_names].count(column) > 1
    ]
    faults += [f"{name}: found no column {column}; expected one" for column in NEEDED if column not in names]
    if faults:
        raise RegisterFailed(_together(faults))
    if found.num_rows == 0:
        raise RegisterFailed(f"{name}: found nobody; expected at least one row under the names of the columns")
    columns: dict[str, list[str]] = {}
    wrong: list[tuple[int, str, str]] = []
    for column in COLUMNS_OF_FILE:
        if column.name in names:
            texts, bad = _read(column, found.column(names[column.name]))
            wrong += [(row, column.name, expected) for row, expected in bad]
            columns[column.name] = texts
        else:
            columns[column.name] = [""] * found.num_rows
    wrong += _contradictions(columns)
    if wrong:
        raise RegisterFailed(
            _together([
                f"{name}, row {row + first}, column {column}: expected {expected}"
                for row, column, expected in sorted(wrong)
            ])
        )  # fmt: skip
    return columns


def _read(column: ColumnOfFile, values: Any) -> tuple[list[str], list[tuple[int, str]]]:
    """The texts of a column as they are kept, and for each row that cannot be read what is expected there."""
    try:
        encoded = values.cast(pa.string()).combine_chunks().dictionary_encode()
    except (pa.ArrowException, ValueError):
        return [""] * len(values), [(0, "texts, numbers or days")]
    codes: NDArray[Any] = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    kept: list[str] = []
    wrong: dict[int, str] = {}
    for code, written in enumerate([*encoded.dictionary.to_pylist(), ""]):
        text = (written or "").strip()
        try:
            if not text and column.is_needed:
                raise ValueRefused("a value in every row")
            kept.append(column.read(text) if text else "")
        except ValueRefused as refused:
            kept.append("")
            wrong[code if code < len(encoded.dictionary) else -1] = str(refused)
    texts = np.array(kept, object)[codes].tolist()
    bad = np.flatnonzero(np.isin(codes, list(wrong))) if wrong else ()
    return texts, [(int(row), wrong[int(codes[row])]) for row in bad]


def _contradictions(columns: dict[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    """Rows of one person that do not say the same of that person."""
    first: dict[str, int] = {}
    for row, bsn in enumerate(columns["bsn"]):
        if bsn and (before := first.setdefault(bsn, row)) != row:
            for name in _OF_ONE_PERSON:
                if columns[name][row] != columns[name][before]:
                    yield row, name, "the same as in the other rows of this person"


def _together(faults: list[str]) -> str:
    """The first of the faults, and how many more there are."""
    shown = faults[:FAULTS_SHOWN]
    more = [f"and {len(faults) - len(shown)} more"] if len(faults) > len(shown) else []
    return "\n".join([*shown, *more])
