"""What no browser writes: markup that would keep the parsers busy for hours is refused before they see it."""

import re

from legation.errors import UnreadableDocument

DEEPEST = 4000  # elements within elements: the parser's time grows with its square
MOST_ATTRIBUTES = 3000  # of one element: the parser compares each with all others
_SUSPECT = 10_000  # characters of a tag below which its attributes are not counted
_NESTING = re.compile(
    r"<(/?)(?:div|span|b|i|em|strong|font|a|ul|ol|table|section|article|center|blockquote|u|small|big|code|form|dl|nav|main|aside)\b",
    re.I,
)
# Possessive throughout, so that every character is looked at once; a value may hold "<" and ">".
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")


def check_markup(html: str) -> None:
    """
    Refuse elements nested deeper, or with more attributes, than any page needs.

    Raises:
        UnreadableDocument: there are such.
    """
    _check_depth(html)
    for match in _TAG.finditer(html):
        if match.end() - match.start() > _SUSPECT:
            count = len(_VALUE.sub("=", match[0]).split())
            if count > MOST_ATTRIBUTES:
                raise UnreadableDocument(
                    f"one of its elements has some {count:,} attributes",
                    "it is broken, or made to hang readers",
                    "save it as text",
                )


def _check_depth(html: str) -> None:
    depth = 0
    for match in _NESTING.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            raise UnreadableDocument(
                f"its elements are nested more than {DEEPEST:,} deep",
                "it is broken, or made to hang readers",
                "save it as text",
            )
