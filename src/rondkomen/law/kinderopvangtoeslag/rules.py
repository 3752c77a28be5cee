"""Kinderopvangtoeslag: what the state adds to the cost of childcare (Wet kinderopvang; Besluit kinderopvangtoeslag)."""

from rondkomen.engine import age_on, any_of, count, highest, lookup, round_to_euro, rule, total
from rondkomen.kernel import Citation

AWIR = "BWBR0018472"
WKO = "BWBR0017017"


# Work of both parents


@rule(Citation(WKO, artikel="1.6", lid="1"), unit="waar", of="person")
def has_arbeid_or_traject(arbeidsinkomen, follows_traject_or_opleiding, is_student):
    """Whether this person works, also at a loss, or studies or follows a programme that the law puts beside work."""
    return arbeidsinkomen != 0 or follows_traject_or_opleiding or is_student


@rule(Citation(WKO, artikel="1.6", lid="3"), unit="waar", of="person")
def lacks_arbeid(is_aanvrager_or_partner, has_arbeid_or_traject, has_indicatie_langdurige_zorg):
    """Whether this parent has no work, follows no programme and has no need of long-term care."""
    return is_aanvrager_or_partner and not has_arbeid_or_traject and not has_indicatie_langdurige_zorg


@rule(Citation(WKO, artikel="1.6", lid="1"), unit="waar", of="person")
def is_werkende_ouder(is_aanvrager_or_partner, has_arbeid_or_traject):
    """Whether this parent works or follows a programme."""
    return is_aanvrager_or_partner and has_arbeid_or_traject


@rule(Citation(WKO, artikel="1.6"), unit="waar")
def has_parent_without_arbeid(lacks_arbeid, is_aanvrager_or_partner, is_werkende_ouder):
    """Whether a parent lacks work; who needs long-term care may, when the other works (lid 8 and 9)."""
    return any_of(lacks_arbeid, over=is_aanvrager_or_partner) or count(over=is_werkende_ouder) == 0


# Hours and costs of each child


@rule(Citation(WKO, artikel="1.1", lid="1"), unit="waar", of="person")
def can_have_kinderopvang(is_kind, geboortedatum, peildatum, leeftijd_einde_kinderopvang):
    """Whether this child is young enough for childcare, which ends where voortgezet onderwijs begins."""
    return is_kind and age_on(geboortedatum, peildatum) < leeftijd_einde_kinderopvang


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="waar", of="person")
def has_kinderopvang(can_have_kinderopvang, opvanguren_per_maand):
    """Whether this child goes to a registered childcare."""
    return can_have_kinderopvang and opvanguren_per_maand > 0


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="waar")
def has_kind_in_kinderopvang(has_kinderopvang):
    """Whether there is a child that goes to a registered childcare."""
    return count(over=has_kinderopvang) > 0


@rule(Citation(WKO, artikel="1.1", lid="1"), unit="waar", of="person")
def is_buitenschoolse_opvang(geboortedatum, peildatum, leeftijd_basisschool):
    """Whether the care is out of school: taken to be so from the age of going to school."""
    return age_on(geboortedatum, peildatum) >= leeftijd_basisschool


@rule(Citation(WKO, artikel="1.7", lid="2"), unit="EUR/uur", of="person")
def maximum_uurprijs_opvang(
    is_gastouderopvang,
    is_buitenschoolse_opvang,
    maximum_uurprijs_gastouderopvang,
    maximum_uurprijs_buitenschoolse_opvang,
    maximum_uurprijs_dagopvang,
):
    """The highest price of an hour that counts, by the kind of care."""
    if is_gastouderopvang:
        return maximum_uurprijs_gastouderopvang
    return maximum_uurprijs_buitenschoolse_opvang if is_buitenschoolse_opvang else maximum_uurprijs_dagopvang


@rule(Citation(WKO, artikel="1.7", lid="4"), unit="uur/maand", of="person")
def opvanguren_that_count(has_kinderopvang, opvanguren_per_maand, maximum_opvanguren):
    """The hours of this child that count, at most 230 a month."""
    return min(opvanguren_per_maand, maximum_opvanguren) if has_kinderopvang else 0


@rule(Citation(WKO, artikel="1.7", lid="2"), unit="EUR/maand", of="person")
def opvangkosten_that_count(opvanguren_that_count, uurprijs_opvang, maximum_uurprijs_opvang):
    """The hours that count times the price, at most the highest price."""
    if opvanguren_that_count == 0:
        return 0
    return opvanguren_that_count * min(uurprijs_opvang, maximum_uurprijs_opvang)


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="EUR/maand", of="person")
def opvangkosten(has_kinderopvang, opvanguren_per_maand, uurprijs_opvang):
    """What the parents pay for this child, before kinderopvangtoeslag."""
    return opvanguren_per_maand * uurprijs_opvang if has_kinderopvang else 0


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="EUR/maand")
def kosten_kinderopvang(opvangkosten, has_kinderopvang):
    """What the parents pay for all children, before kinderopvangtoeslag."""
    return total(opvangkosten, over=has_kinderopvang)


@rule(Citation(WKO, artikel="1.7", lid="1"), unit="EUR/maand")
def opvangkosten_of_all_kinderen(opvangkosten_that_count, has_kinderopvang):
    """The costs that count of all children."""
    return total(opvangkosten_that_count, over=has_kinderopvang)


# The first child: the one with the most hours


@rule(Citation(WKO, artikel="1.7", lid="1"), unit="uur/maand")
def meeste_opvanguren(opvanguren_per_maand, has_kinderopvang):
    """The hours of the child with the most hours."""
    return highest(opvanguren_per_maand, over=has_kinderopvang)


@rule(Citation(WKO, artikel="1.7", lid="1"), unit="waar", of="person")
def has_meeste_opvanguren(has_kinderopvang, opvanguren_per_maand, meeste_opvanguren):
    """Whether no child has more hours than this one."""
    return has_kinderopvang and opvanguren_per_maand >= meeste_opvanguren


@rule(Citation(WKO, artikel="1.7", lid="1"), unit="EUR/maand")
def opvangkosten_eerste_kind(opvangkosten_that_count, has_meeste_opvanguren):
    """The costs that count of the first child; when children have as many hours, of the dearest."""
    return highest(opvangkosten_that_count, over=has_meeste_opvanguren)


# The amount


@rule(Citation(WKO, artikel="1.8", lid="1"), unit="EUR/maand")
def kinderopvangtoeslag_eerste_kind(opvangkosten_eerste_kind, toetsingsinkomen, percentage_eerste_kind):
    """The part of the costs of the first child that is paid at this income."""
    return opvangkosten_eerste_kind * lookup(toetsingsinkomen, percentage_eerste_kind)


@rule(Citation(WKO, artikel="1.8", lid="1"), unit="EUR/maand")
def kinderopvangtoeslag_volgende_kinderen(
    has_kinderopvang,
    opvangkosten_of_all_kinderen,
    opvangkosten_eerste_kind,
    toetsingsinkomen,
    percentage_volgend_kind,
):
    """The part of the costs of the other children that is paid at this income."""
    if count(over=has_kinderopvang) < 2:
        return 0
    kosten = max(0, opvangkosten_of_all_kinderen - opvangkosten_eerste_kind)
    return kosten * lookup(toetsingsinkomen, percentage_volgend_kind)


@rule(Citation(AWIR, artikel="14", lid="4"), unit="EUR/jaar")
def kinderopvangtoeslag_jaarbedrag(
    kinderopvangtoeslag_eerste_kind, kinderopvangtoeslag_volgende_kinderen, opvangkosten_of_all_kinderen
):
    """The kinderopvangtoeslag of a year with these hours each month, to the nearest euro, at most the costs."""
    van_alle_kinderen = kinderopvangtoeslag_eerste_kind + kinderopvangtoeslag_volgende_kinderen
    return round_to_euro(min(van_alle_kinderen, opvangkosten_of_all_kinderen) * 12)


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="waar")
def has_recht_op_kinderopvangtoeslag(has_kind_in_kinderopvang, has_parent_without_arbeid):
    """Whether the household meets the conditions, whatever its income; wealth does not matter."""
    return has_kind_in_kinderopvang and not has_parent_without_arbeid


@rule(Citation(WKO, artikel="1.5", lid="1"), unit="EUR/maand")
def kinderopvangtoeslag(has_recht_op_kinderopvangtoeslag, kinderopvangtoeslag_jaarbedrag, minimum_of_tegemoetkoming):
    """The kinderopvangtoeslag of a month; nothing when a year would be less than 24 euro (Awir art. 14 lid 5)."""
    if not has_recht_op_kinderopvangtoeslag:
        return 0
    return kinderopvangtoeslag_jaarbedrag / 12 if kinderopvangtoeslag_jaarbedrag >= minimum_of_tegemoetkoming else 0
