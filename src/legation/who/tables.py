"""What this room needs of the registry."""

from collections.abc import Sequence
from typing import Protocol

from legation.lexicons.actors import Institution, Office, Organisation, Person, State, Term


class Tables(Protocol):
    """The tables of the registry; :class:`legation.lexicons.registry.Registry` has them."""

    @property
    def states(self) -> Sequence[State]: ...
    @property
    def organisations(self) -> Sequence[Organisation]: ...
    @property
    def institutions(self) -> Sequence[Institution]: ...
    @property
    def offices(self) -> Sequence[Office]: ...
    @property
    def people(self) -> Sequence[Person]: ...
    @property
    def terms(self) -> Sequence[Term]: ...
