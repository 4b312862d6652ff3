"""Briefs as a whole: what they rest on, what they leave out, and the forms in which they are written."""

import io
import re
from datetime import date

import pytest
from docx import Document as read_docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import UnknownSetting
from legation.export.brief import Subject, brief_on, write_brief
from legation.export.brief.citing import LONGEST
from legation.export.brief.html import body_of
from legation.ledger import Ledger
from legation.ledger.standing import Standing
from legation.model import EventType, Excerpt, Gap, PassageKind, Status
from legation.model.issues import Link, LinkKind, Stance, Stand
from tests.factory import PARTIES, claim, document, mention, when
from tests.ledger.story import story

ATTACK = "<script>alert(1)</script>[x](javascript:alert(2))"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """The story of a visit, with a position, a tie, a sentence that was not coded and a reader's remark."""
    with Ledger.open(tmp_path_factory.mktemp("brief") / "story.ledger") as desk:
        for page, claims in story():
            desk.add(page, claims)
        text = f"Japan wants the isles back, and whales press Tokyo. Nobody met the {ATTACK}.\n\n[comment] Putin will visit Japan soon."
        page = document(
            text, name="last.txt", published="2016-12-18", title=f"Last {ATTACK}", url="javascript:alert(3)"
        )
        here = {"document": page.id, "passage": page.passages[0].id, "passage_kind": PassageKind.ARTICLE}
        words = {"start": 0, "end": 51, "text": text[:51]}
        stand = Stand(
            **here, **words, id="s1", holder="JPN", actor=mention("Japan"), stance=Stance.SEEKS, issue="northern_territories",
            issue_name="Isles", issue_words=Excerpt.of(text, 12, 21), issue_basis="named", cue=Excerpt.of(text, 6, 11),
            content=Excerpt.of(text, 12, 26), counterparts=("RUS",), said=when("2016-12-18"),
        )  # fmt: skip
        link = Link(
            **here, **words, id="l1", kind=LinkKind.PRESSURE, cue=Excerpt.of(text, 39, 44), cause=Excerpt.of(text, 32, 38),
            effect=Excerpt.of(text, 45, 50), actors=(mention("Russia"),), recipients=(mention("Japan"),),
            effect_issues=("northern_territories",),
        )  # fmt: skip
        gap = Gap(
            document=page.id,
            start=52,
            end=52 + 16 + len(ATTACK) + 1,
            text=text[52 : 52 + 17 + len(ATTACK)],
            reason="no doer is named",
        )
        remark = claim(
            page, "Putin will visit Japan soon.", "CONSULT", ["Putin"], ["Japan"], content="visit", status="planned"
        )
        desk.add(page, [remark], gaps=[gap], standing=Standing(stands=(stand,), links=(link,)))
        yield desk


@pytest.fixture(scope="module")
def brief(ledger):
    return brief_on(ledger, Subject(dyad=("Japan", "RUS")))


def section(brief, id):
    return next(each for each in brief.sections if each.id == id)


def check_rests_on_pages(ledger, brief):
    """Each sentence has references, and the words of each stand on their page."""
    numbered = {reference.number: reference for reference in brief.references}
    assert list(numbered) == list(range(1, len(numbered) + 1))
    for sentence in brief.sentences:
        assert sentence.references
        assert set(sentence.references) <= set(numbered)
    for reference in brief.references:
        assert reference.text
        assert ledger.document(reference.document).text[reference.start : reference.end] == reference.text
    assert set(numbered) == {number for sentence in brief.sentences for number in sentence.references}
    assert sorted(numbered) == sorted(number for cited in brief.sources for number in cited.references)


def test_every_sentence_rests_on_words_of_a_page(ledger, brief):
    check_rests_on_pages(ledger, brief)
    assert len(brief.sentences) > 12
    assert brief.title == "Japan and Russia"
    assert brief.as_of == date(2016, 12, 18)


def test_the_visits_story_is_told_under_its_plan(brief):
    (visit,) = [group for group in section(brief, "outcomes").groups if group.title == "Vladimir Putin visits Japan"]
    assert visit.label == "held"
    told = [sentence.text for sentence in visit.sentences]
    assert told[0].startswith("As reported on 10 February 2014, this was mooted for some day between")
    assert any("put off" in text for text in told)
    assert "this took place on 15 December 2016" in told[-1]


def test_remarks_of_readers_are_left_out(brief):
    assert not any("soon" in reference.text for reference in brief.references)


def test_positions_ties_conflicts_and_gaps_have_their_sections(brief):
    texts = {each.id: [s.text for group in each.groups for s in group.sentences] for each in brief.sections}
    assert texts["positions"] == ["Japan seeks: “the isles back”, on 18 December 2016."]
    assert texts["ties"] == ["As reported on 18 December 2016, “whales” is pressure for “Tokyo”."]
    assert any(text.startswith("Date: on 15 December 2016, by") for text in texts["disputes"])
    assert texts["open"] == [f"Not coded (no doer is named): “Nobody met the {ATTACK}.”"]
    assert section(brief, "overdue").note == "No plan is overdue."


def test_a_time_narrows_what_is_told(ledger, brief):
    early = brief_on(ledger, Subject(dyad=("JPN", "RUS"), until=date(2014, 5, 1)))
    late = brief_on(ledger, Subject(dyad=("JPN", "RUS"), since=date(2030, 1, 1)))
    check_rests_on_pages(ledger, early)
    assert len(early.sentences) < len(brief.sentences)
    assert not section(early, "positions").groups
    assert not late.sentences
    assert not late.references
    assert section(late, "chronology").note == "The ledger tells of nothing that happened."


def test_an_issue(ledger):
    found = brief_on(ledger, Subject(issue="northern_territories"))
    check_rests_on_pages(ledger, found)
    assert "Kuril" in found.title
    assert section(found, "positions").groups[0].title == "Isles"
    assert section(found, "ties").groups


@pytest.mark.parametrize(
    "wrong", [{}, {"dyad": ("JPN", " ")}, {"issue": "x", "dyad": ("A", "B")},
              {"issue": "x", "since": date(2015, 1, 2), "until": date(2015, 1, 1)}],
)  # fmt: skip
def test_what_is_no_subject_is_refused(ledger, wrong):
    with pytest.raises(UnknownSetting):
        brief_on(ledger, Subject(**wrong))


def test_the_same_ledger_gives_the_same_brief(ledger, brief):
    assert brief_on(ledger, Subject(dyad=("Japan", "RUS"))) == brief
    assert write_brief(brief, "html") == write_brief(brief, "html")


def test_html_shows_what_pages_say_as_text_and_numbers_lead_to_words(brief):
    html = write_brief(brief, "html").decode()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "&lt;script&gt;alert(1)" in html
    ids = re.findall(r'id="(r\d+)"', html)
    assert len(ids) == len(set(ids)) == len(brief.references)
    assert set(re.findall(r'href="#(r\d+)"', html)) == set(ids)


def test_a_frame_of_its_own_says_where_references_lead(brief):
    assert 'href="/pages/' in body_of(brief, lambda cited: f"/pages/{cited.document}")
    assert "<style" not in body_of(brief)


def test_markdown_is_escaped_so_that_it_stays_text(brief):
    from markdown_it import MarkdownIt

    text = write_brief(brief, "md").decode()
    html = MarkdownIt("commonmark").render(text)
    assert "<script" not in html
    assert "<a " not in html
    assert html.count("<h2>") == len(brief.sections) + 2
    assert html.count("<li>") == len(brief.sentences) + len(brief.references) + len(brief.sources)
    assert f"[{len(brief.references)}]" in html


def test_a_word_document_holds_the_same_sentences(brief):
    read = read_docx(io.BytesIO(write_brief(brief, "docx")))
    bullets = [p.text for p in read.paragraphs if p.style.name == "List Bullet"]
    assert len(bullets) == len(brief.sentences)
    for bullet, sentence in zip(bullets, brief.sentences, strict=True):
        assert bullet == f"{sentence.text} {''.join(f'[{number}]' for number in sentence.references)}"
    headings = [p.text for p in read.paragraphs if p.style.name == "Heading 1"]
    assert headings == [*(each.title for each in brief.sections), "References", "Pages"]


def test_an_unknown_form_is_refused(brief):
    with pytest.raises(UnknownSetting, match="pdf"):
        write_brief(brief, "pdf")


def test_long_evidence_is_quoted_in_part_and_bad_signs_are_shown():
    text = f"{'x' * 900} Japan \x01met\u202e Russia {'word ' * 300}"
    page = document(text)
    one = claim(page, text, "CONSULT", ["Japan", "Russia"], content="meet", cue="met")
    with Ledger.open(":memory:") as desk:
        desk.add(page, [one])
        made = brief_on(desk, Subject(dyad=("JPN", "RUS")))
        check_rests_on_pages(desk, made)
    assert "met" in made.references[0].text
    assert len(made.references[0].text) <= LONGEST
    for form in ("html", "md", "docx"):
        assert write_brief(made, form)
    assert "U+202E" in write_brief(made, "md").decode()


parties = st.lists(st.sampled_from(sorted(PARTIES)), min_size=1, max_size=2, unique=True)
codings = st.tuples(
    st.sampled_from(EventType), parties, parties, st.sampled_from(Status), st.sampled_from(["visit", "meet", "sign", "odd", None]),
    st.sampled_from([None, "2016", "2016-05", "2016-12-15", "2017-03-01/2017-04-09"]), st.sampled_from([None, "Kerry", "Abe"]),
    st.text(min_size=1, max_size=12),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(codings, min_size=1, max_size=4))
def test_whatever_the_claims_every_sentence_rests_on_words(found):
    text = " ".join(f"[{number}] {'~'.join(words)} said so." for number, (*_, words) in enumerate(found))
    page = document(text)
    with Ledger.open(":memory:") as desk:
        made = [
            claim(page, f"[{number}] {'~'.join(words)} said so.", event, actors, [r for r in recipients if r not in actors],
                  status=status, content=content, when=day, speaker=speaker, cue="said")
            for number, (event, actors, recipients, status, content, day, speaker, words) in enumerate(found)
        ]  # fmt: skip
        desk.add(page, made)
        brief = brief_on(desk, Subject(dyad=("Japan", "Russia"), statements=True))
        check_rests_on_pages(desk, brief)
        for form in ("html", "md", "docx"):
            write_brief(brief, form)
