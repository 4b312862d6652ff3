"""Small words: days, parties, quotations, and what was done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.lexicons.narration import ACT, Phrase, gerund, load_phrases, load_words, past
from legation.lexicons.registry import load_registry
from legation.model import Claim, DateBasis, Granularity, Mention, MentionKind, When
from legation.model.events import Event

LONGEST = 240  # characters of a quotation within a sentence
_MONTHS = "January February March April May June July August September October November December".split()
_THINGS = (MentionKind.OTHER, MentionKind.PLACE)
_QUOTES = '“”"'
_PRONOUNS = frozenset("he her him his i it its one she their them they we who".split())


def day_words(day: date) -> str:
    """
    Return a day in words.

    >>> day_words(date(2016, 5, 6))
    '6 May 2016'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_words(first: date, last: date) -> str:
    """
    Return two days, or one if they are the same, without saying the month or year twice.

    >>> span_words(date(2014, 3, 11), date(2014, 3, 25))
    '11 and 25 March 2014'
    """
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} and {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} and {day_words(last)}"
    return f"{day_words(first)} and {day_words(last)}"


def time_words(when: When, *, aim: bool = False) -> str:
    """
    Return when something is, as an adverbial; *aim*: what it is set for. What the words do not say themselves is hedged.

    >>> time_words(When(earliest=date(2016, 5, 1), latest=date(2016, 5, 31), granularity=Granularity.MONTH,
    ...     basis=DateBasis.INFERRED))
    'probably in May 2016'
    """
    first, last = when.earliest, when.latest
    unsure = when.basis in (DateBasis.PUBLISHED, DateBasis.INFERRED)
    if first == last:
        text = f"for {day_words(first)}" if aim else f"on {'or about ' if unsure else ''}{day_words(first)}"
        return f"{text} (inferred)" if aim and unsure else text
    if when.granularity is Granularity.MONTH:
        text = f"{'for' if aim else 'in'} {_MONTHS[first.month - 1]} {first.year}"
    elif when.granularity is Granularity.YEAR:
        text = f"{'for' if aim else 'in'} {first.year}"
    else:
        text = f"{'for some day ' if aim else ''}between {span_words(first, last)}"
    if unsure:
        return f"{text} (inferred)" if aim else f"probably {text}"
    return text


def quoted(text: str, longest: int = LONGEST) -> str:
    """
    Return words in quotation marks, on one line, cut after a word if they are long.

    >>> quoted("a  long\\nstory", 8)
    '“a long …”'
    """
    line = " ".join(text.split())
    if len(line) > 2 and line[0] in _QUOTES and line[-1] in _QUOTES:
        line = line[1:-1]
    if len(line) > longest:
        line = line[: longest + 1].rpartition(" ")[0] or line[:longest]
        line += " …"
    return f"“{line}”"


def listed(parts: Iterable[str]) -> str:
    """
    Return parts as a list in words.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    known = list(dict.fromkeys(parts))
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def ended(text: str) -> str:
    """
    Return *text* with a full stop, unless the quotation at its end has one.

    >>> ended("a"), ended("“No.”")
    ('a.', '“No.”')
    """
    return text if text.endswith((".”", "!”", "?”", "…”")) else f"{text}."


def upper_first(text: str) -> str:
    """Return *text* with a capital at its beginning."""
    return text[:1].upper() + text[1:]


@dataclass(slots=True)
class Names:
    """
    Names of parties as they stand within a sentence: the office of a person at the first mention only. One for each part of
    a brief that is read by itself.
    """

    known: set[str] = field(default_factory=set)

    def all(self, mentions: Sequence[Mention]) -> str:
        """Return several parties as a list in words."""
        return listed(self.one(mention) for mention in mentions)

    def one(self, mention: Mention) -> str:
        """Return one party."""
        if mention.name is None:
            return _described(mention.text)
        if mention.kind is MentionKind.STATE:
            return state_words(mention.name)
        if mention.kind is MentionKind.PERSON and mention.role and mention.name not in self.known:
            self.known.add(mention.name)
            return _introduced(mention.name, mention.role, mention.country)
        with_article = mention.text.lower().startswith("the ") or mention.name[:1].islower()
        article = "the " if with_article and mention.kind is not MentionKind.PERSON else ""
        return article + mention.name.removeprefix("the ").removeprefix("The ")


def key_words(mention: Mention) -> str:
    """Return what two mentions of one party have in common."""
    return (mention.name or " ".join(mention.text.split())).lower()


def state_words(name: str) -> str:
    """
    Return a state's name within a sentence.

    >>> state_words("United States"), state_words("Japan")
    ('the United States', 'Japan')
    """
    return f"the {name}" if name.split()[-1:] and name.split()[-1] in load_words().articles else name


def _described(text: str) -> str:
    """Return a party that has no name, as printed: "A U.S. official" without its capital; a bare pronoun in quotation marks."""
    line = " ".join(text.split())
    if len(line) > LONGEST // 2:
        return quoted(line, LONGEST // 2)
    if line.lower() in _PRONOUNS:
        return f"“{line.lower()}”"
    return line[:1].lower() + line[1:] if line.split(" ")[0].lower() in load_words().openers else line


def _introduced(name: str, role: str, country: str | None) -> str:
    words = role.split()
    title = all((word[:1].isupper() and word[1:].islower()) or word in ("of", "for", "and") for word in words)
    plain = role.lower() if title else role
    state = load_registry().state(country) if country else None
    if state is None or plain != plain.lower():
        return f"{plain} {name}"
    owner = state_words(state.name)
    return f"{owner}'{'' if owner.endswith('s') else 's'} {plain} {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What is done, in the forms that a sentence needs. ``exact``: the words tell of this doing, not only of its kind."""

    base: str
    past: str
    gerund: str
    exact: bool


def doing_of(entry: Event | Claim, lead: Claim, names: Names) -> Doing:
    """Put what an entry tells of in words, with those to whom it is done; *lead* is its best-supported claim."""
    phrase = phrase_of(entry, lead)
    if not entry.recipients:
        words = phrase.alone
    else:
        party = any(mention.kind not in _THINGS for mention in entry.recipients)
        words = f"{phrase.party if party else phrase.thing} {names.all(entry.recipients)}"
    return Doing(
        base=words, past=_inflected(words, past), gerund=_inflected(words, gerund), exact=phrase.doing != phrase.event
    )


def phrase_of(entry: Event | Claim, lead: Claim) -> Phrase:
    """Return the phrase of the act where the entry is of the act's type, else of its content, else of its type."""
    phrases, event = load_phrases(), entry.event.value
    found = phrases.get((f"{ACT}{lead.act}", event))
    if found is None and entry.content and lead.act not in load_words().turning:
        found = phrases.get((entry.content, event))
    return found or phrases[(event, event)]


def _inflected(words: str, form: Callable[[str], str]) -> str:
    """Inflect the verb that begins a phrase, and the one joined to it by "or"."""
    parts = words.split(" ")
    for place in (0, 2) if parts[1:2] == ["or"] else (0,):
        parts[place] = form(parts[place])
    return " ".join(parts)
