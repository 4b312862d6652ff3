"""An analyst at the desk: every view, from pictures to words, by keys, on a phone, in the dark, and before hostile pages."""

import re

import pytest

from tests.web.browser.conftest import AXE

# (address, a link of a list on it that is followed for the page of one thing)
VIEWS = [
    "/",
    "/plans",
    "/positions",
    "/conflicts",
    "/gaps",
    "/pages",
    "/log",
    "/add",
    "/relations",
    "/relations/JPN/RUS",
    "/network",
    "/map",
    "/actors",
    "/issues",
    "/brief?dyad=JPN&dyad=RUS",
    "/nowhere",
]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
ONE_OF = {"/pages": "/pages/", "/plans": "/plans/", "/actors": "/actors/", "/issues": "/issues/", "/": "/entries/"}


def _expect():
    from playwright.sync_api import expect

    return expect


def _faults(page, rules):
    """Serious and critical faults that axe-core finds; run from outside the page, whose policy stands."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async (rules) => (await axe.run(document, {resultTypes: ["violations"], ...rules})).violations
            .filter(each => ["serious", "critical"].includes(each.impact))
            .map(each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`)""",
        rules,
    )
    return [f"{page.url} {each}" for each in found]


def _places(page, views):
    for view in views:
        page.goto(view)
        yield view
        if view in ONE_OF:
            place = page.locator(f'main a[href^="{ONE_OF[view]}"]:not([tabindex])').first.get_attribute("href")
            page.goto(place)
            yield place


@pytest.mark.parametrize("views", [VIEWS[:7], VIEWS[7:-1]], ids=["first half", "second half"])
def test_no_view_has_a_serious_fault_of_accessibility(visit, views):
    page = visit("/")
    faults = [fault for _ in _places(page, views) for fault in _faults(page, WCAG)]
    assert not faults, "\n".join(faults)


def test_a_fault_would_be_found(visit):
    page = visit("/log")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any("label" in fault for fault in _faults(page, WCAG))


def test_no_view_runs_over_the_edge_of_a_phone_or_is_pale_in_the_dark(visit):
    page = visit("/", color_scheme="dark", viewport={"width": 390, "height": 844}, has_touch=True)
    faults = []
    for place in _places(page, VIEWS[:-1]):
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{place} is {width} px wider than the window"] if width > 0 else []
        if place in ("/", "/plans", "/relations/JPN/RUS"):
            faults += _faults(page, {"runOnly": ["color-contrast"]})
    assert not faults, "\n".join(faults)


def test_from_a_mark_of_the_drawing_to_the_words(visit):
    expect, page = _expect(), visit("/")
    mark = page.locator(".timeline .lane a").last
    entry = mark.get_attribute("href")
    mark.click()
    expect(page.locator(f"li[id='{entry[1:]}'] details")).to_have_attribute("open", "")
    link = page.locator(f"li[id='{entry[1:]}'] .claim .cite a").first
    expect(link).to_be_visible()
    link.click()
    spot = page.url.partition("#")[2]
    assert spot.startswith("w-")
    words = page.locator(f"[id='{spot}'] ~ a.mark").first
    expect(words).to_be_in_viewport()
    words.click()
    expect(page.locator(f"[id='m-{spot[2:]}']")).to_be_visible()


def test_dragging_narrows_the_time_and_the_address_tells_it(visit):
    expect, page = _expect(), visit("/?statements=1")
    bars = page.locator(".overview .period")
    expect(bars.first).to_be_attached()
    before = page.locator("details.entry").count()
    box = page.locator(".overview svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.97, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 12, steps=3)
    page.mouse.up()
    page.wait_for_url(re.compile(r"statements=1&since=201[56]-..-..&until=20"))
    assert 0 < page.locator("details.entry").count() < before
    expect(page.locator('input[name="since"]')).to_have_value(re.compile("^201[56]"))


def test_a_list_is_walked_by_keys(visit):
    expect, page = _expect(), visit("/")
    for key in ("j", "j", "k", "j", "Enter"):
        page.keyboard.press(key)
    second = page.locator("details.entry").nth(1)
    expect(second.locator("summary")).to_be_focused()
    expect(second.locator(".claim").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator('input[name="text"]')).to_be_focused()
    page.keyboard.type("jk treaty")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("text=jk[+]treaty"))


def test_a_step_of_a_plan_leads_to_its_words_and_the_slider_to_a_day(visit):
    expect, page = _expect(), visit("/plans")
    step = page.locator(".thread a").first
    claim = step.get_attribute("href").rpartition("/")[2]
    step.locator("circle, .window").first.click()
    expect(page.locator(f"[id='w-{claim}']")).to_be_attached()
    page.go_back()
    slide = page.locator("#slide")
    slide.focus()
    slide.press("Home")
    page.wait_for_url(re.compile("as_of=2"))
    assert page.locator('input[name="as_of"]').input_value() in page.url


def test_words_tell_their_claim_when_they_have_the_focus(visit):
    page = visit("/?text=treaty")
    page.goto(page.locator('a[href*="#w-"]').first.get_attribute("href").partition("#")[0])
    mark = page.locator("a.mark").first
    mark.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    shown = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert mark.get_attribute("data-note").split(" ")[0] in shown


def test_an_entry_is_rejected_and_the_rejection_undone(visit):
    expect, page = _expect(), visit("/?dyad=JPN&dyad=RUS")
    page.locator("details.entry summary").first.click()
    page.locator("details[open] a.edit").last.click()
    home = page.url.replace("/correct/", "/entries/")
    form = page.locator("form.sheet").first
    form.locator('[name="why"]').fill("the minutes say otherwise <b>")
    form.locator('[name="who"]').fill("KB")
    form.locator('button[value="reject"]').click()
    row = page.locator(f"li[id='{page.url.partition('#')[2]}']")
    expect(row).to_contain_text("the minutes say otherwise <b>")
    row.locator('a[href^="/undo/"]').click()
    form = page.locator("form.sheet")
    form.locator('[name="why"]').fill("they do not")
    form.locator("button").first.click()
    expect(page.locator("main")).to_contain_text("they do not")
    page.goto(home)
    expect(page.locator("h1")).not_to_contain_text("no entry")


def test_a_pasted_page_is_read_and_leads_to_its_words(visit):
    expect, page = _expect(), visit("/add")
    text = "Norway's foreign minister met her Finnish counterpart in Oslo on 3 May 2016 and they discussed fishing."
    form = page.locator("form.sheet").nth(1)
    form.locator('[name="text"]').fill(f"{text} <script>alert(4)</script>")
    form.locator('[name="title"]').fill("Talks on fishing")
    form.locator('[name="published"]').fill("2016-05-04")
    form.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("Done: 1 read", timeout=30_000)
    page.locator('main a[href^="/pages/"]').first.click()
    expect(page.locator(".reader")).to_contain_text("<script>alert(4)</script>")
    expect(page.locator("a.mark").first).to_be_visible()


def test_a_brief_is_printed_with_its_references(visit):
    page = visit("/brief?dyad=JPN&dyad=RUS")
    page.emulate_media(media="print")
    assert not page.locator(".top nav").is_visible()
    assert page.locator('main a[href*="/pages/"]').count() > 3
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_hostile_pages_show_as_text_and_do_nothing(visit):
    page = visit("/")
    for view in [
        "/?remarks=1&statements=1",
        "/?text=<script>alert(1)</script>",
        "/plans",
        "/gaps",
        "/pages",
        "/brief?dyad=JPN&dyad=RUS",
    ]:
        page.goto(view)
        for entry in page.locator("details.entry:not([open]) > summary").all()[:3]:
            entry.click()
        assert (
            page.locator("main :is(img, iframe, object, embed, [onerror], [onload], [href^='javascript'])").count() == 0
        )
        assert page.locator("script:not([src]):not([type='application/json'])").count() == 0
    page.goto("/pages")
    for title in page.get_by_role("link", name="alert(1)").all():
        assert "<script>" in title.inner_text()
    page.get_by_role("link", name="alert(1)").first.click()
    assert "<script>" in page.locator("h1").inner_text()


def test_without_scripts_every_view_still_leads_to_the_words(visit):
    page = visit("/", java_script_enabled=False)
    page.locator("details.entry summary").first.click()
    page.locator("details[open] .open a").first.click()
    assert page.locator("blockquote.evidence").count() > 0
    page.goto("/plans")
    page.locator('input[name="as_of"]').fill("2015-01-01")
    page.get_by_role("button", name="Show").click()
    assert "as_of=2015-01-01" in page.url
