"""The rules of the time grammar, by subject."""

from legation.when.grammar import clock, dates, durations, relative, weekdays
from legation.when.grammar.rule import AnchorUnknown, Context, Found, Reading, Rule

RULES: tuple[Rule, ...] = (*dates.RULES, *weekdays.RULES, *relative.RULES, *clock.RULES, *durations.RULES)

__all__ = ["RULES", "AnchorUnknown", "Context", "Found", "Reading", "Rule"]
