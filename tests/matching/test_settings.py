"""Settings files: what is in them is checked when they load, and other sets than ours can be linked with one."""

import copy
import random
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from rondkomen.matching import Register, Settings, SettingsRefused
from rondkomen.matching.compare import COMPARATORS

DATA = files("rondkomen.matching").joinpath("data")
SHIPPED = {name: tomllib.loads(DATA.joinpath(f"{name}.toml").read_text("utf-8")) for name in ("dutch", "febrl4")}
KINDS = {
    "given": ({"equal", "variant", "another_name", "one_letter", "beginning", "same_initial", "other_name"},),
    "birth": ({"equal", "swapped", "one_digit", "same_day", "other"},),
}
SMALL: dict[str, Any] = {
    "settings": {"name": "test", "version": "1", "prior_label": "Before", "prior_says": "Before."},
    "ids": {"person": "id", "household": ""},
    "thresholds": {"link": 6, "margin": 6, "review": 0, "known_share": 0.9},
    "field": [
        {
            **{"id": "name", "label": "Name", "comparator": "code", "columns": ["name"]},
            "levels": {"equal": {"m": 0.9, "says": "Same."}, "other": {"m": 0.1, "u": 0.9, "says": "Different."}},
        }
    ],
    "block": [{"id": "name", "keys": ["name.value"]}],
}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_settings_that_are_shipped_can_be_used(name: str) -> None:
    settings = Settings.of(SHIPPED[name], name)
    Register.of({column: [] for column in (settings.ids.person, settings.ids.household) if column}, settings)


def test_every_number_of_ours_has_its_reason_and_every_level_its_sentence() -> None:
    for field in Settings.dutch().fields:
        for level in field.levels.values():
            assert level.because, f"{field.id}.{level.id}"
            assert level.says.endswith("."), f"{field.id}.{level.id}"
    for rule in (*Settings.dutch().rules, *Settings.dutch().together):
        assert rule.says.endswith("."), rule.id


def test_the_shares_of_levels_that_exclude_each_other_make_one_whole() -> None:
    for field in Settings.dutch().fields:
        for levels in KINDS.get(field.id, (set(field.levels) - {"deceased"},)):
            total = sum(field.levels[id].m for id in levels)
            assert 0.95 <= total <= 1.01, f"{field.id}: {total}"


def test_agreement_speaks_for_and_difference_against() -> None:
    for field in Settings.dutch().fields:
        for id, level in field.levels.items():
            if level.u is not None and id in ("equal", "other", "other_name", "other_initial", "minor"):
                assert (level.m > level.u) == (id == "equal"), f"{field.id}.{id}"


def test_every_level_of_every_comparator_of_ours_has_a_weight() -> None:
    for field in Settings.dutch().fields:
        fuzzy = {"crossed"} if not field.crosses else set()
        assert set(COMPARATORS[field.comparator].levels) - {"missing"} - fuzzy == set(field.levels)


FAULTS: dict[str, tuple[str, Any, str]] = {
    "an unknown key": ("settings.colour", "red", "found the key colour; expected some of name"),
    "no name": ("settings.name", ..., "found no name; expected name to be there"),
    "a text for a number": ("thresholds.link", "high", "thresholds], link"),
    "a share above one": (
        "field.0.levels.equal.m",
        1.2,
        "level equal: found m = 1.2; expected more than 0 and at most 1",
    ),
    "a share of nothing": ("field.0.levels.equal.m", 0, "found m = 0; expected more than 0 and at most 1"),
    "a truth for a number": ("field.0.levels.equal.m", True, "found m = True; expected m of type int or float"),
    "no level": ("field.0.levels.other", ..., "field 1: found levels without or beside other; expected equal, other"),
    "a level too many": ("field.0.levels.near", {"m": 0.1, "says": "Near."}, "found levels without or beside near"),
    "an unknown comparator": (
        "field.0.comparator",
        "magic",
        "field 1: found comparator = 'magic'; expected one of text",
    ),
    "too many columns": ("field.0.columns", ["a", "b"], "field 1: found 2 columns; expected 1 for code"),
    "no list": ("field.0.columns", "name", "found columns = 'name'; expected columns of type list"),
    "a field that is no table": ("field.0", "name", "field 1: found str; expected a table"),
    "a block of an unknown field": ("block.0.keys", ["street.value"], "block 1: found the key street.value; expected"),
    "a certain share": ("thresholds.known_share", 1, "expected known_share between 0 and 1"),
    "a review above the link": ("thresholds.review", 7, "review not above link"),
    "a rule without a day": (
        "rule",
        [{"id": "R", "says": "R.", "answer": "linked", "when": {}}],
        "rule 1: found no from",
    ),
    "a rule of an unknown level": (
        "rule",
        [{"when": {"name": ["near"]}}],
        "found name = ['near']; expected a list of some of missing, equal",
    ),
    "a rule of an unknown field": (
        "rule",
        [{"when": {"street": ["equal"]}}],
        "found the field street in when; expected some of name",
    ),
    "a rule with another answer": (
        "rule",
        [{"answer": "perhaps"}],
        "found answer = 'perhaps'; expected one of linked, review",
    ),
    "a rule that never ends": ("rule", [{"until": "later"}], "found until = 'later'; expected a date or \"open\""),
    "two rules of one name": ("rule", [{}, {}], "rules: found R twice; expected each id once"),
}
RULE = {
    "id": "R",
    "says": "R.",
    "answer": "linked",
    "from": date(2026, 1, 1),
    "until": "open",
    "when": {"name": ["equal"]},
}


@pytest.mark.parametrize(("place", "value", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_with_its_place(place: str, value: Any, message: str) -> None:
    data: Any = copy.deepcopy(SMALL)
    *path, last = place.split(".")
    inner = data
    for name in path:
        inner = inner[int(name) if name.isdigit() else name]
    if value is ...:
        del inner[last]
    else:
        whole = [{**RULE, **one} for one in value] if place == "rule" and "from" not in message else value
        inner[int(last) if last.isdigit() else last] = whole
    with pytest.raises(SettingsRefused) as refused:
        Settings.of(data, "file.toml")
    assert "file.toml" in str(refused.value)
    assert message.partition(", link")[0] in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_block_of_an_unknown_key_is_refused_when_it_is_used() -> None:
    data = {**SMALL, "block": [{"id": "b", "keys": ["name.sound"]}]}
    with pytest.raises(SettingsRefused, match=r"block b: found the key name\.sound; expected one of name\.value"):
        Register.of({"id": ["1"], "name": ["x"]}, Settings.of(data, "file"))


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    for content in (b"[settings", b"\xff\xfe"):
        (tmp_path / "wrong.toml").write_bytes(content)
        with pytest.raises(SettingsRefused, match=r"wrong.toml: found no TOML .*; expected a settings file"):
            Settings.read(tmp_path / "wrong.toml")


def test_a_combination_that_too_many_share_is_passed_over() -> None:
    settings = Settings.of({**SMALL, "block": [{"id": "b", "keys": ["name.value"], "largest": 3}]}, "file")
    for rows, kind in ((3, "review"), (4, "none")):
        people = {"id": [str(row) for row in range(rows)], "name": ["x"] * rows}
        assert Register.of(people, settings).match({"name": ["x"]}, on=date(2026, 1, 1)).kind[0] == kind


def test_another_set_is_linked_with_its_own_settings_file() -> None:
    """Made-up records in the columns of FEBRL4, each with a copy that has one to three mistakes."""
    chance = random.Random(4)
    originals = [_record(chance) for _ in range(400)]
    copies = [_with_mistakes(one, chance) for one in originals]
    settings = Settings.of(SHIPPED["febrl4"], "febrl4.toml")
    register = Register.of(_columns(originals) | {"rec_id": [f"rec-{n}" for n in range(400)]}, settings)
    answers = register.match(_columns(copies), on=date(2026, 1, 1))
    assert answers.person.tolist() == [f"rec-{n}" for n in range(400)]
    strangers = [_record(chance) for _ in range(200)]
    assert set(register.match(_columns(strangers), on=date(2026, 1, 1)).kind) == {"none"}


COLUMNS = (
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "suburb",
    "postcode",
    "state",
    "date_of_birth",
    "soc_sec_id",
)


def _record(chance: random.Random) -> dict[str, str]:
    def word(syllables: int) -> str:
        return "".join(
            chance.choice(["ba", "ker", "sma", "win", "dor", "pel", "hof", "ster", "ra", "mi"])
            for _ in range(syllables)
        )

    born = f"{chance.randint(1920, 1999)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    numbers = (
        str(chance.randint(2000, 7999)),
        chance.choice(["nsw", "vic"]),
        born,
        str(chance.randint(10**6, 10**7 - 1)),
    )
    values = (word(2), word(3), str(chance.randint(1, 200)), f"{word(2)} street", word(3), *numbers)
    return dict(zip(COLUMNS, values, strict=True))


def _with_mistakes(record: dict[str, str], chance: random.Random) -> dict[str, str]:
    copied = dict(record)
    for column in chance.sample(COLUMNS, chance.randint(1, 3)):
        text = copied[column]
        place = chance.randrange(len(text))
        copied[column] = chance.choice([text[:place] + text[place + 1 :], f"{text[:place]}x{text[place:]}", ""])
    if chance.random() < 0.1:
        copied["given_name"], copied["surname"] = copied["surname"], copied["given_name"]
    return copied


def _columns(records: list[dict[str, str]]) -> dict[str, list[str]]:
    return {name: [record[name] for record in records] for name in COLUMNS}
