"""Encodings: what a page declares, what it is, and what it is not."""

import pytest

from legation.errors import UnreadableDocument
from legation.pages.decoding import decode

TEXTS = {
    "ru": "Министр иностранных дел заявил во вторник, что переговоры о мирном договоре будут продолжены в Москве.",
    "ja": "外務大臣は火曜日、平和条約に関する交渉を来月モスクワで続けると述べた。両国は再び会談することで合意した。",
    "fr": "Le ministre des Affaires étrangères a déclaré mardi que les négociations reprendraient à l’été, a indiqué l’Élysée.",
    "zh": "外交部长星期二表示，关于和平条约的谈判将于下月在莫斯科继续进行。双方同意再次会晤。",
    "pl": "Minister spraw zagranicznych powiedział we wtorek, że rozmowy będą kontynuowane w Łodzi, jak podała agencja.",
    "el": "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι συνομιλίες θα συνεχιστούν στη Μόσχα τον επόμενο μήνα.",
}
PAIRS = [
    ("ru", "koi8-r"), ("ru", "cp1251"), ("ru", "iso8859-5"), ("ru", "utf-16-le"), ("ja", "shift_jis"), ("ja", "euc-jp"),
    ("ja", "iso2022_jp"), ("fr", "cp1252"), ("fr", "utf-16-be"), ("zh", "gb18030"), ("zh", "big5"), ("pl", "cp1250"), ("el", "cp1253"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
@pytest.mark.parametrize("declared", [None, "iso-8859-1", "utf-8", "punycode", "itself"])
def test_a_page_is_decoded_whatever_it_declares(language: str, encoding: str, declared: str | None) -> None:
    text = TEXTS[language].encode(encoding, "ignore").decode(encoding)
    head = f'<meta charset="{encoding if declared == "itself" else declared}">' if declared else ""

    assert text in decode((head + text).encode(encoding))


def test_what_a_carrier_declares_goes_before_what_the_page_declares() -> None:
    data = ('<meta charset="cp1251">' + TEXTS["ru"]).encode("koi8-r")

    assert TEXTS["ru"] in decode(data, declared="KOI8-R")


def test_a_page_that_declares_another_encoding_of_its_alphabet_is_told_by_its_capitals() -> None:
    data = ('<meta charset="koi8-r">' + TEXTS["ru"]).encode("cp1251")

    assert TEXTS["ru"] in decode(data)


@pytest.mark.parametrize("language", TEXTS)
def test_utf8_with_a_few_broken_bytes_stays_utf8(language: str) -> None:
    text = TEXTS[language] * 20
    data = bytearray(text.encode())
    data[700:701] = b"\xff"
    found = decode(bytes(data) if language not in ("fr", "pl") else text.encode()[:-3] + "é".encode()[:1])

    assert found.startswith(text[:100])
    assert "\ufffd" in found


def test_one_accented_letter_is_no_broken_utf8() -> None:
    assert decode("The Élysée said no.".encode("cp1252")) == "The Élysée said no."


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 50, b"MZ\x90\x00\x03\x00\x00\x00" * 20])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        decode(data)
