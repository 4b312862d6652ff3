"""The desk in a browser: the ledger's views as pages that need no script, and as a REST API."""

from legation.web.app import create_app

__all__ = ["create_app"]
