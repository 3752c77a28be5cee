"""The reading of one row: cells by field, and the reasons and remarks that come up on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import Cell
from rondkomen.apps.signals.intake.reasons import Reason
from rondkomen.apps.signals.intake.whole_numbers import number_text

Value = TypeVar("Value")
Given = ParamSpec("Given")


class RowReading:
    """The cells of one row as the fields of the profile, with what was found wrong so far."""

    __slots__ = ("_cells", "profile", "reasons", "remarks")

    def __init__(self, cells: Mapping[str, Cell], profile: Profile) -> None:
        self.profile = profile
        self.reasons: list[Reason] = []
        self.remarks: list[Reason] = []
        self._cells: dict[str, list[Cell]] = {}
        fields = profile.fields_of_heading
        for heading, cell in cells.items():
            for name in fields.get(heading, ()):
                self._cells.setdefault(name, []).append(cell)

    def all(self, name: str) -> Sequence[Cell]:
        """The filled cells of a field, in the order of the profile."""
        return self._cells.get(name, ())

    def has(self, name: str) -> bool:
        """Whether a field has a filled cell."""
        return name in self._cells

    def text(self, name: str) -> str:
        """The text of a field, those of several columns joined; empty when there is none or it is refused."""
        found = self.all(name)
        if not found:
            return ""
        if len(found) == 1 and isinstance(found[0], str):
            return found[0]
        try:
            return " ".join(number_text(cell) for cell in found)
        except CellRefused as refusal:
            self.refuse(refusal.code, name)
            return ""

    def read(
        self,
        name: str,
        reader: Callable[Concatenate[Cell, Given], Value],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value | None:
        """The value of a field; None when it has no filled cell, or one that is refused."""
        found = self.all(name)
        if not found:
            return None
        try:
            cell = found[0] if len(found) == 1 else " ".join(number_text(one) for one in found)
            return reader(cell, *args, **kwargs)
        except CellRefused as refusal:
            self.refuse(refusal.code, name)
            return None

    def is_refused(self, *names: str) -> bool:
        """Whether one of the fields is refused already, so that it need not be called missing as well."""
        if not self.reasons:
            return False
        headings = {one for name in names for one in self.profile.columns.get(name, ())}
        return any(reason.column in headings for reason in self.reasons)

    def refuse(self, code: str, name: str) -> None:
        """The row is refused for this, once the rest is read."""
        self.reasons.append(Reason(code, self.profile.heading(name)))

    def refuse_by_rule(self, code: str, name: str, status: str) -> None:
        """The row is refused by a rule of the kind of partner; where that rule is not sure, the reason says so."""
        self.refuse(f"{code}_unsure" if status == "uncertain" else code, name)

    def remark(self, code: str, name: str) -> None:
        """The row is not refused for this, but the partner should know."""
        self.remarks.append(Reason(code, self.profile.heading(name)))
