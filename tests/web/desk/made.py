"""Partners, files and signals of Waterveen for the pages of the professional; every person in them is made up."""

from __future__ import annotations

from uuid import UUID

from rondkomen.apps.audit.actor import Actor, ActorKind, Role, system
from rondkomen.apps.people.actions.loading import load_residents
from rondkomen.apps.people.residents import read, shipped
from rondkomen.apps.signals import actions, registers
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, Koppeling
from rondkomen.apps.signals.states import LinkOutcome
from tests.factories import staff

PARTNER = "stroom"
HOUSEHOLDS = {"bakker", "van-der-berg", "veilig-1", "drie-generaties", "yildiz", "el-amrani"}
HEADINGS = (
    "klantnummer;voorletters;voorvoegsel;geslachtsnaam;geboortedatum;straat;huisnummer;huisletter;"
    "huisnummertoevoeging;postcode;woonplaats;bedrag;ontstaansdatum;signaaldatum"
)
ANNA = "1001;A.M.;;Bakker;01-05-1990;Kade;12;a;;1234AB;Waterveen;212,40;01-09-2026;01-11-2026"
"""A resident who is found by rule."""
COUPLE = "1002;;van der;Berg;;Molenlaan;8;;;1234AD;Waterveen;310,00;01-09-2026;01-11-2026"
"""One of a couple; which of the two is not to be seen."""
DOUBT = "1007;J.;van den;Berg;02-12-1949;Molenlaan;8;;;1234AD;Waterveen;310,00;01-09-2026;01-11-2026"
"""Either of the same couple."""
FOUR = "1008;H.;;Martina;;Veenweg;210;;;1234AK;Waterveen;88,00;01-09-2026;01-11-2026"
"""One of four, and perhaps none of them."""
NOBODY = "1003;Q.;;Xantippe;03-03-1933;Nergensstraat;1;;;9999ZZ;Elders;99,00;01-09-2026;01-11-2026"
SECRET = "1004;S.;de;Groot;;Wilgenhof;3;;;1234AG;Waterveen;120,00;01-09-2026;01-11-2026"
NO_AMOUNT = "1005;A.;;Jansen;;Kade;3;;;1234AB;Waterveen;;01-09-2026;01-11-2026"
NO_DAY = "1006;B.;;Jansen;;Kade;3;;;1234AB;Waterveen;100,00;01-09-2026;gisteren"


def file(*rows: str) -> bytes:
    """A CSV file as a partner sends it."""
    return "\r\n".join((HEADINGS, *rows, "")).encode()


def beheerder(at: str = staff.HERE) -> Actor:
    return Actor("staff:beheerder", ActorKind.STAFF, frozenset({Role.BEHEERDER}), at)


def worker(at: str = staff.HERE) -> Actor:
    """Who delivers and reviews."""
    return Actor("staff:iris", ActorKind.STAFF, frozenset({Role.VROEGSIGNALEERDER}), at)


def partner(key: str = PARTNER, name: str = "Stroom & Co", kind: str = "Energie", at: str = staff.HERE) -> UUID:
    """A partner whose files have our own layout."""
    return actions.add_partner(beheerder(at), key=key, name=name, kind=kind)


def received(*rows: str, name: str = "november.csv", at: str = staff.HERE) -> Delivery:
    """A delivery that waits."""
    found = actions.receive(worker(at), PARTNER, name, file(*rows), Way.BESTAND)
    return Delivery.objects.get(pk=found.delivery)


def worked_off(*rows: str, name: str = "november.csv", at: str = staff.HERE) -> Delivery:
    """A delivery that is read and linked, as the worker in the background does."""
    delivery = received(*rows, name=name, at=at)
    finish(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def finish(delivery: UUID) -> None:
    actions.work_off(delivery)
    actions.link_delivery(delivery)


def residents() -> None:
    """Some fictional households of Waterveen; those of the test before are forgotten, whose numbers were the same."""
    registers._kept.clear()
    staff.municipality()
    known = [one for one in read(shipped(staff.HERE).read_text(encoding="utf-8")) if one.id in HOUSEHOLDS]
    load_residents(system("load_residents", staff.HERE), known)


def doubts(number: int = 1) -> list[UUID]:
    """So many signals that wait for a decision, the oldest first: the couple and the four in turn."""
    rows = [(DOUBT, FOUR)[one % 2].replace("100", f"20{one}", 1) for one in range(number)]
    worked_off(*rows, name="twijfel.csv")
    return to_review()


def to_review() -> list[UUID]:
    """The signals that wait, the oldest first."""
    waiting = Koppeling.objects.filter(outcome=LinkOutcome.TWIJFEL.value, replaced_by=None)
    return [*waiting.order_by("made_at", "pk").values_list("signal_id", flat=True)]
