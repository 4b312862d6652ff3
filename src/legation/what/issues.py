"""Which standing issues a sentence speaks of ("territorial dispute", "sanctions")."""

import re
from collections.abc import Mapping


class IssueFinder:
    """Finds the issues of ``issues.toml`` by their words."""

    def __init__(self, issues: Mapping[str, tuple[str, ...]]) -> None:
        """*issues* gives each issue's id and the words it goes by; a word ending in * stands for its beginnings."""
        self._owner: dict[str, str] = {}
        alternatives: list[str] = []
        for issue, words in issues.items():
            for k, word in enumerate(words):
                group = f"i{len(alternatives)}_{k}"
                self._owner[group] = issue
                body = re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
                alternatives.append(f"(?P<{group}>{body})")
        self._pattern = re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE) if alternatives else None

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the issues that *text* speaks of, in the order of their first words."""
        if self._pattern is None:
            return ()
        found = (self._owner[match.lastgroup] for match in self._pattern.finditer(text) if match.lastgroup)
        return tuple(dict.fromkeys(found))
