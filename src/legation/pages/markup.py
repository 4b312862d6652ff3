"""
Mends in markup that a parser would else stumble on: elements closed as XML does, and what only scriptless browsers show.

Pages saved by programs are often written as XML: ``<iframe src="..."/>``. A parser of HTML takes such a tag for an open
one, and an open iframe, title or textarea swallows the rest of the page.
"""

import re
from collections import Counter

_RAW = "iframe|noembed|noframes|noscript|script|style|template|textarea|title|video|audio|object|canvas|svg"
_OPEN_ENDED = "a|article|aside|b|button|code|dd|div|dl|dt|em|footer|form|header|h[1-6]|i|label|li|nav|ol|p|pre|section|select|span|strong|table|tbody|td|th|tr|u|ul"
_ATTRIBUTES = r"(?:\s[^<>]{0,4000}?)?"
_CLOSED_RAW = re.compile(rf"<({_RAW})({_ATTRIBUTES})/>", re.I)
_CLOSED = re.compile(rf"<({_OPEN_ENDED})({_ATTRIBUTES})/>", re.I)
_ENDS = re.compile(rf"</({_OPEN_ENDED})\s*>", re.I)
_STARTS = re.compile(rf"<({_OPEN_ENDED})\b[^<>]{{0,4000}}?(/?)>", re.I)
_HINT = re.compile(r"\u00ad|\u200b|&(?:shy|ZeroWidthSpace|#173|#8203|#x0*ad|#x0*200b);|<wbr\s{0,4}/?>", re.I)
_NOSCRIPT = re.compile(r"</?noscript\b[^<>]{0,200}>", re.I)


def drop_hints(html: str) -> str:
    """
    Take out signs that only say where a line may be broken: they part words that readers see whole.

    >>> drop_hints("Rus&shy;sia, Ja\u00adpan, Nether<wbr>lands")
    'Russia, Japan, Netherlands'
    """
    return _HINT.sub("", html)


def mend_closing(html: str) -> str:
    """
    Give elements that are closed as XML closes them an end tag: those that hold raw text always, others if the page has
    no end tag that would have been meant for them.

    >>> mend_closing('<span class="x"/>Lima')
    '<span class="x"></span>Lima'
    >>> mend_closing('<span class="x"/>Lima</span>')
    '<span class="x"/>Lima</span>'
    """
    if "/>" not in html:
        return html
    html = _CLOSED_RAW.sub(r"<\1\2></\1>", html)
    closed = {match[1].lower() for match in _CLOSED.finditer(html)}
    if not closed:
        return html
    ends = Counter(name.lower() for name in _ENDS.findall(html))
    starts = Counter(name.lower() for name, slash in _STARTS.findall(html) if not slash)
    meant = {name for name in closed if ends[name] <= starts[name]}
    return _CLOSED.sub(
        lambda match: f"<{match[1]}{match[2]}></{match[1]}>" if match[1].lower() in meant else match[0], html
    )


def drop_scriptless(html: str) -> str:
    """
    Take out what only a browser without scripts shows.

    >>> drop_scriptless("<p>Lima</p><noscript><iframe src='x'></noscript>")
    '<p>Lima</p>'
    """
    if "noscript" not in html and "NOSCRIPT" not in html:
        return html
    kept: list[str] = []
    at, inside = 0, False
    for match in _NOSCRIPT.finditer(html):
        if match[0][1] == "/":
            if inside:
                at, inside = match.end(), False
        elif not inside:
            kept.append(html[at : match.start()])
            at, inside = match.start(), True
    return "".join(kept) + html[at:]


def show_scriptless(html: str) -> str:
    """
    Show what only a browser without scripts shows, in place: some forums keep all their words there.

    >>> show_scriptless("<noscript><p>Lima</p></noscript>")
    '<p>Lima</p>'
    """
    return _NOSCRIPT.sub("", html)
