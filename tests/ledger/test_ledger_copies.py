"""Copies of reports: whole, cut, edited; and what only resembles them."""

import random

from legation.ledger.copies import is_copy, report_of

WORDS = "envoy talks border treaty minister fleet harbour protest statement sanction visit peace offer reply demand coast island fishery quota summit".split()


def text(seed: int, size: int = 300) -> list[str]:
    dice = random.Random(seed)
    return [f"{dice.choice(WORDS)}{dice.choice(('', 's', 'ed'))}" for _ in range(size)]


def copied(one: list[str], other: list[str]) -> bool:
    first, second = report_of("a", " ".join(one)), report_of("b", " ".join(other))
    if first.whole == second.whole:
        return True
    return is_copy(len(first.sketch), len(second.sketch), len(first.sketch & second.sketch))


def test_the_first_third_of_a_report_is_a_copy() -> None:
    assert copied(text(1), text(1)[:100])


def test_one_word_in_twenty_changed_leaves_a_copy() -> None:
    words = text(2)
    edited = ["other" if at % 20 == 0 else word for at, word in enumerate(words)]

    assert copied(words, edited)


def test_capitals_and_marks_make_no_difference() -> None:
    assert copied(text(3, 20), [f"{word.upper()}," for word in text(3, 20)])


def test_another_report_in_the_same_words_is_no_copy() -> None:
    assert not copied(text(4), text(5))


def test_a_sentence_in_common_makes_no_copy() -> None:
    assert not copied(text(6)[:25] + text(7), text(6)[:25] + text(8))


def test_a_few_words_are_a_copy_only_of_the_same_words() -> None:
    assert not copied(text(9, 12), text(9, 12)[:10])
