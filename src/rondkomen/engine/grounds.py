"""What each step of an explanation rests on: the facts beneath it, whether they settle it, and the path of its rule."""

from __future__ import annotations

from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import arguments_of, explain, read_of
from rondkomen.engine.path import Path
from rondkomen.engine.possible import Need, is_known


class Grounds:
    """Looks beneath the steps of one evaluation; each is looked at once. A step is a quantity and its person."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self._doubtful = _doubtful(evaluation)
        self._leaves: dict[Need, frozenset[Need]] = {}
        self._settled: dict[Need, bool] = {}
        self._paths: dict[Need, Path] = {}

    def leaves(self, step: Need) -> frozenset[Need]:
        """The facts that a step rests on, on the path that was taken; a quantity that was given is one of them."""
        if step not in self._leaves:
            self._look(step)
        return self._leaves[step]

    def is_settled(self, step: Need) -> bool:
        """Whether nothing unknown was read for a step, however deep."""
        if step[0] not in self._doubtful:
            return True
        if step not in self._settled:
            self._settled[step] = self._settle(step)
        return self._settled[step]

    def path(self, step: Need) -> Path:
        """The path that the rule of a step took."""
        if step not in self._paths:
            form = explain(self.evaluation, *step).rule
            assert form is not None
            tree = self.evaluation.law.book.forms[form]
            self._paths[step] = Path.of(tree, arguments_of(self.evaluation, *step))
        return self._paths[step]

    def steps(self, step: Need, name: str) -> list[Need]:
        """The steps that a step read under a name: of the household, of its person, or of all who counted."""
        return read_of(self.evaluation, explain(self.evaluation, *step), name)

    def _look(self, step: Need) -> None:
        """Look at a step and all beneath it; where a declared circle comes round again, it adds nothing."""
        self._leaves[step] = frozenset()
        found = explain(self.evaluation, *step)
        leaves = frozenset({step}) if found.rule is None else frozenset()
        for used in found.used:
            if used.kind == "rule":
                leaves = leaves.union(*(self.leaves(read) for read in self.steps(step, used.name)))
            elif used.kind != "number":
                leaves = leaves.union(self.steps(step, used.name))
        self._leaves[step] = leaves

    def _settle(self, step: Need) -> bool:
        """Whether a step that may hang on something unknown does not."""
        found = explain(self.evaluation, *step)
        self._settled[step] = is_known(found.value)
        return is_known(found.value) and all(
            is_known(self.evaluation.value(*read)) and (used.kind != "rule" or self.is_settled(read))
            for used in found.used
            if used.kind != "number"
            for read in self.steps(step, used.name)
        )


def _doubtful(evaluation: Evaluation) -> frozenset[str]:
    """The quantities that something unknown may have led to."""
    found = {name for name, value in evaluation.values.items() if not is_known(value)}
    if found:
        for step in evaluation.plan.steps:
            if any(not found.isdisjoint(evaluation.plan.rules[name].rule.inputs) for name in step.names):
                found.update(step.names)
    return frozenset(found)
