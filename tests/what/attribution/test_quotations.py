"""Quotations over sentences and paragraphs."""

import pytest

from legation.what.attribution import find_ascriptions
from legation.what.attribution.quotes import Quotations, find_quotes
from tests.what.attribution.conftest import Parse


def quoted(text: str) -> list[str]:
    """Return the quotations of a text whose paragraphs are its lines."""
    ranges, at = [], 0
    for line in text.split("\n"):
        ranges.append((at, at + len(line)))
        at += len(line) + 1
    return [text[quote.start : quote.end] for quote in find_quotes(text, [r for r in ranges if r[0] < r[1]])]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('She said "no" and "never".', ['"no"', '"never"']),
        ("She said “no, ‘never’ is the word”.", ["“no, ‘never’ is the word”"]),
        ("''No,'' she said.", ["''No,''"]),
        ("``No,'' she said, ``never.''", ["``No,''", "``never.''"]),
        ("«Non», dit-elle.", ["«Non»"]),
        ("“One “two” three” four", ["“One “two” three”"]),
        ("“First.\n“Second.”\nThird.", ["“First.\n“Second.”"]),
        ('"First.\n"Second.\n"Third."', ['"First.\n"Second.\n"Third."']),
        ("“Never closed.\nNext.", ["“Never closed."]),
        ("She said: “Never closed.\nNext.", ["“Never closed."]),
        ('A pipe of 4" broke.', []),
        ("No marks; it's the dogs' dinner.", []),
    ],
)
def test_marks_pair_up(text: str, quotes: list[str]) -> None:
    assert quoted(text) == quotes


def test_quotations_are_found_by_place() -> None:
    text = 'A "b" c "d".'
    quotations = Quotations(find_quotes(text, [(0, len(text))]))

    first, second = quotations.quotes
    assert quotations.at(3) is first
    assert quotations.at(6) is None
    assert quotations.ending_at(5) is first
    assert quotations.after(5) is second
    assert quotations.after(11) is None


def said(parse: Parse, text: str, cue: str) -> list[str]:
    """Return the pieces ascribed by the first cue of that wording."""
    found = next(a for a in find_ascriptions(parse(text), text) if a.cue.text == cue)
    return [piece.cut(text) for piece in found.pieces]


def test_a_quotation_goes_on_in_the_next_sentence(parse: Parse) -> None:
    text = '"We will stay," the envoy told reporters after meeting the king. "Nobody will move us. We have time."'

    assert said(parse, text, "told") == ['"We will stay,"', '"Nobody will move us. We have time."']


def test_sentences_before_the_cue_belong_to_the_quotation(parse: Parse) -> None:
    text = '"We will stay. Nobody will move us," the envoy said.'

    assert said(parse, text, "said") == ['"We will stay. Nobody will move us,"']


def test_a_quotation_runs_over_paragraphs(parse: Parse) -> None:
    text = "“We will stay,” said Ruiz.\n\n“Nobody will move us.\n\n“We have time.”\n\nThe crowd left."

    assert said(parse, text, "said") == ["“We will stay,”", "“Nobody will move us.\n\n“We have time.”"]


def test_a_quotation_with_a_speaker_of_its_own_is_not_taken(parse: Parse) -> None:
    text = '"We will stay," the envoy said. "They will go," the colonel replied.'

    assert said(parse, text, "said") == ['"We will stay,"']
    assert said(parse, text, "replied") == ['"They will go,"']


def test_a_quotation_after_other_sentences_is_left_alone(parse: Parse) -> None:
    text = '"We will stay," the envoy said. The meeting took two hours. "It went well."'

    assert said(parse, text, "said") == ['"We will stay,"']


def test_a_finished_quotation_before_a_report_is_not_the_reporters(parse: Parse) -> None:
    text = '"We have time." Ruiz said that her office would wait.'

    assert said(parse, text, "said") == ["that her office would wait"]


def test_a_quotation_follows_a_colon_into_the_next_paragraph(parse: Parse) -> None:
    text = "The envoy said:\n\n“We will stay until spring.”"

    assert said(parse, text, "said") == ["“We will stay until spring.”"]


def test_words_between_the_pieces_are_not_ascribed(parse: Parse) -> None:
    text = '"We will stay," the envoy said after meeting the king. "Nobody will move us."'
    [ascription] = find_ascriptions(parse(text), text)
    meeting = text.index("meeting")

    assert ascription.content.start < meeting < ascription.content.end
    assert not any(piece.start <= meeting < piece.end for piece in ascription.pieces)
