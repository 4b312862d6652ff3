"""Fixtures that all tests share."""

import pytest

from legation.language import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The English parser, loaded once."""
    return Parser()
