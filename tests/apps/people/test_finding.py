"""Finding and opening people: who may see what, what stays masked, and that nobody sees another municipality's rows."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from rondkomen.apps.audit.actor import Actor, ActorKind, Role, system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.people import permissions
from rondkomen.apps.people.actions import (
    add_contact_detail,
    flag_channel,
    join_household,
    leave_household,
    prefer,
    record_identity,
    record_residence,
)
from rondkomen.apps.people.kinds import AddressKind, Channel, ContactKind, Dagdeel, HouseholdRole
from rondkomen.apps.people.models import Household, Person
from rondkomen.apps.people.queries import (
    bsn_of,
    contact_flags,
    find_at_address,
    find_by_bsn,
    find_by_name,
    open_person,
    stays,
)
from rondkomen.apps.people.queries.finding import MOST
from rondkomen.apps.people.queries.opening import PersonGone
from rondkomen.apps.people.registration import ResidenceTold
from rondkomen.apps.people.search_keys import surname_key
from rondkomen.apps.people.states import CONSENT, ConsentState
from rondkomen.kernel import AddressRefused, Naamgebruik, PartialDate, PersonName
from tests.factories.audit import ELSEWHERE, HERE, resident, staff
from tests.factories.people import DAY, SINCE, WHY, address, bsn, checker, helper, person, told, worker


def names(cards) -> list[str]:
    return [card.name.voornamen for card in cards]


class TestNames:
    @pytest.mark.parametrize("sought", ["Bakker", "bakker", " BAKKER ", "Bàkker", "Bak ker", "Bak-ker"])
    def test_signs_and_capitals_do_not_matter(self, here, sought):
        person(told("Anna", "Bakker"))
        person(told("Bram", "Baker"))
        assert names(find_by_name(worker(), sought, DAY, WHY).people) == ["Anna"]

    @pytest.mark.parametrize(
        ("surname", "key"),
        [("IJsseldijk", "ysseldyk"), ("Ĳsseldĳk", "ysseldyk"), ("Ysseldyk", "ysseldyk"), ("Yıldız", "yildiz"),
         ("Łoś-Øst", "losost"), ("Groß", "gross"), ("D'Angelo", "dangelo"), ("'", ""), ("الحسن", "الحسن")],
    )  # fmt: skip
    def test_a_surname_has_one_key(self, surname, key):
        assert surname_key(surname) == key

    def test_a_partner_and_a_former_name_are_found_too(self, here):
        key = person(told("Joke", "Visser"))
        told_later = told("Joke", "Visser").identity
        married = PersonName("Joke", "", "Visser", Naamgebruik.PARTNER, "de", "Wit")
        record_identity(worker(), key, type(told_later)(married, told_later.geslacht, told_later.geboortedatum), WHY)
        record_identity(worker(), key, type(told_later)(PersonName("Joke", "", "Vermeer"), told_later.geslacht), WHY)
        for surname in ("Visser", "Wit", "Vermeer"):
            (card,) = find_by_name(worker(), surname, DAY, WHY).people
            assert card.name.surname == "Vermeer"

    def test_a_birth_date_narrows_it_down(self, here):
        person(told("Jan", "Smit", geboortedatum="1966-01-31"))
        person(told("Jan", "Smit", geboortedatum="2001-05-05"))
        found = find_by_name(worker(), "Smit", DAY, WHY, PartialDate(2001, 5, 5))
        assert [str(card.geboortedatum) for card in found.people] == ["2001-05-05"]

    def test_an_answer_has_an_end_and_says_so(self, here):
        for _ in range(MOST + 1):
            person(told("Jan", "Jansen"))
        found = find_by_name(worker(), "Jansen", DAY, WHY)
        assert len(found.people) == MOST
        assert found.there_are_more

    def test_a_name_without_letters_is_refused(self, here):
        with pytest.raises(Refusal, match="a surname is needed"):
            find_by_name(worker(), " ' ", DAY, WHY)


class TestAddresses:
    def test_who_lives_there_on_a_day_is_found(self, here):
        anna = person(told("Anna", at=address(1)))
        person(told("Bram", at=address(2)))
        record_residence(worker(), anna, ResidenceTold(date(2026, 3, 1), address(2)), WHY)
        assert names(find_at_address(worker(), "1234 ab", 2, DAY, WHY)) == ["Anna", "Bram"]
        assert names(find_at_address(worker(), "1234AB", 1, DAY, WHY)) == []
        assert names(find_at_address(worker(), "1234AB", 1, date(2026, 2, 28), WHY)) == ["Anna"]

    def test_an_addition_narrows_it_down(self, here):
        for addition in ("", "2", "hs"):
            person(told(f"Bewoner {addition}", at=address(9, addition)))
        assert len(find_at_address(worker(), "1234AB", 9, DAY, WHY)) == 3
        assert names(find_at_address(worker(), "1234AB", 9, DAY, WHY, huisnummertoevoeging="HS")) == ["Bewoner hs"]
        assert names(find_at_address(worker(), "1234AB", 9, DAY, WHY, huisnummertoevoeging="")) == ["Bewoner "]

    def test_a_postcode_that_cannot_be_one_is_refused(self, here):
        with pytest.raises(AddressRefused):
            find_at_address(worker(), "Kade", 1, DAY, WHY)


class TestSecretAddresses:
    @pytest.fixture
    def sanne(self, here):
        """Sanne hides with her son, who is not marked himself."""
        key = person(told("Sanne", "Groot", at=address(3), secret=True))
        return key, person(told("Daan", "Kuipers", at=address(3)))

    def test_the_address_is_masked_for_who_may_not_see_it(self, sanne):
        (card,) = find_by_name(worker(), "Groot", DAY, WHY).people
        assert (card.address, card.is_secret, card.is_masked) == (None, True, True)
        (card,) = find_by_name(helper(), "Groot", DAY, WHY).people
        assert (card.address, card.is_secret, card.is_masked) == (address(3), True, False)

    def test_a_housemate_does_not_give_it_away(self, sanne):
        (card,) = find_by_name(worker(), "Kuipers", DAY, WHY).people
        assert (card.address, card.is_masked) == (None, True)
        assert all(one.address is None for one in stays(worker(), sanne[1], DAY, WHY))
        assert open_person(worker(), sanne[1], DAY, WHY).card.address is None

    def test_asking_for_the_address_gives_nobody(self, sanne):
        assert find_at_address(worker(), "1234AB", 3, DAY, WHY) == []
        assert names(find_at_address(checker(), "1234AB", 3, DAY, WHY)) == ["Sanne", "Daan"]

    def test_an_earlier_address_and_a_move_stay_secret(self, sanne):
        record_residence(worker(), sanne[0], ResidenceTold(DAY, moved_to="GM0363"), WHY)
        (card,) = find_by_name(worker(), "Groot", DAY, WHY).people
        assert card.moved_to == ""
        assert all(one.is_masked and not one.moved_to for one in stays(worker(), sanne[0], DAY, WHY))
        assert stays(helper(), sanne[0], DAY, WHY)[0].moved_to == "GM0363"

    def test_who_left_the_secret_home_is_not_secret_any_more(self, sanne):
        record_residence(worker(), sanne[1], ResidenceTold(date(2026, 6, 1), address(4)), WHY)
        (card,) = find_by_name(worker(), "Kuipers", DAY, WHY).people
        assert card.address == address(4)
        assert [one.is_masked for one in stays(worker(), sanne[1], DAY, WHY)] == [False, True, True]

    def test_a_shelter_is_secret_for_everybody_there(self, here):
        key = person(told("Olena", at=address(70), kind=AddressKind.OPVANG))
        assert open_person(worker(), key, DAY, WHY).card.is_masked
        assert open_person(helper(), key, DAY, WHY).card.address == address(70)
        assert find_at_address(worker(), "1234AB", 70, DAY, WHY) == []

    def test_people_see_their_own(self, sanne):
        assert open_person(resident(sanne[0]), sanne[0], DAY, WHY).card.address == address(3)


class TestOpening:
    def test_a_person_is_shown_with_household_and_contact(self, here):
        anna, bram, kim = (person(told(name)) for name in ("Anna", "Bram", "Kim"))
        home = join_household(worker(), anna, HouseholdRole.HEAD, SINCE, WHY)
        join_household(worker(), bram, HouseholdRole.PARTNER, SINCE, WHY, household=home)
        join_household(worker(), kim, HouseholdRole.CHILD, SINCE, WHY, household=home)
        leave_household(worker(), kim, DAY - timedelta(days=1), WHY)
        add_contact_detail(worker(), anna, ContactKind.TELEFOON, "+31600000001", WHY)
        prefer(worker(), anna, WHY, language="tr", channel=Channel.SMS, dagdelen=[Dagdeel.AVOND])
        flag_channel(worker(), anna, Channel.BRIEF, DAY, WHY, "De ex leest de post.")
        found = open_person(worker(), anna, DAY, WHY)
        assert found.role is HouseholdRole.HEAD
        assert [(one.person.name.voornamen, one.role) for one in found.housemates] == [("Bram", HouseholdRole.PARTNER)]
        assert [(one.kind, one.value) for one in found.contact] == [(ContactKind.TELEFOON, "+31600000001")]
        assert (found.language, found.preferred_channel, found.dagdelen) == ("tr", Channel.SMS, ["avond"])
        assert [(one.channel, one.note) for one in found.closed_channels] == [(Channel.BRIEF, "")]
        assert found.has_bsn

    def test_the_reason_of_an_unsafe_channel_is_for_few(self, here):
        anna = person()
        flag_channel(worker(), anna, Channel.TELEFOON, DAY, WHY, "Haar man neemt op.")
        assert [one.note for one in contact_flags(helper(), anna, WHY)] == ["Haar man neemt op."]
        with pytest.raises(PermissionRefused):
            contact_flags(worker(), anna, WHY)

    def test_everybody_who_was_seen_has_a_line(self, here):
        anna, bram = person(told("Anna")), person(told("Bram"))
        home = join_household(worker(), anna, HouseholdRole.HEAD, SINCE, WHY)
        join_household(worker(), bram, HouseholdRole.PARTNER, SINCE, WHY, household=home)
        who = worker()
        open_person(who, anna, DAY, WHY)
        find_at_address(who, "1234AB", 1, DAY, WHY)
        seen = AuditLine.objects.filter(actor_id=who.id).exclude(data_subject_id="")
        assert sorted(seen.values_list("name", "data_subject_id")) == sorted(
            (name, str(key)) for name in ("people.find_at_address", "people.open_person") for key in (anna, bram)
        )

    def test_a_look_that_found_nobody_is_written_down_too(self, here):
        assert find_by_bsn(worker(), bsn(), DAY, WHY) is None
        assert AuditLine.objects.get().name == "people.find_by_bsn"

    def test_somebody_who_is_not_there_is_said_so(self, here):
        for look in (open_person, stays):
            with pytest.raises(PersonGone, match="there is no such person"):
                look(worker(), uuid4(), DAY, WHY)


class TestMunicipalities:
    """A person of elsewhere does not exist here, for anybody and in any way."""

    @pytest.fixture
    def theirs(self, here, elsewhere):
        registration = told("Elders", "Vreemd", at=address(5))
        return person(registration, here=ELSEWHERE), registration

    @pytest.mark.parametrize("role", Role)
    def test_no_role_finds_them(self, theirs, role):
        key, registration = theirs
        who = staff(role)
        for look in (
            lambda: find_by_bsn(who, registration.bsn, DAY, WHY),
            lambda: find_at_address(who, "1234AB", 5, DAY, WHY),
            lambda: find_by_name(who, "Vreemd", DAY, WHY).people,
        ):
            assert not allowed(look)
        for look in (
            lambda: open_person(who, key, DAY, WHY),
            lambda: bsn_of(who, key, WHY),
            lambda: contact_flags(who, key, WHY),
            lambda: stays(who, key, DAY, WHY),
        ):
            with pytest.raises(Refusal):
                look()

    def test_nobody_writes_in_their_rows(self, theirs):
        key, registration = theirs
        household = join_household(worker(ELSEWHERE), key, HouseholdRole.HEAD, SINCE, WHY)
        for write in (
            lambda: record_identity(checker(), key, registration.identity, WHY),
            lambda: record_residence(checker(), key, ResidenceTold(DAY, address(8)), WHY),
            lambda: join_household(checker(), key, HouseholdRole.HEAD, SINCE, WHY),
            lambda: add_contact_detail(checker(), key, ContactKind.TELEFOON, "+31600000001", WHY),
            lambda: join_household(checker(), person(), HouseholdRole.HEAD, SINCE, WHY, household=household),
        ):
            with pytest.raises(Refusal):
                write()
        assert Household.objects.count() == 1

    def test_one_bsn_is_two_people_in_two_municipalities_whose_indexes_cannot_be_joined(self, here, elsewhere):
        number = bsn()
        person(told(number=number))
        person(told(number=number), here=ELSEWHERE)
        assert Person.objects.filter(municipality_id=HERE).count() == 1
        assert len({*Person.objects.values_list("bsn_index", flat=True)}) == 2


def allowed(look) -> object:
    try:
        return look()
    except PermissionRefused:
        return None


WORKERS = {Role.VROEGSIGNALEERDER, Role.SCHULDHULPVERLENER, Role.KWALITEITSMEDEWERKER}
SECRETS = {Role.SCHULDHULPVERLENER, Role.KWALITEITSMEDEWERKER}
CHECKS = {Role.KWALITEITSMEDEWERKER}
MATRIX = {
    "can_find_people": WORKERS,
    "can_see_secret_address": SECRETS,
    "can_see_bsn": SECRETS,
    "can_see_contact_flags": SECRETS,
    "can_write_person": WORKERS,
    "can_correct_bsn": CHECKS,
    "can_delete_person": CHECKS,
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", MATRIX)
def test_a_role_may_what_the_matrix_says_and_nothing_else(name, role):
    assert getattr(permissions, name)(staff(role)) is (role in MATRIX[name])


def test_the_matrix_is_whole():
    """What takes a person besides is tested by itself below."""
    about_one = {"can_open_person", "can_write_contact", "can_record_consent"}
    assert {name for name in vars(permissions) if name.startswith("can_")} == {*MATRIX, *about_one}


@pytest.mark.parametrize("name", ["can_open_person", "can_write_contact"])
def test_people_may_for_themselves_and_for_nobody_else(name):
    own, other = uuid4(), uuid4()
    may = getattr(permissions, name)
    assert may(resident(own), own)
    assert not may(resident(own), other)
    assert {role for role in Role if may(staff(role), own)} == WORKERS


@pytest.mark.parametrize("row", CONSENT, ids=lambda row: f"{row.source} to {row.target}")
def test_consent_is_recorded_by_the_table(row):
    own = uuid4()
    assert {
        role for role in Role if permissions.can_record_consent(staff(role), own, row.source, row.target)
    } == row.roles
    assert permissions.can_record_consent(resident(own), own, row.source, row.target)
    assert not permissions.can_record_consent(resident(uuid4()), own, row.source, row.target)
    assert not permissions.can_record_consent(checker(), own, None, ConsentState.WITHDRAWN)


@pytest.mark.parametrize("kind", [ActorKind.PARTNER, ActorKind.RESIDENT])
def test_partners_and_residents_look_for_nobody(here, kind):
    person()
    outsider = Actor(f"{kind}:1", kind, frozenset({Role.SIGNAALPARTNER}), HERE)
    with pytest.raises(PermissionRefused):
        find_by_name(outsider, "Bakker", DAY, WHY)


def test_jobs_find_people_and_do_not_correct_or_delete_by_chance():
    job = system("match", HERE)
    assert permissions.can_find_people(job)
    assert not permissions.can_correct_bsn(job)
    assert not permissions.can_delete_person(job)
    assert permissions.can_delete_person(system("retention", HERE))
