"""
How well the text of articles is told from all else on a page, ours against other extractors: ``python bench/article_text.py``.

Reads the layouts of ``tests/pages/layouts``; prints for each extractor the mean token F1 over the pages (a page without
an article counts 1 if nothing is given for one) and the share of the words of readers' comments that got into articles.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.pages.layout_pages import LayoutPage, layout_pages

from legation.errors import InputError
from legation.model import PassageKind
from legation.pages.html import read_html_text

_WORD = re.compile(r"\w+")


def ours(html: str) -> str:
    """Return what our reader takes for the article."""
    try:
        document = read_html_text(html, "page")
    except InputError:
        return ""
    return "\n".join(document.text[p.start : p.end] for p in document.passages if p.kind is PassageKind.ARTICLE)


def with_trafilatura(html: str) -> str:
    """Return trafilatura's text, comments left out."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def with_readability(html: str) -> str:
    """Return readability-lxml's text."""
    from readability import Document
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(Document(html).summary()).text(separator=" ")


def with_justext(html: str) -> str:
    """Return the paragraphs that justext takes for text, with the stop words of the page's language."""
    import justext

    name = {"de": "German", "fr": "French"}.get((re.findall(r"<html lang='(\w+)'", html) or ["en"])[0], "English")
    paragraphs = justext.justext(html.encode(), justext.get_stoplist(name))
    return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)


def with_resiliparse(html: str) -> str:
    """Return resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True, comments=False))


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "ours": ours,
    "trafilatura": with_trafilatura,
    "readability": with_readability,
    "justext": with_justext,
    "resiliparse": with_resiliparse,
}


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.lower())


def f1(wanted: str, got: str) -> float:
    """Return the F1 of the words of two texts; 1 if both are empty."""
    one, other = Counter(words(wanted)), Counter(words(got))
    if not one and not other:
        return 1.0
    return 2 * (one & other).total() / (one.total() + other.total())


def leaked(page: LayoutPage, got: str) -> tuple[int, int]:
    """Return how many words of comments stand in *got*, and how many comments have."""
    packed = f" {' '.join(words(got))} "
    sizes = [(len(words(text)), f" {' '.join(words(text)[:12])} " in packed) for text in page.comments]
    return sum(size for size, inside in sizes if inside), sum(size for size, _ in sizes)


def main() -> None:
    """Print a line for each extractor that is installed; with -v also our weakest pages."""
    pages = list(layout_pages())
    print(f"{len(pages)} pages")
    for name, extract in EXTRACTORS.items():
        try:
            texts = [extract(page.html) for page in pages]
        except ImportError:
            print(f"{name:12} is not installed")
            continue
        scores = [f1(page.article, text) for page, text in zip(pages, texts, strict=True)]
        leaks = [leaked(page, text) for page, text in zip(pages, texts, strict=True)]
        share = sum(inside for inside, _ in leaks) / max(sum(all_ for _, all_ in leaks), 1)
        print(f"{name:12} F1 {sum(scores) / len(scores):.4f}  words of comments inside {share:.2%}")
        if name == "ours" and "-v" in sys.argv:
            for score, page in sorted(zip(scores, pages, strict=True), key=lambda each: each[0])[:20]:
                print(f"   {score:.3f} {page.name}")


if __name__ == "__main__":
    main()
