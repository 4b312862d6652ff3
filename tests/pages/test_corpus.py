"""Files that once broke a reader, found by the fuzzer or by hand, each cut down to what broke it."""

from pathlib import Path

import pytest

from legation.pages import Limits, ReadSettings, read_bytes
from tests.pages.laws import assert_lawful_page

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_it_ends_in_records_or_clear_rejects(path: Path) -> None:
    settings = ReadSettings(limits=Limits(page_bytes=1_000_000, free_bytes=1_000_000))
    found = list(read_bytes(path.read_bytes(), path.name, settings))

    assert found
    for page in found:
        assert_lawful_page(page)
