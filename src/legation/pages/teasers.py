"""
Lists of other stories: boxes that repeat, each with a headline that is a link and a line or two of words.

An extractor that looks at one box after another takes their words for a story; that they repeat shows what they are.
"""

from collections import defaultdict
from collections.abc import Sequence

from legation.pages.outline import Twig, texts

FEWEST = 3  # boxes
LONGEST = 70  # words that are no link, in one box
HEADLINE = 4  # words
_BOXES = frozenset({"div", "li", "article", "section", "td", "tr", "figure", "a"})


def find_teasers(twigs: Sequence[Twig]) -> list[Twig]:
    """Return the boxes of lists of other stories."""
    groups: dict[tuple[int, str], list[Twig]] = defaultdict(list)
    for twig in twigs:
        if twig.tag in _BOXES:
            groups[twig.parent, twig.key].append(twig)
    found = []
    for group in groups.values():
        if len(group) >= FEWEST:
            boxes = [twig for twig in group if _is_teaser(twigs, twig)]
            if len(boxes) >= FEWEST and len(boxes) * 4 >= len(group) * 3:
                found += boxes
    return found


def _is_teaser(twigs: Sequence[Twig], box: Twig) -> bool:
    """Tell whether a box holds one linked headline that stands by itself, and few other words."""
    headed, other = box.tag == "a", 0
    end_of_link = box.end if box.tag == "a" else 0
    for twig in twigs[box.at + 1 : box.end]:
        if twig.tag == "a":
            end_of_link = max(end_of_link, twig.end)
            headed = headed or (_leads_away(twig) and _stands_alone(twigs, twig))
        elif twig.tag == "-text" and twig.at >= end_of_link:
            other += len(twig.words.split())
            if other > LONGEST:
                return False
    return headed


def _leads_away(link: Twig) -> bool:
    target = link.attributes.get("href") or ""
    return bool(target) and not target.startswith(("#", "javascript:", "mailto:"))


def _stands_alone(twigs: Sequence[Twig], link: Twig) -> bool:
    """Tell a headline from a link in a sentence: it has words enough, and none stand beside it."""
    size = sum(len(each.words.split()) for each in texts(twigs, link))
    beside = sum(
        len(each.words.split())
        for each in twigs[twigs[link.parent].at : twigs[link.parent].end]
        if each.tag == "-text" and each.parent == link.parent
    )
    return size >= HEADLINE and beside == 0
