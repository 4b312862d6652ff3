"""Measures of quality against human-coded data: gold and records in, figures out."""

from legation.evaluate.agreement import agreement, cohen_kappa, krippendorff_alpha
from legation.evaluate.attributions import attribution_figures, attribution_pages
from legation.evaluate.relations import relation_figures
from legation.evaluate.statuses import judged_sentences, status_figures
from legation.evaluate.threads import posts_read, thread_figures, thread_pages
from legation.evaluate.times import time_figures, time_pages

__all__ = [
    "agreement",
    "attribution_figures",
    "attribution_pages",
    "cohen_kappa",
    "judged_sentences",
    "krippendorff_alpha",
    "posts_read",
    "relation_figures",
    "status_figures",
    "thread_figures",
    "thread_pages",
    "time_figures",
    "time_pages",
]
