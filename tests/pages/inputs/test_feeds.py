"""RSS and Atom."""

from datetime import date

import pytest

from legation.model import Document, PassageKind, Reject
from legation.pages import read_bytes
from tests.pages.inputs.makers import STORY

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lima Courier</title><language>en-us</language><link>http://a.org/</link>
<item><title>Talks &amp;amp; visits &nbsp;agreed</title><link>http://a.org/1</link><guid isPermaLink="false">a-1</guid>
<pubDate>Wed, 12 Mar 2014 10:00:00 GMT</pubDate><dc:creator>Ana Ríos</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{STORY}</p><script>x()</script>]]></content:encoded></item>
<item><title></title><link>http://a.org/2</link><description></description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<entry><title type="html">&lt;b&gt;Talks&lt;/b&gt; agreed</title><id>tag:a.org,2014:1</id><link rel="self" href="http://a.org/x"/><link href="http://a.org/1"/>
<updated>2014-03-13T00:00:00Z</updated><published>2014-03-12T23:00:00-05:00</published><author><name>Ana Ríos</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>"""


def test_rss_entries_are_pages_with_what_the_feed_says_of_them() -> None:
    first, second = read_bytes(RSS.encode(), "x.rss")

    assert isinstance(first, Document)
    assert (first.name, first.url, first.outlet, first.authors) == (
        "x.rss#a-1",
        "http://a.org/1",
        "The Lima Courier",
        ("Ana Ríos",),
    )
    assert first.published is not None
    assert first.published.earliest == date(2014, 3, 12)
    assert first.passages[0].kind is PassageKind.TITLE
    assert "Talks & visits" in (first.title or "")
    assert STORY in first.text
    assert "x()" not in first.text
    assert isinstance(second, Reject)


def test_atom_entries_too() -> None:
    [found] = read_bytes(ATOM.encode(), "x.xml")

    assert isinstance(found, Document)
    assert (found.title, found.url, found.authors) == ("Talks agreed", "http://a.org/1", ("Ana Ríos",))
    assert found.published is not None
    assert found.published.earliest == date(2014, 3, 12)
    assert STORY in found.text


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]><rss><channel><item><title>x</title><description>&j;</description></item></channel></rss>"
)
FILE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>t</title><description>&a;</description></item></channel></rss>'


@pytest.mark.parametrize("feed", [BOMB, FILE])
def test_entities_that_a_feed_defines_are_never_expanded(feed: str) -> None:
    for found in read_bytes(feed.encode(), "x.rss"):
        text = found.text if isinstance(found, Document) else ""
        assert len(text) < 1000
        assert "root:" not in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [("<svg><g/></svg>", "svg"), ("nothing", "XML"), ("<rss>" + "<a>" * 100_000, "no entry"), ("<rss>", "no entry")],
)
def test_other_xml_is_refused(data: str, reason: str) -> None:
    [found] = read_bytes(data.encode(), "x.xml")

    assert isinstance(found, Reject)
    assert reason in found.reason


def test_a_feed_cut_off_keeps_its_whole_entries() -> None:
    first, *_ = read_bytes(RSS[: RSS.index("<item><title></title>") + 30].encode(), "x.rss")

    assert isinstance(first, Document)
    assert STORY in first.text
