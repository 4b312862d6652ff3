"""
The signs of posts: whose each is, and when it was posted.

What plays one part stands in one kind of place in all posts of a thread. So names and times are chosen for the
thread as a whole, by how many posts have one in that place; one post alone could not tell a name from a rank.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from legation.model import Posted
from legation.pages.moments import find_moment, is_moment_line
from legation.pages.outline import Twig, lineage, text_of
from legation.pages.posts import MEMBER_LINK, Record, Survey, is_member

_NAME_CLASS = re.compile(
    r"(?<![a-z])(?:author|user-?name|nick(?:name)?|poster|fn|screen-?name|commenter|auteur|autor|pseudo)(?![a-z])", re.I
)
_LIKE_NAME = re.compile(r"(?<![a-z])(?:user|member|name|login|by|guest|vcard)(?![a-z])", re.I)
_SAYS = re.compile(
    r"^[\s,:(–—-]*(?:says|said|wrote|writes|schrieb|schreibt|meint|sagt|a écrit|a dit|escribió|dice|ha scritto|пишет|писал|написал)",
    re.I,
)
_ANSWERED = re.compile(
    r"(?:reply|replied|response|antwort|réponse|respuesta)[ -]*(?:to|an|à|a)?[:\s]*$|(?:^|\s)(?:@|→|>)\s*$", re.I
)
BODY = re.compile(
    r"(?:^|[\s_-])(?:content|(?<!user-)text|body|entry|inhalt|texte|texto|post-?(?:text|body|content)|message-?(?:text|body)|comment-?(?:text|body))_?(?:$|\s)"
    r"|(?:^|\s)(?:message|comment|post_?message)_?(?:$|\s)",
    re.I,
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_QUOTES = re.compile(r"(?<![a-z])(?:quote|quoted|bbcodeblock|zitat|citation|cita)(?![a-z])", re.I)


@dataclass(slots=True, eq=False)
class Post:
    """A record and its parts. ``body`` are the twigs that hold the writer's words; ``name`` and ``time`` those that bear them."""

    record: Record
    author: str | None = None
    posted: Posted | None = None
    name: Twig | None = None
    time: Twig | None = None
    body: list[Twig] = field(default_factory=list)
    labels: list[Twig] = field(default_factory=list)  # texts at the edges of the body that all posts repeat


def _words_of(twig: Twig) -> str:
    return CAMEL.sub("-", f"{twig.classes} {twig.attributes.get('id') or ''} {twig.attributes.get('itemprop') or ''}")


def place_of(found: Survey, twig: Twig) -> tuple[str, ...]:
    """Return the kind of place in which a twig stands: alike for what plays one part in the posts of a thread."""
    above = found.twigs[twig.parent].key if twig.parent >= 0 else ""
    return (twig.key or twig.tag, above)


def _is_quoted(found: Survey, record: Record, twig: Twig) -> bool:
    for above in lineage(found.twigs, twig):
        if above.at < record.at:
            return False
        if (
            above is not twig
            and _QUOTES.search(_words_of(above))
            and not BODY.search(_words_of(above).replace("quote", ""))
        ):
            return True
    return False


def tell_times(found: Survey, posts: Sequence[Post]) -> None:
    """Choose the place where most posts bear a time; a post without one there has the first that it bears."""
    seen: list[list[tuple[tuple[str, ...], Twig]]] = []
    score: Counter[tuple[str, ...]] = Counter()
    for post in posts:
        mine = []
        for at in sorted(at for at in found.moments if post.record.at <= at < post.record.end):
            twig = found.moments[at][0]
            if not _is_quoted(found, post.record, twig):
                mine.append((place_of(found, twig), twig))
        seen.append(mine)
        for place in {place for place, _ in mine}:
            twig = next(twig for where, twig in mine if where == place)
            score[place] += (
                8
                + 3 * (twig.tag == "time")
                + 2 * bool(re.search(r"date|time|posted|meta", _words_of(twig), re.I))
                + _is_exact(found, twig)
            )
    for post, mine in zip(posts, seen, strict=True):
        if mine:
            post.time = max(mine, key=lambda each: score[each[0]])[1]
            post.posted = _posted(found, post.time)


def _is_exact(found: Survey, twig: Twig) -> bool:
    moment = found.moments[twig.at][1]
    return bool(moment and moment.posted.earliest and moment.posted.earliest == moment.posted.latest)


def _posted(found: Survey, twig: Twig) -> Posted | None:
    """Read a time: the words as printed, the moment by the element's own data where it has any."""
    moment = found.moments[twig.at][1]
    printed = moment.posted if moment else None
    data = twig.attributes.get("datetime") or ""
    words = text_of(found.twigs, twig, 80) or ""
    try:
        exact = datetime.fromisoformat(data.strip()).replace(tzinfo=None) if len(data) >= 16 else None
    except ValueError:
        exact = None
    if exact is None:
        hint = find_moment(twig.attributes.get("title") or "")
        if (
            hint
            and hint.posted.earliest
            and (printed is None or printed.earliest is None or _same_day(hint.posted, printed))
        ):
            exact = hint.posted.earliest if hint.posted.earliest == hint.posted.latest else None
    text = printed.text if printed else words or data
    if exact is not None:
        return Posted(text=text, earliest=exact, latest=exact)
    return printed or (Posted(text=text) if text else None)


def _same_day(one: Posted, other: Posted) -> bool:
    return bool(one.earliest and other.earliest and one.earliest.date() == other.earliest.date())


def tell_names(found: Survey, posts: Sequence[Post]) -> None:
    """Choose the place where most posts bear a name that is not the same in all."""
    seen: list[list[tuple[tuple[str, ...], Twig, str]]] = []
    score: dict[tuple[str, ...], float] = defaultdict(float)
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for post in posts:
        mine: list[tuple[tuple[str, ...], Twig, str]] = []
        for twig in _range(found, post.record):
            worth, name = _name_at(found, post, twig)
            if name and worth:
                place = (*place_of(found, twig), str(worth))
                if place not in {where for where, _, _ in mine}:
                    score[place] += 4 + worth
                    names[place].add(name)
                mine.append((place, twig, name))
        seen.append(mine)
    bearers = Counter((place, name) for mine in seen for place, _, name in mine)
    for place, values in names.items():
        if len(values) == 1 and len(posts) >= 4 and float(place[-1]) < 3:
            score[place] /= 4  # the same word in many posts is a label
    for post, mine in zip(posts, seen, strict=True):
        root = next(
            (twig.attributes.get("data-author") for twig in post.record.roots if twig.attributes.get("data-author")),
            None,
        )
        if mine:
            sure = [each for each in mine if float(each[0][-1]) >= 3.0]
            mine = sure or [each for each in mine if bearers[each[0], each[2]] < 3 or float(each[0][-1]) >= 1.0]
        if mine:  # a bold word or heading that stands in three posts is a button's, and no name at all is better
            best = max(score[place] for place, _, _ in mine)
            _, post.name, post.author = next(each for each in mine if score[each[0]] == best)
        post.author = root or post.author


def _range(found: Survey, record: Record) -> list[Twig]:
    return [twig for root in record.roots for twig in found.twigs[root.at : root.end] if twig.tag != "-text"]


def _name_at(found: Survey, post: Post, twig: Twig) -> tuple[float, str | None]:
    """Return how much speaks for a twig as the bearer of the writer's name, and the name."""
    if twig.end - twig.at > 14 or twig.tag in ("time", "form", "button", "label"):
        return 0.0, None
    worth = _name_worth(found, twig)
    if not worth or any(each.tag == "a" and is_member(each) for each in found.twigs[twig.at + 1 : twig.end]):
        return 0.0, None  # the link within is the name
    name = _clean_name(_first_text(found, twig) or "")
    if name is None or is_moment_line(name) or _is_quoted(found, post.record, twig):
        return 0.0, None
    before = next((each.words for each in reversed(found.twigs[post.record.at : twig.at]) if each.tag == "-text"), "")
    return (0.0, None) if _ANSWERED.search(before) else (worth, name)


def _first_text(found: Survey, twig: Twig) -> str | None:
    """Return the first words in a twig that are no button's; all its words if it is no heading of a card."""
    if sum(each.tag == "-text" for each in found.twigs[twig.at : twig.end]) == 1:
        return text_of(found.twigs, twig, 80)
    for each in found.twigs[twig.at : twig.end]:
        if each.tag == "-text" and found.twigs[each.parent].tag != "button":
            return each.words if any(map(str.isalpha, each.words)) else None
    return None


def _name_worth(found: Survey, twig: Twig) -> float:
    prop = twig.attributes.get("itemprop")
    if prop in ("author", "creator") or (prop == "name" and _under_author(found, twig)):
        return 5.0
    if twig.attributes.get("rel") == "author":
        return 4.0
    linked = is_member(twig)
    several = sum(each.tag == "-text" for each in found.twigs[twig.at : twig.end]) > 1
    if several:  # a card, or a name with a badge beside it
        return (
            3.2
            if twig.tag in ("h3", "h4", "h5", "span", "strong") and _NAME_CLASS.search(CAMEL.sub("-", twig.classes))
            else 0.0
        )
    if _NAME_CLASS.search(words := CAMEL.sub("-", twig.classes)):
        return 4.5 if linked else 4.0
    if linked:
        return (
            4.8
            if any(_NAME_CLASS.search(CAMEL.sub("-", each.classes)) for each in list(lineage(found.twigs, twig))[1:3])
            else 3.0
        )
    if _LIKE_NAME.search(words):
        return 2.0
    if twig.tag in ("a", "b", "strong", "cite", "h3", "h4", "h5"):
        after = next((each.words for each in found.twigs[twig.end : twig.end + 2] if each.tag == "-text"), "")
        return 3.5 if _SAYS.match(after) else 0.0 if twig.tag == "a" else 0.5
    return 0.0


def is_member_name(twig: Twig, name: Twig) -> bool:
    """Tell whether a twig names a member in the manner of *name*: by the same class words, or by a link of the same kind."""
    if twig.key == name.key and " " in twig.key:
        return True
    if not (is_member(twig) and is_member(name)):
        return False
    one, other = (MEMBER_LINK.search(each.attributes.get("href") or "") for each in (twig, name))
    return bool(one and other and one[0].strip("/?&=._-") == other[0].strip("/?&=._-"))


def _under_author(found: Survey, twig: Twig) -> bool:
    above = list(lineage(found.twigs, twig))[1:4]
    return any(
        each.attributes.get("itemprop") in ("author", "creator")
        or (each.attributes.get("itemtype") or "").endswith("/Person")
        for each in above
    )


def _clean_name(words: str) -> str | None:
    name = re.sub(
        r"^(?:by|von|par|por|от|di|door|posted by|written by|geschrieben von|verfasst von|de)[: ]\s*",
        "",
        words.strip(),
        flags=re.I,
    )
    name = re.sub(r"\s*(?:says|said|wrote|writes|schrieb|a écrit|escribió)?\s*[:,|»–—-]*$", "", name).strip(
        ' @\u200e\u200f"“”'
    )
    if re.search(r":\s?[\d.,]+$|^\d{1,2}[:.]\d\d|^\d[\d.,]* \D+$", name):  # "Posts: 719", "12:16pm", "466 posts"
        return None
    if not 1 < len(name) <= 40 or len(name.split()) > 5 or not any(map(str.isalpha, name)) or "://" in name:
        return None
    return name
