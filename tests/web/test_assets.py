"""The files that a browser fetches: ours, and those of others with their licences and digests."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from legation.web.assets import FOLDER, FOR_GOOD, static

VENDORS = [FOLDER / "vendor", Path(__file__).parent / "browser" / "vendor"]


@pytest.mark.parametrize("folder", VENDORS, ids=["shipped", "tests"])
def test_each_vendored_file_is_listed_with_its_licence_and_is_what_was_published(folder):
    listed = tomllib.loads((folder / "VENDORED.toml").read_text("utf-8"))
    assert listed["schema"] == "vendored/1"
    files = {}
    for package in listed["package"]:
        assert package["licence"]
        assert package["version"] in package["source"]
        assert any(name.endswith("LICENSE.txt") for name in package["sha256"])
        files |= package["sha256"]
    assert {path.name for path in folder.iterdir()} == {*files, "VENDORED.toml"}
    for name, digest in files.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest, f"{name} is not what was vendored"


def test_a_file_asked_for_by_its_digest_is_kept_for_good(client):
    answer = client.get(static("vendor/d3.min.js"))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == FOR_GOOD
    assert answer.headers["etag"]


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789abcdef"])
def test_a_file_asked_for_otherwise_is_asked_for_again(client, query):
    answer = client.get(f"/static/desk.css{query}")
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(f"/static/desk.css{query}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_nothing_outside_the_folder_is_given(client):
    for path in ("../app.py", "%2e%2e/app.py", "..%2fapp.py", "vendor", ""):
        assert client.get(f"/static/{path}").status_code == 404


def test_what_is_not_there_stops_the_template():
    with pytest.raises(FileNotFoundError):
        static("nowhere.js")


def test_a_view_stays_light(client):
    """500 kB with all it loads, but for the map: a laptop opens it at once, a phone soon."""
    for view in ("/", "/plans", "/gaps", "/pages", "/conflicts", "/positions", "/log"):
        text = client.get(view).text
        files = re.findall(r'(?:src|href)="/static/([^"?]+)', text)
        weight = len(text.encode()) + sum((FOLDER / name).stat().st_size for name in files)
        assert weight < 500_000, f"{view} weighs {weight}"
