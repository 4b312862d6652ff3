"""Readers' remarks that nothing marks: which paragraphs belong to one remark."""

import re
from collections import Counter
from collections.abc import Sequence

from legation.pages.lines import Unit

_GOES_ON = re.compile(
    r"(?:nevertheless|however|but|and|also|besides|moreover|furthermore|still|then again|that said|having said|as for|in addition|"
    r"again|so|therefore|thus|secondly|thirdly|finally|lastly|in short|on the other hand|in fact|otherwise|meanwhile|instead|"
    r"it['’]s true|of course|for (?:example|instance)|to (?:sum|conclude)|in conclusion|(?:the|one) (?:only|other|second|last)|"
    r"ps|p\.s\.|edit|btw|here['’]?s)\b[,:]?|[(\[-]|\d[.)] ",
    re.I,
)
_OPENS = re.compile(r"@|[A-Za-z][\w.]{2,24}[,:-] (?:you|your|keep|get|that|what|why|how|are|do|i)\b", re.I)
_WORD = re.compile(r"[A-Za-z][\w'’-]{4,}")
JOIN_NEEDED = 1.5


def group_remarks(units: Sequence[Unit]) -> list[list[Unit]]:
    """
    Group consecutive paragraphs into remarks by signs that one hand goes on: connectives, shared rare words, the same
    odd apostrophe, a colon before. A paragraph that addresses somebody starts a remark. In doubt each stands alone.
    """
    counts = Counter(word for unit in units for word in _rare_candidates(unit))
    curly = sum("’" in unit.text for unit in units)
    straight = sum("'" in unit.text for unit in units)
    odd = "’" if curly < straight else "'"
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and _goes_on(groups[-1], unit, counts, odd) >= JOIN_NEEDED:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _rare_candidates(unit: Unit) -> set[str]:
    return {word.casefold() for word in _WORD.findall(unit.text[:3000])}


def _goes_on(group: Sequence[Unit], unit: Unit, counts: Counter[str], odd: str) -> float:
    before = group[-1]
    goes_on = bool(_GOES_ON.match(unit.text))
    if not goes_on and _OPENS.match(unit.text):
        return -2.0
    score = 1.5 if goes_on else 0.0
    if before.text[-1] in ":,;":
        score += 1.0
    if unit.text[:1].islower():
        score += 0.7
    if odd in before.text and odd in unit.text:
        score += 1.5
    if _OPENS.match(group[0].text) and len(group) > 1:
        score += 0.5
    held = {word for each in group[-3:] for word in _rare_candidates(each)}
    rare = sum(1 for word in _rare_candidates(unit) & held if counts[word] <= 3)
    score += min(rare, 3) * 0.5
    score += 0.3 if before.words >= 40 and unit.words >= 40 else 0.0
    return score - (0.7 if before.words <= 12 and before.ends_like_sentence else 0.0) - (0.3 if unit.gap >= 2 else 0.0)
