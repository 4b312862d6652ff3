"""The closed lists of values that records use. Names and meaning: docs/reference/records.md."""

from enum import StrEnum


class PassageKind(StrEnum):
    """Whose words a passage holds."""

    TITLE = "title"
    BYLINE = "byline"
    ARTICLE = "article"
    CAPTION = "caption"
    QUOTE = "quote"  # a block quoted from another passage
    PASTED = "pasted"  # a report copied into a post or comment
    COMMENT = "comment"
    POST = "post"
    PROFILE = "profile"  # a forum member's card
    CHROME = "chrome"  # navigation, log-in, surveys, appeals
    TAGS = "tags"


class EventType(StrEnum):
    """PLOVER 2021 event types, and STATE, our own, for statements that no PLOVER type covers."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATE = "STATE"


class Status(StrEnum):
    """What became, or is to become, of the doing that a claim tells of."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"  # fixed by someone able to
    PROPOSED = "proposed"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    REFUSED = "refused"
    DENIED = "denied"  # said not to have happened, or not to be going to


class Review(StrEnum):
    """What an analyst last said of a claim, or of the claims of an entry."""

    ACCEPTED = "accepted"
    AMENDED = "amended"
    REJECTED = "rejected"


class MentionKind(StrEnum):
    """What kind of thing a mention names."""

    STATE = "state"
    ORGANISATION = "organisation"
    OFFICE = "office"
    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"  # a party that is none of these: "a court ruling", "the pipeline"


class DateBasis(StrEnum):
    """Why a page or a happening bears its date."""

    STATED = "stated"
    METADATA = "metadata"
    URL = "url"
    RELATIVE = "relative"  # counted from another date that is known
    PUBLISHED = "published"  # taken from the page's own date
    INFERRED = "inferred"
    ANALYST = "analyst"  # given by a correction


class Granularity(StrEnum):
    """How exact a date is."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"  # a stretch between two days that is none of the others


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"
