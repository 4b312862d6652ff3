"""The rules of the time grammar, by subject."""

from legation.when.grammar import beside, clock, dates, durations, relative, weekdays
from legation.when.grammar.rule import AnchorUnknown, Context, Found, Reading, Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *beside.RULES,
    *clock.RULES,
    *durations.RULES,
)

__all__ = ["RULES", "AnchorUnknown", "Context", "Found", "Reading", "Rule"]
