"""How much of anything is read: bounds that keep one bad file from stopping a batch. Each can be set; these are the defaults."""

from dataclasses import dataclass, fields, replace
from typing import Self

from legation.errors import UnknownSetting

MB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """
    The bounds of one reading. What goes beyond them is refused with a reason; what came before it is kept.

    The largest page of our trials had 2 MB; text shrinks to a fifth when it is compressed, seldom to a thirtieth.
    """

    page_bytes: int = 64 * MB  # one page, expanded; also one line of JSON Lines, one mail, one record of an archive
    page_lines: int = 100_000  # lines of one page
    page_tags: int = 1_000_000  # "<" signs of one web page: each takes some kilobytes of memory while it is read
    expansion: int = 250  # how many times its size a compressed file may grow
    free_bytes: int = 64 * MB  # expanded bytes below which `expansion` is not asked
    depth: int = 4  # archives within archives; a compressed file counts as one
    members: int = 200_000  # files in one zip or tar archive
    spool_bytes: int = 1024 * MB  # a zip archive from a pipe or inside an archive, which must be kept to be read
    pdf_pages: int = 2_000  # pages of one PDF
    mail_parts: int = 200  # parts of one mail

    @classmethod
    def of(cls, settings: list[str]) -> Self:
        """
        Read settings such as ``page-bytes=1000000``.

        Raises:
            UnknownSetting: there is no such limit, or its value is no whole number above zero.
        """
        limits = cls()
        known = {each.name.replace("_", "-"): each.name for each in fields(cls)}
        for setting in settings:
            name, _, value = setting.partition("=")
            if name not in known or not value.isdecimal() or int(value) < 1:
                raise UnknownSetting(
                    f"there is no limit {setting!r}",
                    "a limit is written NAME=NUMBER",
                    f"choose one of {', '.join(sorted(known))}",
                )
            limits = replace(limits, **{known[name]: int(value)})
        return limits
