"""What a desk in the browser is started with."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

MB = 1024 * 1024
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """
    The ledger that is shown and who may see it.

    ``hosts`` are the names under which requests are answered; with a ``token``, requests to a bare address are, too
    (only names can be turned to another machine behind a reader's back). ``read_only``: nothing can be
    corrected or added. ``upload_bytes``: how much may be added at once.
    """

    ledger: Path
    token: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    read_only: bool = False
    upload_bytes: int = 32 * MB

    def answers_to(self, host: str) -> bool:
        """Tell whether a request with this Host header is answered."""
        name = host_name(host)
        return name in self.hosts or (self.token is not None and is_address(name))


def host_name(host: str) -> str:
    """
    Return the name in a Host header, without port and brackets.

    >>> host_name("[::1]:8765"), host_name("LocalHost:80")
    ('::1', 'localhost')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def is_address(name: str) -> bool:
    """Tell whether a name is an IP address."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server that listens there."""
    return host == "localhost" or (is_address(host) and ip_address(host).is_loopback)
