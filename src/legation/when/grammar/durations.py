"""Lengths of time and repetitions: "three days", "the past six months", "two-year", "every week", "daily"."""

from datetime import date
from typing import Final

from legation.model import TimexType
from legation.when.calendar import Days
from legation.when.grammar.narrow import stretch
from legation.when.grammar.relative import moved
from legation.when.grammar.rule import Found, Reading, Rule, rule
from legation.when.tense import FUTURE

_CODES: Final = {"FN": "W", "PER": "X"}
_TIME: Final = {"S": "S", "MIN": "M", "H": "H"}
_HALVES: Final = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H"}


def period(unit: str, count: float | None) -> str:
    """Return a TIMEX3 duration: ``period("D", 3)`` is P3D; a count of None is unknown: PXD."""
    if unit == "FN" and count is not None:
        return f"P{count * 2:g}W"
    if unit == "WE" and count is not None:
        return f"P{count:g}WE"
    if unit == "DE" and count is not None:
        unit, count = "Y", count * 10
    if count is None:
        text, half = "X", ""
    elif count % 1 == 0.5 and unit in _HALVES:
        text, half = f"{int(count)}", _HALVES[unit]
    else:
        text, half = f"{count:g}", ""
    code = _TIME.get(unit) or _CODES.get(unit, unit)
    lead = "PT" if unit in _TIME else "P"
    return f"{lead}{'' if text == '0' and half else text + code}{half}"


def _number(found: Found) -> float | None:
    letters = found.letter("n")
    lexeme = found.get("n")
    if lexeme is None or "v" in letters:
        return None
    if "u" in letters:
        return 2.0
    if letters.startswith("h"):
        return 0.5
    count = next(
        (x.number for x in found.lexemes[found.match.start("n") : found.match.end("n")] if x.letter in "dN"), 1.0
    )
    return count + (0.5 if "h" in letters or "h" in found.letter("half") else 0)


def _days(found: Found, unit: str, count: float | None) -> Days | None:
    """Return the days of "the past six months" or "the next two weeks"; other durations fix none."""
    relation = found.letter("r").lstrip("T")
    if count is None or relation[:1] not in ("l", "n", "j") or relation == "" or found.context.today is None:
        return None
    anchor: date = found.context.anchor()
    other = moved(anchor, unit, -count if relation[0] in "lj" else count)
    return stretch(anchor, other) if other is not None else None


def _is_rate(found: Found) -> bool:
    """Tell whether "a year" counts how often: "$2 million a year", "24 hours a day"."""
    before = found.before
    return before is not None and (
        before.letter in "NdV%" or before.text.lower() in ("million", "billion", "times", "once", "twice")
    )


def _duration(found: Found) -> Reading | None:
    unit = found.code("u")
    if found.get("long") and found.part("long").text.lower() == "old":
        return None  # an age
    if unit == "Q" and "-" in found.match[0] and found.part("u").letter == "V":
        return None  # three-quarters of its food
    if unit in ("Q", "PER") and found.part("u").letter == "U" and found.letter("n") == "A":
        return None
    if found.letter("n") == "A" and _is_rate(found):
        return None
    if unit == "D" and found.letter("n") == "A" and not found.letter("half"):
        return Reading("P1D", TimexType.DURATION)
    after = found.lexemes[found.match.end() : found.match.end() + 2]
    if unit in _TIME and [lexeme.letter for lexeme in after] == ["A", "U"]:
        return None  # a rate: "24 hours a day"
    count = _number(found)
    return Reading(period(unit, count), TimexType.DURATION, _days(found, unit, count))


def _bare_plural(found: Found) -> Reading | None:
    """ "for years", "weeks of talks": a length of unknown count. Minutes without a number only tell that it was soon."""
    unit = found.code("u")
    if found.get("long") and found.part("long").text.lower() == "old" and "-" not in found.match[0]:
        return None  # an age
    if unit in ("Q", "PER", "S", "WE", "MIN") or (found.before is not None and found.before.letter in "$%O'y+odN"):
        return None
    return Reading(period(unit, None), TimexType.DURATION)


def _coming_plural(found: Found) -> Reading | None:
    """ "in coming months": a length of unknown count; "in past years": some time."""
    if found.letter("r") == "n":
        return Reading(period(found.code("u"), None), TimexType.DURATION)
    return Reading("PAST_REF") if found.code("u") not in ("Q", "PER", "S") else None


def _one_day(found: Found) -> Reading | None:
    """ "will one day lead": some day to come."""
    sentence, lexeme = found.context.sentence, found.part("u")
    token = next((t for t in sentence.tokens if t.start == lexeme.start), None)
    if found.code("u") != "D" or found.part("n").text.lower() != "one" or token is None or token.dep != "npadvmod":
        return None
    return Reading("FUTURE_REF") if found.tense("u") == FUTURE else None


def _each(found: Found) -> Reading | None:
    unit = found.code("u") or found.code("per")
    if unit == "PER":
        return None
    count = found.number("n") or (2 if found.get("o") else 1)
    return Reading(period(unit, count), TimexType.SET)


def _each_named(found: Found) -> Reading:
    """ "each July", "every summer", "every Christmas"."""
    lexeme = found.part("m")
    code = f"{int(lexeme.number):02d}" if lexeme.letter == "M" else str(lexeme.value)
    return Reading(f"XXXX-{code}", TimexType.SET)


def _adverb(found: Found) -> Reading | None:
    token = next((t for t in found.context.sentence.tokens if t.start == found.part("z").start), None)
    noun = token is not None and token.pos in ("NOUN", "PROPN") and token.dep not in ("amod", "npadvmod", "advmod")
    named = found.after is not None and found.after.letter == "x" and found.after.text[0].isupper()
    if noun or named:
        return None  # a newspaper: "the party daily", "the daily Izvestia"
    return Reading(found.code("z"), TimexType.SET)


_COUNT: Final = r"(?P<n>[dN](?:~|-(?=[dN](?!-)))[dN]|hA|A?v+o?|A?uo?|(?:A(?![dN]+-))?[dN]+(?:&Ah)?|A(?=-?U)|Ah)"

RULES: tuple[Rule, ...] = (
    rule("one day", r"(?P<n>N)(?P<u>U)(?!-)", _one_day),
    rule("coming plural", r"(?P<r>[ln])(?P<u>V)", _coming_plural),
    rule(
        "duration",
        rf"\??(?P<r>T?[lnjc]|TO|T(?![dN]+-)|r|t)?{_COUNT}\+?-?(?P<u>[UV])(?:-?(?P<long>L))?(?P<half>&Ah)?",
        _duration,
    ),
    rule("plural", r"(?P<r>r)?(?P<u>V)(?:-?(?P<long>L))?", _bare_plural),
    rule("each", r"y(?P<o>O|x(?=U))?(?P<n>[dN])?(?P<u>[UV])|X(?P<per>U)", _each),
    rule("each named", r"y(?P<m>[MS])", _each_named),
    rule("adverb", r"(?P<z>Z)", _adverb),
)
