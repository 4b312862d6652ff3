"""Static files: addressed by their digest, so that a browser keeps each until it changes."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(str(files("legation.web") / "static"))
FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def digest(name: str) -> str:
    """
    Return what tells one version of a static file from another.

    Raises:
        FileNotFoundError: there is no such file; a template is wrong.
    """
    return sha256((FOLDER / name).read_bytes()).hexdigest()[:16]


def static(name: str) -> str:
    """
    Return the address of a static file as it is now, for templates.

    >>> static("desk.css").startswith("/static/desk.css?v=")
    True
    """
    return f"/static/{name}?v={digest(name)}"


class Assets(StaticFiles):
    """Our own files. Asked for by digest, the answer is kept for good; else the browser asks whether it still holds."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        answer = await super().get_response(path, scope)
        asked = QueryParams(scope["query_string"]).get("v")
        if asked and answer.status_code in (200, 304) and asked == digest(path):
            answer.headers["Cache-Control"] = FOR_GOOD
        return answer
