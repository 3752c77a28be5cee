"""Splink on FEBRL4 with the settings of its own example for this set: the detailed and the extended model.

After `docs/demos/examples/duckdb/febrl4` in moj-analytical-services/splink (MIT), with its sure rules and
training rules; u from a million random pairs, as it has for the detailed model (ten million change only the time).
"""

import logging
from typing import Any

import pyarrow as pa
from splink import DuckDBAPI, Linker, block_on
from splink import comparison_level_library as cll
from splink import comparison_library as cl


def pairs(tables: tuple[pa.Table, pa.Table], threshold: float, model: str) -> set[tuple[str, str]]:
    """The pairs (a, b) at this probability or more; `model` is detailed or extended."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI()
    linker = Linker(
        [api.register(table, dataset_display_name=name) for table, name in zip(tables, "ab", strict=True)],
        _settings(model),
    )
    sure = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for column in ("date_of_birth", "postcode"):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(column), estimate_without_term_frequencies=True
        )
    found = linker.inference.predict(threshold_match_probability=threshold).as_record_list()
    return {(one["rec_id_l"], one["rec_id_r"]) for one in found}


def _settings(model: str) -> dict[str, Any]:
    return {
        "unique_id_column_name": "rec_id",
        "link_type": "link_only",
        "blocking_rules_to_generate_predictions": [
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        "comparisons": [
            *(_detailed() if model == "detailed" else _extended()),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
            ),
        ],
    }


def _detailed() -> list[Any]:
    return [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
    ]


def _extended() -> list[Any]:
    names = {"output_column_name": "full_name_compared", "comparison_levels": _names()}
    return [names, _typed("soc_sec_id", 1, 2), _typed("street_number", 1), _typed("postcode", 1, 2)]


def _names() -> list[Any]:
    crossed = "jaro_winkler_similarity(given_name_l, surname_r) + jaro_winkler_similarity(surname_l, given_name_r) >= "
    nothing = "(given_name_l IS NULL OR given_name_r IS NULL) and (surname_l IS NULL OR surname_r IS NULL)"
    return [
        {"sql_condition": nothing, "label_for_charts": "no names", "is_null_level": True},
        cll.ExactMatchLevel("full_name", term_frequency_adjustments=True),
        cll.JaroWinklerLevel("full_name", 0.9),
        cll.JaroWinklerLevel("full_name", 0.7),
        cll.ColumnsReversedLevel("given_name", "surname"),
        {"sql_condition": f"{crossed}1.8", "label_for_charts": "changed about, much alike"},
        {"sql_condition": f"{crossed}1.4", "label_for_charts": "changed about, alike"},
        cll.ExactMatchLevel("given_name", term_frequency_adjustments=True),
        cll.ExactMatchLevel("surname", term_frequency_adjustments=True),
        {"sql_condition": "given_name_l = surname_r OR surname_l = given_name_r", "label_for_charts": "one crosses"},
        cll.JaroWinklerLevel("given_name", 0.9),
        cll.JaroWinklerLevel("surname", 0.9),
        cll.ElseLevel(),
    ]


def _typed(column: str, *slips: int) -> dict[str, Any]:
    levels = [cll.NullLevel(column), cll.ExactMatchLevel(column, term_frequency_adjustments=True)]
    levels += [cll.DamerauLevenshteinLevel(column, number) for number in slips]
    return {"output_column_name": f"{column}_compared", "comparison_levels": [*levels, cll.ElseLevel()]}
