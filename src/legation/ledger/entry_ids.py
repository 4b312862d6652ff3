"""The ids of entries: each is made of the entry's earliest claim, so that later pages do not change it."""

from typing import Any

from legation.ledger.fusing import Cluster, order
from legation.ledger.threads import Thread
from legation.model import digest

Plain = dict[str, Any]  # a record as it is stored


def event_id(cluster: Cluster) -> str:
    """The id of the event that a group of claims tells of."""
    return digest("e", min(cluster.traces, key=order).id)


def plan_id(thread: Thread) -> str:
    """The id of a thread's plan: made of the claim that was published first, so that later pages do not change it."""
    return digest("pl", min(thread.traces, key=order).id)


def standing_id(plan: str) -> str:
    """The id under which a plan stands in the chronology as long as it was not held."""
    return digest("e", "plan", plan)


def entry_ids(claim: str) -> tuple[str, str, str]:
    """The ids of the event, the plan and the plan's place in the chronology that have this claim as their earliest."""
    plan = digest("pl", claim)
    return digest("e", claim), plan, standing_id(plan)
