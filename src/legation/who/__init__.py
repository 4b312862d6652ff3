"""Who is meant: names, offices, roles and pronouns of a text resolved to the parties of world politics."""

from legation.who.gazetteer import Gazetteer, Hit
from legation.who.reader import ActorReader, SentenceActors

__all__ = ["ActorReader", "Gazetteer", "Hit", "SentenceActors"]
