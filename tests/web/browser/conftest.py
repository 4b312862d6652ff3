"""A real browser before a desk that really listens; without either the walk is skipped, and says so."""

import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from legation.web import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture(scope="session")
def desk_ledger(ledger, tmp_path_factory):
    """A ledger that may be written to."""
    copy = tmp_path_factory.mktemp("walk") / "walk.ledger"
    shutil.copy(ledger, copy)
    return copy


@pytest.fixture(scope="session")
def address(desk_ledger):
    """Where the desk listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(desk_ledger), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium, headless."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: `apt-get install chromium`")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, address):
    """A new page at an address of the desk; whatever the browser complains of afterwards fails the test."""
    complaints = []
    contexts = []

    def opened(path="/", **how):
        context = browser.new_context(base_url=address, **{"viewport": {"width": 1280, "height": 900}} | how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
        page.on(
            "requestfailed",
            lambda r: complaints.append(f"{r.url}: {r.failure}") if "ERR_ABORTED" not in (r.failure or "") else None,
        )
        page.on(
            "request", lambda r: None if r.url.startswith(address) else complaints.append(f"asked elsewhere: {r.url}")
        )
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
