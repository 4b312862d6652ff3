"""
From the structure of a page to the plan of its thread: which nodes are posts, and which parts of each the writer's words.
"""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from legation.pages.dom import Plan, Remark, Role
from legation.pages.outline import Twig, lineage, outline, text_of
from legation.pages.postbodies import tell_bodies
from legation.pages.postparts import Post, is_member_name, tell_names, tell_times
from legation.pages.posts import Record, Survey, find_records, survey
from legation.pages.teasers import find_teasers

_FORUM = re.compile(
    r"(?<![a-z])(?:forums?|foren|showthread|viewtopic|threads?|topic|vbulletin|xenforo|phpbb|mybb|discourse|woltlab|invision|vanilla|simplemachines|smf|fluxbb|punbb|burning board)(?![a-z])",
    re.I,
)
_REMARKS = re.compile(
    r"(?<![a-z])(?:comments?|replies|reply|responses?|feedback|kommentare?|leserkommentare?|antwort(?:en)?|commentaires?|r[eé]ponses?|comentarios?|respuestas?|commenti|reacties|disqus)(?![a-z])",
    re.I,
)
_NOT_TALK = re.compile(
    r"(?<![a-z])(?:live-?blog|live-?ticker|liveticker|ticker|timeline|live-?updates?|teasers?|related|recommended|most-?read|trending)(?![a-z])",
    re.I,
)
_NEWS = re.compile(
    r'"@type"\s*:\s*(?:\[\s*)?"(?:\w*News\w*|Article|Report|LiveBlogPosting|OpinionNewsArticle|BlogPosting)"'
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plan_talk(tree: LexborHTMLParser, url: str | None = None) -> Plan:
    """Find the posts or comments of a page by structure; an empty plan if there are none."""
    root = tree.body
    twigs = outline(root) if root is not None else []
    plan = Plan(is_forum=_is_forum(tree, url))
    if not twigs:
        return plan
    plan.asides = {twig.mem for twig in find_teasers(twigs)}
    found = survey(twigs)
    records = find_records(found, is_forum=plan.is_forum) or find_records(found, is_forum=True)
    if not records or _is_in(found, records, _NOT_TALK):
        return plan
    posts = read_parts(found, records)
    if not plan.is_forum and not _are_remarks(found, posts):
        return plan
    lead = _lead(found, posts)
    if lead is not None:
        posts, plan.is_forum = read_parts(found, [lead, *records]), True
    for post in posts:
        _lay_down(found, plan, post)
    return plan


def read_parts(found: Survey, records: Sequence[Record]) -> list[Post]:
    """Tell author, time and body of each record."""
    posts = [Post(record) for record in records]
    tell_times(found, posts)
    tell_names(found, posts)
    tell_bodies(found, posts)
    return posts


def _is_forum(tree: LexborHTMLParser, url: str | None) -> bool:
    """Tell a forum by its address, by the program that made the page, or by what the page calls itself."""
    words = [url or ""]
    for node in tree.css(
        "html, body, meta[name=generator], meta[property='og:url'], link[rel=canonical], [itemtype$=DiscussionForumPosting], [itemtype$=QAPage]"
    )[:20]:
        attributes = node.attributes
        words += [attributes.get(name) or "" for name in ("id", "class", "content", "href", "data-template")]
        if (attributes.get("itemtype") or "").endswith(("DiscussionForumPosting", "QAPage")):
            return True
    if any(_NEWS.search(node.text() or "") for node in tree.css('script[type="application/ld+json"]')[:10]):
        return False
    return bool(_FORUM.search(_CAMEL.sub("-", " ".join(words))))


def _is_in(found: Survey, records: Sequence[Record], pattern: re.Pattern[str]) -> bool:
    """Tell whether the class words of the posts, or of what they stand in, say something."""
    for twig in (*(record.roots[0] for record in records[:3]), *list(lineage(found.twigs, records[0].roots[0]))[1:5]):
        if pattern.search(_CAMEL.sub("-", f"{twig.classes} {twig.attributes.get('id') or ''}")):
            return True
    return False


def _are_remarks(found: Survey, posts: Sequence[Post]) -> bool:
    """Tell readers' remarks from other things that repeat on a page of news: they say so, or all are signed and dated."""
    if _is_in(found, [post.record for post in posts], _REMARKS):
        return True
    told = [post for post in posts if post.body]
    signed = sum(bool(post.author and post.posted) for post in told)
    return len(told) >= 2 and signed * 10 >= len(told) * 9


def _lead(found: Survey, posts: Sequence[Post]) -> Record | None:
    """Find the post that opens the thread where it stands apart from the answers: signed in the manner of the thread."""
    first = min(post.record.at for post in posts)
    names = list({(each.key, each.attributes.get("href")): each for post in posts if (each := post.name)}.values())[:40]
    opening = {each.words for each in found.twigs[first : first + 80] if each.tag == "-text"}
    if not names or "#1" in opening:
        return None
    for twig in reversed(found.twigs[:first]):
        if (
            twig.tag != "-text"
            and any(is_member_name(twig, name) for name in names)
            and (text_of(found.twigs, twig, 60) or "")
        ):
            record = Record(_with_body(found, _widest(found, twig, first), first), twig)
            if any(_is_prose(found, each) for each in found.twigs[record.at : record.end]):
                return record
    return None


def _with_body(found: Survey, top: Twig, first: int) -> list[Twig]:
    """Add what stands between the head of an opening post and the answers, where the head has no words of its own."""
    roots = [top]
    if any(_is_prose(found, each) for each in found.twigs[top.at : top.end]):
        return roots
    parent = found.twigs[top.parent]
    while roots[-1].end < min(parent.end, first) and len(roots) < 12:
        following = found.twigs[roots[-1].end]
        if following.end > first:
            break
        roots.append(following)
    return roots


def _is_prose(found: Survey, twig: Twig) -> bool:
    if twig.tag != "-text" or found.twigs[twig.parent].tag in ("a", "h1", "h2", "h3"):
        return False
    return len(twig.words.split()) >= 12 or (len(twig.words.split()) >= 5 and twig.words[-1] in ".?!")


def _widest(found: Survey, twig: Twig, first: int) -> Twig:
    """Return the innermost part around a name that holds a paragraph of words and not the thread itself."""
    best = twig
    for above in lineage(found.twigs, twig):
        if above.end > first or above.parent < 0:
            break
        best = above
        if found.words(above.at, above.end) >= 12 and above.tag not in ("header", "h1", "h2", "h3"):
            break
    return best


def _lay_down(found: Survey, plan: Plan, post: Post) -> None:
    remark = Remark(author=post.author, posted=post.posted, is_parted=True)
    for root in post.record.roots:
        plan.remarks.setdefault(root.mem, remark)
    for twig in post.body:
        plan.parts[twig.mem] = Role.BODY
    for twig in post.labels:
        plan.parts[twig.mem] = Role.CARD
    if post.name is not None:
        plan.parts[post.name.mem] = Role.AUTHOR
    if post.time is not None:
        plan.parts[post.time.mem] = Role.DATE
