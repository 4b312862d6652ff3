"""Lines of readers' votes, in the styles that comment systems show."""

import re

from legation.model import Score

_N = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}})"
_UP, _DOWN = _N.format("up"), _N.format("down")
_UP2, _DOWN2 = _N.format("up"), _N.format("down")
_NET = r"(?P<net>[+−–-]?\d{1,6})"
_GOOD = r"(?:👍|▲|△|⬆|↑|up ?votes?|thumbs up|likes?|recommend(?:ed|s)?|agrees?|up|good|helpful|vote up)"
_BAD = r"(?:👎|▼|▽|⬇|↓|down ?votes?|thumbs down|dislikes?|disagrees?|down|bad|unhelpful|vote down)"
_VOTES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NET} ?\( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\)",
        rf"\(?[+] ?{_UP} ?[/|,]? ?[-−–] ?{_DOWN}\)?",
        rf"(?:(?:votes?|rating|score) ?:? )?{_GOOD} ?[:(]? ?{_UP}\)? ?[/|,·•]? ?{_BAD} ?[:(]? ?{_DOWN}\)?",
        rf"(?:(?:votes?|rating|score) ?:? )?{_UP} ?{_GOOD} ?[/|,·•]? ?(?:and )?{_DOWN} ?{_BAD}",
        rf"(?:score|rating|votes?|karma|points) ?: ?{_NET}(?: \( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\))?",
        rf"{_NET} (?:points?|votes?|karma)(?: \( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\))?",
        rf"{_GOOD} ?[:(] ?{_UP}\)?|(?:likes?|recommend(?:ed|s)?|up ?votes?) (?P<up2>\d{{1,6}})|(?:👍|▲|⬆) ?(?P<up3>\d{{1,6}})|(?P<up4>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}) ?(?:👍|▲|likes?|people (?:like|recommend)(?:ed)? this)",
        r"(?P<net>[+−-]\d{1,5})",
    )
)


def read_score(line: str) -> Score | None:
    """
    Read a line of votes, in the styles that comment systems show; None for any other line.

    >>> read_score("-1 ( +5 / -6 )")
    Score(up=5, down=6, net=-1)
    """
    if len(line) > 80 or not any(map(str.isdigit, line)):
        return None
    for pattern in _VOTES:
        match = pattern.fullmatch(line)
        if match:
            groups = match.groupdict()
            up = next((_number(groups[name]) for name in ("up", "up2", "up3", "up4") if groups.get(name)), None)
            down, net = _number(groups.get("down")), _number(groups.get("net"))
            if net is None and up is not None and down is not None:
                net = up - down
            return Score(up=up, down=down, net=net)
    return None


def _number(digits: str | None) -> int | None:
    return int(re.sub("[−–]", "-", digits).replace(",", "").replace("+", "")) if digits else None
