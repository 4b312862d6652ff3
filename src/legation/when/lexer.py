"""
The words of a sentence, each with the one letter of its class. The rules of the time grammar are patterns over these letters.

Letters: M month, W weekday, U unit (plural V), S season, P part of the day, H holiday, Y year, d number up to 31 in digits,
N other number, O ordinal, C numeric date, K clock time, D today/yesterday/tomorrow, R now/recently/soon, Z daily/monthly,
E decade ("1990s"); early/mid/late m, beginning/end p, half h; last l, preceding j, next n, following f, this t, current c,
recent r, latest q, that z, same s, ago g, later k, earlier e, before b, after a; the T, a A, few v, couple u, of o, prepositions i, to -:
"~", and &, between B, each y, fiscal F, full w, time zone G, per X, long L, more +, about "?"; hyphen "-", comma ",", possessive "'", parentheses "<>",
anything else "x".
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from legation.language import Sentence
from legation.lexicons.when import TimeWord, load_holidays, load_time_words

_SECTION_LETTERS: Final = {
    "months": "M", "weekdays": "W", "units": "U", "seasons": "S", "dayparts": "P", "numbers": "N", "ordinals": "O",
    "decades": "E", "days": "D", "references": "R", "sets": "Z", "modifiers": "m", "parts": "p",
}  # fmt: skip
_CLASS_LETTERS: Final = {
    "last": "l", "preceding": "j", "next": "n", "following": "f", "this": "t", "current": "c", "recent": "r", "latest": "q",
    "that": "z", "same": "s", "ago": "g", "later": "k", "earlier": "e", "before": "b", "after": "a", "the": "T", "a": "A",
    "vague": "v", "couple": "u", "of": "o", "in": "i", "to": "~", "and": "&", "between": "B", "each": "y", "fiscal": "F", "full": "w", "zone": "G",
    "per": "X", "long": "L", "more": "+", "approximate": "?",
}  # fmt: skip
# A sentence without one of these letters (or a digit) holds no time expression.
_TELLING: Final = frozenset("MWUSPHDRZcr")
_CAPITAL_ONLY: Final = frozenset(
    {"may", "march", "mar", "sun", "sat", "mon", "wed", "fri", "dec", "jan", "jun", "sep", "nov"}
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_ABBREVIATED: Final = 4
_SIGNS: Final = {",": ",", "%": "%", ".": ".", "(": "<", ")": ">"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or sign: class letter, value, and its place in the document."""

    letter: str
    start: int
    end: int
    text: str
    value: int | float | str | date | None = None

    @property
    def number(self) -> float:
        """The value of a number word."""
        return self.value if isinstance(self.value, int | float) else 0


_CLOCK: Final = (
    r"(?P<clock>(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::\d\d)?(?!\d)"
    r"|(?P<military>[0-2]\d[0-5]\d)(?=\s(?:GMT|UTC|EST|EDT|CET|local)))"
)
_NUMERIC: Final = (
    r"(?P<iso>(?:1[89]|20)\d\d-[01]\d-[0-3]\d)|(?P<numeric>[0-3]?\d[/.][0-3]?\d[/.](?:(?:19|20)\d\d|\d\d)(?![\d/]))"
)
_LEX: Final = re.compile(
    rf"{_NUMERIC}|{_CLOCK}|(?P<decade>(?:1[5-9]|20)?\d0['’]?s\b)|(?P<short>['’`]\d\ds?\b)|(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)"
    r"|(?P<digits>\d+(?:,\d+)*(?:\.\d+)?(?:\s\d/\d)?)|(?P<possessive>['’]s?\b)|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*\.?)|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)
_TRIGGER: Final = re.compile(r"[^\W\d_]+|\d")


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, int | str]]]:
    """Return a pattern for the entries of several words and holidays, and their letters and values."""
    entries: dict[str, tuple[str, int | str]] = {}
    for k, holiday in enumerate(load_holidays()):
        entries.update(dict.fromkeys(holiday.names, ("H", k)))
    for form, word in load_time_words().items():
        if " " in form or "-" in form:
            entries[form] = (_letter(word), word.value)
    longest = sorted(entries, key=len, reverse=True)
    body = "|".join(re.escape(form).replace("'", "['’]") for form in longest)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE), entries


def _letter(word: TimeWord) -> str:
    if word.section == "classes":
        return _CLASS_LETTERS[str(word.value)]
    letter = _SECTION_LETTERS[word.section]
    if letter == "U" and word.word.endswith(("s", "ia")):
        return "V"
    if word.word == "second":
        return "O"  # lone seconds are not worth the mistakes
    return "h" if word.value == "HALF" else letter


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, int | str]]:
    return {form: (_letter(word), 2 if form == "second" else word.value) for form, word in load_time_words().items()}


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    telling = {form for form, (letter, _) in _words().items() if letter in "MWUVSPDZcrqEjlgR" and " " not in form}
    names = {name.split()[0] for holiday in load_holidays() for name in holiday.names} - {"the"}
    years = {"nineteen", "eighteen", "thousand"}  # "nineteen ninety-six"
    return frozenset(telling | names | years | {*"0123456789", "future", "present", "moment", "past", "term"})


def may_tell_time(sentence: Sentence) -> bool:
    """Tell, quickly, whether a sentence can hold a time expression at all."""
    return not _triggers().isdisjoint(_TRIGGER.findall(sentence.text.lower()))


def lex(sentence: Sentence) -> list[Lexeme]:
    """Return the words and signs of a sentence with their classes."""
    text, base = sentence.text, sentence.start
    pattern, entries = _phrases()
    phrases = {match.start(): match for match in pattern.finditer(text)}
    found: list[Lexeme] = []
    position = 0
    while match := _LEX.search(text, position):
        phrase = phrases.get(match.start())
        if phrase is not None:
            letter, value = entries[phrase[0].lower().replace("’", "'")]
            found.append(Lexeme(letter, base + phrase.start(), base + phrase.end(), phrase[0], value))
            position = phrase.end()
            continue
        found.append(_lexeme(match, base))
        position = match.end() if found[-1].end - base == match.end() else found[-1].end - base
    return _join_numbers(_tell_months(_tell_titles(found, sentence), sentence))


def _lexeme(match: re.Match[str], base: int) -> Lexeme:
    kind, text = match.lastgroup or "sign", match[0]
    for name in ("iso", "numeric", "clock", "decade", "short", "ordinal", "digits", "possessive", "word"):
        if match[name] is not None:
            kind = name
            break
    start, end = base + match.start(), base + match.end()
    if kind == "word":
        return _word(text, start, end)
    letter, value = _CLASSIFY[kind](match) if kind in _CLASSIFY else _sign(text)
    return Lexeme(letter, start, end, text, value)


def _word(text: str, start: int, end: int) -> Lexeme:
    lower = text.lower()
    bare = lower.rstrip(".")
    entry = _words().get(bare)
    if entry is None or (bare in _CAPITAL_ONLY and not text[0].isupper()):
        letter, value = "x", None
    else:
        letter, value = entry
    # A full stop belongs to the word only if it abbreviates: "Sept." but not "in March."
    if text.endswith(".") and not (
        letter in "MW" and len(bare) <= _ABBREVIATED and bare not in ("may", "june", "july")
    ):
        text, end = text[:-1], end - 1
    return Lexeme(letter, start, end, text, value)


def _sign(text: str) -> tuple[str, str | None]:
    if text in "-‐‑–—":
        return "-", text
    if text in "$£€¥":
        return "$", None
    return _SIGNS.get(text, "x"), None


def _iso(match: re.Match[str]) -> tuple[str, date | None]:
    try:
        return "C", date.fromisoformat(match[0])
    except ValueError:
        return "x", None


def _numeric(match: re.Match[str]) -> tuple[str, date | None]:
    """Read 12.03.2014 or 25/03/2014. With slashes and two numbers that may be months, the grammar finds out which is."""
    day_first, month_first = numeric_readings(match[0])
    return ("C", day_first or month_first) if day_first or month_first else ("x", None)


def numeric_readings(text: str) -> tuple[date | None, date | None]:
    """
    Return the British and the American reading of a date in numbers, None where there is no such day. Dots are never American.

    >>> numeric_readings("25/03/2014")
    (datetime.date(2014, 3, 25), None)
    """
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return _date(year, second, first), None if "." in text else _date(year, first, second)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> tuple[str, str | None]:
    if match["military"]:
        return "K", f"{match['military'][:2]}:{match['military'][2:]}"
    hour, minute = int(match["hour"] or match["hour24"]), match["minute"] or match["minute24"] or "00"
    if match["half"]:
        if not 1 <= hour <= 12:
            return "x", None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return "K", f"{hour:02d}:{minute}"


def _decade(match: re.Match[str]) -> tuple[str, str]:
    digits = re.sub(r"\D", "", match[0])
    return "E", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def _short(match: re.Match[str]) -> tuple[str, int | str]:
    digits = int(re.sub(r"\D", "", match[0]))
    if match[0].endswith("s"):
        return ("E", f"19{digits // 10}") if digits % 10 == 0 else ("x", "")
    return "Y", digits + (1900 if digits >= 30 else 2000)


def _digits(match: re.Match[str]) -> tuple[str, int | float]:
    text = match[0]
    whole, _, fraction = text.partition(" ")
    number = float(whole.replace(",", ""))
    if fraction:
        upper, lower = fraction.split("/")
        number += int(upper) / int(lower) if lower != "0" else 0
    elif whole.isdigit() and len(whole) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        return "Y", int(number)
    if whole.isdigit() and len(whole) <= 2 and 1 <= number <= 31 and not fraction:
        return "d", int(number)
    return "N", int(number) if number.is_integer() else number


def _ordinal(match: re.Match[str]) -> tuple[str, int]:
    return "O", int(match[0][:-2])


def _possessive(match: re.Match[str]) -> tuple[str, None]:
    return "'", None


_CLASSIFY: Final = {
    "iso": _iso,
    "numeric": _numeric,
    "clock": _clock,
    "decade": _decade,
    "short": _short,
    "ordinal": _ordinal,
    "digits": _digits,
    "possessive": _possessive,
}


def _tell_titles(lexemes: list[Lexeme], sentence: Sentence) -> list[Lexeme]:
    """Take back units and days that end a name: "60 Minutes", "USA Today". Headlines that capitalize every word are left alone."""
    words = [token for token in sentence.tokens if token.text[:1].isalpha()]
    if 2 * sum(token.text[0].isupper() for token in words) > len(words):
        return lexemes
    told = lexemes[:1]
    for before, lexeme in pairwise(lexemes):
        named = before.letter in "dN" or (before.letter == "x" and before.text[0].isupper())
        if lexeme.letter in "UVPD" and lexeme.text[0].isupper() and named:
            lexeme = Lexeme("x", lexeme.start, lexeme.end, lexeme.text)
        told.append(lexeme)
    return told


def _tell_months(lexemes: list[Lexeme], sentence: Sentence) -> list[Lexeme]:
    """Take back "May" and "March" where they are verbs, "Sun" and "Sat" where no number or comma makes them days."""
    tags = {token.start: token.tag for token in sentence.tokens}
    told = []
    for k, lexeme in enumerate(lexemes):
        bare = lexeme.text.lower().rstrip(".")
        near = [lexemes[j].letter for j in (k - 1, k + 1) if 0 <= j < len(lexemes)]
        if lexeme.letter in "MW" and bare in _CAPITAL_ONLY:
            dated = any(letter in "dYOlnt" for letter in near)
            short = len(bare) == 3 and bare != "may"
            verbal = tags.get(lexeme.start, "NNP")[:2] in ("MD", "VB") or (lexeme.text.isupper() and not dated)
            # "Mr May", "Theresa May": a name in front makes it one too
            surname = not short and k > 0 and lexemes[k - 1].letter == "x" and lexemes[k - 1].text[0].isupper()
            if not dated and (
                verbal or surname or (short and (not lexeme.text.endswith(".") or k + 1 == len(lexemes)))
            ):
                lexeme = Lexeme("x", lexeme.start, lexeme.end, lexeme.text)
        told.append(lexeme)
    return told


def _join_numbers(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Join number words to one number: "twenty-four", "a hundred thirty"; and years in words: "nineteen ninety-six"."""
    joined: list[Lexeme] = []
    k = 0
    while k < len(lexemes):
        run = _run(lexemes, k)
        if len(run) > 1:
            parts = [int(part.number) for part in run if part.letter == "N"]
            value, letter = _number_in_words(parts)
            text = " ".join(part.text for part in run)
            if letter == "N" and joined and joined[-1].text.lower() == "year" and _FIRST_YEAR <= value <= _LAST_YEAR:
                letter = "Y"
            joined.append(Lexeme(letter, run[0].start, run[-1].end, text, value))
        else:
            joined.append(lexemes[k])
        k += max(len(run), 1)
    return joined


def _run(lexemes: list[Lexeme], k: int) -> list[Lexeme]:
    run: list[Lexeme] = []
    while k < len(lexemes):
        lexeme = lexemes[k]
        if (lexeme.letter == "N" and not lexeme.text[0].isdigit()) or (
            lexeme.letter == "-"
            and run
            and k + 1 < len(lexemes)
            and run[-1].number >= 20
            and lexemes[k + 1].number < 10
            and _is_word(lexemes[k + 1])
        ):
            run.append(lexeme)
            k += 1
        else:
            break
    return run


def _is_word(lexeme: Lexeme) -> bool:
    return lexeme.letter == "N" and not lexeme.text[0].isdigit()


def _number_in_words(parts: list[int]) -> tuple[int, str]:
    if parts[0] in (18, 19, 20) and len(parts) > 1 and 10 <= parts[1] <= 90:
        return parts[0] * 100 + sum(parts[1:]), "Y"
    total, current = 0, 0
    for part in parts:
        if part == 100:
            current = max(current, 1) * 100
        elif part == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += part
    return total + current, "N"
