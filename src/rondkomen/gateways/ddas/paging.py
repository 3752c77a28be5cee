"""Pages of an export: at most 50,000 signals each, a case and its signals always on one page, in a stable order.

What the standard asks (VNG, DDAS koppelvlak, niet-functionele eisen): a page holds `pageSize` signals at most and never
more than 50,000; the block `paginering` is there only when there is more than fits, and then with all its fields; a
page that does not exist is answered without data, with `paginering`. It says nothing of cases. Here a case stays with
its signals, and signals that share a case stay together, so that each page can be read alone.

The order is that of the municipalities, and of the ids within a levering, whatever order the records come in, so that
the same records give the same pages. Between two questions the records must not change: who answers keeps them until
the next day's refresh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rondkomen.gateways.ddas.checking import check
from rondkomen.gateways.ddas.payload import document
from rondkomen.gateways.ddas.records import Export, Levering, Vroegsignaal, Vroegsignaalzaak

MOST_SIGNALS = 50_000


class PageRefused(ValueError):
    """There is no such page to make. The message says which number was found and what is expected."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an export. `export` holds what is on it: no levering at all beyond the last page."""

    export: Export
    number: int
    size: int
    total_pages: int
    total_records: int

    @property
    def is_one_of_several(self) -> bool:
        """Whether the answer has to tell of pages: there are more, or this one does not exist."""
        return self.total_pages > 1 or self.number > 1


@dataclass(frozen=True, slots=True)
class _Together:
    """Signals that share a page because cases join them, with those cases; none for a levering without signals."""

    levering: int
    signals: tuple[Vroegsignaal, ...] = ()
    zaken: tuple[Vroegsignaalzaak, ...] = ()


def answer(export: Export, number: int = 1, size: int | None = None) -> dict[str, Any]:
    """What the CBS gets for a question for a page: `gegevens`, and `paginering` where there is more than fits.

    `size` is the most signals that the asker takes; without it, or above 50,000, a page holds 50,000. Raises
    ExportRefused for an export with faults, and PageRefused for a number that cannot be, or a size that tears a case.
    """
    check(export)
    return _answer(page_of(export, number, size))


def answers(export: Export, size: int | None = None) -> Iterator[dict[str, Any]]:
    """Every page in turn, checked and laid out once: for who keeps the answers of a day. Raises as `answer` does."""
    check(export)
    size = _size(size)
    pages = list(_packed(_in_order(export), size))
    for number in range(1, max(len(pages), 1) + 1):
        yield _answer(_page(export, pages, number, size))


def _answer(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = {"gegevens": document(page.export)}
    if page.is_one_of_several:
        found["paginering"] = {
            "pageSize": page.size,
            "currentPage": page.number,
            "totalPages": page.total_pages,
            "totalRecords": page.total_records,
        }
    return found


def page_of(export: Export, number: int = 1, size: int | None = None) -> Page:
    """One page of an export whose cases name signals that are there. Raises PageRefused."""
    if number < 1:
        raise PageRefused(f"page: found {number}; expected 1 or more")
    size = _size(size)
    return _page(export, list(_packed(_in_order(export), size)), number, size)


def _size(asked: int | None) -> int:
    if asked is not None and asked < 1:
        raise PageRefused(f"pageSize: found {asked}; expected 1 or more")
    return min(asked or MOST_SIGNALS, MOST_SIGNALS)


def _page(export: Export, pages: list[list[_Together]], number: int, size: int) -> Page:
    here = pages[number - 1] if number <= len(pages) else []
    return Page(
        export=replace(export, leveringen=tuple(_leveringen(export, here))),
        number=number,
        size=size,
        total_pages=max(len(pages), 1),
        total_records=sum(len(levering.signals) for levering in export.leveringen),
    )


def _packed(groups: Iterable[_Together], size: int) -> Iterator[list[_Together]]:
    """Groups put on pages in their order; the next page begins where one does not fit any more."""
    page: list[_Together] = []
    filled = 0
    for group in groups:
        if len(group.signals) > size:
            raise PageRefused(
                f"pageSize: found {size}; a case has {len(group.signals)} signals that stay together, so ask at least "
                f"that many"
            )
        if page and filled + len(group.signals) > size:
            yield page
            page, filled = [], 0
        page.append(group)
        filled += len(group.signals)
    if page:
        yield page


def _in_order(export: Export) -> Iterator[_Together]:
    for place, levering in sorted(enumerate(export.leveringen), key=lambda pair: pair[1].municipality):
        if levering.signals:
            yield from _together(place, levering)
        else:
            yield _Together(place)


def _together(place: int, levering: Levering) -> Iterator[_Together]:
    """The groups of a levering, each in the order of its first id."""
    first = _FirstIds(levering)
    signals: dict[str, list[Vroegsignaal]] = defaultdict(list)
    zaken: dict[str, list[Vroegsignaalzaak]] = defaultdict(list)
    for signal in sorted(levering.signals, key=lambda signal: signal.id):
        signals[first(signal.id)].append(signal)
    for zaak in sorted(levering.zaken, key=_order_of):
        zaken[first(zaak.signals[0])].append(zaak)
    for key, members in signals.items():
        yield _Together(place, tuple(members), tuple(zaken[key]))


def _order_of(zaak: Vroegsignaalzaak) -> tuple[list[str], str, str, str, int]:
    """A case has no id in the standard; two of them may be about the same signals."""
    days = str(zaak.matched_on), str(zaak.opgepakt_on)
    return sorted(zaak.signals), zaak.resultaat, *days, len(zaak.contactpogingen)


class _FirstIds:
    """For each id the smallest one that cases join it with, over any number of cases in between."""

    def __init__(self, levering: Levering) -> None:
        self._smaller: dict[str, str] = {}
        for zaak in levering.zaken:
            for other in zaak.signals[1:]:
                low, high = sorted((self(zaak.signals[0]), self(other)))
                if low != high:
                    self._smaller[high] = low

    def __call__(self, found: str) -> str:
        way = []
        while found in self._smaller:
            way.append(found)
            found = self._smaller[found]
        self._smaller.update(dict.fromkeys(way, found))
        return found


def _leveringen(export: Export, groups: Iterable[_Together]) -> Iterator[Levering]:
    """The leveringen of which something is on a page, with that and no more."""
    parts: dict[int, list[_Together]] = defaultdict(list)
    for group in groups:
        parts[group.levering].append(group)
    for place, mine in parts.items():
        yield replace(
            export.leveringen[place],
            signals=tuple(signal for group in mine for signal in group.signals),
            zaken=tuple(zaak for group in mine for zaak in group.zaken),
        )
