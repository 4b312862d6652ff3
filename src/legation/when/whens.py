"""From time expressions and publication days to the ``When`` of a record."""

from legation.model import DateBasis, Granularity, Published, Timex, When


def when_of(timex: Timex) -> When | None:
    """Return the days that a time expression fixes, with its words; None if it fixes none ("three years", "soon")."""
    if timex.earliest is None or timex.latest is None:
        return None
    return When(
        earliest=timex.earliest,
        latest=timex.latest,
        granularity=timex.granularity or Granularity.RANGE,
        basis=timex.basis or DateBasis.RELATIVE,
        text=timex.text,
        start=timex.start,
        end=timex.end,
    )


def when_published(published: Published) -> When:
    """
    Return the page's own day as the time of something, marked as taken from there.

    An inferred page day stays marked as inferred: what is counted from a guess is one too.
    """
    inferred = published.basis is DateBasis.INFERRED
    return When(
        earliest=published.earliest,
        latest=published.latest,
        granularity=_width_name((published.latest - published.earliest).days + 1),
        basis=DateBasis.INFERRED if inferred else DateBasis.PUBLISHED,
    )


def _width_name(days: int) -> Granularity:
    return Granularity.DAY if days == 1 else Granularity.RANGE
