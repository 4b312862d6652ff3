"""Which standing issues a sentence speaks of ("territorial dispute", "sanctions")."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_STEM = 4  # letters of a first word that must fit before an issue's words are looked for


class IssueFinder:
    """Finds the issues of ``issues.toml`` by their words."""

    def __init__(self, issues: Mapping[str, tuple[str, ...]]) -> None:
        """*issues* gives each issue's id and the words it goes by; a word ending in * stands for its beginnings."""
        self._by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for issue, words in issues.items():
            for word in words:
                body = re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
                first = _WORD.findall(word.lower())[0]
                self._by_first.setdefault(first[:_STEM], []).append((issue, re.compile(rf"\b{body}\b", re.IGNORECASE)))

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the issues that *text* speaks of, in the order of their first words."""
        found: dict[str, int] = {}
        for stem in {word[:_STEM] for word in _WORD.findall(text.lower())}:
            for issue, pattern in self._by_first.get(stem, ()):
                match = pattern.search(text)
                if match is not None:
                    found[issue] = min(match.start(), found.get(issue, len(text)))
        return tuple(sorted(found, key=lambda issue: (found[issue], issue)))
