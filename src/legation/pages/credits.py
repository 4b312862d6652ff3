"""Who wrote and who carries a report: datelines, bylines, press-review lines, copyright lines, links."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from legation.lexicons.pages import Outlet, outlets, outlets_by_domain, outlets_by_name
from legation.pages.stamps import DATE, MONTH, Stamp, stamp_of

LINK = re.compile(
    r"https?://[^\s<>\"”’|]{3,2000}|(?<![\w@.])www\.[a-z0-9-]{2,60}\.[a-z.]{2,20}(?:/[^\s<>\"”’|]{0,1000})?", re.I
)
_PLACE = r"[A-ZÀ-Þ][\w.'’À-ÿ-]{1,24}(?: [A-ZÀ-Þ][\w.'’À-ÿ-]{1,24}){0,3}"
_NEWSDAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:[,/] ?{_PLACE}){{0,2}}?)(?:,? (?P<day>{_NEWSDAY}))?[,:.]? ?)"
    rf"(?P<dash1>--|[-–—])? ?\((?P<agency>[A-Z][\w./& -]{{1,40}}?)\)(?P<dash2> ?(?:--|[-–—:]))?"
    rf"|(?P<place2>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,30}}(?:, {_PLACE})?)(?:,? (?P<day2>{_NEWSDAY}))? (?:--|[-–—]) "
)
_HEAD_AGENCY = re.compile(r"\((?P<agency>[A-Z][\w./& -]{1,40})\) ?(?:--|[-–—])")
_NAME = r"[A-ZÀ-Þ][\w.'’À-ÿ-]{0,24}(?: (?:[A-ZÀ-Þ][\w.'’À-ÿ-]{0,24}|de|da|di|la|del|van|von|der|al|bin|el|ben|ter|dos|den|y)){0,4}"
_BYLINE = re.compile(
    rf"(?:(?:Posted|Written|Reported|Published|Story|Text|Article|Analysis|Opinion) )?(?:By|BY|by):? "
    rf"(?P<names>{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}?)"
    rf"(?P<rest>(?:,? (?:in|at|for|of|with) .{{2,60}}|[ ]?[,|/·•–—-] ?.{{2,90}}| \(.{{2,60}}\)| {DATE}.{{0,40}})?)[.]?"
)
_FOREIGN_BYLINE = re.compile(
    rf"(?:Von|Par|Por|Di|Door|От|Автор):? (?P<names>(?=\S+ \S){_NAME}(?:(?:, | und | et | y | e ){_NAME}){{0,3}}?)(?P<rest>(?:[,|/·•–—(-] ?.{{2,60}})?)"
)
_PRESS = re.compile(
    rf"[(\[]?(?:(?:Source|From|Translated from|As published in)[: ] ?)?(?P<outlet>[A-ZÀ-Þ][\w.&'’À-ÿ /-]{{1,50}}?)[:,;–—-] ?"
    rf"{DATE}(?:[ ,;–—|-]{{0,4}}(?:p(?:p|g|age|ages)?\.? ?[A-Z]?\d{{1,3}}(?:[-–]\d{{1,3}})?|front page|evening edition|morning edition|online)"
    rf"){{0,2}}[)\]]?\.?"
)
_STAFF = re.compile(
    r"(?P<agency>[A-Z][\w .'’/&-]{1,40}?) (?:Staff(?: Writers?)?|Correspondents?|Reporters?|Staff Reporters?|Desk|Newsroom)"
)
_LIKE_A_CARRIER = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{1,20} ){1,4}(?:(?P<agency>News|News Agency|Agency|Newswire|Wire|Wire Service|News Service|Press Agency)"
    r"|Times|Post|Herald|Tribune|Gazette|Daily|Observer|Journal|Chronicle|Mirror|Monitor|Shimbun|Standard|Review|Online|Radio|TV)"
)
_SEPARATOR = re.compile(r"\s*(?:[,/|&·•+–—-]|\band\b|\bwith\b|\bvia\b)\s*")
_SOURCE = re.compile(r"(?:Source|Sources|Agency|Credit|Via|From)s?: ?(?P<name>.{2,60})", re.I)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a wire report: "LIMA, March 3 (Reuters) -". ``end`` is where it ends in what was searched."""

    place: str | None
    agency: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs: people and, where they stand with them, agency or outlet."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class PressLine:
    """The line of a press review: newspaper and the day on which the piece was printed."""

    outlet: str
    stamp: Stamp


def find_dateline(text: str) -> Dateline | None:
    """
    Read the dateline at the start of a paragraph; None if there is none.

    A name in brackets that no table knows passes as an agency only if a dash sets it off from the story and the place is
    in capitals or bears a date: "The party (PRI) - once mighty - lost" is no dateline.

    >>> find_dateline("GENEVA — (AP) Talks on Syria resumed.").agency
    'AP'
    """
    head = text[:160]
    match = _DATELINE.match(head)
    if match is None:
        match = _HEAD_AGENCY.match(head)
        outlet = known_outlet(match["agency"]) if match else None
        return Dateline(None, outlet.name, match.end()) if match and outlet else None
    if match["place2"]:
        return Dateline(match["place2"].strip(), None, match.end()) if match["place2"].strip().isupper() else None
    outlet = known_outlet(match["agency"])
    set_off = (match["dash1"] or match["dash2"]) and (match["day"] or match["place"].split()[0].strip(",.").isupper())
    if outlet is None and not set_off:
        return None
    return Dateline(match["place"], outlet.name if outlet else match["agency"], match.end())


def read_byline(line: str) -> Byline | None:
    """
    Read a line that says who wrote a piece; None for any other line.

    >>> read_byline("By Ana Ríos and Luis Vega, Reuters")
    Byline(authors=('Ana Ríos', 'Luis Vega'), agency='Reuters', outlet=None)
    """
    if not line or len(line) > 160:
        return None
    match = _BYLINE.fullmatch(line) or _FOREIGN_BYLINE.fullmatch(line)
    if match:
        names = tuple(
            part.strip() for part in re.split(r", and | and | und | et | y |, | & ", match["names"]) if part.strip()
        )
        carriers = _outlets_in(match["rest"]) or [found for name in names if (found := _carrier(name))]
        people = tuple(_name(name) for name in names if _carrier(name) is None and len(name) > 1)
        return _byline(people, carriers)
    return _credit_line(line)


def _credit_line(line: str) -> Byline | None:
    """Read lines that are nothing but agencies, outlets and perhaps a name: "AFP-JIJI", "Ana Ríos | Reuters"."""
    whole = _carrier(line.strip(" ()[]"))
    if whole:
        return _byline((), [whole])
    staff = _STAFF.fullmatch(line)
    source = _SOURCE.fullmatch(line)
    named = _carrier((staff["agency"] if staff else source["name"] if source else "").strip(" ()."))
    if named:
        return _byline((), [named])
    parts = [part.strip(" ()") for part in _SEPARATOR.split(line) if part.strip(" ()")]
    carriers = [found for part in parts if (found := _carrier(part))]
    people = [part for part in parts if _carrier(part) is None]
    if not carriers or len(parts) > 4 or not all(_is_name(name) for name in people) or len(people) > 2:
        return None
    return _byline(tuple(people), carriers)


def _is_name(words: str) -> bool:
    return bool(re.fullmatch(_NAME, words)) and 2 <= len(words.split()) <= 4


def _name(words: str) -> str:
    return words.title() if words.isupper() and len(words) > 4 else words


def _byline(people: tuple[str, ...], carriers: list[Outlet]) -> Byline:
    agency = next((each.name for each in carriers if each.kind == "agency"), None)
    outlet = next((each.name for each in carriers if each.kind == "outlet"), None)
    return Byline(people, agency, outlet)


def _outlets_in(words: str) -> list[Outlet]:
    parts = (part.strip(" ().") for part in re.split(r"[,|/·•–—()]|\bfor\b|\bof\b", words))
    return [found for part in parts if (found := _carrier(part))]


def read_press_line(line: str) -> PressLine | None:
    """
    Read a press review's line: newspaper, day, page. None for any other line.

    Without brackets or a page number the newspaper must be one that the table knows.

    >>> read_press_line("(El Comercio: June 3, 2014 – p. 4)").outlet
    'El Comercio'
    """
    match = _PRESS.fullmatch(line) if 8 < len(line) <= 140 else None
    if match is None:
        return None
    stamp = stamp_of(match)
    outlet = known_outlet(match["outlet"])
    marked = line[0] in "([" or re.search(r"\bp(?:p|g|age|ages)?\.? ?[A-Z]?\d", line[stamp.end :])
    if stamp.day is None or re.match(MONTH, match["outlet"]) or _is_label(match["outlet"]) or not (outlet or marked):
        return None
    return PressLine(outlet.name if outlet else match["outlet"].strip(), stamp)


def _is_label(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:published|posted|updated|date|joined|modified|edited|created|issued|since|on|source)\b", words, re.I
        )
    )


def outlet_of_link(link: str) -> Outlet | None:
    """
    Return the outlet that owns a link's domain; None for domains that the table has not.

    >>> outlet_of_link("http://www.reuters.com/article/1").name
    'Reuters'
    """
    try:
        host = (urlsplit(link if "://" in link else f"http://{link}").hostname or "").lower()
    except ValueError:
        return None
    parts = host.split(".")
    tails = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((outlets_by_domain()[tail] for tail in tails if tail in outlets_by_domain()), None)


def known_outlet(name: str) -> Outlet | None:
    """Return the outlet or agency of this name or alias, whatever the capitals; None if the table has it not."""
    words = name.strip()
    found = outlets_by_name().get(words.casefold())
    # "Times", "nation", "beta" are words as well as names: they count only when written as names.
    return found if found and (words[:1].isupper() or words in (found.name, *found.aliases)) else None


def _carrier(name: str) -> Outlet | None:
    """Return the known outlet, or one that its name gives away in a place where only a name or a carrier can stand."""
    match = known_outlet(name)
    if match or not (like := _LIKE_A_CARRIER.fullmatch(name.strip())):
        return match
    return Outlet(name.strip(), "agency" if like["agency"] else "outlet", (), ())


def agency_of_copyright(line: str) -> str | None:
    """
    Return the agency that a copyright line names.

    >>> agency_of_copyright("(c) Copyright Thomson Reuters 2014.")
    'Reuters'
    """
    found = _agency_names().search(line[:300])
    return outlets_by_name()[found[0].casefold()].name if found else None


@cache
def _agency_names() -> re.Pattern[str]:
    names = [name for each in outlets() if each.kind == "agency" for name in (each.name, *each.aliases)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
