"""Dating pages that bear no date."""

from datetime import date, datetime

import pytest

from legation.language import Parser, Sentence
from legation.lexicons.actors import Person, Term
from legation.model import DateBasis, Document, Passage, PassageKind, Posted, Published
from legation.when import date_document, explain_date
from legation.when.dating.evidence import FIRST, LAST, Bound, Fit, weigh

PEOPLE = (
    Person(id="ada_ames", name="Ada Ames", aliases=(), family="Ames", gender="f", country="NOR", wikidata=None),
    Person(id="bo_birk", name="Bo Birk", aliases=(), family="Birk", gender="m", country="SWE", wikidata=None),
)
TERMS = (
    Term(
        person="ada_ames",
        office="prime_minister",
        body="NOR",
        valid_from=date(2011, 1, 1),
        valid_to=date(2011, 2, 20),
        acting=False,
        origin="made up",
    ),
    Term(
        person="bo_birk",
        office="president",
        body="SWE",
        valid_from=date(2011, 2, 1),
        valid_to=None,
        acting=False,
        origin="made up",
    ),
)


def _page(parser: Parser, *parts: tuple[PassageKind, str, Posted | None]) -> tuple[Document, dict[str, list[Sentence]]]:
    text, passages, sentences = "", [], {}
    for k, (kind, words, posted) in enumerate(parts):
        start = len(text)
        text += words + "\n\n"
        passages.append(Passage(id=str(k), document="d", kind=kind, start=start, end=start + len(words), posted=posted))
        sentences[str(k)] = parser.parse(words, start)
    return Document(id="d", name="page", text=text, passages=tuple(passages)), sentences


def _date(parser: Parser, *parts: str | tuple[PassageKind, str, Posted | None]) -> Published | None:
    made = [part if isinstance(part, tuple) else (PassageKind.ARTICLE, part, None) for part in parts]
    document, sentences = _page(parser, *made)
    return date_document(document, sentences, TERMS, PEOPLE)


def test_a_vote_that_is_ahead_on_a_sunday_dates_the_page_to_its_week(parser: Parser) -> None:
    found = _date(parser, "Oslo fears for the peninsula ahead of a Sunday referendum on the status of Crimea.")

    assert found is not None
    assert found.earliest >= date(2014, 3, 8)
    assert found.earliest <= date(2014, 3, 12) <= found.latest <= date(2014, 3, 16)
    assert found.basis is DateBasis.INFERRED
    assert found.reason is not None
    assert "Crimean referendum" in found.reason


def test_terms_of_two_office_holders_meet(parser: Parser) -> None:
    found = _date(parser, "Prime Minister Ada Ames met President Bo Birk in Oslo.")

    assert found is not None
    assert (found.earliest, found.latest) == (date(2011, 2, 1), date(2011, 2, 20))
    assert "Ada Ames was prime minister" in (found.reason or "")


def test_a_former_holder_has_left_office(parser: Parser) -> None:
    document, sentences = _page(
        parser, (PassageKind.ARTICLE, "Former Prime Minister Ada Ames met President Bo Birk.", None)
    )

    explained = explain_date(document, sentences, TERMS, PEOPLE)

    assert explained.published is None
    assert "Ada Ames was prime minister until 2011-02-20" in {cited.reason for cited in explained.others}


def test_a_dateline_tells_the_day_and_its_lead_the_year(parser: Parser) -> None:
    found = _date(
        parser,
        "HAVANA, August 7 (Wire) -- Oslo on Friday condemned the bombings of embassies in Kenya and Tanzania.",
    )

    assert found is not None
    assert (found.earliest, found.latest) == (date(1998, 8, 7), date(1998, 8, 8))
    assert "dateline" in (found.reason or "")


def test_condolences_come_within_days_and_memorials_do_not(parser: Parser) -> None:
    fresh = _date(parser, "Oslo expressed condolences over the embassy bombings in Kenya and Tanzania.")

    assert fresh is not None
    assert fresh.earliest <= date(1998, 8, 7) <= fresh.latest <= date(1998, 8, 21)
    assert _date(parser, "Years on, Oslo mourned the dead of the embassy bombings in Kenya and Tanzania.") is None


def test_history_further_down_does_not_date_a_page(parser: Parser) -> None:
    filler = ["The minister spoke of roads."] * 5

    assert _date(parser, "Two days after the Crimean referendum, Oslo protested.") is not None
    assert _date(parser, *filler, "Two days after the Crimean referendum, Oslo protested.") is None


def test_the_name_of_a_landmark_is_no_time_beside_it(parser: Parser) -> None:
    assert _date(parser, "Ames spoke of the Sept. 11 attacks, and of those who died on Sept. 11.") is None


def test_an_anniversary_gives_its_year(parser: Parser) -> None:
    document, sentences = _page(
        parser, (PassageKind.ARTICLE, "Oslo marked the 20th anniversary of the Dayton agreement.", None)
    )

    [cited] = [c for c in explain_date(document, sentences, ()).others if "anniversary" in c.reason]

    assert cited.reason == "anniversary 20 of Dayton agreement (1995-11-21)"
    assert cited.text == "Dayton agreement"


def test_a_numbered_congress_gives_its_term(parser: Parser) -> None:
    document, sentences = _page(parser, (PassageKind.ARTICLE, "The bill is before the 105th Congress.", None))

    [cited] = explain_date(document, sentences, ()).others

    assert cited.reason == "the 105th Congress sat from 1997-01-03 to 1999-01-03"


def test_dates_that_are_not_the_pages_are_named_with_why(parser: Parser) -> None:
    posted = Posted(text="5 March 2014", earliest=datetime(2014, 3, 5, 9), latest=datetime(2014, 3, 5, 9))
    document, sentences = _page(
        parser,
        (PassageKind.PROFILE, "Member since Sep 12, 2011", None),
        (PassageKind.ARTICLE, "Ames met Birk.", None),
        (PassageKind.COMMENT, "Good for them.", posted),
        (PassageKind.CHROME, "Copyright 2024 The Courier", None),
    )

    explained = explain_date(document, sentences, TERMS, PEOPLE)

    assert [(date.text, date.reason.split(":")[0].split(" tells")[0]) for date in explained.not_taken] == [
        ("Sep 12, 2011", "it stands on a member's card"),
        ("5 March 2014", "the time of a comment or post"),
        ("Copyright 2024", "a copyright year"),
    ]
    assert explained.published is not None
    assert [cited.reason for cited in explained.used] == ["the first dated comment was posted on 2014-03-05"]
    assert any("weekday" in line for line in explained.lacking)


def test_weekday_beside_a_date_narrows_the_terms(parser: Parser) -> None:
    found = _date(parser, "Prime Minister Ada Ames met President Bo Birk in Oslo.", "They had met on Tuesday, Feb. 8.")

    assert found is not None
    assert found.earliest >= date(2011, 2, 8)


def test_a_past_weekday_beside_a_landmark_dates_to_the_week_after(parser: Parser) -> None:
    found = _date(parser, "The embassies in Kenya and Tanzania were bombed on Friday.")

    assert found is not None
    assert found.earliest <= date(1998, 8, 7) <= found.latest <= date(1998, 8, 14)


def test_comments_times_bound_the_page_from_above(parser: Parser) -> None:
    posted = Posted(text="5 March 2014", earliest=datetime(2014, 3, 5, 9), latest=datetime(2014, 3, 5, 9))
    found = _date(parser, "Ames met Birk.", (PassageKind.COMMENT, "Good for them.", posted))

    assert found is not None
    assert found.earliest < found.latest == date(2014, 3, 5)


def test_a_page_that_says_too_little_stays_undated(parser: Parser) -> None:
    assert _date(parser, "The two ministers met on Tuesday and agreed to meet again.") is None


def test_a_copyright_year_is_no_evidence(parser: Parser) -> None:
    assert _date(parser, "The ministers met.", (PassageKind.CHROME, "Copyright 2024 The Courier", None)) is None


def test_a_known_date_is_kept(parser: Parser) -> None:
    day = Published(earliest=date(2014, 3, 12), latest=date(2014, 3, 12), basis=DateBasis.METADATA)
    document = Document(id="d", name="page", text="x", passages=(), published=day)

    assert date_document(document, {}, TERMS, PEOPLE) is day


def test_evidence_that_contradicts_itself_dates_nothing() -> None:
    early = Bound(date(2001, 1, 1), date(2001, 1, 9), "early")
    late = Bound(date(2005, 1, 1), date(2005, 1, 9), "late")

    assert weigh([early, late], []) is None


def test_the_interval_is_no_narrower_than_the_evidence() -> None:
    verdict = weigh([Bound(date(2001, 1, 1), LAST, "after"), Bound(FIRST, date(2001, 1, 31), "before")], [])

    assert verdict is not None
    assert (verdict.earliest, verdict.latest) == (date(2001, 1, 1), date(2001, 1, 31))
    assert set(verdict.reasons) == {"after", "before"}


@pytest.mark.parametrize("weekday", range(1, 8))
def test_tests_trim_the_ends(weekday: int) -> None:
    bound = Bound(date(2001, 1, 1), date(2001, 1, 14), "fortnight")

    verdict = weigh([bound], [Fit("weekday", lambda day: day.isoweekday() == weekday)])

    assert verdict is not None
    assert verdict.earliest.isoweekday() == verdict.latest.isoweekday() == weekday


def test_a_weekday_beside_a_vote_may_be_the_last_or_the_next(parser: Parser) -> None:
    found = _date(parser, "Rivals see hope in Tuesday's New Hampshire primary, which could stop Trump.")

    assert found is not None
    assert found.earliest <= date(2016, 2, 4)
    assert found.latest >= date(2016, 2, 9)


def test_before_a_clause_of_the_past_nothing_is_to_come(parser: Parser) -> None:
    document, sentences = _page(
        parser, (PassageKind.ARTICLE, "Polls were taken before Clinton narrowly won the Iowa caucuses.", None)
    )

    explained = explain_date(document, sentences, TERMS, PEOPLE)

    assert not any("still to come" in cited.reason for cited in (*explained.used, *explained.others))
