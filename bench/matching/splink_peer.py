"""Splink on the same signals: once as its documentation sets up such a link, once prepared for Dutch names by hand.

Both follow the documented order: estimate the chance of a random match from sure rules, u from random pairs, m by
expectation maximisation over two blocking rules that leave out different columns; then predict. The rule that turns
scores into answers was fixed beforehand and is the same for both: the best person at 0.99 or more and `GAP` bits above
the next one is linked; where those who are nearer than that are one household, the household is the answer; any other
best person at 0.5 or more goes to review.
"""

import logging
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as cll
from splink import comparison_library as cl

from .score import HOUSEHOLD, LINKED, NONE, REVIEW, Answer, Score, scored
from .tables import Tables

SURE, POSSIBLE, GAP = 0.99, 0.5, 3.0
SEED = 1

# What both preparations do, and anyone would: small letters without accents, first initial, plain postcode and number.
COMMON = """
    upper(left(coalesce(voorletters, strip_accents(voornamen)), 1)) AS initial,
    nullif(regexp_replace(upper(coalesce(voorletters, '')), '[^A-Z]', '', 'g'), '') AS initials,
    lower(strip_accents(split_part(voornamen, ' ', 1))) AS first_name,
    CASE WHEN regexp_full_match(geboortedatum, '\\d{4}-\\d{2}-\\d{2}') AND geboortedatum NOT LIKE '%-00'
        THEN geboortedatum END AS dob,
    nullif(regexp_replace(upper(coalesce(postcode, '')), '[^0-9A-Z]', '', 'g'), '') AS postcode,
    regexp_extract(coalesce(huisnummer, ''), '\\d+') AS house_number,
    nullif(regexp_replace(lower(concat_ws('', regexp_replace(coalesce(huisnummer, ''), '^\\d+', ''), huisletter,
        huisnummertoevoeging)), '[^a-z0-9]', '', 'g'), '') AS addition,
    lower(strip_accents(straat)) AS street
"""
PLAIN = "lower(strip_accents(concat_ws(' ', voorvoegsel, geslachtsnaam))) AS surname"

# By hand for Dutch: one spelling of ij, the voorvoegsels out wherever they stand, all surnames of a person in a list.
PREFIXES = "van|von|de|den|der|het|te|ten|ter|in|op|el|al|la|le|da|dos|v|d|vd|t|fam|mw|dhr|mevr|hr|drs"
PARTS = rf"""list_filter(
    list_transform(
        string_split_regex(
            lower(strip_accents(translate(concat_ws('-', geslachtsnaam, partner_geslachtsnaam), 'łı', 'li'))),
            '[-/&,]| en | e/o '),
        lambda part: regexp_replace(
            replace(regexp_replace(part, '\b({PREFIXES})\b', '', 'g'), 'ij', 'y'), '[^a-z]', '', 'g')),
    lambda part: len(part) > 1)"""
DUTCH = f"{PARTS} AS surnames, {PARTS}[1] AS surname, left({PARTS}[1], 4) AS surname_start"


def documented() -> SettingsCreator:
    """Comparisons out of the box for names, dates and postcodes, with term frequencies."""
    return SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("postcode", "house_number"),
            block_on("dob", "initial"),
            block_on("surname", "dob"),
            block_on("surname", "postcode"),
            block_on("surname", "street"),
        ],
        comparisons=[
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.ExactMatch("initial").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison(
                "dob", input_is_string=True, datetime_format="%Y-%m-%d", invalid_dates_as_null=True
            ),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("house_number").configure(term_frequency_adjustments=True),
        ],
    )


def dutch() -> SettingsCreator:
    """The same with lists of surnames, initials in full, parts of dates and the address as one comparison."""
    return SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("postcode", "house_number"),
            block_on("street", "house_number"),
            block_on("dob", "initial"),
            block_on("dob", "surname_start"),
            block_on("surname", "postcode"),
        ],
        comparisons=[_surnames(), _given(), _birth(), _address()],
    )


def _surnames() -> cl.CustomComparison:
    return cl.CustomComparison(
        output_column_name="surnames",
        comparison_levels=[
            cll.CustomLevel("surname_l IS NULL OR surname_r IS NULL", "no surname").configure(is_null_level=True),
            cll.ExactMatchLevel("surname", term_frequency_adjustments=True),
            cll.ArrayIntersectLevel("surnames", min_intersection=1),
            cll.PairwiseStringDistanceFunctionLevel("surnames", "jaro_winkler", 0.92),
            cll.PairwiseStringDistanceFunctionLevel("surnames", "jaro_winkler", 0.85),
            cll.ElseLevel(),
        ],
    )


def _given() -> cl.CustomComparison:
    return cl.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            cll.CustomLevel("initial_l IS NULL OR initial_r IS NULL", "no given name").configure(is_null_level=True),
            cll.ExactMatchLevel("first_name", term_frequency_adjustments=True),
            cll.CustomLevel("initials_l = initials_r AND len(initials_l) > 1", "two or more initials"),
            cll.ExactMatchLevel("initial", term_frequency_adjustments=True),
            cll.ElseLevel(),
        ],
    )


def _birth() -> cl.CustomComparison:
    return cl.CustomComparison(
        output_column_name="dob",
        comparison_levels=[
            cll.NullLevel("dob"),
            cll.ExactMatchLevel("dob"),
            cll.CustomLevel(
                "dob_l = concat(left(dob_r, 4), '-', substr(dob_r, 9, 2), '-', substr(dob_r, 6, 2))",
                "day and month changed about",
            ),
            cll.DamerauLevenshteinLevel("dob", 1),
            cll.CustomLevel("left(dob_l, 4) = left(dob_r, 4)", "same year"),
            cll.ElseLevel(),
        ],
    )


def _address() -> cl.CustomComparison:
    same_number = "house_number_l = house_number_r"
    return cl.CustomComparison(
        output_column_name="address",
        comparison_levels=[
            cll.CustomLevel(
                "postcode_l IS NULL AND street_l IS NULL OR postcode_r IS NULL AND street_r IS NULL", "no address"
            ).configure(is_null_level=True),
            cll.CustomLevel(
                f"postcode_l = postcode_r AND {same_number} AND coalesce(addition_l, '') = coalesce(addition_r, '')",
                "same home",
            ),
            cll.CustomLevel(f"(postcode_l = postcode_r OR street_l = street_r) AND {same_number}", "same number"),
            cll.CustomLevel("postcode_l = postcode_r OR street_l = street_r", "same street"),
            cll.CustomLevel("left(postcode_l, 4) = left(postcode_r, 4)", "same district"),
            cll.ElseLevel(),
        ],
    )


WAYS = {"documented": (PLAIN, documented), "dutch": (DUTCH, dutch)}


def scored_pairs(tables: Tables, way: str) -> list[tuple[Any, ...]]:
    """(signal, row of the register, weight, probability) of every pair at `POSSIBLE` or more."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    names, settings = WAYS[way]
    connection = duckdb.connect()
    connection.execute("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")  # Splink 5.0 writes the lambdas that DuckDB 2 left
    grown = "geboortedatum IS NULL OR left(geboortedatum, 4) <= '2008'"  # a contract needs somebody who is grown
    register = tables.register.append_column("row", pa.array(range(tables.register.num_rows)))  # noqa: F841  read by DuckDB
    signals = tables.signals.append_column("row", pa.array(range(tables.signals.num_rows)))  # noqa: F841
    for table, where in (("signals", "true"), ("register", grown)):
        connection.execute(
            f"CREATE TABLE {table}_clean AS SELECT row AS unique_id, {COMMON}, {names} FROM {table} WHERE {where}"
        )
    api = DuckDBAPI(connection)
    linker = Linker(
        [api.register(f"{name}_clean", dataset_display_name=name) for name in ("signals", "register")], settings()
    )
    sure = [block_on("surname", "dob", "postcode"), block_on("surname", "initial", "postcode", "house_number")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in (block_on("dob"), block_on("postcode", "house_number"), block_on("surname", "initial")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True, max_pairs=1e6
        )
    pairs = linker.inference.predict(threshold_match_probability=POSSIBLE)
    swap = "source_dataset_l = 'register'"
    return connection.execute(
        f"""SELECT CASE WHEN {swap} THEN unique_id_r ELSE unique_id_l END,
            CASE WHEN {swap} THEN unique_id_l ELSE unique_id_r END,
            match_weight, match_probability FROM {pairs.physical_name}"""
    ).fetchall()


def answers(tables: Tables, pairs: list[tuple[Any, ...]], sure: float = SURE, gap: float = GAP) -> list[Answer]:
    """The best person of each signal, by the rule at the top."""
    people, households = tables.register["person"].to_pylist(), tables.register["household"].to_pylist()
    best: list[dict[int, tuple[float, float, int]]] = [{} for _ in range(tables.signals.num_rows)]
    for signal, row, weight, probability in pairs:
        scores = best[signal]
        if people[row] not in scores or scores[people[row]][0] < weight:
            scores[people[row]] = (weight, probability, households[row])
    made = []
    for scores in best:
        ranked = sorted(
            ((weight, probability, person, home) for person, (weight, probability, home) in scores.items()),
            reverse=True,
        )
        if not ranked:
            made.append(Answer(NONE))
        elif ranked[0][1] >= sure and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= gap):
            made.append(Answer(LINKED, ranked[0][2], ranked[0][3]))
        elif ranked[0][1] >= sure and len({home for weight, _, _, home in ranked if ranked[0][0] - weight < gap}) == 1:
            made.append(Answer(HOUSEHOLD, 0, ranked[0][3]))
        else:
            made.append(Answer(REVIEW))
    return made


def best_at(
    precision: float, tables: Tables, pairs: list[tuple[Any, ...]], truths: list[dict[str, Any]]
) -> tuple[float, float, Score] | None:
    """The threshold and gap with the most recall at this precision, with the truth in hand: what it could reach."""
    tried = [
        (sure, gap, scored(truths, answers(tables, pairs, sure, gap)))
        for sure in (0.5, 0.9, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999)
        for gap in (1.0, 3.0, 4.5, 6.0, 8.0, 10.0)
    ]
    return max((one for one in tried if one[2].precision >= precision), key=lambda one: one[2].recall, default=None)
