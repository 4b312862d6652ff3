"""Threads in web pages, found by structure: forums old and new, answers in answers, comments below a story."""

from datetime import datetime

from legation.model import Document, Passage, PassageKind
from legation.pages.html import read_html_text

ANA = "Peru wird den Vertrag nie unterschreiben, das ist doch klar."
LUIS = "Chile auch nicht."
EVA = "Warten wir die Sitzung am Montag ab, dann reden wir weiter darüber."
STORY = (
    "LIMA (Reuters) - Peru's foreign minister said on Monday that talks with Chile on the sea border would resume in March. "
    "He told reporters that both governments had agreed to meet in Santiago. Chile's ministry confirmed the plan in a statement."
)


def read(body: str, url: str | None = None) -> Document:
    return read_html_text(f"<html><body>{body}</body></html>", "x.html", url=url)


def told(document: Document, *kinds: PassageKind) -> list[Passage]:
    return [
        passage for passage in document.passages if passage.kind in (kinds or (PassageKind.POST, PassageKind.COMMENT))
    ]


def words(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.end]


def table_post(number: int, name: str, when: str, text: str) -> str:
    return (
        f"<tr><td><a href='member.php?u={number}'>{name}</a><br>Registriert seit: 12.03.2009<br>Beiträge: {number}</td>"
        f"<td>Verfasst: {when}<hr>{text}<br><br>_________________<br>Gruß aus Lima</td></tr><tr><td colspan=2>Nach oben</td></tr>"
    )


def test_an_old_table_forum_without_class_words_is_read_post_by_post() -> None:
    rows = (
        table_post(11, "ana", "11.06.2020, 16:22", ANA)
        + table_post(12, "luis", "Gestern, 14:05", LUIS)
        + table_post(13, "eva", "vor 3 Stunden", EVA)
    )
    document = read(f"<table>{rows}</table>", "https://forum.example.org/viewtopic.php?t=1")
    posts = told(document)

    assert [words(document, post) for post in posts] == [ANA, LUIS, EVA]
    assert [post.author for post in posts] == ["ana", "luis", "eva"]
    assert [post.posted and post.posted.text for post in posts] == [
        "11.06.2020, 16:22",
        "Gestern, 14:05",
        "vor 3 Stunden",
    ]
    assert posts[0].posted is not None
    assert posts[0].posted.earliest == datetime(2020, 6, 11, 16, 22)
    assert posts[1].posted is not None
    assert posts[1].posted.earliest is None


def card(name: str, since: str) -> str:
    return f"<div class='userinfo'><a class='username' href='/members/{name}/'>{name}</a><dl><dt>Dabei seit</dt><dd>{since}</dd></dl></div>"


def modern(number: int, name: str, since: str, when: str, inner: str) -> str:
    return (
        f"<li id='post-{number}' class='message'>{card(name, since)}<div class='meta'><time datetime='{when}'>{when[:10]}</time></div>"
        f"<div class='message-body'>{inner}</div><div class='controls'><a href='#'>Antworten</a></div></li>"
    )


def test_quotes_are_linked_to_the_post_that_they_repeat_and_cards_are_no_words_of_the_writer() -> None:
    quote = f"<blockquote class='quote'><p>ana schrieb:</p><p>{ANA}</p></blockquote><p>{LUIS}</p>"
    document = read(
        "<ol>"
        + modern(1, "ana", "12. März 2009", "2020-06-11T16:22:00+02:00", f"<p>{ANA}</p>")
        + modern(2, "luis", "1. Mai 2011", "2020-06-11T17:00:00+02:00", quote)
        + "</ol>",
        "https://example.org/threads/1",
    )
    first, second = told(document)
    [quoted] = told(document, PassageKind.QUOTE)

    assert (words(document, first), words(document, second)) == (ANA, LUIS)
    assert second.reply_to == quoted.id
    assert quoted.reply_to == first.id
    assert first.posted is not None
    assert first.posted.earliest == datetime(2020, 6, 11, 16, 22)


def comment(name: str, when: str, text: str, inner: str = "") -> str:
    return (
        f"<li><article><h4>{name}</h4><span class='ago'>{when}</span><p>{text}</p><button>Reply</button></article>"
        f"{f'<ul>{inner}</ul>' if inner else ''}</li>"
    )


def test_answers_in_answers_below_a_story_are_comments_and_the_story_stays_whole() -> None:
    thread = comment(
        "ana", "3 hours ago", "I hope they sign.", comment("luis", "2 hours ago", "They never do.")
    ) + comment("eva", "1 hour ago", "We shall see on Monday.")
    document = read(
        f"<article><h1>Talks to resume</h1><p>{STORY}</p></article><section class='comments'><ul>{thread}</ul></section>"
    )
    comments = told(document)

    assert [each.kind for each in comments] == [PassageKind.COMMENT] * 3
    assert [each.author for each in comments] == ["ana", "luis", "eva"]
    assert [words(document, each) for each in comments] == [
        "I hope they sign.",
        "They never do.",
        "We shall see on Monday.",
    ]
    assert [words(document, each) for each in told(document, PassageKind.ARTICLE)] == [STORY]


def test_an_opening_post_that_stands_apart_from_the_answers_is_a_post_too() -> None:
    answer = (
        "<div class='answer'><a href='/user/{0}'>{0}</a> <time datetime='2020-06-1{1}T10:00'></time><p>{2}</p></div>"
    )
    document = read(
        f"<main><h1>A question</h1><div class='head'><a href='/user/ana'>ana</a></div><div class='ask'><p>{ANA}</p></div>"
        f"<div class='answers'>{answer.format('luis', 2, LUIS)}{answer.format('eva', 3, EVA)}</div></main>",
        "https://example.org/forum/1",
    )

    assert [(post.author, words(document, post)) for post in told(document)] == [
        ("ana", ANA),
        ("luis", LUIS),
        ("eva", EVA),
    ]


def test_teasers_with_dates_and_names_are_no_comments() -> None:
    teaser = (
        "<div class='card'><h3><a href='/2020/{0}'>Envoy number {0} flies to the capital for more talks</a></h3><span class='author'>By Ana Ríos</span>"
        " <time datetime='2020-06-1{0}'>June 1{0}, 2020</time><p>The envoy will meet the minister on Monday.</p></div>"
    )
    document = read(
        f"<article><h1>Talks</h1><p>{STORY}</p></article><div>{''.join(teaser.format(n) for n in range(1, 6))}</div>"
    )

    assert told(document) == []


def test_entries_of_a_live_blog_are_the_reporters() -> None:
    entry = "<div class='live-blog-post'><time datetime='2020-06-11T1{0}:00'>1{0}:00</time><b class='author'>Ana Ríos</b><p>{1}</p></div>"
    entries = "".join(entry.format(n, STORY) for n in range(3))

    assert told(read(f"<div class='liveblog'>{entries}</div>")) == []


def test_a_thread_of_hundreds_of_posts_is_read_whole() -> None:
    names = [f"reader{number}" for number in range(600)]
    posts = "".join(
        f"<li class='comment'><b class='author'>{name}</b> <i>{number % 28 + 1} May 2019</i><p>I am {name}, and I say so.</p></li>"
        for number, name in enumerate(names)
    )
    document = read(f"<ul class='comments'>{posts}</ul>")

    assert [post.author for post in told(document)] == names


REPORT = (
    "<p>Peru and Chile agreed on Tuesday to reopen the crossing at Tacna, officials of both sides said.</p>"
    "<p>The foreign minister told reporters that lorries would pass from Thursday. A spokesman for the ministry confirmed the date.</p>"
)
DATELINE = "<p>LIMA, March 4 (Reuters) - The crossing at Tacna will be open again from Thursday, officials said.</p>"


def pasted_in(inner: str) -> tuple[Document, list[Passage]]:
    posts = modern(1, "ana", "1. Mai 2011", "2020-06-11T16:22:00", f"<p>{ANA}</p>") + modern(
        2, "luis", "1. Mai 2011", "2020-06-11T17:00:00", f"<p>Look at this:</p>{inner}<p>I told you so!</p>"
    )
    document = read(f"<ol>{posts}</ol>", "https://example.org/threads/1")
    return document, told(document, PassageKind.PASTED)


def test_a_report_in_quotation_boxes_is_a_pasted_report_and_not_a_quotation() -> None:
    document, [pasted] = pasted_in(f"<blockquote>{DATELINE}{REPORT}</blockquote>")

    assert pasted.agency == "Reuters"
    assert words(document, pasted).startswith("LIMA, March 4")
    assert [words(document, each) for each in told(document)] == [ANA, "Look at this:", "I told you so!"]


def test_a_link_in_words_below_a_report_gives_its_address_outlet_and_day() -> None:
    _, [pasted] = pasted_in(
        f"{REPORT}<p><a href='http://www.bbc.com/news/20140304/1'>BBC News - Border to reopen</a></p>"
    )

    assert (pasted.url, pasted.outlet) == ("http://www.bbc.com/news/20140304/1", "BBC")
    assert pasted.published is not None
    assert (pasted.published.earliest.isoformat(), pasted.published.start) == ("2014-03-04", None)


def test_source_lines_in_other_languages_close_a_pasted_report() -> None:
    _, [pasted] = pasted_in(f"<blockquote>{REPORT}</blockquote><p>Quelle: http://www.reuters.com/article/1</p>")

    assert (pasted.url, pasted.agency) == ("http://www.reuters.com/article/1", "Reuters")


def test_what_a_member_said_elsewhere_stays_a_quotation() -> None:
    document, pasted = pasted_in(
        "<blockquote><p>eva wrote:</p><p>I do not believe that they will ever sign, my friends.</p></blockquote>"
    )

    assert pasted == []
    assert [each.author for each in told(document, PassageKind.QUOTE)] == ["eva"]
