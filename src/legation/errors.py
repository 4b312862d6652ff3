"""The exceptions that Legation raises: each says what happened, why, and what to do about it."""


class LegationError(Exception):
    """
    Base of all of Legation's errors.

    * LegationError
      + InputError     UnreadableDocument, UnknownEncoding, EmptyDocument
      + SettingsError  UnknownSetting, ParserMissing
      + LexiconError   SchemaMismatch, DuplicateEntry, UnknownCode  (with file and line)
      + LedgerError    LedgerLocked, LedgerTooNew, EvidenceMismatch, NoSuchEntry, EditConflict, BadCorrection
    """

    def __init__(self, what: str, why: str = "", fix: str = "") -> None:
        super().__init__(what, why, fix)  # all three positional, so that it survives pickling between workers
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        return self.what + (f"\n  why: {self.why}" if self.why else "") + (f"\n  fix: {self.fix}" if self.fix else "")


class InputError(LegationError):
    """Something that was handed in cannot be used."""


class UnreadableDocument(InputError):
    """The bytes are not a page of a kind that we read."""


class UnknownEncoding(UnreadableDocument):
    """The bytes are text in no encoding that we can tell."""


class EmptyDocument(UnreadableDocument):
    """There is no text in it."""


class SettingsError(LegationError):
    """The call cannot be carried out as it was asked."""


class UnknownSetting(SettingsError):
    """A setting or filter has a value that means nothing here."""


class ParserMissing(SettingsError):
    """The English parser or its model is not installed."""


class LexiconError(LegationError):
    """A data file is wrong; the message names file and line."""


class SchemaMismatch(LexiconError):
    """A data file does not follow its schema."""


class DuplicateEntry(LexiconError):
    """Two entries of a data file claim one id or one pattern."""


class UnknownCode(LexiconError):
    """A data file uses a code that its codebook does not have."""


class LedgerError(LegationError):
    """The ledger file cannot do what was asked."""


class LedgerLocked(LedgerError):
    """Another process writes to the ledger."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version."""


class EvidenceMismatch(LedgerError):
    """A claim's span does not hold the text that it quotes."""


class NoSuchEntry(LedgerError):
    """No entry bears this id."""


class EditConflict(LedgerError):
    """The entry changed after it was looked at."""


class BadCorrection(LedgerError):
    """A correction says nothing that can be done, or a log of corrections is damaged."""
