"""People's names in a sentence: those of the registry, those met before, and those that the text introduces here."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.lexicons.actors import Office, Person
from legation.lexicons.who import Title, WhoLexicon
from legation.who.gazetteer import Use, fold
from legation.who.roles import Role, noun_of, read_role
from legation.who.view import NAME_TAGS, PARTICLES, View

DAYS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
_BEFORE_MONTH = frozenset(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "till",
        "from",
        "to",
        "of",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "during",
    ]
)
_LITTLE = frozenset(
    [
        "to",
        "in",
        "of",
        "for",
        "and",
        "with",
        "on",
        "at",
        "by",
        "from",
        "the",
        "a",
        "an",
        "as",
        "is",
        "be",
        "will",
        "over",
        "after",
        "not",
        "or",
        "amid",
        "against",
        "but",
        "says",
    ]
)
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
_SUFFIXES = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})


@dataclass(slots=True)
class Name:
    """A run of tokens that is, or may be, a person's name; ``title`` is where the words before it that tell of it begin."""

    first: int
    last: int
    words: str
    title_first: int
    role: Role | None = None
    title: Title | None = None
    people: tuple[Person, ...] = ()  # of the registry, by full name (one) or by family name
    full: bool = False  # people are known by their full name

    @property
    def single(self) -> bool:
        """A family name alone."""
        return " " not in self.words


def find_names(view: View, lexicon: WhoLexicon) -> list[Name]:
    """Return the runs of tokens in the sentence that may be people's names, with the titles and roles before them."""
    names = []
    for first, last in _segments(view, lexicon):
        name = _name(view, lexicon, first, last)
        if name is not None:
            _read_title(view, lexicon, name)
            names.append(name)
    return names


def _segments(view: View, lexicon: WhoLexicon) -> Iterator[tuple[int, int]]:
    n, i = len(view.tokens), 0
    while i < n:
        if not _is_part(view, lexicon, i) or (view.tokens[i].lower in PARTICLES and view.tokens[i].text.islower()):
            i += 1
            continue
        last, k = i, i + 1
        while k < n and not view.starts_line(k):
            if _is_part(view, lexicon, k):
                last, k = k, k + 1
            elif (
                view.tokens[k].text in ("-", "–")
                and k + 1 < n
                and _tight(view, k)
                and view.tokens[k + 1].text.isalpha()
            ):
                last, k = k + 1, k + 2
            elif (
                view.tokens[k].text in PARTICLES
                and k + 1 < n
                and (_is_part(view, lexicon, k + 1) or view.tokens[k + 1].text == "-")
            ):
                k += 1
                if view.tokens[k].text == "-":
                    k += 1
                if k < n and view.tokens[k].text[:1].isupper():
                    last, k = k, k + 1
                else:
                    break
            else:
                break
        yield i, last
        i = last + 1


def _tight(view: View, k: int) -> bool:
    return view.tokens[k - 1].end == view.tokens[k].start and view.tokens[k].end == view.tokens[k + 1].start


def _is_part(view: View, lexicon: WhoLexicon, i: int) -> bool:
    """Tell whether token *i* can be part of a person's name."""
    token = view.tokens[i]
    if not token.text[0].isupper():
        placed = view.hit(i)
        return placed is not None and placed.hit.entries[0].use is Use.PERSON
    if token.text in DAYS or token.text in lexicon.titles or token.lower in _LITTLE:
        return False
    if i and token.lemma.lower() in lexicon.agent_verbs and token.tag != "NNP":
        return False  # a headline's verb: "Putin Urges Talks"
    placed = view.hit(i)
    if placed is not None:
        if placed.hit.entries[0].use is Use.PERSON:
            return True
        if placed.hit.entries[0].use is Use.FAMILY:  # "He" and "Major" are families too
            inner = i > 0 and token.pos not in ("PRON", "DET", "ADP", "CCONJ")
            return (token.tag in NAME_TAGS or inner) and not _is_month(view, i)
        return placed.first == placed.last and _is_borrowed(view, lexicon, i)
    if token.tag in NAME_TAGS:
        return True
    return (
        i > 0 and token.pos not in ("PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ") and token.text in lexicon.given_names
    )


def _is_month(view: View, i: int) -> bool:
    """Tell whether "May" at token *i* is the month: "in May", "May 18", "late May"."""
    if view.tokens[i].text != "May":
        return False
    before = view.tokens[i - 1] if i else None
    after = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
    timed = before is not None and (before.text.isdigit() or before.lower in _BEFORE_MONTH)
    return timed or (after is not None and after.text.isdigit())


def _is_borrowed(view: View, lexicon: WhoLexicon, i: int) -> bool:
    """Tell whether a state's name is here a person's: "Michael Jordan", "Chad Smith", "Denzel Washington"."""
    tokens, text = view.tokens, view.tokens[i].text
    placed = view.hit(i)
    if placed is None or placed.hit.get(Use.OFFICE, Use.BODY):
        return False
    before = tokens[i - 1] if i else None
    if before is not None and before.tag in NAME_TAGS and view.hit(i - 1) is None and before.text not in lexicon.titles:
        shared = text in lexicon.ambiguous or text in lexicon.given_names or text in lexicon.common_families
        if before.text in lexicon.given_names or (shared and before.text not in _DIRECTIONS):
            return True
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        text in lexicon.given_names
        and after is not None
        and after.tag == "NNP"
        and after.text[0].isupper()
        and view.hit(i + 1) is None
        and noun_of(lexicon, after) is None
    )


def _name(view: View, lexicon: WhoLexicon, first: int, last: int) -> Name | None:
    """Read a run: find the registry's people in it."""
    while last > first and view.tokens[last].text in _SUFFIXES:
        last -= 1
    words = view.text(first, last)
    for i in range(first, last + 1):
        placed = view.hit(i)
        if placed is None or placed.partial:
            continue
        full = [e.row for e in placed.hit.entries if e.use is Use.PERSON and isinstance(e.row, Person)]
        if full and placed.last >= last:
            return Name(placed.first, last, view.text(placed.first, last), placed.first, people=tuple(full), full=True)
        if full and i == first:
            return None  # "Nelson Mandela University"
    placed = view.hit(last)
    family = [e.row for e in placed.hit.entries if e.use is Use.FAMILY and isinstance(e.row, Person)] if placed else []
    if placed is not None and family and placed.first >= first:
        if placed.first == first:
            return Name(first, last, words, first, people=tuple(family))
        given = {_skeleton(view.tokens[i].text) for i in range(first, placed.first) if view.tokens[i].text[0].isupper()}
        same = [p for p in family if given & {_skeleton(word) for word in p.name.split() if word != p.family}]
        if same:
            return Name(first, last, words, first, people=tuple(same), full=True)
    return Name(first, last, words, first)


def _skeleton(given: str) -> str:
    """Return what spellings of one given name share: first letter and consonants ("Sergey", "Sergei": "s-srg")."""
    word = fold(given).lower().replace("ks", "x").replace("ph", "f").replace("kh", "h").replace("c", "k")
    bones = [letter for letter in word if letter.isalpha() and letter not in "aeiouy"]
    return f"{word[:1]}-" + "".join(b for k, b in enumerate(bones) if not k or b != bones[k - 1])


def _read_title(view: View, lexicon: WhoLexicon, name: Name) -> None:
    """Read the title or role that stands right before the name."""
    i = name.first - 1
    while i >= 0 and view.tokens[i].text in lexicon.titles and not _is_office(view, i):
        title = lexicon.titles[view.tokens[i].text]
        old = name.title
        name.title = Title(title.gender or (old.gender if old else None), title.sector or (old.sector if old else None))
        name.title_first = i
        i -= 1
    if i < 0:
        return
    if view.tokens[i].text in ("'s", "’s") and view.hit(i - 1) is not None:  # "Russia's Lavrov"
        placed = view.hit(i - 1)
        if placed is not None and placed.country_use:
            name.title_first = placed.first
        return
    role = read_role(view, lexicon, i) or _role_with_target(view, lexicon, i)
    if (
        role is not None
        and not role.plural
        and (role.office or (role.noun and role.noun.kind in ("official", "person")))
    ):
        name.role, name.title_first = role, role.first
    elif (
        name.title is None
        and i >= 0
        and view.tokens[i].tag == "JJ"
        and (placed := view.hit(i))
        and placed.country_use
        and not placed.partial
    ):
        name.title_first = placed.first
    elif name.title is not None:
        _extend_left(view, name)


def _is_office(view: View, i: int) -> bool:
    placed = view.hit(i)
    return placed is not None and placed.hit.get(Use.OFFICE) is not None


def _role_with_target(view: View, lexicon: WhoLexicon, i: int) -> Role | None:
    """Read "U.S. ambassador to Russia" before a name: the role stands before a preposition and a state."""
    placed = view.hit(i)
    if placed is None or placed.first < 2:
        return None
    j = placed.first - 1
    if view.tokens[j].lower == "the":
        j -= 1
    if j < 1 or view.tokens[j].lower not in ("to", "of", "for"):
        return None
    role = read_role(view, lexicon, j - 1)
    if role is not None and isinstance(role.office, Office | None):
        return role
    return None


def _extend_left(view: View, name: Name) -> None:
    placed = view.hit(name.title_first - 1) if name.title_first else None
    if placed is not None and placed.country_use and not placed.partial:
        name.title_first = placed.first
