"""Text from unknown hands, for showing: signs that would mislead whoever looks at it are made visible; records keep it to the letter."""

import re

# Direction marks and overrides, zero-width signs other than the two joiners that scripts need, and control codes.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """
    Return *text* with the signs that reorder, hide or command replaced by their code points.

    >>> visible("signed \\u202eton")
    'signed ‹U+202E›ton'
    >>> visible("Élysée\\n“no”")
    'Élysée\\n“no”'
    """
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)
