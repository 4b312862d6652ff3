"""
Following feeds. Takes a desk and addresses of feeds; reads new entries into the ledger, politely, and only when asked.

The one room that reaches for the network: `polite` fetches, `memory` keeps what was seen, `watcher` reads.
"""

from legation.watch.memory import Memory
from legation.watch.polite import Agent
from legation.watch.watcher import Watched, Watcher, read_addresses

__all__ = ["Agent", "Memory", "Watched", "Watcher", "read_addresses"]
