"""Which claims are one happening, and which are not."""

from datetime import date

import pytest

from legation.ledger import Ledger
from legation.model import Claim, Document, Event, Status, VariantField
from tests.factory import claim, document

LONG = (
    "The two ministers spoke for three hours about fishing rights, the price of gas, the islands that lie "
    "between their countries and the treaty that neither side has signed since the war ended, and "
    "afterwards each told reporters that the other had listened with care, that a path was open, and that "
    "officials would look for dates in the weeks ahead, although nobody would say what exactly had been "
    "offered or what had been asked for in return by the guests who had come a long way to hear it. "
)


def one(
    name: str, text: str, *parties: str, day: str | None = "2016-04-15", **more: object
) -> tuple[Document, list[Claim]]:
    """A page that tells of one meeting."""
    about = {key: more.pop(key) for key in ("published", "outlet", "agency") if key in more}
    page = document(text, name=name, **{"published": "2016-04-20", **about})  # type: ignore[arg-type]
    first = text.split(". ")[0].rstrip(".")
    fields = {"content": "meet", "when": day, **more}
    return page, [claim(page, first, "CONSULT", parties, **fields)]  # type: ignore[arg-type]


def events(*pages: tuple[Document, list[Claim]], **filters: object) -> list[Event]:
    """The chronology of a ledger that holds these pages."""
    with Ledger.open(":memory:") as ledger:
        for page, claims in pages:
            ledger.add(page, claims)
        return ledger.chronology(**filters)  # type: ignore[arg-type]


def test_person_office_and_state_can_be_one_party() -> None:
    found = events(
        one("a", "Kishida met Lavrov on Friday.", "Kishida", "Lavrov", outlet="A"),
        one("b", "Japan's foreign minister met Lavrov.", "Japan's foreign minister", "Lavrov", outlet="B"),
        one("c", "Tokyo and Moscow held talks on Friday.", "Tokyo", "Moscow", outlet="C"),
    )
    (event,) = found
    assert [len(account.claims) for account in event.accounts] == [1, 1, 1]
    assert [mention.name for mention in event.actors] == ["Fumio Kishida", "Sergey Lavrov"]


@pytest.mark.parametrize(
    "other",
    [
        ("Abe", "Putin"),  # other people
        ("Abe", "Lavrov"),
        ("Kishida", "Kerry"),  # another country
    ],
)
def test_meetings_of_other_people_on_the_same_day_stay_apart(other: tuple[str, str]) -> None:
    first = one("a", "Kishida met Lavrov on Friday.", "Kishida", "Lavrov")
    assert len(events(first, one("b", f"{other[0]} met {other[1]} on Friday.", *other))) == 2


def test_meeting_of_states_that_fits_two_meetings_joins_neither() -> None:
    found = events(
        one("a", "Kishida met Lavrov on Friday.", "Kishida", "Lavrov"),
        one("b", "Abe met Putin on Friday.", "Abe", "Putin"),
        one("c", "Japan and Russia held talks on Friday.", "Japan", "Russia"),
    )
    assert len(found) == 3


def test_other_days_are_other_meetings() -> None:
    first = one("a", "Kishida met Lavrov.", "Kishida", "Lavrov", published="2016-04-15")
    later = one("b", "Kishida met Lavrov again.", "Kishida", "Lavrov", day="2016-04-17", published="2016-04-17")
    assert len(events(first, later)) == 2


def test_talks_day_after_day_are_a_series() -> None:
    pages = [
        one(f"p{n}", f"Kerry met Lavrov in Geneva, day {n}.", "Kerry", "Lavrov", day=f"2016-04-1{n}")
        for n in range(1, 5)
    ]
    assert len(events(*pages)) == 4


def test_neighbouring_days_in_one_place_are_two_datings_with_a_verdict() -> None:
    found = events(
        one("a", "Kishida met Lavrov in Tokyo on Friday.", "Kishida", "Lavrov", where="Tokyo", outlet="A"),
        one("b", "Kishida saw Lavrov in Tokyo on Friday.", "Kishida", "Lavrov", where="Tokyo", outlet="B"),
        one("c", "Kishida talked with Lavrov.", "Kishida", "Lavrov", where="Tokyo", day="2016-04-16", outlet="C"),
    )
    (event,) = found
    best, other = event.variants
    assert (best.value, best.accounts, best.preferred) == ("2016-04-15", 2, True)
    assert (other.value, other.accounts, other.preferred) == ("2016-04-16", 1, False)
    assert event.when
    assert event.when.earliest == date(2016, 4, 15)
    assert "2 independent accounts against 1" in (event.verdict or "")


def test_talks_are_dated_by_what_was_agreed_there_and_a_second_dating_is_a_conflict() -> None:
    text = (
        "Japan and Russia agreed Friday to plan a summit. Kishida spoke to reporters following his talks with Lavrov in Tokyo. "
        "In their meeting Monday, Kishida and Lavrov failed to close the gap."
    )
    page = document(text, name="a", published="2016-04-16", agency="Kyodo")
    deal, talks, meeting = claims = [
        claim(
            page, "Japan and Russia agreed Friday", "AGREE", ["Japan", "Russia"], content="summit", when="2016-04-15"
        ),
        claim(
            page, "his talks with Lavrov", "CONSULT", ["Kishida", "Lavrov"], content="talk", cue="talks", where="Tokyo"
        ),
        claim(
            page,
            "In their meeting Monday",
            "CONSULT",
            ["Kishida", "Lavrov"],
            content="meet",
            cue="meeting",
            when="2016-04-11",
        ),
    ]
    found = [event for event in events((page, claims)) if event.event == "CONSULT"]
    (event,) = found
    assert [(variant.value, variant.preferred) for variant in event.variants] == [
        ("2016-04-15", True),
        ("2016-04-11", False),
    ]
    assert set(event.claims) == {talks.id, meeting.id}
    assert event.when
    assert (event.when.earliest, event.when.basis) == (date(2016, 4, 15), "inferred")
    assert "2 sentences against 1" in (event.verdict or "")
    assert any(deal.id in reason for reason in event.reasons)
    alone = [event for event in events((page, [talks, meeting])) if event.variants]
    assert alone == []


def test_two_places_for_one_meeting_are_a_conflict() -> None:
    found = events(
        one("a", "Kishida met Lavrov in Tokyo.", "Kishida", "Lavrov", where="Tokyo", outlet="A"),
        one("b", "Kishida met Lavrov in Yamaguchi.", "Kishida", "Lavrov", where="Yamaguchi", outlet="B"),
    )
    (event,) = found
    assert {variant.field for variant in event.variants} == {VariantField.PLACE}
    assert {variant.value for variant in event.variants} == {"Tokyo", "Yamaguchi"}


def test_meeting_that_one_side_denies_is_a_conflict_of_outcome() -> None:
    found = events(
        one("a", "Kishida met Lavrov.", "Kishida", "Lavrov", outlet="A"),
        one("b", "Lavrov did not meet Kishida, he said.", "Kishida", "Lavrov", status="denied", outlet="B"),
        one("c", "Kishida saw Lavrov.", "Kishida", "Lavrov", outlet="C"),
    )
    (event,) = found
    assert event.status is Status.ACTUAL
    assert {variant.value for variant in event.variants} == {"actual", "denied"}


def test_copies_of_a_report_count_once_but_are_all_carriers() -> None:
    text = "Kishida met Lavrov on Friday. " + LONG
    found = events(
        one("a", text, "Kishida", "Lavrov", outlet="A"),
        one("b", text.replace("three hours", "more than two hours"), "Kishida", "Lavrov", outlet="B"),
        one(
            "c", "Kishida met Lavrov on Friday. It was cold. " + LONG[: len(LONG) // 2], "Kishida", "Lavrov", outlet="C"
        ),
        one(
            "d",
            "Kishida met Lavrov on Friday. Nobody else came to the old house by the river.",
            "Kishida",
            "Lavrov",
            outlet="D",
        ),
    )
    (event,) = found
    assert len(event.accounts) == 2
    assert event.carriers == 4


def test_two_stories_of_one_agency_are_one_account() -> None:
    found = events(
        one("a", "Kishida met Lavrov.", "Kishida", "Lavrov", agency="Kyodo"),
        one("b", "Lavrov saw Kishida on Friday.", "Kishida", "Lavrov", agency="KYODO"),
    )
    assert [account.label for account in found[0].accounts] == ["Kyodo"]


def test_copies_that_come_late_join_two_accounts() -> None:
    """A long text that holds two shorter ones makes one account of them, whichever comes first."""
    half, rest = LONG[: len(LONG) // 2], LONG[len(LONG) // 2 :]
    pages = [
        one("a", "Kishida met Lavrov. " + half * 2, "Kishida", "Lavrov", outlet="A"),
        one("b", "Kishida met Lavrov. " + rest * 2, "Kishida", "Lavrov", outlet="B"),
        one("c", "Kishida met Lavrov. " + half + rest, "Kishida", "Lavrov", outlet="C"),
    ]
    assert len(events(*pages[:2])[0].accounts) == 2
    assert len(events(*pages)[0].accounts) == len(events(*reversed(pages))[0].accounts) == 1


def test_what_readers_say_is_left_out_unless_asked_for() -> None:
    page = document("Kishida met Lavrov.\n\n[comment] Kishida met Lavrov, they say.", name="a")
    report = claim(page, "Kishida met Lavrov.", "CONSULT", ["Kishida", "Lavrov"], content="meet", when="2016-04-15")
    remark = claim(
        page, "Kishida met Lavrov, they say", "CONSULT", ["Kishida", "Lavrov"], content="meet", when="2016-04-15"
    )
    assert remark.passage_kind == "comment"
    (event,) = events((page, [report, remark]))
    assert event.claims == (report.id,)
    both = events((page, [report, remark]), include_comments=True)
    assert sorted((event.remark, len(event.claims)) for event in both) == [(False, 1), (True, 1)]


def test_pasted_report_is_its_agencys_account() -> None:
    page = document("Look at this.\n\n[pasted] Kishida met Lavrov on Friday.", name="a", kind="post", outlet="Forum")
    told = claim(
        page, "Kishida met Lavrov on Friday.", "CONSULT", ["Kishida", "Lavrov"], content="meet", when="2016-04-15"
    )
    (event,) = events((page, [told]), include_comments=False)
    assert event.accounts[0].id == told.passage


def test_statements_are_one_only_in_the_same_words() -> None:
    pages = []
    for name, words in (
        ("a", "the islands are ours by right"),
        ("b", "the islands are ours by right"),
        ("c", "gas will cost more"),
    ):
        page = document(f"Lavrov said that {words}.", name=name, outlet=name)
        pages.append((page, [claim(page, page.text, "STATE", ["Lavrov"], when="2016-12-15")]))
    assert sorted(len(event.claims) for event in events(*pages)) == [1, 2]


def test_sanctions_keep_their_direction() -> None:
    one_way, other_way = document("Japan punished Russia.", name="a"), document("Russia punished Japan.", name="b")
    found = events(
        (
            one_way,
            [claim(one_way, one_way.text, "SANCTION", ["Japan"], ["Russia"], content="sanction", when="2016-04-15")],
        ),
        (
            other_way,
            [
                claim(
                    other_way, other_way.text, "SANCTION", ["Russia"], ["Japan"], content="sanction", when="2016-04-15"
                )
            ],
        ),
    )
    assert len(found) == 2


def test_strikes_of_one_day_are_one_only_if_the_words_are_alike() -> None:
    pages = []
    for name, text in (
        ("a", "Russia shelled the harbour of Odesa at night"),
        ("b", "At night Russia shelled Odesa and its harbour"),
        ("c", "Russia bombed a power plant near Kharkiv"),
    ):
        page = document(text, name=name)
        pages.append(
            (page, [claim(page, text, "ASSAULT", ["Russia"], ["Ukraine"], content="shell", when="2016-12-15")])
        )
    assert sorted(len(event.claims) for event in events(*pages)) == [1, 2]


def disputed(*pages: tuple[str, str, str | None], accepted: str | None = None) -> str:
    """The verdict on talks of which pages (publication, day, speaker) tell different days."""
    with Ledger.open(":memory:") as ledger:
        for number, (published, day, speaker) in enumerate(pages):
            text = f"Kishida and Lavrov held talks, page {number} says."
            page = document(text, name=f"{number}.txt", published=published, outlet=f"Paper {number}")
            told = claim(page, text, "CONSULT", ["Kishida", "Lavrov"], content="meet", when=day, speaker=speaker)
            ledger.add(page, [told])
            if day == accepted:
                ledger.accept(told.id, why="checked", who="KB")
        (event,) = ledger.conflicts()
        return event.verdict or ""


@pytest.mark.parametrize(
    ("pages", "accepted", "expected"),
    [
        ((("2016-04-16", "2016-04-15", None), ("2016-04-16", "2016-04-14", None)), None, "or"),
        (
            (("2016-04-16", "2016-04-15", None), ("2016-04-16", "2016-04-14", None)),
            "2016-04-14",
            "2016-04-14 rather than 2016-04-15; better supported: an analyst reviewed it",
        ),
        (
            (
                ("2016-04-16", "2016-04-15", None),
                ("2016-04-17", "2016-04-14", None),
                ("2016-04-18", "2016-04-14", None),
            ),
            None,
            "2016-04-14 rather than 2016-04-15; better supported: 2 independent accounts against 1",
        ),
        (
            (("2016-04-16", "2016-04-15", "Obama"), ("2016-04-17", "2016-04-14", "Lavrov")),
            None,
            "2016-04-14 rather than 2016-04-15; better supported: a party's own people say so",
        ),
        (
            (("2016-04-17", "2016-04-15", None), ("2016-04-16", "2016-04-14", None)),
            None,
            "2016-04-14 rather than 2016-04-15; better supported: reported earlier, closer to the event",
        ),
    ],
)
def test_a_verdict_says_what_decided_or_that_nothing_did(
    pages: tuple[tuple[str, str, str | None], ...], accepted: str | None, expected: str
) -> None:
    verdict = disputed(*pages, accepted=accepted)
    assert disputed(*reversed(pages), accepted=accepted) == verdict or expected == "or"
    assert expected in verdict
    assert ("evenly supported" in verdict) == (expected == "or")
