"""A ledger read once from the sample and a hostile page, and the desk on it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.desk import open_ledger
from legation.pages import read_text
from legation.web import create_app

ROOT = Path(__file__).parent.parent.parent
SCRIPT = "<script>alert(1)</script>"
ATTACK = f"""<html><head><title>Attack &lt;script&gt;alert(1)&lt;/script&gt;</title>
<meta name="author" content="&lt;img src=x onerror=alert(2)&gt;">
<link rel="canonical" href="javascript:alert(3)"></head><body><article><h1>Attack &lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>TOKYO, 3 May 2016. Japan's foreign minister Fumio Kishida met his Russian counterpart Sergei Lavrov in Tokyo on Monday
&lt;script&gt;alert(1)&lt;/script&gt; and they discussed a peace treaty, the ministry said. "{"x" * 5000}" stood on the wall.</p></article>
<section class="comments"><div class="comment"><span class="author">&lt;script&gt;alert(1)&lt;/script&gt;</span>
<p>Putin will visit Japan next year &lt;script&gt;alert(1)&lt;/script&gt; and that is that, my friends.</p></div></section>
</body></html>"""


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """The sample's nine pages and one that attacks whoever reads it."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "attack.html").write_text(ATTACK, "utf-8")
    with open_ledger(folder / "desk.ledger") as desk:
        desk.read([ROOT / "examples", folder / "attack.html"])
        attack = read_text("The page.", "html<script>alert(1)</script>.txt", title=SCRIPT)
        desk.add(attack, [])
        desk.settle()
    return folder / "desk.ledger"


@pytest.fixture(scope="session")
def app(ledger):
    """The desk without a token."""
    return create_app(ledger, hosts=["localhost"])


@pytest.fixture
def client(app):
    """Somebody who looks at it."""
    return TestClient(app, base_url="http://localhost")
