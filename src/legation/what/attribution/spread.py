"""How far what is ascribed reaches: from tokens of the cue's sentence over the quotations that belong to them."""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

from legation.language import Sentence
from legation.model import Span
from legation.what.attribution.draft import Draft
from legation.what.attribution.quotes import Quotations, Quote

_LEAD_IN = re.compile(r"[^.!?;\n“\"]{0,120}[,:]\s*\Z")
_MARK_LENGTH = 2
_SCARE = 40  # characters: shorter quotations may be titles and nicknames inside a name
_LINKS = re.compile(r"[\s,;]*(?:and|or|but|then)?[\s,;:]*\Z")
_ONLY_MARKS = re.compile(r"[\s.,;:!?’'”\"–—-]*\Z")


class Spread:
    """Joins quotations to what the grammar found, within one passage."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], paragraphs: Sequence[tuple[int, int]], quotations: Quotations
    ) -> None:
        self.text = text
        self._sentences = sentences
        self._paragraphs = paragraphs
        self._paragraph_starts = [start for start, _ in paragraphs]
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._quotations = quotations

    def pieces(self, index: int, draft: Draft, source: Sequence[int]) -> tuple[Span, ...]:
        """Return the stretches of text that the draft ascribes, in order; none when there is nothing."""
        sentence = self._sentences[index]
        tokens = sentence.tokens
        own = {*draft.cue, *source, *draft.barred}
        spans = [Span(tokens[a].start, tokens[b].end) for a, b in _runs(sentence, draft.content - own)]
        inside = self._quotations.at(tokens[draft.head].start)
        if inside is not None:
            return _joined(
                [
                    Span(max(s.start, inside.start + 1), min(s.end, inside.end))
                    for s in spans
                    if s.start < inside.end and s.end > inside.start + 1
                ]
            )
        group = Span(min(tokens[i].start for i in own), max(tokens[i].end for i in own)) if own else sentence.span
        if draft.shared:
            group = Span(tokens[draft.cue[0]].start, tokens[draft.cue[-1]].end)
        spans = [self._over_quote(span, group) for span in spans]
        if "quote" in draft.entry.frames or draft.frame == "clause":
            spans.extend(self._beside(sentence, group, draft, spans))
            spans.extend(self._continued(sentence, draft, spans))
        return _joined(spans)

    def parted(self, sentence: Sentence, cue: int, source: int) -> bool:
        """Tell whether a source stands in quoted words that do not hold the cue: it cannot be the cue's."""
        quote = self._quotations.at(sentence.tokens[source].start)
        return (
            quote is not None
            and not quote.start <= sentence.tokens[cue].start < quote.end
            and (quote.end - quote.start > _SCARE)
        )

    def foreign(self, sentence: Sentence, source: int) -> set[int]:
        """Return the tokens of longer quotations that do not hold the source's head: no part of its phrase."""
        home = self._quotations.at(sentence.tokens[source].start)
        found = set()
        for token in sentence.tokens:
            quote = self._quotations.at(token.start)
            if quote is not None and quote is not home and quote.end - quote.start > _SCARE:
                found.add(token.i)
        return found

    def inside_quote(self, span: Span) -> bool:
        """Tell whether *span* begins inside quotation marks."""
        return self._quotations.at(span.start) is not None

    def quoted(self, span: Span) -> int:
        """Count the letters and digits of *span* that stand inside quotation marks."""
        count, at = 0, span.start
        while at < span.end:
            quote = self._quotations.at(at) or self._quotations.after(at)
            if quote is None or quote.start >= span.end:
                break
            part = self.text[max(quote.start, span.start) : min(quote.end, span.end)]
            count += len(re.sub(r"[\s\W]", "", part))
            at = max(quote.end, at + 1)
        return count

    def _over_quote(self, span: Span, group: Span) -> Span:
        """Widen a stretch that ends inside a quotation to the whole of it, and over a closing mark behind it."""
        first = self._quotations.at(span.start)
        last = self._quotations.at(span.end - 1) or self._quotations.ending_at(span.end)
        following = self._quotations.at(span.end)
        if following is not None and following.end <= span.end + 2:
            last = following
        start = min(span.start, first.start) if first else span.start
        end = max(span.end, last.end) if last else span.end
        if start < group.start < end:  # a quotation cannot hold the words that ascribe it
            return span
        return Span(start, end)

    def _beside(self, sentence: Sentence, group: Span, draft: Draft, spans: list[Span]) -> list[Span]:
        """Return the quotations that stand next to source and cue."""
        found = []
        left = None if draft.shared else self._left_of(group.start)
        if left is not None and spans and spans[0].start > group.end and not self._asks_for_more(left):
            left = None  # a whole quotation in front of "X said that ..." is another's, or said before
        if left is not None and self._same_paragraph(left.end, group.start) and (draft.wants_quote or spans):
            found.append(Span(left.start, left.end))
        right = self._quotations.after(group.end)
        if right is not None and (draft.wants_quote or left is not None):
            between = self.text[group.end : right.start]
            near = right.start <= sentence.end or between.rstrip().endswith(":")
            if near and _LEAD_IN.match(between):
                found.append(Span(right.start, right.end))
                self._add_linked(sentence, found)
        return found

    def _asks_for_more(self, quote: Quote) -> bool:
        """Tell whether a quotation ends with a comma, as it does in front of its speaker."""
        return (
            self.text[quote.start : quote.end].rstrip("”\"'»").endswith(",")
            or self.text[quote.end : quote.end + 1] == ","
        )

    def _left_of(self, offset: int) -> Quote | None:
        """Return the quotation that ends before *offset* with no more than space and a comma between."""
        while offset and self.text[offset - 1].isspace():
            offset -= 1
        found = self._quotations.ending_at(offset)
        while found is None and offset and self.text[offset - 1] == ",":
            offset -= 1
            found = self._quotations.ending_at(offset)
        return found

    def _add_linked(self, sentence: Sentence, found: list[Span]) -> None:
        """Add the quotations that follow the last one with no more than "and" between: '"Yes," and, "No."'."""
        while True:
            quote = self._quotations.after(found[-1].end)
            if quote is None or quote.start > sentence.end or not _LINKS.match(self.text[found[-1].end : quote.start]):
                return
            found.append(Span(quote.start, quote.end))

    def _continued(self, sentence: Sentence, draft: Draft, spans: list[Span]) -> list[Span]:
        """Return the quotations that go on after the cue's sentence with no speaker of their own."""
        if not spans or not any(self.quoted(span) for span in spans):
            return []
        end = max(sentence.end, *(span.end for span in spans))
        hanging = self._quotations.at(end - 1)  # the parser may leave an opening mark at the end of the sentence before
        if hanging is not None and end - hanging.start <= _MARK_LENGTH:
            end = hanging.start
        found: list[Span] = []
        while True:
            quote = self._quotations.after(end)
            if quote is None or self.text[end : quote.start].strip(" ,.\n") or not self._stands_alone(quote):
                break
            if not self._same_paragraph(end - 1, quote.start) and not self._fills_paragraphs(quote):
                break
            found.append(Span(quote.start, quote.end))
            end = quote.end
        return found

    def _stands_alone(self, quote: Quote) -> bool:
        """Tell whether nothing follows a quotation in the sentence in which it ends."""
        k = bisect_right(self._sentence_starts, quote.end - 1) - 1
        rest = self.text[quote.end : max(quote.end, self._sentences[k].end)]
        if not _ONLY_MARKS.match(rest):
            return False
        following = self._sentences[k + 1] if k + 1 < len(self._sentences) else None
        if following is None or not following.text[:1].islower():
            return True
        return not self._same_paragraph(quote.end - 1, following.start)

    def _fills_paragraphs(self, quote: Quote) -> bool:
        """Tell whether a quotation begins with a paragraph and ends with one: said by whoever spoke before it."""
        first = self._paragraphs[bisect_right(self._paragraph_starts, quote.start) - 1]
        last = self._paragraphs[bisect_right(self._paragraph_starts, quote.end - 1) - 1]
        return first[0] == quote.start and not self.text[quote.end : last[1]].strip(" .")

    def _same_paragraph(self, one: int, other: int) -> bool:
        return bisect_right(self._paragraph_starts, one) == bisect_right(self._paragraph_starts, other)


def _runs(sentence: Sentence, content: Set[int]) -> list[tuple[int, int]]:
    """Return first and last token of each stretch of content; punctuation between two of its words does not part it."""
    tokens = sentence.tokens
    words = sorted(i for i in content if tokens[i].pos != "PUNCT" or tokens[i].tag in ("``", "''", "-LRB-", "$"))
    runs: list[tuple[int, int]] = []
    for i in words:
        if runs and all(tokens[k].pos == "PUNCT" for k in range(runs[-1][1] + 1, i)):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches in order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
