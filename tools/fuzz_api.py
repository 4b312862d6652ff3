"""
Ask the desk's API what its description allows, and what it does not: `python tools/fuzz_api.py [OPTIONS OF schemathesis run]`
(needs `.[fuzz,web]`).

Reads the sample into a ledger of its own, opens the desk on it, and has schemathesis make up requests from the OpenAPI description,
right ones and wrong ones. Every answer must be of a kind that the description names, with the status, the content type and the
fields that it says, and never a server error. Ends with the status of schemathesis, which prints how to ask again.
"""

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from legation.desk import open_ledger
from legation.web import create_app

ROOT = Path(__file__).resolve().parent.parent
USUAL = ["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"]
USUAL += ["--max-examples", "150", "--no-color", "--workers", "1", "--generation-database", "none"]


def serve(ledger: Path) -> tuple[uvicorn.Server, str]:
    """Open the desk on a port that is free, and return it with its address."""
    settings = uvicorn.Config(create_app(ledger), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(settings)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"


def main() -> int:
    """Read the sample, serve it, and have it asked."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "fuzz.ledger"
        with open_ledger(ledger) as desk:
            desk.read(ROOT / "examples")
            desk.settle()
        server, address = serve(ledger)
        command = [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "run",
            f"{address}/api/openapi.json",
            *USUAL,
            *sys.argv[1:],
        ]
        status = subprocess.run(command, cwd=folder, check=False).returncode
        server.should_exit = True
        time.sleep(0.5)
    return status


if __name__ == "__main__":
    sys.exit(main())
