"""The chain of speakers above a word, the nearest first."""

import pytest

from legation.model import Span
from legation.what.attribution import chain_at, find_ascriptions
from tests.what.attribution.conftest import Parse

CHAINS = (
    (
        "Ruiz was quoted by Okello as saying that Chile will reopen the pass.",
        "reopen",
        [("Ruiz", "saying"), ("Okello", "was quoted")],
    ),
    (
        "Reuters quoted Ruiz as saying that Chile would reopen the pass.",
        "reopen",
        [("Ruiz", "saying"), ("Reuters", "quoted")],
    ),
    (
        "Okello said Ruiz had told him that Chile would reopen the pass.",
        "reopen",
        [("Ruiz", "had told"), ("Okello", "said")],
    ),
    ("The pass will reopen, Ruiz said, according to Okello.", "reopen", [("Ruiz", "said"), ("Okello", "according to")]),
    (
        '"They told us the pass would reopen," Ruiz said.',
        "reopen",
        [("They", "told"), ("Ruiz", "said")],
    ),
    (
        "Reuters reported that the pass would reopen, citing a senior official.",
        "reopen",
        [("a senior official", "citing"), ("Reuters", "reported")],
    ),
    ("The pass reopened on Friday.", "reopened", []),
    ("Ruiz, who met Okello on Friday, said the pass was shut.", "met", []),
    ("Ruiz said the pass was shut after she met Okello.", "said", []),
)


@pytest.mark.parametrize(("text", "word", "chain"), CHAINS, ids=[c[0][:30] for c in CHAINS])
def test_the_nearest_speaker_comes_first(parse: Parse, text: str, word: str, chain: list[tuple[str, str]]) -> None:
    start = text.index(word)
    links = chain_at(Span(start, start + len(word)), find_ascriptions(parse(text), text))

    assert [(a.source.text if a.source else None, a.cue.text) for a in links] == chain


def test_things_that_are_only_talked_of_can_be_left_out(parse: Parse) -> None:
    text = "Okello said Ruiz had criticised the visit."
    start = text.index("visit")
    span, ascriptions = Span(start, start + 5), find_ascriptions(parse(text), text)

    assert [a.cue.text for a in chain_at(span, ascriptions)] == ["had criticised", "said"]
    assert [a.cue.text for a in chain_at(span, ascriptions, clausal_only=True)] == ["said"]
