"""Sentences from entries: what is said, how sure it is, and according to whom."""

from datetime import date

import pytest

from legation.export.brief.telling import event_sentence
from legation.export.brief.wording import Names, doing_of, quoted, span_words
from legation.ledger import Ledger
from legation.lexicons.narration import load_phrases
from legation.model import EventType, MentionKind, Status
from tests.factory import claim, document, mention, when

TEXT = "Abe met Putin in Sochi. Moscow urged Tokyo to leave. Lavrov said so. They said that the isles are theirs."


def told(event="CONSULT", actors=("Japan",), recipients=(), *, text="Abe met Putin in Sochi.", **more):
    """The sentence that is made of one claim on a page of 16 December 2016."""
    page = document(TEXT, published="2016-12-16")
    one = claim(page, text, event, actors, recipients, **more)
    with Ledger.open(":memory:") as ledger:
        ledger.add(page, [one])
        (entry,) = ledger.chronology(include_comments=True)
        return event_sentence(entry, ledger.claim(entry.claims[0]), page.published, Names())


@pytest.mark.parametrize(
    ("wanted", "coding"),
    [
        (
            "On 6 May 2016, Japan's prime minister Shinzo Abe and Russia's president Vladimir Putin met in Sochi.",
            {"actors": ["Abe", "Putin"], "content": "meet", "cue": "met", "when": "2016-05-06", "where": "Sochi"},
        ),
        (
            "In May 2016, Russia urged Japan (“urged Tokyo to leave”), according to Russia's foreign minister Sergey Lavrov.",
            {"event": "REQUEST", "actors": ["Russia"], "recipients": ["Japan"], "act": "urge", "speaker": "Lavrov",
             "text": "Moscow urged Tokyo to leave.", "cue": "urged Tokyo to leave", "when": "2016-05"},
        ),
        (
            "As reported on 16 December 2016, the United States refused to meet.",
            {"actors": ["the United States"], "content": "meet", "cue": "met", "status": "refused"},
        ),
        (
            "As reported on 16 December 2016, it was said that Japan did not visit Russia (“Sochi”) in 2015.",
            {"recipients": ["Russia"], "content": "visit", "cue": "Sochi", "status": "denied", "when": "2015", "text": "Sochi"},
        ),
        (
            "Probably between 11 and 25 March 2014, Japan imposed sanctions on Russia (“met Putin”).",
            {"event": "COERCE", "recipients": ["Russia"], "content": "sanction", "cue": "met Putin",
             "when": when("2014-03-11/2014-03-25", basis="inferred")},
        ),
        (
            "On or about 16 December 2016, Japan was giving aid to Ukraine.",
            {"event": "AID", "recipients": ["Ukraine"], "content": "aid", "cue": "met", "status": "ongoing",
             "when": when("2016-12-16", basis="published")},
        ),
        (
            "As reported on 16 December 2016, Japan failed to sign the remark.",
            {"event": "SUPPORT", "recipients": [mention("the remark", kind=MentionKind.OTHER)], "content": "sign",
             "cue": "met", "status": "failed"},
        ),
        (
            "As reported on 16 December 2016, “they” made a statement: “They said that the isles are theirs.”",
            {"event": "STATE", "actors": [mention("They")], "act": "say", "text": "They said that the isles are theirs.", "cue": "said"},
        ),
        (
            "As reported on 16 December 2016, Japan made concessions to Russia (“met”).",
            {"event": "CONCEDE", "recipients": ["Russia"], "content": "sanction", "act": "end", "cue": "met"},
        ),
    ],
)  # fmt: skip
def test_sentence(wanted, coding):
    assert told(**coding) == wanted


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("event", list(EventType))
def test_every_type_and_status_makes_a_sentence_that_shows_the_words(event, status):
    found = told(
        event.value, ["Abe"], ["Russia"], content="nothing known", status=status.value, cue="met Putin", when="2016-12"
    )
    assert found[0].isupper()
    assert found.endswith((".", "”"))
    assert "Shinzo Abe" in found
    assert "Russia" in found
    assert "met Putin" in found  # the type alone does not say what was done


def test_what_is_not_known_to_have_happened_is_never_told_as_if_it_had():
    done = told(content="visit", recipients=["Russia"], cue="met", when="2017-05-06")
    assert done.startswith("On 6 May 2017, Japan visited Russia")
    for status in set(Status) - {Status.ACTUAL}:
        text = told(content="visit", recipients=["Russia"], cue="met", when="2017-05-06", status=status.value)
        assert " visited " not in text, status


def test_every_phrase_can_be_told_of_a_party_of_a_thing_and_alone():
    page = document(TEXT)
    thing = mention("the remark", kind=MentionKind.OTHER)
    for (doing, event), phrase in load_phrases().items():
        act, content = (doing[4:], None) if doing.startswith("act:") else (None, doing)
        for recipients, words in ((["Russia"], phrase.party), ([thing], phrase.thing), ([], phrase.alone)):
            one = claim(page, TEXT[:23], event, ["Japan"], recipients, act=act, content=content)
            made = doing_of(one, one, Names())
            assert made.base.startswith(words)
            assert made.past != made.base or made.past.startswith("cut")


def test_offices_are_named_once():
    names = Names()
    assert (
        names.all([mention("Abe"), mention("Putin")])
        == "Japan's prime minister Shinzo Abe and Russia's president Vladimir Putin"
    )
    assert names.one(mention("Abe")) == "Shinzo Abe"
    assert names.one(mention("Kerry")) == "the United States' foreign minister John Kerry"
    assert names.one(mention("the United Nations")) == "the United Nations"
    assert names.one(mention("A U.S. official")) == "a U.S. official"
    assert (
        names.one(mention("Kremlin man", name="P", kind=MentionKind.PERSON, role="Kremlin aide", country="RUS"))
        == "Kremlin aide P"
    )


def test_quotations_are_kept_whole_or_cut_after_a_word():
    assert quoted('"We must," he said') == '“"We must," he said”'
    assert quoted("“Whole.”") == "“Whole.”"
    assert quoted("x" * 300) == f"“{'x' * 240} …”"
    assert span_words(date(2014, 12, 30), date(2015, 1, 2)) == "30 December 2014 and 2 January 2015"
