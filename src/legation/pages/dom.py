"""HTML to blocks: the words of each paragraph, heading or cell, with what its place in the page says about it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from legation.model import Posted
from legation.pages.outline import SKIPPED, is_hidden

_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u200b]+")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
    ]
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
_DEEPEST = 10_000  # elements within elements: no page that a browser shows goes so deep


class Role(Enum):
    """What tag, class or microdata say of a block."""

    FURNITURE = "furniture"
    CAPTION = "caption"
    QUOTE = "quote"
    AUTHOR = "author"
    DATE = "date"
    TAGS = "tags"
    HEADING = "heading"
    BODY = "body"
    CARD = "card"


@dataclass(slots=True)
class Remark:
    """An element that holds one comment or post; ``inside`` is the remark that it stands in."""

    author: str | None = None
    moment: str | None = None  # machine-readable time, ISO 8601
    inside: "Remark | None" = None
    posted: Posted | None = None  # read already, where the structure of the thread shows its parts
    is_parted: bool = False  # whether blocks say which of its words are its writer's


@dataclass(slots=True)
class Plan:
    """What the structure of a thread shows, by the parser's identity of nodes: its posts, and the parts of each."""

    remarks: dict[int, Remark] = field(default_factory=dict)  # at the nodes that make up a post, siblings all
    parts: dict[int, Role] = field(default_factory=dict)  # AUTHOR, DATE, BODY or CARD
    is_forum: bool = False
    asides: set[int] = field(default_factory=set)  # nodes that are furniture by what repeats: lists of other stories


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words between two block borders. ``links`` is the share of its letters that are links."""

    text: str
    tag: str
    roles: frozenset[Role]
    remark: Remark | None
    links: float
    moment: str | None = None
    author: str | None = None  # words inside that are marked as the author's name
    link: str | None = None  # where its last link leads


_ROLE_CLASSES = (
    (Role.CAPTION, re.compile(r"(?:^|[-_])(?:caption|credit|figcaption)(?:$|[-_])")),
    (
        Role.TAGS,
        re.compile(
            r"^(?:tags?|tag[-_]?list|topics|keywords|entry[-_]tags|article[-_]tags|post[-_]tags|tag[-_]?links)$"
        ),
    ),
    (
        Role.FURNITURE,
        re.compile(
            r"^(?:nav(?:bar|igation)?|menu|footer|site[-_]?header|masthead|side[-_]?bar|widget|share|sharing|social|related|promo|newsletter"
            r"|advert(?:isement)?|ads?|cookies?|breadcrumbs?|banner|sign[-_]?up|subscribe|subscription|login|survey|recommended|trending|popular"
            r"|most[-_]?read|pagination|pager|skip[-_]?link|toolbar|reply[-_]?link|comment[-_]?(?:form|count|reply)|respond|actions?|signature)$"
            r"|(?:^|[-_])(?:nav|menu|sidebar|share|social|related|newsletter|promo|breadcrumbs?|trending|signature|paywall|sign-?up|last-?edit(?:ed)?|edited|edit-?note)(?:$|[-_])"
        ),
    ),
    (
        Role.QUOTE,
        re.compile(
            r"^(?:bb[-_]?code[-_]?quote|quote|quote[-_]?(?:body|block|container|content)|blockquote|quoted|bbCodeBlock--quote)$",
            re.I,
        ),
    ),
    (
        Role.AUTHOR,
        re.compile(
            r"^(?:author|byline|by|username|user[-_]?name|nick(?:name)?|poster|fn|comment[-_]?author|author[-_]?name|writer|login|posted[-_]by|autor(?:in)?|auteur|autore|verfasser)$|(?:^|[-_])(?:byline|author|username)(?:$|[-_])",
            re.I,
        ),
    ),
    (
        Role.DATE,
        re.compile(
            r"^(?:date|time|timestamp|datetime|published|pub[-_]?date|when|posted[-_]?on|dateline)$|(?:^|[-_])(?:date|time|timestamp|datetime)(?:$|[-_])",
            re.I,
        ),
    ),
)
_REMARK = re.compile(r"(?:^|[-_])(?:comment|reply|response|feedback)(?:$|[-_])", re.I)
_POST = re.compile(r"(?:^|[-_])(?:post|message|topic-post|postcontainer|p-post)(?:$|[-_]|\d)", re.I)
_PART_OF_REMARK = re.compile(
    r"list|form|section|area|count|link|respond|meta|content|body|text|author|head|foot|title|wrap|box|thread|nav|button|btn|date|time|avatar"
    r"|user|name|action|container|holder|inner|outer|info|icon|tool|vote|score|rating|number|total|policy|guideline|tab|toggle|signature|cell|main"
    r"|notice|edit|share|attribution|reaction|flag|report|more|load|sort|template|disabled|open|closed|even|odd|depth|alt|by-?post|bypostauthor|status",
    re.I,
)
_FORUM = re.compile(
    r"(?:^|[-_])(?:thread|topic|forum|viewtopic|showthread|postlist|phpbb|vbulletin|xenforo|discussion)", re.I
)


@lru_cache(maxsize=4096)
def _roles_of_class(words: str) -> frozenset[Role]:
    tokens = words.split()[:20]
    return frozenset(role for role, pattern in _ROLE_CLASSES if any(pattern.search(token.lower()) for token in tokens))


def read_blocks(tree: LexborHTMLParser, plan: Plan | None = None) -> list[Block]:
    """Return the blocks of a page's body in the order of the page; posts by *plan*, else by what class words say."""
    root = tree.body
    if root is None:
        return []
    plan = plan or Plan()
    return list(_Walk(frozenset() if plan.remarks else _remark_tokens(root), plan).blocks(root))


def _remark_tokens(root: LexborNode) -> frozenset[str]:
    """Find the class words that mark whole comments or posts: those that repeat, or say so outright."""
    counts: Counter[str] = Counter()
    is_forum = False
    for node in root.css("[class]"):
        for token in (node.attributes.get("class") or "").split()[:12]:
            counts[token] += 1
            is_forum = is_forum or bool(_FORUM.search(token))
    found = set()
    for token, count in counts.items():
        if _PART_OF_REMARK.search(token):
            continue
        if _REMARK.search(token) or (is_forum and count >= 2 and _POST.search(token)):
            found.add(token)
    return frozenset(found)


@dataclass(slots=True)
class _Frame:
    node: LexborNode
    roles: frozenset[Role]
    remark: Remark | None
    in_link: bool
    is_part: bool = False  # one of the parts that a plan names: it makes a block of its own


@dataclass(slots=True)
class _Walk:
    """A walk over the tree with a stack of its own: pages nest deeper than Python's."""

    tokens: frozenset[str]
    plan: Plan
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    moment: str | None = None
    author: list[str] = field(default_factory=list)
    link: str | None = None

    def blocks(self, root: LexborNode) -> Iterator[Block]:
        stack = [_Frame(root, frozenset(), None, False)]
        node = root.child
        while stack:
            if node is None:
                frame = stack.pop()
                if frame.is_part or (frame.node.tag or "") in _BLOCKS:
                    yield from self._flush(frame)
                node = frame.node.next if stack else None
                continue
            frame = stack[-1]
            tag = node.tag or ""
            if tag == "-text":
                yield from self._take_text(node, frame)
            elif tag in SKIPPED or tag.startswith("-") or len(stack) > _DEEPEST or is_hidden(node.attributes):
                pass
            else:
                if tag in _BLOCKS or node.mem_id in self.plan.parts or node.mem_id in self.plan.remarks:
                    yield from self._flush(frame)
                if tag in ("br", "time"):
                    self.parts.append(" ")
                inner = self._enter(node, tag, frame)
                if node.child is not None:
                    stack.append(inner)
                    node = node.child
                    continue
            node = node.next

    def _take_text(self, node: LexborNode, frame: _Frame) -> Iterator[Block]:
        """Take words; words that are a post's part by themselves, with no element around them, make a block of their own."""
        planned = self._planned(node, frame)
        if planned is None:
            self._take(node.text_content or "", frame)
            return
        yield from self._flush(frame)
        self._take(node.text_content or "", planned)
        yield from self._flush(planned)

    def _planned(self, node: LexborNode, frame: _Frame) -> _Frame | None:
        """Return the frame of a node that the plan names; None for other nodes."""
        remark, part = self.plan.remarks.get(node.mem_id), self.plan.parts.get(node.mem_id)
        if remark is None and part is None:
            return None
        roles = frame.roles if remark is None else frozenset({Role.CARD})
        if part is Role.BODY:
            roles = frozenset({Role.BODY})
        elif part is not None:
            roles = (roles - {Role.BODY}) | {part}
        return _Frame(node, roles, remark or frame.remark, frame.in_link, is_part=True)

    def _take(self, words: str, frame: _Frame) -> None:
        self.parts.append(words)
        if frame.in_link:
            self.linked += len(words.strip())
        if frame.remark is None and Role.AUTHOR in frame.roles:
            self.author.append(words)
        named = frame.remark and frame.remark.author is None and not frame.remark.is_parted
        if frame.remark and named and Role.AUTHOR in frame.roles and 1 < len(words.strip()) <= 60:
            frame.remark.author = _SPACE.sub(" ", words).strip().removeprefix("By ").strip(" :,") or None

    def _enter(self, node: LexborNode, tag: str, frame: _Frame) -> _Frame:
        attributes = node.attributes
        if tag == "a":
            self.link = attributes.get("href")
        words = attributes.get("class") or ""
        shown = _roles_of_class(words) | _roles_of_tag(tag, attributes)
        if self.plan.remarks:
            planned = self._planned(node, frame)
            if planned is not None:
                planned.in_link = frame.in_link or tag == "a"
                planned.roles |= shown & _LASTING if self.plan.parts.get(node.mem_id) is not Role.BODY else frozenset()
                return planned
        if tag == "aside" and Role.BODY in frame.roles:
            shown = frozenset({Role.QUOTE})  # forums put what a post quotes or links to into an aside
        if frame.remark and frame.remark.is_parted:
            shown -= {Role.AUTHOR, Role.DATE}  # the plan names the one place of each
        roles = frame.roles | shown
        if node.mem_id in self.plan.asides and frame.remark is None:
            roles |= {Role.FURNITURE}
        remark = frame.remark
        if self._is_remark(words, attributes):
            remark = Remark(author=attributes.get("data-author") or None, inside=frame.remark)
            roles = roles & {Role.FURNITURE} if Role.FURNITURE in frame.roles else frozenset()
        self._note_moment(tag, attributes, roles, remark)
        return _Frame(node, roles, remark, frame.in_link or tag == "a")

    def _note_moment(
        self, tag: str, attributes: dict[str, str | None], roles: frozenset[Role], remark: Remark | None
    ) -> None:
        named = attributes.get("content") if attributes.get("itemprop") in _DATES else None
        moment = attributes.get("datetime") if tag == "time" else named
        if moment and remark and remark.moment is None:
            remark.moment = moment
        elif moment and remark is None and Role.FURNITURE not in roles:
            self.moment = moment

    def _is_remark(self, words: str, attributes: dict[str, str | None]) -> bool:
        if self.plan.remarks:
            return False
        kind = attributes.get("itemtype") or ""
        return kind.endswith(("/Comment", "/UserComments", "/DiscussionForumPosting", "/Answer")) or any(
            token in self.tokens for token in words.split()[:12]
        )

    def _flush(self, frame: _Frame) -> Iterator[Block]:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            author = _SPACE.sub(" ", "".join(self.author)).strip() or None
            share = self.linked / len(text)
            link = self.link if share > 0.8 else None
            yield Block(text, frame.node.tag or "", frame.roles, frame.remark, share, self.moment, author, link)
            self.moment = None
        self.parts, self.linked, self.author, self.link = [], 0, [], None


_LASTING = frozenset({Role.FURNITURE, Role.CAPTION, Role.QUOTE})
_DATES = frozenset({"datePublished", "dateCreated", "commentTime"})


def _roles_of_tag(tag: str, attributes: dict[str, str | None]) -> frozenset[Role]:
    if tag in _FURNITURE_TAGS or attributes.get("role") in (
        "navigation",
        "banner",
        "complementary",
        "contentinfo",
        "search",
    ):
        return frozenset({Role.FURNITURE})
    if tag in ("figcaption", "caption"):
        return frozenset({Role.CAPTION})
    if tag == "blockquote":
        return frozenset({Role.QUOTE})
    if tag == "time":
        return frozenset({Role.DATE})
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return frozenset({Role.HEADING})
    if attributes.get("rel") == "tag":
        return frozenset({Role.TAGS})
    if attributes.get("itemprop") in ("author", "creator") or attributes.get("rel") == "author":
        return frozenset({Role.AUTHOR})
    return frozenset()
