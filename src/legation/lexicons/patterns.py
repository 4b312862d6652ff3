"""
Patterns: how an entry of the coding lexicons says which words carry an event and who stands where.

A pattern is a line that a political scientist can read:

    A visit R                     a verb; its subject is the actor, its object the recipient
    A impose C on R               C is the content: another event word ("sanctions")
    A call on|upon R to C         alternatives; an infinitive (or "to" and an event noun) as content
    A urge that C                 a finite clause as content
    A sign agreement|treaty with R     lower-case words are lemmas that must be there
    A agree (with R) to C         a part in brackets may be missing
    A break off C                 "off" may be a particle too: "broke off the talks", "broke the talks off"
    A back down                   a preposition with nothing behind it is a particle
    opposition to R! by A         (nouns) may leave any party unsaid, but not one with an exclamation mark
    C take place                  the content is the subject
    A ready|willing to C          (adjectives) "is ready to"
    visit by A to R               (nouns) what stands behind the noun; possessors and adjectives in front of it
                                  ("Putin's visit", "the Russian annexation") are the actor, unless R's says otherwise
    R's arrest by A               (nouns) the possessor is the recipient
    joint|common+exercise by A    (nouns) one of the words before the plus sign must stand in front of the noun

Capital letters are slots: A the actor, R the recipient, C the content, P the place, X something that must be there and is no
party. Patterns are written in the active voice; passives, relative clauses, "to"-infinitives and the like are undone
by the grammar before patterns are tried.
"""

import re
from dataclasses import dataclass

SLOTS = frozenset("ARCPX")
PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at away back before behind below beside between "
    "beyond by down during for forward from in inside into near of off on onto out outside over past round through "
    "throughout to together toward towards under until up upon via with within without off apart aside".split()
)


class PatternFault(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """
    One argument of a pattern.

    ``link`` says where it stands: "subject", "object", "possessor", "infinitive" (``to C``), "clause" (``that C``), "particle",
    "modifier" (a word in front of a noun), or one or more prepositions joined by "|" (which may turn out to be the verb's particle). It holds a ``slot`` or literal ``words`` (lemmas), or neither (a particle).
    """

    link: str
    slot: str | None = None
    words: frozenset[str] = frozenset()
    optional: bool = False
    required: bool = False  # must be said even of a noun, or of a passive

    @property
    def links(self) -> frozenset[str]:
        """The alternatives of ``link``."""
        return frozenset(self.link.split("|"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. ``heads`` are the lemmas of the word that carries it, ``pos`` is verb, noun or adjective."""

    source: str
    pos: str
    heads: frozenset[str]
    parts: tuple[Part, ...]

    @property
    def weight(self) -> int:
        """How much a sentence must offer for the pattern to fit: the better of two fitting patterns has the greater."""
        return sum(3 if part.words else 2 if part.link == "particle" else 1 for part in self.parts if not part.optional)

    def links(self) -> frozenset[str]:
        """Where its parts stand."""
        return frozenset(part.link for part in self.parts)

    def slots(self) -> frozenset[str]:
        """The slots that the pattern names."""
        return frozenset(part.slot for part in self.parts if part.slot)


_TOKEN = re.compile(r"\(|\)|[^\s()]+")


def compile_pattern(source: str, pos: str) -> Pattern:
    """
    Read a pattern for a word of this part of speech ("verb", "noun" or "adjective").

    Raises:
        PatternFault: the pattern has no head, an unknown slot or unbalanced brackets.

    >>> compile_pattern("A call on|upon R to C", "verb").parts[1]
    Part(link='on|upon', slot='R', words=frozenset(), optional=False)
    """
    tokens = _TOKEN.findall(source)
    if not tokens:
        raise PatternFault("the pattern is empty")
    parts: list[Part] = []
    first = tokens[0]
    if pos == "noun":
        if first.endswith("'s"):
            parts.append(Part("possessor", _slot(first[:-2])))
            tokens = tokens[1:]
    else:
        if first not in SLOTS:
            raise PatternFault(f"a {pos} pattern begins with its subject, one of A R C P X, not {first!r}")
        parts.append(Part("subject", first))
        tokens = tokens[1:]
    if not tokens or not tokens[0].islower():
        raise PatternFault("the word that carries the event is missing")
    modifiers, plus, words = tokens[0].rpartition("+")
    if plus:
        if pos != "noun" or not modifiers or "+" in modifiers:
            raise PatternFault(f"{tokens[0]!r}: a plus sign joins words in front of a noun to the noun, once")
        parts.append(Part("modifier", words=frozenset(modifiers.split("|"))))
    heads = frozenset(words.split("|"))
    if "" in heads:
        raise PatternFault(f"{tokens[0]!r}: a word is missing")
    parts.extend(_parts(tokens[1:], pos))
    return Pattern(source, pos, heads, tuple(parts))


def _parts(tokens: list[str], pos: str) -> list[Part]:
    parts: list[Part] = []
    optional = False
    link: str | None = None
    for token in [*tokens, ""]:
        is_link = token == "that" or (token != "" and all(word in PREPOSITIONS for word in token.split("|")))
        if link is not None and (is_link or token in ("", "(", ")")):
            parts.append(Part("particle", words=frozenset(link.split("|")), optional=optional))
            link = None
        if token == "(":
            if optional:
                raise PatternFault("brackets inside brackets")
            optional = True
        elif token == ")":
            if not optional:
                raise PatternFault("a closing bracket without an opening one")
            optional = False
        elif is_link:
            link = token
        elif token:
            parts.append(_filled(link, token, pos, optional=optional))
            link = None
    if optional:
        raise PatternFault("a bracket is not closed")
    return parts


def _filled(link: str | None, token: str, pos: str, *, optional: bool) -> Part:
    required = token.endswith("!")
    token = token.removesuffix("!")
    slot = token if token in SLOTS else None
    if slot is None and not token.islower():
        raise PatternFault(f"unknown slot {token!r}; the slots are A R C P X")
    words = frozenset() if slot else frozenset(token.split("|"))
    if link == "that":
        link = "clause"
    elif link == "to" and slot == "C":
        link = "infinitive"
    elif link is None:
        if pos == "noun":
            raise PatternFault(f"{token!r} stands behind a noun without a preposition")
        link = "object"
    return Part(link, slot, words, optional, required)


def _slot(token: str) -> str:
    if token not in SLOTS:
        raise PatternFault(f"unknown slot {token!r}; the slots are A R C P X")
    return token
