"""Print the README's first or second command, so that what is documented is what is run."""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def commands(text: str) -> list[str]:
    """Return the one-line commands of the README's ``sh`` blocks, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block.strip() for block in blocks if "\n" not in block.strip()]


if __name__ == "__main__":
    print(commands(README.read_text("utf-8"))[int(sys.argv[1]) - 1])
