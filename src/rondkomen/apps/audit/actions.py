"""Writes: `writing` and `looking` go around every action and every look; `record` writes a line by itself.

    def register_contact(actor, person, ..., *, purpose):
        with writing(actor, "people.register_contact", purpose, subjects=[person.id]) as line:
            check_write_person(actor, person)
            ...
            line.note(channel="telefoon")

`writing` is one transaction: the change and its line are there together or not at all. An action inside another hangs
under it, and all lines are written at the end, just before the commit: so who waits for another writer of the same
municipality waits briefly, and holds nothing that the other may wait for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import groupby
from secrets import token_hex
from uuid import UUID

import structlog
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from rondkomen.apps.audit import chain
from rondkomen.apps.audit.actor import Actor, ActorKind, system
from rondkomen.apps.audit.lines import (
    Draft,
    ForeignOperation,
    LineRefused,
    Reference,
    StatusCode,
    draft,
    milliseconds,
)
from rondkomen.apps.audit.models import AuditChain, AuditLine, AuditPruning
from rondkomen.apps.audit.permissions import Refusal, check_prune, check_read_lines_about, check_read_log
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.queries import faults_in_log, lines_about, lines_of, lines_to_prune
from rondkomen.apps.audit.retention import RetentionRule
from rondkomen.apps.municipalities.models import Municipality

_log = structlog.get_logger("rondkomen.audit")
_AT_ONCE = 500
_PRUNED_AT_ONCE = 10_000


@dataclass(slots=True)
class _Trail:
    """What is being done now, whether it is one transaction, and the lines of what was done inside it."""

    line: Draft
    writes: bool
    inside: list[Draft] = field(default_factory=list)


_trail: ContextVar[_Trail | None] = ContextVar("audit_trail", default=None)


def record(
    actor: Actor,
    name: str,
    purpose: Purpose,
    *,
    about: Reference | None = None,
    subjects: Iterable[UUID] = (),
    **facts: object,
) -> None:
    """Write one line for what needs no block around it, such as a log-in."""
    with looking(actor, name, purpose, about=about, subjects=subjects) as line:
        line.note(**facts)


@contextmanager
def looking(
    actor: Actor,
    name: str,
    purpose: Purpose,
    *,
    about: Reference | None = None,
    subjects: Iterable[UUID] = (),
    foreign: ForeignOperation | None = None,
) -> Iterator[Draft]:
    """Around a look: what was read inside is not handed out before the line is written."""
    with _trailing(_begun(actor, name, purpose, about, subjects, foreign), writes=False) as line:
        yield line


@contextmanager
def writing(
    actor: Actor,
    name: str,
    purpose: Purpose,
    *,
    about: Reference | None = None,
    subjects: Iterable[UUID] = (),
    foreign: ForeignOperation | None = None,
) -> Iterator[Draft]:
    """Around an action: one transaction, of which the line is a part."""
    with _trailing(_begun(actor, name, purpose, about, subjects, foreign), writes=True) as line:
        yield line


def prune(actor: Actor, rule: RetentionRule, today: date) -> int:
    """Delete the lines of the actor's municipality whose term is over; how many.

    The chain first says where it will begin from now on; then the lines go in steps, so that nobody waits long. When
    it is stopped halfway, doing it again takes away the rest. Raises Refusal when the log has faults: what may be
    evidence is not deleted.
    """
    code = actor.municipality
    with writing(actor, chain.PRUNE, Purpose.VERNIETIGING) as line:
        check_prune(actor)
        before = rule.latest_trigger_due(today)
        last = lines_to_prune(code, before)
        if last is not None:
            fault = next(iter(faults_in_log(code)), None)
            if fault is not None:
                raise Refusal(f"the log is not pruned, because it was changed: {fault}; run manage.py verify_audit")
            AuditPruning.objects.create(
                municipality_id=code,
                until_number=last.number,
                until_hash=last.hash,
                written_before=before,
                pruned_at=timezone.now(),
            )
            line.note(until_number=f"{last.number:_}", until_hash=last.hash, written_before=before.isoformat())
    return _delete_pruned(code)


def show_lines_about(actor: Actor, subject: UUID, limit: int = 200) -> list[AuditLine]:
    """Who looked at somebody's data and why, the newest first: for that person, or for who watches over the log."""
    purpose = Purpose.RECHTEN_VAN_BETROKKENE if actor.kind is ActorKind.RESIDENT else Purpose.TOEZICHT
    with looking(actor, "audit.show_lines_about", purpose, subjects=[subject]):
        check_read_lines_about(actor, subject)
        return list(lines_about(actor.municipality, subject)[:limit])


def show_log(actor: Actor, before: int | None = None, limit: int = 100, **wanted: str) -> list[AuditLine]:
    """A page of the municipality's log, the newest first: lines with a number below `before` and these fields."""
    with looking(actor, "audit.show_log", Purpose.TOEZICHT) as line:
        check_read_log(actor)
        found = lines_of(actor.municipality, **wanted, **({"number__lt": before} if before else {}))[:limit]
        line.note(lines=len(found))
        return list(found)


def sign_anew() -> int:
    """Sign the head of every chain with the first of the keys; how many. A broken signature stays, and stays seen."""
    number = 0
    for code in AuditChain.objects.values_list("municipality__code", flat=True):
        with transaction.atomic():
            kept = _held_chain(code)
            if kept.head.is_signed(kept.signature, settings.AUDIT_KEYS):
                kept.signature = kept.head.signature(settings.AUDIT_KEYS[0])
                kept.save(update_fields=["signature"])
                number += 1
    return number


def _begun(
    actor: Actor,
    name: str,
    purpose: Purpose,
    about: Reference | None,
    subjects: Iterable[UUID],
    foreign: ForeignOperation | None,
) -> Draft:
    outer = _trail.get()
    parent = outer.line if outer else None
    return draft(
        actor, name, purpose, at=timezone.now(), about=about, subjects=subjects, parent=parent, foreign=foreign
    )


@contextmanager
def _trailing(line: Draft, *, writes: bool) -> Iterator[Draft]:
    outer, mine = _trail.get(), _Trail(line, writes)
    # A look waits for whatever is around it. A write inside a look does not: its transaction ends here.
    goes_with = outer if outer is not None and (outer.writes or not writes) else None
    try:
        with transaction.atomic() if writes else nullcontext():
            token = _trail.set(mine)
            try:
                yield line
            finally:
                _trail.reset(token)
            line.end_time = timezone.now()
            if goes_with is None:
                _append([line, *mine.inside])
    except Exception as error:
        line.end_time = timezone.now()
        line.status_code = StatusCode.UNSET if isinstance(error, Refusal) else StatusCode.ERROR
        happened = [line] if writes else [line, *mine.inside]
        if goes_with is None:
            _append_if_possible(happened)
        else:
            goes_with.inside += happened
        raise
    if goes_with is not None:
        goes_with.inside += [line, *mine.inside]


def _append_if_possible(drafts: list[Draft]) -> None:
    """Write down that something did not succeed. What went wrong is told to the caller, whatever happens here."""
    if connection.in_atomic_block and connection.needs_rollback:
        return  # nothing can be written before the caller's own transaction is undone
    try:
        _append(drafts)
    except (DatabaseError, LineRefused) as error:
        _log.error("failure not in audit", kind=type(error).__name__)


def _append(drafts: list[Draft]) -> None:
    """Put lines at the end of the chains of their municipalities, always in the same order: that cannot deadlock."""

    def municipality(one: Draft) -> str:
        return one.actor.municipality

    with transaction.atomic():
        for code, group in groupby(sorted(drafts, key=municipality), key=municipality):
            _append_to(code, [row for one in group for row in _rows(one)])


def _append_to(code: str, lines: list[AuditLine]) -> None:
    kept = _held_chain(code)
    if not kept.head.is_signed(kept.signature, settings.AUDIT_KEYS):
        _log.error("audit seal broken", municipality=code)
        alarm = draft(system("audit", code), chain.SEAL_BROKEN, Purpose.BEVEILIGING, at=timezone.now())
        lines = [*_rows(alarm), *lines]  # going on must not make a forged past look sound
    for line in lines:
        kept.number += 1
        line.number = kept.number
        line.hash = kept.hash = chain.line_hash(kept.hash, [getattr(line, name) for name in chain.FIELDS])
    AuditLine.objects.bulk_create(lines, batch_size=_AT_ONCE)
    kept.signature = kept.head.signature(settings.AUDIT_KEYS[0])
    kept.save(update_fields=["number", "hash", "signature"])


def _held_chain(code: str) -> AuditChain:
    """The head of a chain, held until the transaction ends; on SQLite a transaction that writes is the only one."""
    held = AuditChain.objects.select_for_update().filter(municipality_id=code)
    found = held.first()
    if found is None:
        if not Municipality.objects.filter(code=code).exists():
            raise LineRefused(f"there is no municipality {code} here: load it first with manage.py load_municipality")
        begin = chain.beginning(code)
        signature = begin.signature(settings.AUDIT_KEYS[0])
        fresh = AuditChain(municipality_id=code, number=0, hash=begin.hash, signature=signature)
        AuditChain.objects.bulk_create([fresh], ignore_conflicts=True)  # another writer may be just as quick
        found = held.get()
    return found


def _rows(one: Draft) -> list[AuditLine]:
    """The line, and when it regards several people one for each of them under it, as the standard asks."""
    if len(one.subjects) < 2:
        return [_row(one, str(one.subjects[0]) if one.subjects else "")]
    return [_row(one, ""), *(_row(one, str(subject), under=one.span_id) for subject in one.subjects)]


def _row(one: Draft, subject: str, *, under: str = "") -> AuditLine:
    return AuditLine(
        municipality_id=one.actor.municipality,
        trace_id=one.trace_id,
        span_id=token_hex(8) if under else one.span_id,
        parent_span_id=under or one.parent_span_id,
        name=one.name,
        start_time=milliseconds(one.start_time),
        end_time=milliseconds(one.end_time or one.start_time),
        status_code=int(one.status_code),
        resource=_resource(),
        processing_activity_id=str(one.purpose),
        data_subject_id=subject,
        foreign_trace_id=one.foreign.trace_id if one.foreign else "",
        foreign_span_id=one.foreign.span_id if one.foreign else "",
        foreign_processor=one.foreign.processor if one.foreign else "",
        actor_id=one.actor.id,
        actor_kind=str(one.actor.kind),
        actor_roles=",".join(sorted(one.actor.roles)),
        object_kind=one.about.kind if one.about else "",
        object_key=one.about.key if one.about else "",
        details="" if under else one.details,
    )


def _delete_pruned(code: str) -> int:
    """Delete the lines that the latest pruning covers; the database lets no other line go."""
    pruned = AuditPruning.objects.filter(municipality_id=code).order_by("-until_number").first()
    covered = AuditLine.objects.filter(municipality_id=code, number__lte=pruned.until_number) if pruned else None
    deleted = 0
    while covered is not None and (first := covered.order_by("number").values_list("number", flat=True).first()):
        deleted += covered.filter(number__lt=first + _PRUNED_AT_ONCE).delete()[0]
    return deleted


@cache
def _resource() -> str:
    return f"rondkomen {version('rondkomen')}"
