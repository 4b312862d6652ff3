"""Adding pages in the browser and through the API."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from html import unescape
from threading import Event

import pytest
from fastapi.testclient import TestClient

from legation.ledger import Ledger
from legation.web import create_app
from legation.web.jobs import MOST_WAITING, Busy, Jobs
from legation.web.settings import MB

SCRIPT = "<script>alert(9)</script>"
TEXT = "PARIS, 4 March 2014. Canada's prime minister Stephen Harper met French President Francois Hollande in Paris on Monday."
WAIT = 60  # seconds: the first reading loads lexicons and parser


@pytest.fixture
def path(ledger, tmp_path):
    """A ledger of one's own to add to."""
    return shutil.copy(ledger, tmp_path / "own.ledger")


@pytest.fixture
def desk(path):
    """The desk on it."""
    return create_app(path, hosts=["localhost"])


@pytest.fixture
def client(desk):
    """Somebody who adds to it."""
    return TestClient(desk, base_url="http://localhost")


def add(client, files=(), **fields):
    """Draw the form, send it, and wait until the reading is over."""
    fields.setdefault("form_token", re.search(r'name="form_token" value="(\w+)"', client.get("/add").text)[1])
    sent = [("files", each) for each in files]
    sent = sent or [("files", ("", b""))]  # as a browser sends a file field that was left empty
    answer = client.post("/add", files=sent, data=fields, follow_redirects=False)
    if answer.status_code == 303:
        job = client.app.state.jobs.get(answer.headers["location"].rpartition("/")[2])
        assert job.over.wait(WAIT)
        return unescape(client.get(answer.headers["location"]).text)
    return answer


def test_a_file_is_read_and_leads_to_its_page(client, path):
    with Ledger.open(path) as ledger:
        before = ledger.count("documents")
    told = add(client, [("visit.txt", TEXT.encode())])
    assert "Done: 1 read, 0 known already, 0 refused" in told
    page = re.search(r'href="(/pages/\w+)"', told)[1]
    assert "Stephen Harper" in client.get(page).text
    with Ledger.open(path) as ledger:
        assert ledger.count("documents") == before + 1
        assert ledger.chronology(dyad=("CAN", "FRA"))
    assert "Done: 0 read, 1 known already" in add(client, [("visit.txt", TEXT.encode())])
    assert "visit.txt" in client.get("/add").text


def test_a_text_is_read_with_what_is_said_of_it(client, path):
    told = add(
        client,
        text=TEXT,
        title="Harper in Paris",
        outlet="The Globe",
        published="2014-03-04",
        url="https://example.org/a",
    )
    page = re.search(r'href="/pages/(\w+)"', told)[1]
    with Ledger.open(path) as ledger:
        document = ledger.document(page)
    assert (document.title, document.outlet, document.url) == ("Harper in Paris", "The Globe", "https://example.org/a")
    assert document.published.earliest.isoformat() == "2014-03-04"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "nothing was sent"),
        ({"text": TEXT, "published": "someday"}, "is no day"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "is no address of the web"),
    ],
)
def test_what_cannot_be_taken_is_told_beside_what_was_typed(client, fields, told):
    answer = add(client, **fields)
    assert answer.status_code == 400
    assert told in unescape(answer.text)
    assert fields.get("text", "") in unescape(answer.text)


def test_a_broken_file_is_refused_with_the_reason_and_the_rest_is_read(client):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("inside.txt", TEXT)
    files = [("broken.pdf", b"%PDF-1.7 nothing"), ("empty.txt", b""), ("box.zip", box.getvalue()), ("a.exe", b"MZ\0\0")]
    told = add(client, files)
    assert "Done: 1 read, 0 known already, 3 refused" in told
    for name in ("broken.pdf", "empty.txt", "a.exe", "box.zip#inside.txt"):
        assert name in told
    assert "box.zip#inside.txt" in told[told.index("<h2>Read</h2>") :]


def test_a_huge_file_is_refused_with_the_bound(path):
    desk = create_app(path, hosts=["localhost"])
    desk.state.settings = replace(desk.state.settings, upload_bytes=2 * MB)
    client = TestClient(desk, base_url="http://localhost")
    for size in (3 * MB, 20 * MB):
        answer = add(client, [("big.txt", b"x" * size)])
        assert answer.status_code == 413
        assert "2 MB" in answer.text
    whole = client.build_request("POST", "/add", files={"files": ("big.txt", b"x" * (3 * MB))})
    body, kind = whole.read(), whole.headers["content-type"]
    in_pieces = (body[k : k + MB] for k in range(0, len(body), MB))  # which do not say how many they are
    assert client.post("/add", content=in_pieces, headers={"content-type": kind}).status_code == 413
    assert desk.state.jobs.latest() == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\temp\\x.txt", f"{SCRIPT}.txt", "a\nb\u202ecod.txt", "x" * 3000 + ".txt"]
)
def test_a_hostile_name_is_only_a_name(client, tmp_path, name):
    told = add(client, [(name, TEXT.encode())])
    assert "Done: 1 read" in told
    [job] = client.app.state.jobs.latest()
    assert not {"/", "\\", "\n", "\u202e"} & set(job.title)
    assert len(job.title) <= 160
    for address in (f"/jobs/{job.id}", "/add", "/pages"):
        assert SCRIPT not in client.get(address).text
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {"own.ledger"}


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_a_form_without_its_sign_adds_nothing(client, token):
    assert add(client, [("visit.txt", TEXT.encode())], form_token=token).status_code == 403
    assert client.app.state.jobs.latest() == []


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_what_a_page_elsewhere_sends_is_not_read(client, headers):
    for address in ("/add", "/api/pages"):
        assert client.post(address, files={"files": ("a.txt", TEXT.encode())}, headers=headers).status_code == 403
    assert client.app.state.jobs.latest() == []


def test_a_desk_to_be_read_only_takes_nothing(path):
    reader = TestClient(create_app(path, hosts=["localhost"], read_only=True), base_url="http://localhost")
    assert reader.get("/add").status_code == 403
    assert reader.post("/api/pages", json={"text": TEXT}).status_code == 403
    assert 'href="/add"' not in reader.get("/").text


def test_a_program_adds_a_text_and_files_and_sees_how_far_they_are(client):
    for sent in (
        {"json": {"text": TEXT, "published": "2014-03-04"}},
        {"files": {"files": ("b.txt", f"{TEXT} b".encode())}},
    ):
        begun = client.post("/api/pages", **sent)
        assert begun.status_code == 202
        assert client.app.state.jobs.get(begun.json()["id"]).over.wait(WAIT)
        told = client.get(begun.headers["location"]).json()
        assert (told["state"], told["done"], told["total"], told["error"]) == ("done", 1, 1, None)
        assert [row["outcome"] for row in told["rows"]] == ["read"]
        assert client.get(f"/api/pages/{told['rows'][0]['document']}").status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {}}, 422),
        ({"json": {"text": TEXT, "published": "x"}}, 422),
        ({"content": b"\xff"}, 422),
        ({"json": {"text": TEXT, "url": "javascript:1"}}, 400),
        ({"files": {"other": ("", b"")}}, 400),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400),
    ],
)
def test_what_a_program_sends_wrongly_is_told_in_one_shape(client, sent, status):
    answer = client.post("/api/pages", **sent)
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "why", "fix"}


def test_a_job_that_there_is_not_is_not_found(client):
    assert client.get("/jobs/none").status_code == 404
    assert client.get("/api/jobs/none").status_code == 404


def test_the_page_of_a_reading_asks_again_until_it_is_over(client):
    go = Event()

    def work(job):
        assert go.wait(WAIT)

    job = client.app.state.jobs.submit("slow", work, total=3)
    during = client.get(f"/jobs/{job.id}").text
    assert 'hx-trigger="every 1s"' in during
    assert '<noscript><meta http-equiv="refresh"' in during
    go.set()
    assert job.over.wait(WAIT)
    assert "hx-trigger" not in client.get(f"/jobs/{job.id}").text


def test_jobs_are_done_one_after_another_and_not_without_end():
    jobs, go, done = Jobs(), Event(), []

    def work(job):
        assert go.wait(WAIT)
        done.append(job.title)
        if job.title == "1":
            raise ValueError("a fault of ours")

    made = [jobs.submit(str(k), work) for k in range(MOST_WAITING)]
    with pytest.raises(Busy):
        jobs.submit("one more", work)
    go.set()
    assert all(job.over.wait(WAIT) for job in made)
    assert done == [str(k) for k in range(MOST_WAITING)]
    assert [job.state for job in made[:3]] == ["done", "failed", "done"]
    assert "ValueError" in made[1].error.why
