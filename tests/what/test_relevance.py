"""Each gate in front of a claim: a deed that it stops, and a near one that passes."""

import pytest

from legation.lexicons.coding import load_coding
from legation.model import EventType, Mention, MentionKind, Status
from legation.what.deed import Deed
from legation.what.parties import ITSELF
from legation.what.relevance import NEEDS_RECIPIENT, is_political, reason_against

CUES = load_coding().cues


def party(text: str, kind: str, country: str | None = None, sector: str | None = None, **more: str) -> Mention:
    return Mention(text=text, start=0, end=len(text), kind=MentionKind(kind), country=country, sector=sector, **more)


KENYA = party("Kenya", "state", "KEN", id="KEN")
NEPAL = party("Nepal", "state", "NPL", id="NPL")
ARMY = party("the Peruvian army", "organisation", "PER", "MIL")
SENATOR = party("Senator Ana Silva", "person", "BRA", "LEG")
CABINET = party("the cabinet of Chad", "organisation", "TCD", "GOV")
REBELS = party("rebels", "group", sector="REB")
STRIKERS = party("strikers", "group")
FARMERS = party("farmers", "group")
SHOP = party("Blue Lantern Bakery", "organisation", sector="BUS")
GUILD = party("the Dock Guild", "other")
LEAGUE = party("the Crane League", "other")
NEWSPAPER = party("a Finnish newspaper", "organisation", "FIN", "MED")
BAN = party("the ban", "other")
EMAILS = party("the emails", "other")
OTHERS = party("three others", "other")
BLAST = party("the bombing", "other", basis=ITSELF)


def against(
    event: str,
    actors: list[Mention],
    recipients: list[Mention] | None = None,
    *,
    word: str = "act",
    words: int = 1,
    content: str | None = "x",
    act: str | None = None,
    reciprocal: bool = False,
) -> str | None:
    deed = Deed(
        head=0,
        words=tuple(range(words)),
        event=EventType(event),
        mode=None,
        cameo=None,
        group="x",
        contexts=(),
        reciprocal=reciprocal,
        status=Status.ACTUAL,
        actors=(0,),
        recipients=(),
        content=content,
        act=act,
    )
    return reason_against(deed, tuple(actors), tuple(recipients or ()), CUES, (word,))


def test_somebody_must_have_done_it():
    assert against("COERCE", [], [NEPAL]) == "no doer is named"
    assert against("COERCE", [BAN], [NEPAL]) == "no doer is named"
    assert against("COERCE", [KENYA], [NEPAL]) is None
    assert against("ASSAULT", [BLAST], [FARMERS]) is None  # an attack that nobody owns up to


def test_a_party_must_be_known_or_both_bear_full_names():
    somebody = party("Ambrose", "person")
    assert against("REJECT", [somebody], [BAN]) == "no party is known"
    assert against("REJECT", [GUILD], [LEAGUE]) is None
    assert against("AGREE", [GUILD, LEAGUE]) is None
    assert against("REJECT", [GUILD], [somebody]) == "no party is known"


def test_full_names_are_not_enough_for_a_statement():
    assert against("STATE", [GUILD], [LEAGUE]) == "no party is known"
    assert against("STATE", [KENYA]) is None


def test_a_party_must_act_in_politics_unless_the_deed_is_public():
    assert against("AGREE", [SHOP], [party("the mill", "other")]) == "no party is a state, or acts in politics"
    assert against("AGREE", [SHOP], [KENYA]) is None
    assert against("PROTEST", [SHOP]) is None


def test_private_people_who_act_together_act_in_politics():
    assert against("REJECT", [party("strikers", "group", sector="LAB")], [party("the offer", "other")]) is None
    bakers = party("bakers", "group", sector="LAB")
    assert against("REJECT", [bakers], [party("the offer", "other")]) == "no party is a state, or acts in politics"


@pytest.mark.parametrize(
    ("actors", "recipients"),
    [([ARMY], [FARMERS]), ([REBELS], [BAN]), ([KENYA], [SENATOR]), ([SENATOR], [NEPAL]), ([CABINET], [FARMERS])],
)
def test_an_attack_by_or_on_the_armed_is_one(actors, recipients):
    assert against("ASSAULT", actors, recipients, word="attack") is None


@pytest.mark.parametrize(("actor", "recipient"), [(SENATOR, BAN), (SENATOR, NEWSPAPER), (CABINET, BAN)])
def test_an_attack_in_words_is_none(actor, recipient):
    assert against("ASSAULT", [actor], [recipient], word="attack") == (
        "'attack' may be meant figuratively: nobody bears arms"
    )
    assert against("ASSAULT", [actor], [recipient], word="bombard") is None


def test_a_rally_of_one_is_a_campaigns():
    assert against("PROTEST", [SENATOR], word="rally") == "a rally of one is a campaign's"
    assert against("PROTEST", [STRIKERS, SENATOR], word="rally") is None
    assert against("PROTEST", [SENATOR], word="march") is None


def test_what_is_done_to_people_is_not_done_to_things():
    assert against("RETREAT", [KENYA], [EMAILS], content="release") == "release is done to people or parties"
    assert against("RETREAT", [KENYA], [OTHERS], content="release") is None
    assert against("RETREAT", [KENYA], [FARMERS], content="release") is None
    assert against("RETREAT", [KENYA], [EMAILS], content="withdraw-troops") is None


def test_one_persons_withdrawal_is_no_armys():
    assert against("RETREAT", [SENATOR], content="withdraw-troops") == "one person's withdrawal is no army's"
    assert against("RETREAT", [SENATOR], [NEPAL], content="withdraw-troops") is None
    assert against("RETREAT", [KENYA], content="withdraw-troops") is None


def test_asking_nobody_knows_what_tells_of_nothing():
    assert against("REQUEST", [KENYA], content=None, act="ask") == "ask of nobody knows what"
    assert against("REQUEST", [KENYA], [NEPAL], content=None, act="ask") is None
    assert against("REQUEST", [KENYA], content="release", act="ask") is None
    assert against("REQUEST", [KENYA], content=None, act="demand") is None


@pytest.mark.parametrize("event", sorted(NEEDS_RECIPIENT))
def test_some_types_need_a_recipient(event):
    assert against(event, [KENYA]) == f"{event} needs a recipient"
    assert against(event, [KENYA], [NEPAL]) is None
    assert against(event, [KENYA, NEPAL]) is None


def test_a_meeting_needs_two_unless_it_is_planned_or_refused():
    assert against("CONSULT", [KENYA], reciprocal=True) == "a meeting needs two parties"
    assert against("CONSULT", [KENYA, NEPAL], reciprocal=True) is None
    assert against("CONSULT", [KENYA], reciprocal=True, act="plan") is None
    assert against("CONSULT", [KENYA]) is None  # a visit


@pytest.mark.parametrize("mention", [KENYA, SENATOR, REBELS, party("the UN", "organisation", id="UN")])
def test_states_registered_bodies_and_political_sectors_are_political(mention):
    assert is_political(mention)


@pytest.mark.parametrize("mention", [SHOP, BAN, STRIKERS, party("Ida Holm", "person", id="text:ida_holm")])
def test_firms_things_and_people_whom_only_the_text_knows_are_not(mention):
    assert not is_political(mention)
