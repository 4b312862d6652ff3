"""What pages hold can't command the terminal, nor turn words round in it."""

import io

import pytest
from rich.table import Table

from legation.cli.text import SafeConsole
from legation.model.visible import visible

SIGNS = "\u202e\u2066\u200b\ufeff\x1b\x07\x9b\x00"


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_mislead_are_shown_by_their_code_points(sign: str) -> None:
    kept = io.StringIO()
    console = SafeConsole(file=kept, width=100)
    table = Table("a")
    table.add_row(f"in a table {sign}[31m")
    console.print(f"Peru{sign} signed")
    console.print(table)
    console.rule(f"title {sign}")

    assert sign not in kept.getvalue()
    assert kept.getvalue().count(f"‹U+{ord(sign):04X}›") == 3


@pytest.mark.parametrize("text", ["Élysée – “no”\n\tnext", "می\u200cخواهم", "👩\u200d💻", "日本", "مصر"])
def test_what_scripts_need_stays(text: str) -> None:
    assert visible(text) == text
