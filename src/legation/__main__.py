"""Lets `python -m legation` do what `legation` does."""

from legation.cli.app import main

main()
