"""What presenters hand to the components: small frozen records without behaviour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One answer of a person, with the page where it can be changed."""

    label: str
    value: str
    url: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the row; `numeric` holds the indexes of the columns with numbers."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    numeric: frozenset[int] = frozenset()
    footer: Sequence[object] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """The person to turn to."""

    name: str
    phone: str = ""
    role: str = ""
    hours: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens now, on which day, and who helps; one button at most."""

    title: str
    text: str = ""
    on: str = ""
    url: str = ""
    button: str = ""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a longer road; a step that is not done yet is simply later."""

    title: str
    state: Literal["done", "now", "later"] = "later"
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place in the header navigation."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class StaffFrame:
    """What stands around every page of staff: for whom they work, who they are, and where they may go."""

    municipality: str
    theme: str
    person: str
    roles: Sequence[str]
    navigation: Sequence[NavItem]
    links: Sequence[NavItem]
    note: str
    home_url: str
    log_out_url: str
    stay_url: str
    idle_seconds: int
