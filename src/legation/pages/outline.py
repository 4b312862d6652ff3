"""A slim outline of a page's tree: what the search for posts looks at, in a list, made once for each page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

SKIPPED = frozenset(
    [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head", "textarea", "select",
        "canvas", "video", "audio",
    ]
)  # fmt: skip
DEEPEST = 400  # elements within elements: posts that stand deeper, nobody could read
MOST = 150_000  # twigs
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_PASSING = re.compile(r"(?:odd|even|alt|first|last|bg|new|old|online|offline|unread|js|ng|is|has)(?:[-_].*)?", re.I)


@dataclass(slots=True, eq=False)
class Twig:
    """A node: its place in document order, the end of its subtree, and what the page says of it."""

    at: int
    end: int  # one behind its last descendant
    parent: int  # -1: it is the root
    depth: int
    tag: str  # "-text" for words
    mem: int  # the parser's identity of the node
    words: str = ""  # of a text node, blanks made single
    classes: str = ""
    key: str = ""  # tag and classes without digits: alike for nodes that play one part
    attributes: dict[str, str | None] = field(default_factory=dict)


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element shows nothing, by its own attributes."""
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").lower()


def outline(root: LexborNode) -> list[Twig]:
    """Return the shown twigs of a page's body in document order; [] for trees too large or too deep to look through."""
    twigs = [Twig(0, 0, -1, 0, "body", root.mem_id)]
    open_twigs, node = [(twigs[0], root)], root.child
    while open_twigs:
        if node is None:
            twig, node = open_twigs.pop()
            twig.end = len(twigs)
            node = node.next if open_twigs else None
            continue
        above = open_twigs[-1][0]
        tag = node.tag or ""
        if tag == "-text":
            words = _SPACE.sub(" ", node.text_content or "").strip()
            if words:
                twigs.append(Twig(len(twigs), len(twigs) + 1, above.at, above.depth + 1, tag, node.mem_id, words))
        elif tag not in SKIPPED and not tag.startswith("-"):
            attributes = node.attributes
            if not is_hidden(attributes):
                classes = attributes.get("class") or ""
                twig = Twig(len(twigs), 0, above.at, above.depth + 1, tag, node.mem_id, "", classes)
                twig.key, twig.attributes = key_of(tag, classes or attributes.get("id") or ""), attributes
                twigs.append(twig)
                open_twigs.append((twig, node))
                if len(twigs) > MOST or twig.depth > DEEPEST:
                    return []
                node = node.child
                continue
        node = node.next
    return twigs


@lru_cache(maxsize=8192)
def key_of(tag: str, classes: str) -> str:
    """
    Return what nodes that play one part have in common: the tag and its lasting classes, without digits.

    >>> key_of("li", "Item Alt post-17")
    'li Item post-'
    """
    words = {_DIGITS.sub("", word) for word in classes.split()[:10]}
    return " ".join([tag, *sorted(word for word in words if word and not _PASSING.fullmatch(word))[:4]])


def children(twigs: Sequence[Twig], twig: Twig) -> Iterator[Twig]:
    """Yield the children of a twig."""
    at = twig.at + 1
    while at < twig.end:
        yield twigs[at]
        at = twigs[at].end


def texts(twigs: Sequence[Twig], twig: Twig) -> list[Twig]:
    """Return the text nodes of a twig's subtree."""
    return [each for each in twigs[twig.at : twig.end] if each.tag == "-text"]


def text_of(twigs: Sequence[Twig], twig: Twig, most: int = 200) -> str | None:
    """Return the words of a subtree; None if they are longer than *most* characters."""
    found: list[str] = []
    length = 0
    for each in twigs[twig.at : twig.end]:
        if each.tag == "-text":
            found.append(each.words)
            length += len(each.words) + 1
            if length > most:
                return None
    return " ".join(found)


def lineage(twigs: Sequence[Twig], twig: Twig) -> Iterator[Twig]:
    """Yield a twig and what it stands in, from the inside out."""
    while True:
        yield twig
        if twig.parent < 0:
            return
        twig = twigs[twig.parent]


def common(twigs: Sequence[Twig], some: Sequence[Twig]) -> Twig:
    """Return the innermost twig that holds all of *some*."""
    first, last = min(each.at for each in some), max(each.at for each in some)
    return next(each for each in lineage(twigs, twigs[first]) if each.at <= first and last < each.end)
