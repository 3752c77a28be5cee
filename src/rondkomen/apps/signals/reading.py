"""How one file of a partner is read: its profile, what holds for its kind of partner on the day, and its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rondkomen.apps.signals.intake import (
    FileRefused,
    KindNotInForce,
    PartnerKind,
    Profile,
    ProfileRefused,
    RawRow,
    Refused,
    Rows,
    Told,
    default_profile,
    kind_on,
    read_profile,
    read_row,
    rows_of,
)
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import PartnerProfile, Signaalpartner


@dataclass(frozen=True, slots=True)
class Reader:
    """A file and everything that it takes to read it, the same each time."""

    name: str
    content: bytes
    profile: Profile
    kind: PartnerKind
    on: date

    def rows(self) -> Rows:
        """The rows from the first one on. Raises FileRefused."""
        return rows_of(self.name, self.content, self.profile)

    def read(self, raw: RawRow) -> Told | Refused:
        """A row as a signal, or why it is none."""
        return read_row(raw, self.profile, self.kind, self.on)


def reader_of(
    partner: Signaalpartner, profile: PartnerProfile, name: str, content: bytes, on: date, way: Way
) -> Reader:
    """How a file that came in on a day is read. Raises FileRefused when no signal of this kind may come in then."""
    try:
        kind = kind_on(partner.kind, on)
        own = read_profile(profile.text) if profile.text.strip() else default_profile(kind)
        is_body = way is Way.API and name.endswith(".json") and own.format != "json"
        return Reader(name, content, _layout_of_api(own, kind) if is_body else own, kind, on)
    except (KindNotInForce, ProfileRefused) as refused:
        raise FileRefused(str(refused)) from refused


def _layout_of_api(own: Profile, kind: PartnerKind) -> Profile:
    """JSON of the API has one layout, whatever a partner's files look like; what was agreed with it still holds."""
    agreed = {letter: condition for letter, condition in own.conditions.items() if condition.agreed_on}
    layout = default_profile(kind)
    absent = {f"voorwaarde_{letter}" for letter in agreed}
    return replace(layout, conditions=agreed, optional=layout.optional | absent)
