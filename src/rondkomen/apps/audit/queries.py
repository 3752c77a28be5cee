"""Reads: lines of the log, and whether the log is as it was written. Showing lines is an action: it leaves a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Min, QuerySet

from rondkomen.apps.audit import chain
from rondkomen.apps.audit.chain import Fault, Head
from rondkomen.apps.audit.lines import milliseconds
from rondkomen.apps.audit.models import AuditChain, AuditLine, AuditPruning

_CHUNK = 5000


def _nothing(lines: int) -> None: ...


def lines_of(municipality: str, **wanted: Any) -> QuerySet[AuditLine]:
    """The lines of a municipality, the newest first; `wanted` are fields, as in actor_id="staff:12"."""
    return AuditLine.objects.filter(municipality_id=municipality, **wanted).order_by("-number")


def lines_about(municipality: str, subject: UUID) -> QuerySet[AuditLine]:
    """The lines that regard one person, the newest first."""
    return lines_of(municipality, data_subject_id=str(subject))


def municipalities_with_lines() -> list[str]:
    """The codes of the municipalities that have a log, also when the head of the chain was taken away."""
    codes = {*AuditChain.objects.values_list("municipality__code", flat=True)}
    codes |= {*AuditLine.objects.order_by().values_list("municipality__code", flat=True).distinct()}
    return sorted(codes)


def head_of(municipality: str) -> Head:
    """The end of a chain."""
    kept = AuditChain.objects.filter(municipality_id=municipality).first()
    return kept.head if kept else chain.beginning(municipality)


def start_of(municipality: str) -> Head:
    """What the first line that is still there follows: the last pruned line, or the beginning."""
    pruned = AuditPruning.objects.filter(municipality_id=municipality).order_by("-until_number").first()
    return pruned.head if pruned else chain.beginning(municipality)


def lines_to_prune(municipality: str, written_until: date) -> Head | None:
    """The last of the lines that end before the next day and have only such lines before them; None without any."""
    after = milliseconds(datetime.combine(written_until + timedelta(days=1), time.min, UTC))
    there = AuditLine.objects.filter(municipality_id=municipality, number__gt=start_of(municipality).number)
    newer = there.filter(end_time__gte=after).aggregate(first=Min("number"))["first"]
    old = there.filter(number__lt=newer) if newer else there
    last = old.order_by("-number").first()
    return Head(municipality, last.number, last.hash) if last else None


def faults_in_log(municipality: str, seen: Callable[[int], object] = _nothing) -> Iterator[Fault]:
    """Every way in which the log of a municipality is not as it was written. `seen` is told of the lines that pass."""
    lines = AuditLine.objects.filter(municipality_id=municipality)
    start, is_begun = start_of(municipality), lines.exists()  # before the end is read: it may grow meanwhile
    kept = AuditChain.objects.filter(municipality_id=municipality).first()
    head = kept.head if kept else start
    if kept is None and is_begun:
        yield Fault(municipality, start.number, "the end of the chain is not known any more")
    elif kept and not head.is_signed(kept.signature, settings.AUDIT_KEYS):
        yield Fault(municipality, head.number, "the end of the chain is not signed with one of RONDKOMEN_AUDIT_KEYS")
    yield from chain.faults(start, head, _counted(_chained(municipality, start.number, head.number), seen))
    last = lines.aggregate(last=Max("number"))["last"] or 0
    if last > head_of(municipality).number:
        yield Fault(municipality, last, "it and perhaps others before it were put behind the end of the chain")
    if start.number and not _says_so(lines, start):
        yield Fault(municipality, start.number, "the lines up to here are said to be pruned, but no line tells of it")
    for number in lines.filter(name=chain.SEAL_BROKEN).values_list("number", flat=True):
        yield Fault(municipality, number, "when it was written, the lines before it had been changed")


def faults_at_anchors(anchors: Iterable[Head]) -> Iterator[Fault]:
    """Anchors whose line is not there any more, or is another one; what was pruned since is no fault."""
    starts: dict[str, Head] = {}
    for anchor in anchors:
        start = starts.setdefault(anchor.municipality, start_of(anchor.municipality))
        if anchor.number < start.number or anchor in (start, chain.beginning(anchor.municipality)):
            continue
        line = AuditLine.objects.filter(municipality_id=anchor.municipality, number=anchor.number).first()
        if line is None:
            yield Fault(anchor.municipality, anchor.number, "it stands among the anchors, and is not there any more")
        elif line.hash != anchor.hash:
            yield Fault(anchor.municipality, anchor.number, "it is another line than the anchors say")


def _chained(municipality: str, after: int, until: int) -> Iterator[tuple[Any, ...]]:
    lines = AuditLine.objects.filter(municipality_id=municipality, number__gt=after, number__lte=until)
    return lines.order_by("number").values_list(*chain.FIELDS, "hash").iterator(_CHUNK)


def _counted(lines: Iterator[tuple[Any, ...]], seen: Callable[[int], object]) -> Iterator[tuple[Any, ...]]:
    for line in lines:
        yield line
        seen(1)


def _says_so(lines: QuerySet[AuditLine], start: Head) -> bool:
    """Whether a line that is still there tells of the pruning: the first after it that does is of the same moment."""
    told = lines.filter(name=chain.PRUNE, number__gt=start.number, details__contains=start.hash)
    return told.filter(details__contains=f'"{start.number:_}"').exists()
