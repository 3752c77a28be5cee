"""Synthetic households: the same for the same seed, whole, and close to the published margins."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from rondkomen.law.book import law_book
from rondkomen.population.checking import faults_in
from rondkomen.population.synthetic import Settings, batches
from rondkomen.population.synthetic.drawing import Place
from rondkomen.population.synthetic.report import closeness
from rondkomen.population.synthetic.settings import Lognormal, SettingsRefused, earnings_of

ON = date(2026, 1, 1)
SETTINGS = Settings.read()
NUMBER = 40_000


@pytest.fixture(scope="module")
def drawn() -> pa.RecordBatch:
    return next(batches(NUMBER, 1, ON))


def field(batch: pa.RecordBatch, name: str) -> np.ndarray:
    return batch.column("persons").flatten().field(name).to_numpy(zero_copy_only=False)


def test_what_is_drawn_is_a_population(drawn: pa.RecordBatch) -> None:
    assert not faults_in(drawn, law_book(), ON)
    assert drawn.num_rows == NUMBER


def test_the_same_seed_gives_the_same_households_in_every_process(drawn: pa.RecordBatch) -> None:
    program = (
        "from datetime import date; from hashlib import sha256; from rondkomen.population.synthetic import batches;"
        "print(sha256(repr(next(batches(500, 7, date(2026, 1, 1))).to_pydict()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    assert next(batches(NUMBER, 1, ON)).equals(drawn)
    assert not next(batches(NUMBER, 2, ON)).equals(drawn)


def test_the_margins_are_those_that_were_published(drawn: pa.RecordBatch) -> None:
    lines = closeness([drawn], SETTINGS)
    assert len(lines) == 11
    assert all(line.source.startswith("CBS StatLine") for line in lines)
    drawn_from = {"alleenstaand", "paar_zonder_kinderen", "paar_met_kinderen", "eenouder", "overig", "koopwoning"}
    for line in lines:
        assert abs(line.difference) < (0.8 if line.what in drawn_from else 2.5), line


@pytest.mark.parametrize("kind", SETTINGS.sections["primary_income"])
def test_earnings_have_the_published_mean_and_median(kind: str) -> None:
    spread = earnings_of(SETTINGS, kind)
    assert spread is not None
    mean, median = (1000 * SETTINGS.model["income_growth"] * one for one in SETTINGS.sections["primary_income"][kind])
    assert spread.average == pytest.approx(mean)
    random = np.random.default_rng(5)
    amounts = np.exp(spread.mean + spread.spread * random.standard_normal(400_000))
    amounts[random.random(400_000) < spread.zero] = 0
    assert np.median(amounts) == pytest.approx(median, rel=0.02)


def test_a_lognormal_without_zeros_has_the_median_it_was_given() -> None:
    spread = Lognormal.of(60, 30)
    assert np.exp(spread.mean) == pytest.approx(30)
    assert spread.average == pytest.approx(60)


def test_incomes_rents_and_savings_hang_together(drawn: pa.RecordBatch) -> None:
    owners = drawn.column("is_koopwoning").to_numpy(zero_copy_only=False)
    offsets = drawn.column("persons").offsets.to_numpy()
    wages = np.add.reduceat(field(drawn, "inkomen_loon").astype(float), offsets[:-1])
    savings = np.add.reduceat(field(drawn, "vermogen_persoon").astype(float), offsets[:-1])
    assert wages[owners].mean() > 1.3 * wages[~owners].mean()
    works = wages > 0
    assert np.corrcoef(np.log(wages[works]), np.log1p(savings[works]))[0, 1] > 0.2
    assert not (drawn.column("kale_huur").to_numpy() > 0)[owners].any()


def test_all_kinds_that_the_law_distinguishes_occur(drawn: pa.RecordBatch) -> None:
    age = (np.datetime64(ON) - field(drawn, "geboortedatum")).astype("timedelta64[D]").astype(int) / 365.25
    children = field(drawn, "is_kind")
    for low, high in ((0, 5), (5, 12), (12, 16), (16, 18), (18, 21)):
        assert (children & (age >= low) & (age < high)).sum() > 100
    for name in ("inkomen_loon", "inkomen_winst", "inkomen_aow", "inkomen_pensioen", "inkomen_wia", "inkomen_ww"):
        assert (field(drawn, name) > 0).sum() > 100, name
    assert field(drawn, "opvanguren_per_maand").max() > 0
    for name in ("is_koopwoning", "is_huurwoning", "is_kamer"):
        assert drawn.column(name).true_count > 50


def test_places_come_in_proportion() -> None:
    places = [Place("GM9999", "BU99990001", 300), Place("GM9999", "BU99990002", 100)]
    drawn = next(batches(20_000, 3, ON, places=places))
    assert not faults_in(drawn, law_book(), ON)
    first = drawn.column("neighbourhood").to_pylist().count("BU99990001")
    assert first == pytest.approx(15_000, rel=0.03)


def test_some_do_not_ask_for_what_they_have_a_right_to() -> None:
    from rondkomen.population import run

    batch = next(batches(20_000, 4, ON, take_up=True))
    assert not faults_in(batch, law_book(), ON)
    rights = run(batch, SETTINGS.sections["non_take_up"], ON, assume=SETTINGS.assume)
    for name, share in SETTINGS.sections["non_take_up"].items():
        right, got = rights.column(name).to_numpy(), batch.column(f"received_{name}").to_numpy()
        assert ((got == 0) | (got == right)).all()
        assert (got[right > 0] == 0).mean() == pytest.approx(share, abs=0.03), name


def test_settings_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="expected a settings file"):
        Settings.read(tmp_path / "nowhere.toml")
    (tmp_path / "bare.toml").write_text("[kinds]\nalleenstaand = 1\n", encoding="utf-8")
    with pytest.raises(SettingsRefused, match=r"\[kinds\] lacks"):
        Settings.read(tmp_path / "bare.toml")


def test_every_section_says_where_it_comes_from() -> None:
    for name, section in SETTINGS.sources.items():
        if name == "assume":
            continue
        assert section["status"] in ("published", "assumption"), name
        assert section.get("address", "").startswith("https://") or section["status"] == "assumption", name
        assert section["status"] == "published" or section["why"]
