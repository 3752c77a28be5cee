"""Btag: what the acts of a bailiff cost the debtor (Besluit tarieven ambtshandelingen gerechtsdeurwaarders).

Half is due when the debtor pays at the door, for the acts that article 4 names. Btw comes on top where it cannot be
settled. What the bailiff pays to others (verschotten) and extra for witnesses or long hours are left out.
"""

from rondkomen.engine import round_to_cent, rule
from rondkomen.kernel import Citation

BTAG = "BWBR0012638"


@rule(Citation(BTAG, artikel="10"), unit="fractie")
def btw_factor_ambtshandeling(is_btw_verrekenbaar, btw_fractie):
    """The btw on top of the tariffs, only when the one who hires the bailiff cannot settle it."""
    return 1 if is_btw_verrekenbaar else 1 + btw_fractie


@rule(Citation(BTAG, artikel="4", lid="1"), unit="fractie")
def deel_of_tarief(is_betaald_ter_plaatse, fractie_betaald_ter_plaatse):
    """Half of the tariff when the debtor pays as the bailiff stands there and the act does not go on."""
    return fractie_betaald_ter_plaatse if is_betaald_ter_plaatse else 1


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="a"), unit="EUR")
def kosten_dagvaarding(tarief_dagvaarding, btw_factor_ambtshandeling):
    """The cost of the summons."""
    return round_to_cent(tarief_dagvaarding * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="b"), unit="EUR")
def kosten_betekening_titel(tarief_betekening_titel, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of serving a judgment or another title."""
    return round_to_cent(tarief_betekening_titel * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="c"), unit="EUR")
def kosten_betekening_verzoekschrift(tarief_betekening_verzoekschrift, btw_factor_ambtshandeling):
    """The cost of serving a petition or a notice."""
    return round_to_cent(tarief_betekening_verzoekschrift * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="d"), unit="EUR")
def kosten_overige_betekening(tarief_overige_betekening, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of serving another paper, as when telling the debtor of a seizure."""
    return round_to_cent(tarief_overige_betekening * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="e"), unit="EUR")
def kosten_beslag_roerende_zaken(tarief_beslag_roerende_zaken, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of belongings."""
    return round_to_cent(tarief_beslag_roerende_zaken * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="f"), unit="EUR")
def kosten_beslag_roerende_zaken_via_derde(
    tarief_beslag_roerende_zaken_via_derde, deel_of_tarief, btw_factor_ambtshandeling
):
    """The cost of the seizure of belongings where another must let the bailiff in."""
    return round_to_cent(tarief_beslag_roerende_zaken_via_derde * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="g"), unit="EUR")
def kosten_beslag_rechten(tarief_beslag_rechten, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of other rights."""
    return round_to_cent(tarief_beslag_rechten * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="h"), unit="EUR")
def kosten_beslag_aandelen(tarief_beslag_aandelen, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of shares in a company."""
    return round_to_cent(tarief_beslag_aandelen * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="i"), unit="EUR")
def kosten_beslag_bankrekening(tarief_beslag_bankrekening, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of a bank balance."""
    return round_to_cent(tarief_beslag_bankrekening * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="j"), unit="EUR")
def kosten_beslag_periodieke_betaling(tarief_beslag_periodieke_betaling, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of wages or a benefit."""
    return round_to_cent(tarief_beslag_periodieke_betaling * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="k"), unit="EUR")
def kosten_beslag_voor_levensonderhoud(tarief_beslag_voor_levensonderhoud, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of a seizure for maintenance."""
    return round_to_cent(tarief_beslag_voor_levensonderhoud * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="l"), unit="EUR")
def kosten_beslag_onder_schuldeiser(tarief_beslag_onder_schuldeiser, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of a seizure with the creditor itself."""
    return round_to_cent(tarief_beslag_onder_schuldeiser * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="m"), unit="EUR")
def kosten_executie_afgifte(tarief_executie_afgifte, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of enforcing that goods are handed over."""
    return round_to_cent(tarief_executie_afgifte * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="n"), unit="EUR")
def kosten_beslag_afgifte(tarief_beslag_afgifte, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of a seizure to have goods handed over."""
    return round_to_cent(tarief_beslag_afgifte * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="o"), unit="EUR")
def kosten_beslag_woning(tarief_beslag_woning, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of a home or other real estate."""
    return round_to_cent(tarief_beslag_woning * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="p"), unit="EUR")
def kosten_opheffing_beslag_woning(tarief_opheffing_beslag_woning, btw_factor_ambtshandeling):
    """The cost of lifting the seizure of a home."""
    return round_to_cent(tarief_opheffing_beslag_woning * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="q"), unit="EUR")
def kosten_beslag_schip(tarief_beslag_schip, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the seizure of a ship or an aircraft."""
    return round_to_cent(tarief_beslag_schip * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="r"), unit="EUR")
def kosten_bewaring(tarief_bewaring, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of taking goods into custody."""
    return round_to_cent(tarief_bewaring * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="s"), unit="EUR")
def kosten_aankondiging_verkoop(tarief_aankondiging_verkoop, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of announcing a public sale."""
    return round_to_cent(tarief_aankondiging_verkoop * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="t"), unit="EUR")
def kosten_openbare_verkoop(tarief_openbare_verkoop, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of the public sale of belongings."""
    return round_to_cent(tarief_openbare_verkoop * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="u"), unit="EUR")
def kosten_overname_executie(tarief_overname_executie, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of taking over the enforcement on real estate."""
    return round_to_cent(tarief_overname_executie * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="v"), unit="EUR")
def kosten_ontruiming(tarief_ontruiming, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of an eviction."""
    return round_to_cent(tarief_ontruiming * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="w"), unit="EUR")
def kosten_lijfsdwang(tarief_lijfsdwang, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of detention for a debt."""
    return round_to_cent(tarief_lijfsdwang * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="x"), unit="EUR")
def kosten_informatieverzoek(tarief_informatieverzoek, btw_factor_ambtshandeling):
    """The cost of asking which bank the debtor uses."""
    return round_to_cent(tarief_informatieverzoek * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="2", lid="1", onderdeel="y"), unit="EUR")
def kosten_bezichtiging(tarief_bezichtiging, deel_of_tarief, btw_factor_ambtshandeling):
    """The cost of a viewing."""
    return round_to_cent(tarief_bezichtiging * deel_of_tarief * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="3", onderdeel="a"), unit="EUR/maand")
def kosten_inning_per_maand(tarief_inning_per_maand, btw_factor_ambtshandeling):
    """The cost of each month in which the bailiff collects from wages or a benefit."""
    return round_to_cent(tarief_inning_per_maand * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="3", onderdeel="b"), unit="EUR/maand")
def kosten_inning_per_maand_twee_beslagen(tarief_inning_per_maand_twee_beslagen, btw_factor_ambtshandeling):
    """The cost of each month of collecting when there are two seizures."""
    return round_to_cent(tarief_inning_per_maand_twee_beslagen * btw_factor_ambtshandeling)


@rule(Citation(BTAG, artikel="3", onderdeel="c"), unit="EUR/maand")
def kosten_inning_per_maand_volgend_beslag(tarief_inning_per_maand_volgend_beslag, btw_factor_ambtshandeling):
    """The cost of each month of collecting for each seizure after the second."""
    return round_to_cent(tarief_inning_per_maand_volgend_beslag * btw_factor_ambtshandeling)
