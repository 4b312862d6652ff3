"""Fixtures that all tests share."""

import os

import pytest

from legation.language import Parser

os.environ["COLUMNS"] = "200"  # rich reads the terminal's width once, when the commands are imported


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The English parser, loaded once."""
    return Parser()
