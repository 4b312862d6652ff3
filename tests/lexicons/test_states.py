"""States: all members of the United Nations are there, and names lead to the state that news in English means."""

from collections import defaultdict
from datetime import date

import pytest

from legation.lexicons.actors import State
from legation.lexicons.registry import load_registry

# The 193 members (list of the United Nations, 2011 to date).
MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM
CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI
FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR
KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MCO MNG MNE MAR MOZ MMR NAM NRU
NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR MDA ROU RUS RWA KNA LCA VCT WSM SMR STP
SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON TTO TUN TUR TKM TUV UGA
UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE
""".split()
FORMS = """
USA U.S.
USA US
USA Americans
USA Washington
GBR Britain
GBR Briton
GBR London
JPN Japanese
JPN Tokyo
RUS Russian Federation
RUS Moscow
RUS Russians
NLD Dutch
NLD The Hague
KOR Republic of Korea
PRK DPRK
PRK Pyongyang
MMR Burma
COD Zaire
CIV Côte d'Ivoire
CZE Czechia
SWZ Swaziland
MKD Macedonia
TUR Türkiye
TLS Timor-Leste
UKR Kiev
UKR Kyiv
VAT Holy See
PSE Palestinian Authority
SUN USSR
SUN Soviets
DDR East Germany
TWN Taipei
XKX Kosovar
XTR Transdniestria
""".strip().splitlines()
# Borne by two states at once, and no text means only one of them.
SHARED: set[str] = set()

states = {state.id: state for state in load_registry().states}


def forms(state: State) -> set[str]:
    official = (state.official,) if state.official else ()
    return {state.name, *official, *state.aliases, *state.adjectives, *state.demonyms, *state.seats}


def overlap(one: State, other: State) -> bool:
    last, first = date.max, date.min
    return (one.valid_from or first) <= (other.valid_to or last) and (other.valid_from or first) <= (
        one.valid_to or last
    )


def test_all_members_of_the_united_nations_are_states():
    assert len(set(MEMBERS)) == 193
    assert {code for code in MEMBERS if code not in states or states[code].kind != "state"} == set()


def test_beside_the_members_only_the_observers_count_as_states():
    assert {state.id for state in states.values() if state.kind == "state"} - set(MEMBERS) == {"VAT", "PSE"}


def test_states_that_others_do_not_recognise_are_marked():
    unrecognised = {state.name for state in states.values() if state.kind == "unrecognised"}
    assert {"Kosovo", "Taiwan", "Western Sahara", "Transnistria", "Abkhazia", "South Ossetia"} <= unrecognised
    assert {"Northern Cyprus", "Somaliland", "Donetsk People's Republic", "Luhansk People's Republic"} <= unrecognised


def test_former_states_have_ended():
    former = {state.id: state for state in states.values() if state.kind == "former"}
    assert {"SUN", "YUG", "SCG", "CSK", "DDR", "RVN", "VDR"} <= former.keys()
    assert [state.id for state in former.values() if state.valid_to is None] == []
    assert former["SUN"].valid_to == date(1991, 12, 25)


@pytest.mark.parametrize("line", FORMS)
def test_a_form_leads_to_the_state_that_bears_it(line: str):
    code, form = line.split(" ", 1)
    assert [state.id for state in states.values() if form in forms(state)] == [code]


@pytest.mark.parametrize("form", ["the North", "North", "Korea", "Brussels", "the Gulf", "Ossetia"])
def test_words_that_name_no_one_state_are_in_none(form: str):
    assert not [state.id for state in states.values() if form in forms(state)]


def test_no_two_states_of_one_time_share_a_form():
    bearers: dict[str, list[State]] = defaultdict(list)
    for state in states.values():
        for form in forms(state):
            bearers[form].append(state)
    shared = {
        form
        for form, found in bearers.items()
        for i, one in enumerate(found)
        for other in found[i + 1 :]
        if overlap(one, other)
    }
    assert shared == SHARED


def test_every_member_has_a_word_for_its_people_or_things():
    silent = {code for code in MEMBERS if not states[code].adjectives and not states[code].demonyms}
    assert silent == {"COG", "DMA"}  # Congolese and Dominican are the larger namesakes'


def test_groupings_that_texts_name_hold_their_states():
    def grouped(region: str) -> set[str]:
        return {state.id for state in states.values() if region in state.regions}

    assert grouped("Baltic") == {"EST", "LVA", "LTU"}
    assert grouped("Gulf") == {"ARE", "BHR", "KWT", "OMN", "QAT", "SAU"}
    assert len(grouped("EU")) == 27
    assert {"JPN", "RUS"} & grouped("Western") == set()


def test_wikidata_ids_are_not_shared():
    ids = [state.wikidata for state in states.values() if state.wikidata]
    assert len(ids) == len(set(ids)) > 200
