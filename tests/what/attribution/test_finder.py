"""Who is given as the source of which words: one sentence a case, in words of our own."""

from random import Random

import pytest

from legation.what.attribution import Ascription, find_ascriptions, stated
from tests.what.attribution.conftest import Parse

CASES: tuple[tuple[str, str, str | None, str, str], ...] = (
    # what it shows, text, source, cue, content
    ("that", "The envoy said that the border was open.", "The envoy", "said", "that the border was open"),
    ("no that", "The envoy said the border was open.", "The envoy", "said", "the border was open"),
    ("trailing", "The border is open, the envoy said.", "the envoy", "said", "The border is open"),
    ("inverted", "The border is open, said the envoy.", "the envoy", "said", "The border is open"),
    ("put in", "The border, the envoy said, is open.", "the envoy", "said", "The border, the envoy said, is open"),
    ("a day between", "Ankara said Monday it had closed the strait.", "Ankara", "said", "it had closed the strait"),
    ("addressee", "Haddad told parliament that the loan was safe.", "Haddad", "told", "that the loan was safe"),
    ("tells", "Lima tells Quito it wants the road reopened.", "Lima", "tells", "it wants the road reopened"),
    ("apposition", "Ana Ruiz, the mayor, said the port would shut.", "Ana Ruiz, the mayor", "said", "the port would shut"),
    ("title", "Foreign Minister Ana Ruiz said talks had failed.", "Foreign Minister Ana Ruiz", "said", "talks had failed"),
    ("two sources", "Oslo and Bern said the truce was dead.", "Oslo and Bern", "said", "the truce was dead"),
    ("perfect", "The king has said he will abdicate.", "The king", "has said", "he will abdicate"),
    ("negated", "The army did not say when it would leave.", "The army", "did not say", "when it would leave"),
    ("denial", "The army denied that it had crossed the river.", "The army", "denied", "that it had crossed the river"),
    ("gerund", "The army denied crossing the river.", "The army", "denied", "crossing the river"),
    ("question", "Reporters asked whether she would resign.", "Reporters", "asked", "whether she would resign"),
    ("particle", "The judge pointed out that the law was old.", "The judge", "pointed out", "that the law was old"),
    ("ruled out", "Cairo ruled out a new deal.", "Cairo", "ruled out", "a new deal"),
    ("tweet", "The premier tweeted that the bridge was safe.", "The premier", "tweeted", "that the bridge was safe"),
    ("poll", "A poll found that most Danes favour the tunnel.", "A poll", "found", "that most Danes favour the tunnel"),
    ("anonymous", "A senior official said the plan was dead.", "A senior official", "said", "the plan was dead"),
    (
        "familiar",
        "People familiar with the matter said the fine was paid.",
        "People familiar with the matter",
        "said",
        "the fine was paid",
    ),
    ("statement", "The statement said both sides would meet.", "The statement", "said", "both sides would meet"),
    (
        "in a statement",
        "The ministry said in a statement that two ships had sunk.",
        "The ministry",
        "said",
        "that two ships had sunk",
    ),
    ("belief", "Voters believe that prices will fall.", "Voters", "believe", "that prices will fall"),
    ("hope", "The mayor hopes the rebels will disarm.", "The mayor", "hopes", "the rebels will disarm"),
    ("fear", "Farmers fear the dam will burst.", "Farmers", "fear", "the dam will burst"),
    ("wish", "The queen wants to visit Accra.", "The queen", "wants", "to visit Accra"),
    ("vow", "The rebels vowed to fight on.", "The rebels", "vowed", "to fight on"),
    ("urging", "Dublin urged London to wait.", "Dublin", "urged", "to wait"),
    ("wider wish", "Paris wants the base closed.", "Paris", "wants", "the base closed"),
    ("naming", 'She called the raid "a mistake".', "She", "called", 'the raid "a mistake"'),
    ("as", "Delhi described the map as a provocation.", "Delhi", "described", "the map as a provocation"),
    ("accusing", "Rome accused Tripoli of breaking the truce.", "Rome", "accused", "Tripoli of breaking the truce"),
    ("calling for", "Nairobi called for new elections.", "Nairobi", "called for", "new elections"),
    ("rejecting", "Kabul rejected the offer.", "Kabul", "rejected", "the offer"),
    ("passive", "The offer was rejected by Kabul.", "Kabul", "was rejected", "The offer"),
    ("according", "According to the mayor, the well is dry.", "the mayor", "According to", "the well is dry"),
    ("according last", "The well is dry, according to the mayor.", "the mayor", "according to", "The well is dry"),
    ("view", "In Jakarta's view, the strait is closed.", "Jakarta", "In Jakarta's view", "the strait is closed"),
    ("as put", "As the bishop put it, the feud is over.", "the bishop", "put", "the feud is over"),
    ("as reported", "As reported by Reuters, the feud is over.", "Reuters", "reported", "the feud is over"),
    ("no source", "The king is expected to fly to Doha.", None, "is expected", "The king is expected to fly to Doha"),
    ("impersonal", "It was announced that the fair would move.", None, "was announced", "that the fair would move"),
    ("told", "The crew was told that the port was shut.", None, "was told", "that the port was shut"),
    ("noun", "Manila rejected Hanoi's claim that the reef was free.", "Hanoi's", "claim", "that the reef was free"),
    ("noun owner", "Seoul expressed concern that the wall was weak.", "Seoul", "concern", "that the wall was weak"),
    ("threat", "The union's threat to strike was hollow.", "The union's", "threat", "to strike"),
    ("certain", "Vienna is confident that the deal will hold.", "Vienna", "is confident", "that the deal will hold"),
    ("unwilling", "The duke was unwilling to sign.", "The duke", "was unwilling", "to sign"),
    ("who", "The nurse who said the ward was full has left.", "who", "said", "the ward was full"),
    ("headline", "Ruiz: Chile ready to reopen the pass", "Ruiz", ":", "Chile ready to reopen the pass"),
    ("headline's end", "Chile ready to reopen the pass: Ruiz", "Ruiz", ":", "Chile ready to reopen the pass"),
    ("headline's dash", "Two boats lost off Chile - ministry", "ministry", "-", "Two boats lost off Chile"),
    ("headline, inverted", "North Korea fires missile, says Seoul", "Seoul", "says", "North Korea fires missile"),
    ("quote", '"We are ready," the envoy said.', "the envoy", "said", '"We are ready,"'),
    ("quote first", '"We are ready," said the envoy.', "the envoy", "said", '"We are ready,"'),
    ("quote last", 'The envoy said, "We are ready."', "The envoy", "said", '"We are ready."'),
    ("colon", "The envoy added: “Nobody will stop us.”", "The envoy", "added", "“Nobody will stop us.”"),
    ("asked", '"Is the road open?" asked Mrs. Ruiz.', "Mrs. Ruiz", "asked", '"Is the road open?"'),
    ("both sides", '"No," the envoy said, "we will stay."', "the envoy", "said", '"No," the envoy said, "we will stay."'),
    ("comma outside", "“We are ready”, the envoy said.", "the envoy", "said", "“We are ready”"),
    ("typists' marks", "''We are ready,'' Mr. Ruiz said.", "Mr. Ruiz", "said", "''We are ready,''"),
    ("mixed", "The envoy said the raid was “a grave error”.", "The envoy", "said", "the raid was “a grave error”"),
    (
        "two that-clauses",
        "Abdi told Berlin that the aid had come and that the camp was full.",
        "Abdi",
        "told",
        "that the aid had come and that the camp was full",
    ),
)  # fmt: skip


def found(parse: Parse, text: str) -> tuple[Ascription, ...]:
    """Return all ascriptions of a short text."""
    return find_ascriptions(parse(text), text)


@pytest.mark.parametrize(("text", "source", "cue", "content"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_source_cue_and_content_are_found(parse: Parse, text: str, source: str | None, cue: str, content: str) -> None:
    shown = [(a.source.text if a.source else None, a.cue.text, a.content.text) for a in found(parse, text)]

    assert (source, cue, content) in shown


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[c[0] for c in CASES])
def test_excerpts_are_the_text_to_the_letter(parse: Parse, text: str) -> None:
    for a in found(parse, text):
        for excerpt in filter(None, (a.source, a.cue, a.content)):
            assert text[excerpt.start : excerpt.end] == excerpt.text
        assert a.content.start == a.pieces[0].start
        assert a.content.end == a.pieces[-1].end


NOTHING = (
    "The parade went according to plan.",
    "The wine is priced according to age.",
    "Grandfather told them a story.",
    "Say hello to your sister.",
    "Tell me the truth.",
    "The train leaves at noon.",
    "The two presidents met in Lima.",
    "Rain fell in the north: roads were cut.",
    "The recipe: two eggs and milk.",
    "Queen sails home - The Lima Times",
    "Read also: Queen sails home",
    "Photo: Ministry of Defence",
    "Troops marched in view of the palace.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_ascribed_where_nobody_says_anything(parse: Parse, text: str) -> None:
    assert found(parse, text) == ()


def test_a_word_that_is_only_mentioned_is_no_cue(parse: Parse) -> None:
    cues = [a.cue.text for a in found(parse, "\"I told him that 'said' is a dull word,\" she wrote.")]

    assert "said" not in cues


def test_a_cue_inside_a_quotation_takes_nothing_from_outside_it(parse: Parse) -> None:
    text = '"The guards told us that the gate was shut," the pilgrim said on Friday.'
    inner, outer = found(parse, text)

    assert inner.quoted
    assert inner.content.text == "that the gate was shut"
    assert outer.content.text == '"The guards told us that the gate was shut,"'


def test_a_list_of_a_pages_attributions_leaves_out_those_of_the_quoted(parse: Parse) -> None:
    text = '"I think the gate was shut," the pilgrim said.'

    assert [a.cue.text for a in stated(found(parse, text))] == ["said"]


def test_attitudes_inside_a_report_are_kept_apart_from_reports_inside_a_report(parse: Parse) -> None:
    text = "Bern said Oslo wanted peace. Bern said Oslo had warned that peace was far."

    assert [a.cue.text for a in stated(found(parse, text))] == ["said", "said", "had warned"]


def test_someone_cited_is_a_speaker_too(parse: Parse) -> None:
    found_here = found(parse, "Kyodo reported that the queen would sail in May, citing a senior official.")
    cited = [a for a in found_here if a.frame == "cited"]

    assert [(a.source.text if a.source else None, a.content.text) for a in cited] == [
        ("a senior official", "that the queen would sail in May")
    ]


def test_a_reason_cited_is_no_speaker(parse: Parse) -> None:
    assert not [a for a in found(parse, "She refused to sail, citing security concerns.") if a.frame == "cited"]


def test_a_participle_goes_on_with_the_same_speaker(parse: Parse) -> None:
    text = "Haddad warned that the bank would fail, adding that depositors must wait."
    sources = {a.cue.text: a.source.text if a.source else None for a in found(parse, text)}

    assert sources == {"warned": "Haddad", "adding": "Haddad"}


def test_a_reporter_who_goes_on_behind_the_reported_clause_is_not_reported(parse: Parse) -> None:
    text = "Okello said she was tired and predicted that the talks would fail."
    shown = [(a.source.text if a.source else None, a.cue.text, a.content.text) for a in found(parse, text)]

    assert shown == [("Okello", "said", "she was tired"), ("Okello", "predicted", "that the talks would fail")]


def test_a_clause_before_a_semicolon_is_not_what_is_said_behind_it(parse: Parse) -> None:
    text = "The harbour froze; sailors say they are glad."

    assert [a.content.text for a in stated(found(parse, text))] == ["they are glad"]


def test_an_owner_is_not_made_of_someone_who_only_answers_a_claim(parse: Parse) -> None:
    text = "The palace dismissed reports that the king was ill."
    sources = {a.cue.text: a.source.text if a.source else None for a in found(parse, text)}

    assert sources == {"dismissed": "The palace", "reports": None}


def test_someone_told_of_a_speaker_stays_the_inner_one(parse: Parse) -> None:
    text = "Ruiz said on Monday in a call with Okello that Chile was ready, the Chilean foreign ministry said on its website."
    shown = {a.source.text if a.source else None: a.content.text for a in stated(found(parse, text))}

    assert shown["Ruiz"] == "that Chile was ready"
    assert shown["the Chilean foreign ministry"].startswith("Ruiz said on Monday")


STRAY = ('"', "“", "”", "''", "``", ",", ":", ";", "said,", "citing", "according to", "quoted as saying", "\n\n")


@pytest.mark.parametrize("seed", range(6))
def test_broken_text_never_gives_words_that_are_not_there(parse: Parse, seed: int) -> None:
    dice = Random(seed)
    words = [word for case in dice.sample(CASES, 12) for word in case[1].split()]
    for _ in range(30):
        words.insert(dice.randrange(len(words)), dice.choice(STRAY))
    text = " ".join(words)
    for a in found(parse, text):
        assert a.content.start == a.pieces[0].start
        assert all(text[e.start : e.end] == e.text and e.text.strip() for e in (a.source, a.cue, a.content) if e)
        assert not any(piece.overlaps(a.cue.span) for piece in a.pieces)
        assert a.source is None or a.frame == "phrase" or not a.source.span.overlaps(a.cue.span)  # "in X's view"


def test_a_relative_pronoun_names_its_antecedent_as_the_head_of_the_source(parse: Parse) -> None:
    text = "The nurse who said the ward was full has left."
    sentences = parse(text)
    [said] = find_ascriptions(sentences, text)

    assert said.source_head is not None
    assert sentences[0].tokens[said.source_head].text == "nurse"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We are ready," the envoy said.', "direct"),
        ("The envoy said the raid was “a grave error”.", "mixed"),
        ("The envoy said the raid was an error.", "indirect"),
        ("According to the envoy, the raid failed.", "according"),
    ],
)
def test_the_kind_tells_quoted_from_reported_words(parse: Parse, text: str, kind: str) -> None:
    assert [a.kind for a in stated(found(parse, text))] == [kind]


def test_reading_nothing_finds_nothing() -> None:
    assert find_ascriptions([], "") == ()
