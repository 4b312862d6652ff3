"""Title and authors as a web page shows them, where its data about itself say nothing or too much."""

import re
from collections.abc import Sequence

from legation.pages.credits import known_outlet
from legation.pages.dom import Block, Role
from legation.pages.moments import find_moment

_CUTS = re.compile(r" \| | [-–—] | » | :: |: ")
_LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|words|text|story|geschrieben|verfasst|propos recueillis|texto) )?"
    r"(?:by|von|par|por|di|da|door|от|автор):?\s+|^(?:author|autor|auteur|autore|autorin):?\s+",
    re.I,
)
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’À-ÿ-]{0,24}(?: (?:[A-ZÀ-ÞА-Я][\w.'’À-ÿ-]{0,24}|de|da|di|la|del|van|von|der|al|bin|el|ben|ter|dos|den|y)){1,4}"
)
_JOINED = re.compile(r",? (?:and|und|et|y|e|&) |, ")


def shown_title(title: str | None, blocks: Sequence[Block]) -> str | None:
    """
    Return the part of a page's title that it prints as a line of its own: "Harbour Times: Talks resume" gives the latter.

    A title of no part that the page prints, and of three words or fewer, is the name of a column and gives way to the headline.
    """
    if title is None:
        return None
    shown = {block.text for block in blocks if len(block.text) <= 400 and block.remark is None}
    if title in shown:
        return title
    parts = [part.strip() for part in _CUTS.split(title)]
    tails = [title[title.index(part) :] for part in parts[1:]]
    return next(
        (part for part in (*tails, *parts) if len(part.split()) >= 3 and part in shown), _unless_bare(title, blocks)
    )


def _unless_bare(title: str, blocks: Sequence[Block]) -> str | None:
    if len(title.split()) > 3 or any(block.tag == "h1" for block in blocks):
        return title
    heading = next(
        (b.text for b in blocks if Role.HEADING in b.roles and Role.FURNITURE not in b.roles and b.remark is None), ""
    )
    return heading if len(heading.split()) >= 4 else title


def authors_on_page(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return whom the first line that is marked as the author's names; () if it names no person."""
    for block in blocks:
        if block.remark is not None:
            return ()
        if block.author and Role.FURNITURE not in block.roles and len(block.author) <= 160:
            names = _names(block.author)
            if names:
                return names
    return ()


def _names(line: str) -> tuple[str, ...]:
    found = find_moment(line)
    words = line[: found.start] if found and found.start else line
    words = _LEAD.sub("", words.strip()).strip(" ,|·•–—-:")
    words = re.split(r" (?:\||·|•|–|—|/) |, (?=[a-z])| (?:on|am|le|in|at|for) ", words)[0].strip(" ,|·•–—-:")
    names = [name.strip() for name in _JOINED.split(words)]
    if not names or not all(_NAME.fullmatch(name) and known_outlet(name) is None for name in names):
        return ()
    return tuple(dict.fromkeys(names))
