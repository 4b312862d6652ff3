"""The command line: arguments in; text, records and an exit status out. No logic of the field lives here."""

from legation.cli.app import main

__all__ = ["main"]
