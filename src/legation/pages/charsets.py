"""
Which encoding a page is in, when it is not UTF-8: what it declares if the words then look like words, else a guess.

Names are those of the web (WHATWG Encoding): a page that says GB2312 means GB18030, one that says Latin-1 Windows-1252.
"""

import codecs
import re

from legation.errors import UnknownEncoding

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{2,40})""", re.I)
_GUESSED_FROM = 200_000  # bytes that the guess looks at
_JUDGED = 60_000  # characters by which a decoding is judged
_SURE = 0.8
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_LATIN = frozenset(
    "cp1250 cp1252 cp1254 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 mac-roman".split()
)
_OTHERS = frozenset(
    "cp1251 cp1253 cp1255 cp1256 cp866 cp874 koi8-r koi8-u iso8859-5 iso8859-6 iso8859-7 iso8859-8 mac-cyrillic cp932 euc_jp "
    "iso2022_jp iso2022_kr gb18030 hz big5hkscs cp949 johab".split()
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIGH = re.compile(r"[^\x00-\x7f]")
_HIGH_PAIR = re.compile(r"(?:(?![\u2010-\u203a])[^\x00-\x7f]){2,}")
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7](?=[^\W\d_])|(?<!\S)\u00a3(?=[a-z])"
)
_SHOUTED = re.compile(r"[а-яё]?[А-ЯЁ]+")  # Windows-1251 taken for KOI8-R has its capitals turned round
_CYRILLIC_WORD = re.compile(r"[А-яЁё]{3,}")


def almost_utf8(data: bytes, error: UnicodeDecodeError) -> str | None:
    """
    Return what is UTF-8 but for a few broken bytes, with U+FFFD in their place; None if it is something else.

    *error* is what decoding it strictly raised.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for _ in _HIGH.finditer(text)) - bad
    cut_off = error.start >= len(data) - 3 and good >= 3
    return text if cut_off or good >= 20 * bad else None


def told_apart(data: bytes, declared: str | None) -> str:
    """
    Decode bytes that are not UTF-8: by what their carrier (*declared*) or the page itself says, by a guess, as Windows-1252.

    Raises:
        UnknownEncoding: none of them fits.
    """
    found = _DECLARED.search(data[:4096])
    told = [_known(name) for name in (declared, found[1].decode("ascii", "replace") if found else None)]
    texts = [text for name in told if name and (text := _decoded(data, name)) is not None]
    for name, text in zip(filter(None, told), texts, strict=False):
        if _is_plausible(text, name):
            return text
    western = data.decode("cp1252", "replace")
    guess, confidence = _guess(data)
    if guess and (confidence >= _SURE or not _is_plausible(western, "cp1252")):
        text = _decoded(data, guess)
        if text is not None and _is_plausible(text, guess):
            return text
    if texts:
        return texts[0]
    if western.count("\ufffd") > len(western) // 50:
        raise UnknownEncoding(
            "it is text in no encoding that can be told",
            "the bytes fit neither UTF-8 nor what they seem to be",
            "save it as UTF-8",
        )
    return western


def _known(name: str | None) -> str | None:
    """Return an encoding's name if the web uses it; Python knows others that would hang, or change the words."""
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    found = _WIDER.get(found, found)
    return found if found in _LATIN or found in _OTHERS else None


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode, allowing for a character cut off at the end and a few broken ones."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    return text if bad <= 1 + len(_HIGH.findall(text[:_JUDGED])) // 50 else None


def _guess(data: bytes) -> tuple[str | None, float]:
    import cchardet  # here, because most pages are UTF-8 and need no guess

    found = cchardet.detect(data[:_GUESSED_FROM])
    return _known(found["encoding"]), float(found["confidence"] or 0)


def _is_plausible(text: str, encoding: str) -> bool:
    """Tell whether decoded text looks like words: Latin letters with marks stand alone, and capitals begin words."""
    words = _TAG.sub(" ", text[:_JUDGED])
    if encoding in _LATIN:
        high = len(_HIGH.findall(words))
        paired = sum(map(len, _HIGH_PAIR.findall(words)))
        signs = len(_SIGN_IN_WORD.findall(words))
        return paired <= 0.6 * high and signs <= 0.05 * high
    cyrillic = _CYRILLIC_WORD.findall(words)
    return len(cyrillic) < 5 or sum(bool(_SHOUTED.fullmatch(word)) for word in cyrillic) <= 0.6 * len(cyrillic)
