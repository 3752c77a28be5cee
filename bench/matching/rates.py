"""How often what goes wrong in a partner's file, and where each rate comes from.

Sources. [Divosa 2023]: Jaarrapportage monitor vroegsignalering, share of signals by partner type, and half of the
reports single, 11% several in a month, 40% following earlier ones. [Divosa 2025]: Onder de loep, September 2025: the
kinds of failure that municipalities see when they match with the BRP: spelling with s or ss, voorvoegsels, accents,
maiden name, business name, people who are no resident; it gives no rates. [Damerau 1964]: four in five misspellings are
one slip. [Bgs]: a health insurer knows the date of birth by law, the others need not.
Every rate without a source is an assumption, set before anything was matched and not changed after it.
"""

from dataclasses import dataclass

from .skew import Shares

MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")
SIGNALS_IN_A_CASE = Shares({1: 0.89, 2: 0.09, 3: 0.02})  # [Divosa 2023]: 11% of reports are several in a month
MONTHS_OF_A_HOUSEHOLD = Shares({1: 0.68, 2: 0.22, 3: 0.10})  # [Divosa 2023]: 40% follow an earlier report
SAME_HOLDER = 0.75  # of several signals on one household, those about the same person

# Who is in the file and cannot be in the register, as a share of the signals; a few in a hundred more have left town.
OUTSIDER = {
    "not_registered": 0.025,  # lives at an address in town where the register has others or nobody by that name
    "relative_not_registered": 0.005,  # the same, and bears the surname of those who are registered there
    "other_town": 0.015,  # an address elsewhere: the partner sent it to the wrong municipality
}
THROUGH_OTHERS = 0.007  # the address is that of a protective administrator (bewindvoerder)
OLD_ADDRESS_OUTSIDE = 0.25  # of old addresses of who came from elsewhere, those still sent to this municipality
SEVERAL_NAMED = {"huur": 0.06, "energie": 0.02, "water": 0.01, "zorg": 0.0}  # two people on the contract
FAMILY_NAMED = {"huur": 0.003, "energie": 0.008, "water": 0.015, "zorg": 0.0}  # "Fam. de Vries"
BUSINESS = {"huur": 0.0, "energie": 0.02, "water": 0.02, "zorg": 0.0}  # [Divosa 2025] for the kind

# Names.
OTHER_SURNAME = 0.15  # a married woman under another of her names than she uses [Divosa 2025] for the kind
SPELLED_OTHERWISE = {"netherlands": 0.03, "elsewhere": 0.09}  # [Divosa 2025] for the kind
SLIP_IN_SURNAME = 0.03
SLIP_IN_GIVEN_NAME = 0.02
SURNAME_CUT_OFF = 0.004  # by the width of a column
PREFIX_DROPPED = 0.03  # [Divosa 2025] for the kind
PREFIX_SHORTENED = 0.06
PREFIX_OTHER = 0.02
INITIAL_OF_CALLED_NAME = 0.25  # of people who are called by another name: J. or H. for Johannes who is Hans
WRONG_INITIAL = 0.006
TITLE_IN_SURNAME = 0.004
INITIALS_IN_SURNAME = 0.004

# Dates of birth, of those that are given.
YEAR_ONLY = 0.008
FIRST_OF_JANUARY = 0.008
DAY_AND_MONTH_SWAPPED = 0.01
WRONG_DIGIT = 0.01

# Addresses.
NO_POSTCODE = 0.006
SLIP_IN_POSTCODE = 0.008
SLIP_IN_NUMBER = 0.004
SLIP_IN_STREET = 0.03
NUMBER_IN_STREET = 0.004
ADDITION_DROPPED = 0.08  # of addresses that have a letter or addition
ADDITION_OTHERWISE = 0.35
NO_PLACE = 0.05


@dataclass(frozen=True)
class Kind:
    """A type of partner: its share of the signals, and what it knows of a person."""

    share: float
    birth_date: float
    given: Shares[str]  # in which form it has the given names
    old_address: float  # of people who moved within the past year, those still under the old address


KINDS = {  # the shares: [Divosa 2023]; dates of birth: [Bgs] for health insurers, assumptions for the others
    "zorg": Kind(0.45, 1.0, Shares({"initials": 0.72, "initial": 0.1, "all": 0.18}), 0.35),
    "energie": Kind(
        0.25, 0.35, Shares({"initials": 0.36, "initial": 0.3, "called": 0.22, "first": 0.08, "none": 0.04}), 0.3
    ),
    "huur": Kind(
        0.19, 0.85, Shares({"initials": 0.6, "initial": 0.2, "first": 0.09, "called": 0.1, "none": 0.01}), 0.25
    ),
    "water": Kind(
        0.11, 0.20, Shares({"initials": 0.35, "initial": 0.45, "called": 0.06, "first": 0.04, "none": 0.1}), 0.3
    ),
}


@dataclass(frozen=True)
class Dialect:
    """How one partner fills its columns. All assumptions: no layout of the national desks is public."""

    prefix: str = "column"  # column, before the surname, after it, after a comma
    partner_name: str = "columns"  # columns, hyphen in the surname
    letters: str = "as is"  # as is, capitals, plain (no accents), garbled (UTF-8 read as windows-1252)
    initials: str = "J.M."  # J.M., JM, J M, J. M.
    number: str = "three"  # three columns, two (letter and addition together), one
    postcode: str = "1234AB"  # 1234AB, 1234 AB, 1234 ab
    street: bool = True


DIALECTS = {
    "zorg": (
        Dialect(),
        Dialect(letters="capitals", initials="JM", postcode="1234 AB"),
        Dialect(partner_name="hyphen", number="two"),
    ),
    "energie": (
        Dialect(prefix="before", partner_name="hyphen", letters="plain", number="two", postcode="1234 AB"),
        Dialect(prefix="after", partner_name="hyphen", letters="capitals", initials="J M", number="one"),
        Dialect(
            prefix="before", partner_name="hyphen", letters="garbled", initials="J. M.", number="three", street=False
        ),
    ),
    "huur": (
        Dialect(),
        Dialect(prefix="before", partner_name="hyphen", number="one", postcode="1234 AB"),
        Dialect(prefix="comma", partner_name="hyphen", letters="plain", number="two"),
        Dialect(prefix="before", initials="JM", number="two", postcode="1234 ab"),
    ),
    "water": (
        Dialect(
            prefix="comma", partner_name="hyphen", letters="capitals", initials="J.M.", number="two", postcode="1234 AB"
        ),
    ),
}
