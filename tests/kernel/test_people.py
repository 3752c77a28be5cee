"""Who and where somebody is: bsn, name, address and dates of which a part is unknown."""

import copy
import pickle
import traceback
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.kernel import Address, AddressRefused, Bsn, BsnRefused, Naamgebruik, PartialDate, PersonName
from rondkomen.kernel.address import postcode

TEST_BSN = "999990019"  # of the range that RvIG gives to nobody
KADE = {"postcode": "1234AB", "huisnummer": 12, "huisletter": "", "huisnummertoevoeging": "", "straat": "Kade",
        "woonplaats": "Waterveen"}  # fmt: skip


class TestBsn:
    @pytest.mark.parametrize("written", [TEST_BSN, "9999 90 019", "9999.90.019", " 999990019 ", "9999-90019"])
    def test_it_is_read_as_people_write_it(self, written):
        assert Bsn(written).digits == TEST_BSN
        assert Bsn(written) == Bsn(TEST_BSN)

    def test_a_zero_that_a_spreadsheet_lost_comes_back(self):
        assert Bsn("10000008") == Bsn("010000008")

    @pytest.mark.parametrize(
        "written", ["", "000000000", "99999001", "9999900190", "99999001x", "٩٩٩٩٩٠٠١٩", "999990018", "1", "nothing"]
    )
    def test_what_is_none_is_refused_without_repeating_it(self, written):
        with pytest.raises(BsnRefused) as refused:
            Bsn(written)
        assert not written or written not in str(refused.value)

    @given(st.integers(1, 999_999_999))
    def test_one_digit_wrong_is_always_found(self, number):
        """The weights differ from each other and none is a multiple of eleven, so no single typo passes."""
        digits = f"{number:09}"
        try:
            right = Bsn(digits).digits
        except BsnRefused:
            return
        for place, digit in enumerate(right):
            wrong = right[:place] + str((int(digit) + 1) % 10) + right[place + 1 :]
            with pytest.raises(BsnRefused):
                Bsn(wrong)

    def test_it_never_shows_itself(self):
        bsn = Bsn(TEST_BSN)
        shown = [str(bsn), repr(bsn), f"{bsn}", f"{bsn!r}", f"{bsn}", f"{[bsn]}", f"{ {bsn: bsn} }", "%s" % bsn]  # noqa: UP031
        try:
            raise ValueError(bsn)
        except ValueError as error:
            shown.append("".join(traceback.format_exception(error)))
        assert not any(TEST_BSN in text or "9999" in text for text in shown)

    def test_it_is_a_value(self):
        assert {Bsn(TEST_BSN): 1}[Bsn("9999 90 019")] == 1
        assert Bsn(TEST_BSN) != TEST_BSN
        assert copy.deepcopy(Bsn(TEST_BSN)) == pickle.loads(pickle.dumps(Bsn(TEST_BSN))) == Bsn(TEST_BSN)
        assert Bsn(TEST_BSN).is_for_tests
        assert not Bsn("111222333").is_for_tests


class TestNames:
    @pytest.mark.parametrize(
        ("use", "surname"),
        [("E", "van der Berg"), ("P", "de Wit"), ("V", "de Wit-van der Berg"), ("N", "van der Berg-de Wit")],
    )
    def test_somebody_is_called_by_the_name_in_use(self, use, surname):
        name = PersonName("Johanna Maria", "van der", "Berg", Naamgebruik(use), "de", "Wit")
        assert name.surname == surname
        assert name.full == f"Johanna Maria {surname}"
        assert name.addressed == f"J.M. {surname}"

    @pytest.mark.parametrize(
        ("voornamen", "voorletters"),
        [("IJsbrand", "IJ."), ("Anne-Marie Élise", "A.M.É."), ("", ""), ("  Jan   Piet ", "J.P."), ("ökkeş", "Ö.")],
    )
    def test_voorletters_follow_from_voornamen(self, voornamen, voorletters):
        assert PersonName(voornamen, "", "Smit").voorletters == voorletters

    def test_a_name_that_is_not_whole_is_refused(self):
        with pytest.raises(ValueError, match="has a geslachtsnaam"):
            PersonName("Jan", "", " ")
        with pytest.raises(ValueError, match="needs the geslachtsnaam of the partner"):
            PersonName("Jan", "", "Smit", Naamgebruik.PARTNER)

    def test_a_person_without_voornamen_is_called_by_the_geslachtsnaam(self):
        assert str(PersonName("", "", "Sukhdeep")) == PersonName("", "", "Sukhdeep").addressed == "Sukhdeep"


class TestAddresses:
    @pytest.mark.parametrize(
        ("letter", "addition", "line"),
        [("", "", "Kade 12"), ("a", "", "Kade 12a"), ("", "hs", "Kade 12-hs"), ("B", "2", "Kade 12B-2")],
    )
    def test_it_is_written_for_the_post(self, letter, addition, line):
        address = Address(**KADE | {"huisletter": letter, "huisnummertoevoeging": addition})
        assert address.lines == (line, "1234 AB  Waterveen")
        assert str(address) == f"{line}, 1234 AB Waterveen"

    @pytest.mark.parametrize("written", ["1234ab", " 1234 AB ", "1234\u00a0ab"])
    def test_a_postcode_has_one_form(self, written):
        assert postcode(written) == "1234AB"

    @pytest.mark.parametrize("written", ["", "0234AB", "1234A", "1234ABC", "12345", "1234SS", "1234SD", "١234AB"])
    def test_a_postcode_that_cannot_be_one_is_refused(self, written):
        with pytest.raises(AddressRefused, match="postcode: found"):
            postcode(written)

    @pytest.mark.parametrize(
        ("part", "value"),
        [("postcode", "1234 AB"), ("huisnummer", 0), ("huisnummer", 100_000), ("huisletter", "ab"), ("huisletter", "1"),
         ("huisnummertoevoeging", "achter"), ("huisnummertoevoeging", "-1"), ("nummeraanduiding", "123"),
         ("straat", " "), ("woonplaats", "")],
    )  # fmt: skip
    def test_a_part_that_cannot_be_is_named(self, part, value):
        with pytest.raises(AddressRefused, match=part):
            Address(**KADE | {part: value})


class TestPartialDates:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [("19780605", "1978-06-05"), ("19780600", "1978-06"), ("19780000", "1978"), ("1978-06-05", "1978-06-05"),
         ("1978-06", "1978-06"), ("1978", "1978")],
    )  # fmt: skip
    def test_the_form_of_the_register_and_of_iso_are_read(self, written, kept):
        assert str(PartialDate.read(written)) == kept

    @pytest.mark.parametrize("written", ["", "00000000", "19781301", "19780631", "19780005", "5-6-1978", "197806", "x"])
    def test_what_is_no_date_is_refused(self, written):
        with pytest.raises(ValueError):
            PartialDate.read(written)

    @pytest.mark.parametrize(
        ("born", "age"),
        [("2008-06-15", 18), ("2008-06-16", 17), ("2008-06", None), ("2008-05", 18), ("2008", None), ("2008-02-29", 18),
         ("2027", None), ("2026-06-15", 0)],
    )  # fmt: skip
    def test_an_age_is_known_when_the_unknown_part_does_not_matter(self, born, age):
        assert PartialDate.read(born).age_on(date(2026, 6, 15)) == age
