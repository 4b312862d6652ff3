"""
The bodies of posts: which of the words of each are its writer's, and which belong to cards, buttons and labels.

As with names, the place is chosen for the thread as a whole: the one that holds the words in which posts differ, and
little else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.pages.outline import Twig
from legation.pages.postparts import BODY, CAMEL, Post, place_of
from legation.pages.posts import Survey

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:sig|signature|quotes?|zitat|citation|blockquote|attachments?|edited|editnote|edit-?note|last-?edit(?:ed)?|post-?edited|notice)(?:$|[\s_-])",
    re.I,
)
_CARD = re.compile(
    r"(?<![a-z])(?:likes?|reactions?|rating|votes?|foot(?:er)?|controls?|buttons?|tools?|actions?|avatar|profile|post-?profile|user-?info|user-?details"
    r"|user-?extras|user-?title|user-?text|user-?block|sidebar|author|tags?|meta|options)(?![a-z])",
    re.I,
)
_FIGURES = re.compile(r"\d+")
_HOLDERS = frozenset(
    [
        "div", "td", "tr", "tbody", "table", "li", "ul", "ol", "article", "section", "blockquote", "dd", "dl", "main", "header",
        "form", "span",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tally:
    """Words up to each twig: those that differ between the posts, and those of labels, cards and buttons."""

    own: list[int]
    noise: list[int]

    def worth(self, twig: Twig) -> float:
        """How well a twig does for a body: its own words, less what stands in it that is none of the writer's."""
        return self.own[twig.end] - self.own[twig.at] - 0.7 * (self.noise[twig.end] - self.noise[twig.at])


def tell_bodies(found: Survey, posts: Sequence[Post]) -> None:
    """Choose the place that holds the words of most posts and little else; a post without it has its own best."""
    labels = _labels(found, posts)
    tally = _count(found, posts, labels)
    candidates = [_holders(found, tally, post) for post in posts]
    score: dict[tuple[str, ...], float] = defaultdict(float)
    for post, mine in zip(posts, candidates, strict=True):
        whole = max(sum(tally.own[root.end] - tally.own[root.at] for root in post.record.roots), 1)
        for place, twigs in mine.items():
            score[place] += sum(map(tally.worth, twigs)) / whole * (1.25 if _is_named_body(place[0]) else 1.0)
    for post, mine in zip(posts, candidates, strict=True):
        spoken = {
            place: twigs for place, twigs in mine.items() if any(tally.own[t.end] > tally.own[t.at] for t in twigs)
        }
        best = max(spoken, key=lambda place: round(score[place], 6), default=None)
        if best is not None and score[best] < 0.35 * len(posts):  # no place that many share: the post's own best
            best = max(spoken, key=lambda place: sum(map(tally.worth, spoken[place])))
        post.body = _narrowed(found, tally, spoken[best]) if best is not None else []
        if not post.body:  # words that stand bare between the parts of other posts
            post.body = [root for root in post.record.roots if tally.own[root.end] > tally.own[root.at]]
        post.labels = _edge_labels(found, post, labels)


def _holders(found: Survey, tally: _Tally, post: Post) -> dict[tuple[str, ...], list[Twig]]:
    """Return the twigs of a post that may be its body, by their place; of nested ones in one kind of place the outer."""
    places: dict[tuple[str, ...], list[Twig]] = {}
    for root in post.record.roots:
        for twig in found.twigs[root.at : root.end]:
            if twig.tag in _HOLDERS and _may_hold(twig) and tally.own[twig.end] > tally.own[twig.at]:
                same = places.setdefault(place_of(found, twig), [])
                if not same or twig.at >= same[-1].end:
                    same.append(twig)
    return places


def _is_named_body(key: str) -> bool:
    return bool(BODY.search(CAMEL.sub("-", key.partition(" ")[2])))


def _may_hold(twig: Twig) -> bool:
    words = CAMEL.sub("-", twig.classes)
    return not (_ASIDE.search(twig.classes) or _CARD.search(words)) or bool(BODY.search(words))


def _labels(found: Survey, posts: Sequence[Post]) -> set[str]:
    """Return the short texts that many posts repeat, other than by quoting: names of fields and buttons."""
    counts: Counter[str] = Counter()
    for post in posts:
        counts.update(set(_unquoted(found, post)))
    most = max(2, len(posts) / 3)
    return {text for text, count in counts.items() if count >= (most if len(text) <= 60 else max(3, len(posts) / 2))}


def _unquoted(found: Survey, post: Post) -> Iterator[str]:
    for root in post.record.roots:
        skip_to = 0
        for twig in found.twigs[root.at : root.end]:
            if twig.at < skip_to:
                continue
            if twig.tag == "-text":
                yield _bare(twig.words)
            elif (
                twig is not root
                and (_ASIDE.search(twig.classes) or twig.tag == "blockquote")
                and not _is_named_body(twig.key)
            ):
                skip_to = twig.end


def _bare(words: str) -> str:
    """Return a label without its figures ("36 Likes" and "2 Likes" are one); longer words are compared as they are."""
    return _FIGURES.sub("0", words) if len(words) <= 24 else words


def _count(found: Survey, posts: Sequence[Post], labels: set[str]) -> _Tally:
    parts = [part for post in posts for part in (post.name, post.time) if part and part.end - part.at <= 14]
    of_parts = {at for part in parts for at in range(part.at, part.end)}
    roots = {twig.at for post in posts for twig in post.record.roots}
    inside = {at for post in posts for twig in post.record.roots for at in range(twig.at, twig.end)}
    tally = _Tally([0], [0])
    aside = card = heading = 0  # where the last quotation or note, and the last card or row of buttons, ends
    for twig in found.twigs:
        own = noise = 0
        if twig.at not in inside:
            pass
        elif twig.tag == "-text":
            size = len(twig.words.split())
            if twig.at in of_parts or _bare(twig.words) in labels or twig.at < max(card, heading):
                noise = size if twig.at >= aside else 0
            elif twig.at >= aside:
                own = size
        elif twig.tag in ("h1", "h2"):
            heading = twig.end
        elif (
            twig.at >= max(aside, card)
            and twig.at not in roots
            and not BODY.search(words := CAMEL.sub("-", twig.classes))
            and not (words and _wraps_body(found, twig))
        ):
            if _CARD.search(words) or twig.tag in ("button", "nav", "label", "dl"):
                card = twig.end
            elif _ASIDE.search(twig.classes):
                aside = twig.end
        tally.own.append(tally.own[-1] + own)
        tally.noise.append(tally.noise[-1] + noise)
    return tally


def _wraps_body(found: Survey, twig: Twig) -> bool:
    """Tell a wrapper that is marked for its writer ("topic-author") from a card: it holds what is named a body."""
    return any(
        each.tag in _HOLDERS and _is_named_body(each.key)
        for each in found.twigs[twig.at + 1 : min(twig.end, twig.at + 60)]
    )


def _narrowed(found: Survey, tally: _Tally, twigs: list[Twig]) -> list[Twig]:
    """Go on into the smallest part that loses no word of the writer's."""
    own = sum(tally.own[twig.end] - tally.own[twig.at] for twig in twigs)
    best = twigs
    for twig in (below for each in twigs for below in found.twigs[each.at : each.end]):
        if twig.tag in _HOLDERS and tally.own[twig.end] - tally.own[twig.at] == own and _may_hold(twig):
            best = [twig]
    return best


def _edge_labels(found: Survey, post: Post, labels: set[str]) -> list[Twig]:
    """Return the labels at the head and foot of a body, as in "ana Says: ... Reply"."""
    words = [each for twig in post.body for each in found.twigs[twig.at : twig.end] if each.tag == "-text"]
    parts = [part for part in (post.name, post.time) if part]
    if not any(twig.at <= part.at < twig.end for twig in post.body for part in parts):
        return []  # a body that holds neither name nor time holds no labels either
    edges: list[Twig] = []
    for ordered in (words, words[::-1]):
        for each in ordered:
            in_part = any(part.at <= each.at < part.end for part in parts)
            if not in_part and _bare(each.words) not in labels and any(map(str.isalnum, each.words)):
                break
            edges += [] if in_part else [each]
    return edges if len(edges) < len(words) else []
