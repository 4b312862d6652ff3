"""Full-text search over the evidence, the names and the pages."""

import re
from datetime import date

from legation.errors import UnknownSetting
from legation.ledger.settle import Settled
from legation.model import Hit, PassageKind, Review

LIMIT = 50
SNIPPET = 24  # words

_PART = re.compile(r'"([^"]+)"|(\S+)')
_HAS_WORD = re.compile(r"\w")


def match_words(words: str) -> str:
    """
    Write what a user typed as an FTS5 query: all words must occur, in any form; words in double quotes stand together.

    Raises:
        UnknownSetting: there is no word in it.

    >>> match_words('Putin "peace treaty" AND (')
    '"Putin" "peace treaty" "AND"'
    """
    parts = [phrase or word.replace('"', "") for phrase, word in _PART.findall(words.replace("\0", " "))]
    kept = [part.encode("utf-8", "replace").decode() for part in parts if _HAS_WORD.search(part)]
    if not kept:
        raise UnknownSetting(f"there is nothing to search for in {words!r}", fix="give one word or more")
    return " ".join(f'"{part}"' for part in kept)


class Search(Settled):
    """A ledger that can be searched."""

    def search(self, words: str, *, limit: int = LIMIT) -> list[Hit]:
        """
        Find words in evidence and actors' names first, then in what is left of the pages and their titles; best first.

        Comments and posts are searched too; their hits are marked as remarks.

        Raises:
            UnknownSetting: *words* holds no word.
        """
        self.settle()
        query = match_words(words)
        found = self._hits(_CLAIMS, query, limit)
        if len(found) < limit:
            held = {hit.passage for hit in found}
            found += [hit for hit in self._hits(_PASSAGES, query, limit + len(held)) if hit.passage not in held]
        return found[:limit]

    def _hits(self, sql: str, query: str, limit: int) -> list[Hit]:
        rows = self._db.execute(sql, (query, limit)).fetchall()
        rows.sort(key=lambda row: (round(row[0], 9), row[1] or "", row[4]))
        return [
            Hit(
                claim=claim,
                entry=entry,
                document=document,
                passage=passage,
                page=page,
                title=title,
                passage_kind=PassageKind(kind),
                remark=bool(remark),
                snippet=" ".join(snippet.split()),
                published=date.fromordinal(first) if first is not None else None,
                review=Review(review) if review else None,
            )
            for _, claim, entry, document, passage, page, title, kind, remark, snippet, first, review in rows
        ]


_CLAIMS = f"""
SELECT found.rank, c.id, e.entry, c.document, c.passage, d.name, json_extract(d.record, '$.title'),
    json_extract(c.record, '$.passage_kind'), c.remark, found.snippet, d.first, json_extract(c.record, '$.review')
FROM (SELECT rowid, rank, snippet(claim_words, 0, '[', ']', ' ... ', {SNIPPET}) AS snippet
    FROM claim_words WHERE claim_words MATCH ? ORDER BY rank LIMIT ?) found
JOIN claims c ON c.number = found.rowid JOIN entries e ON e.number = found.rowid JOIN documents d ON d.id = c.document"""

_PASSAGES = f"""
SELECT found.rank, NULL, NULL, p.document, p.id, d.name, json_extract(d.record, '$.title'), p.kind, p.remark,
    found.snippet, d.first, NULL
FROM (SELECT rowid, rank, snippet(passage_words, 0, '[', ']', ' ... ', {SNIPPET}) AS snippet
    FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT ?) found
JOIN passages p ON p.number = found.rowid JOIN documents d ON d.id = p.document"""
