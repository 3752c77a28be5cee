"""The order in which quantities are worked out: what a rule needs comes first, circles only where declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rondkomen.engine.errors import CycleRefused


@dataclass(frozen=True, slots=True)
class Step:
    """Quantities to work out next, in order; more than one name, or `turns`, only for a declared fixed point.

    `turning` is the quantity that is declared a fixed point: its last value is used until it settles.
    """

    names: tuple[str, ...]
    turning: str | None = None


def steps_for(
    wanted: Iterable[str], needs: Callable[[str], Sequence[str]], is_fixed_point: Callable[[str], bool]
) -> list[Step]:
    """All quantities needed for `wanted`, in working order. Raises CycleRefused with the path of a circle."""
    steps = []
    for component in _components(wanted, needs):
        if len(component) == 1 and component[0] not in needs(component[0]):
            steps.append(Step((component[0],)))
            continue
        turning = [name for name in component if is_fixed_point(name)]
        if len(turning) != 1:
            raise CycleRefused(_refusal(component, needs, turning))
        steps.append(Step(_inner_order(component, turning[0], needs), turning[0]))
    return steps


def _components(wanted: Iterable[str], needs: Callable[[str], Sequence[str]]) -> list[list[str]]:
    """Tarjan's strongly connected components, those that others need first; without recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    work: list[tuple[str, Iterator[str]]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        on_stack.add(name)
        work.append((name, iter(needs(name))))

    for start in wanted:
        if start not in index:
            visit(start)
        while work:
            name, remaining = work[-1]
            for needed in remaining:
                if needed not in index:
                    visit(needed)
                    break
                if needed in on_stack:
                    low[name] = min(low[name], index[needed])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    cut = len(stack) - 1
                    while stack[cut] != name:
                        cut -= 1
                    found.append(stack[cut:])
                    on_stack.difference_update(stack[cut:])
                    del stack[cut:]
    return found


def _inner_order(component: list[str], turning: str, needs: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The order within a fixed point, its turning quantity last. Refuses a second circle inside."""
    inside = set(component)

    def needs_inside(name: str) -> list[str]:
        return [needed for needed in needs(name) if needed in inside and needed != turning]

    order = []
    for part in _components([turning], needs_inside):
        if len(part) > 1 or part[0] in needs_inside(part[0]):
            raise CycleRefused(_refusal(part, needs, []))
        order += part
    return tuple(order)


def _refusal(component: list[str], needs: Callable[[str], Sequence[str]], turning: list[str]) -> str:
    path = " -> ".join(_circle(component, {name: needs(name) for name in component}))
    if turning:
        return f"{path} holds {len(turning)} fixed points ({', '.join(turning)}); one is enough and allowed"
    return f"{path} is a circle; break it, or declare one of its rules a fixed point"


def _circle(component: list[str], needs: Mapping[str, Sequence[str]]) -> list[str]:
    """One circle inside a component, its first name repeated at the end."""
    inside = set(component)
    path = [min(component)]
    while True:
        step = min(name for name in needs[path[-1]] if name in inside)
        if step in path:
            return [*path[path.index(step) :], step]
        path.append(step)
