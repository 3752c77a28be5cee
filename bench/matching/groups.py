"""The groups of people of `names/groups.toml`, with their lists filled in."""

import re
import tomllib
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from .composed import parts
from .names import FIXED, Origin, Surname, SurnameOf, joined, listed, split
from .skew import Skewed

SOURCE = re.compile(r"(?P<what>[^\[]+?)(?P<ranked>!?)(?:\[(?P<slice>[\d:]+)\])?")
GIVEN_SKEW, SURNAME_SKEW = (0.75, 6.0), (0.7, 3.0)
VOORVOEGSELS = ("van", "van de", "van der", "van den", "ter")
Names = list[str | list[str]]


@lru_cache(maxsize=1)
def origins() -> tuple[Origin, ...]:
    """Every group. The shares are those of a large city by assumption, so that no group is too small to judge."""
    path = Path(__file__).parent / "names" / "groups.toml"
    return tuple(_origin(key, facts) for key, facts in tomllib.loads(path.read_text(encoding="utf-8")).items())


def _origin(key: str, facts: dict[str, Any]) -> Origin:
    given_skew = facts.pop("given_skew", GIVEN_SKEW)
    pools = {
        name: Skewed(_pool(facts.pop(name)), *given_skew)
        for name in ("male", "female", "older_male", "older_female")
        if name in facts
    }
    skew = facts.pop("skew", SURNAME_SKEW)
    surname = _surname_of(
        Skewed(_pool(facts.pop("surnames")), *skew),
        article_apart=facts.pop("article_apart", False),
        two=facts.pop("two_surnames", False),
    )
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
    return Origin(key, surname=surname, **pools, **facts)


def _surname_of(pool: Skewed[str], *, article_apart: bool, two: bool) -> SurnameOf:
    """`article_apart`: half of the certificates have El or Al before the name, half make it part of the name."""

    def surname(random: Random) -> Surname:
        name = pool.pick(random)
        if two:
            return "", f"{name} {pool.pick(random)}"
        if not article_apart:
            return split(name)
        if name[:3] in ("El ", "Al ") and random.random() < 0.5:
            return name[:2], name[3:]
        return "", name

    return surname


def _pool(sources: Names) -> list[str]:
    """The names of sources that follow one another, each once."""
    pool: list[str] = []
    for source in sources:
        if isinstance(source, list):
            mixed = [name for one in source for name in _names(one)]
            Random(FIXED + 1).shuffle(mixed)
            pool += mixed
        else:
            pool += _names(source)
    return list(dict.fromkeys(pool))


def _names(source: str) -> list[str]:
    found = SOURCE.fullmatch(source)
    assert found, f"groups.toml: found {source!r}; expected a source of names as its first lines say"
    what, ranked = found["what"], bool(found["ranked"])
    before, prefixed, after = what.partition(">")
    names = _prefixed(before, _one(after, ranked)) if prefixed else _one(what, ranked)
    return names[slice(*(int(one) if one else None for one in found["slice"].split(":")))] if found["slice"] else names


def _one(what: str, ranked: bool) -> list[str]:
    starts, both, ends = what.partition("+")
    if both:
        return joined(parts(starts), [end.lower() for end in parts(ends)])
    return parts(what) if what.isupper() else listed(what, ranked=ranked)


def _prefixed(prefixes: str, stems: list[str]) -> list[str]:
    """Each prefix with each word; a prefix without a space or hyphen grows into the word. Voorvoegsels take turns."""
    if prefixes == "voorvoegsels":
        return [f"{prefix} {stem}" for stem, prefix in zip(stems, cycle(VOORVOEGSELS), strict=False)]
    return [
        prefix + (stem.lower() if prefix[-1:].isalpha() and prefix != "Al" else stem)
        for prefix in parts(prefixes)
        for stem in stems
    ]
