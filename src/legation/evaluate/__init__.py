"""Measures of quality against human-coded data: gold and records in, figures out."""

from legation.evaluate.attributions import attribution_figures, attribution_pages
from legation.evaluate.relations import relation_figures
from legation.evaluate.times import time_figures, time_pages

__all__ = ["attribution_figures", "attribution_pages", "relation_figures", "time_figures", "time_pages"]
