"""What is shown about groups tells nobody about a few: hidden cells stay hidden, also from who can subtract."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rondkomen.population.disclosure import (
    COUNTS,
    EUROS,
    HIDDEN,
    LEAST,
    Cell,
    Shown,
    compared,
    protected,
    rounded,
    shown,
)

records = st.one_of(st.integers(0, 25), st.integers(0, 3000))
cells = records.map(lambda number: Cell(float(number), number * 165.0, number))
tables = st.dictionaries(st.text(max_size=3), cells, min_size=1, max_size=8)


def bounds(number: int) -> tuple[float, float]:
    """What a shown number of households can be; a shown zero is one."""
    return (number - COUNTS / 2, number + COUNTS / 2) if number else (0, 0)


def possible(found: dict[str, Shown], total: Shown) -> tuple[float, float]:
    """The least and most that one hidden cell can be, for who takes the others from the total."""
    hidden = sum(one == HIDDEN for one in found.values())
    open_bounds = [bounds(one.households) for one in found.values() if one.households is not None]
    least, most = bounds(total.households or 0)
    left_least = least - sum(high for _, high in open_bounds)
    left_most = most - sum(low for low, _ in open_bounds) - (hidden - 1)
    return max(1.0, left_least - (hidden - 1) * left_most), left_most


@given(tables)
def test_no_small_cell_is_shown(table: dict[str, Cell]) -> None:
    found, total = protected(table)
    for key, cell in table.items():
        assert not cell.is_small or found[key] == HIDDEN
    assert (total == HIDDEN) is (0 < sum(cell.records for cell in table.values()) < LEAST)


@given(tables)
def test_a_hidden_cell_is_not_found_back_from_the_total(table: dict[str, Cell]) -> None:
    found, total = protected(table)
    if HIDDEN not in found.values() or total == HIDDEN:
        return
    least, most = possible(found, total)
    assert most - least >= LEAST / 2, "who subtracts knows a hidden cell too well"
    assert list(found.values()).count(HIDDEN) > 1


@given(tables, st.data())
def test_somebody_more_or_less_in_a_cell_shows_nothing_of_a_small_one(
    table: dict[str, Cell], data: st.DataObject
) -> None:
    """Two scenarios whose tables differ in one small cell alone: that cell is hidden in both."""
    key = data.draw(st.sampled_from(sorted(table)))
    one, other = (table | {key: Cell(float(number), 500.0 * number, number)} for number in (3, 7))
    assert protected(one)[0][key] == protected(other)[0][key] == HIDDEN


@given(cells, cells, cells)
def test_a_change_of_a_few_is_not_shown(before: Cell, after: Cell, moved: Cell) -> None:
    old, new, change = compared(before, after, moved)
    assert old == shown(before)
    if moved.is_small:
        assert new == change == HIDDEN
    if before.is_small or after.is_small:
        assert change == HIDDEN


@given(cells)
def test_what_is_shown_is_round_and_close(cell: Cell) -> None:
    found = shown(cell)
    if found == HIDDEN:
        assert cell.is_small
        return
    assert found.households is not None
    assert found.euros is not None
    assert found.households % COUNTS == 0
    assert abs(found.households - cell.households) <= COUNTS / 2
    assert found.euros % EUROS == 0
    assert abs(found.euros - cell.euros) <= EUROS / 2


def test_losses_round_as_gains_do() -> None:
    assert [rounded(number, 10) for number in (-15.0, -14.9, 4.9, 5.0)] == [-20, -10, 0, 10]


def test_one_hidden_cell_takes_its_smallest_neighbour_along() -> None:
    found, total = protected({"a": Cell(3, 300, 3), "b": Cell(40, 4000, 40), "c": Cell(900, 90_000, 900), "d": Cell()})
    assert found == {"a": HIDDEN, "b": HIDDEN, "c": Shown(900, 90_000), "d": Shown(0, 0)}
    assert total == Shown(940, 94_000)
