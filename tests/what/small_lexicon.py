"""A coding lexicon of a few entries, so that the engine is tested apart from the data."""

from types import SimpleNamespace

from legation.lexicons.coding import Act, Cell, Content, Cues
from legation.lexicons.patterns import compile_pattern
from legation.model import EventType, Status


def _patterns(**lines):
    return tuple(compile_pattern(line, pos) for pos, each in lines.items() for line in each)


def _content(id, event, group, *, reciprocal=False, **lines):
    return Content(
        id=id,
        event=EventType(event),
        mode=None,
        cameo="010",
        group=group,
        contexts=(),
        reciprocal=reciprocal,
        patterns=_patterns(**lines),
    )


def _act(id, doer, **lines):
    return Act(id=id, doer=doer, patterns=_patterns(**lines))


CONTENTS = (
    _content("visit", "CONSULT", "meet", verb=["A visit R"], noun=["visit by A to R"]),
    _content(
        "meet",
        "CONSULT",
        "meet",
        reciprocal=True,
        verb=["A meet R"],
        noun=["talks|talk between A", "talks|talk with R"],
    ),
    _content("sanction", "SANCTION", "sanction", noun=["sanction by A on|against R"]),
    _content("annex", "COERCE", "seize", verb=["A annex R", "A seize R"]),
    _content("call", "CONSULT", "meet", verb=["A call R"]),
    _content("release", "RETREAT", "yield", verb=["A release R"], noun=["release of R by A"]),
)
ACTS = (
    _act("do", "A", verb=["A hold C", "A impose C on R", "A start C", "C take place"]),
    _act("agree", "both", verb=["A agree (with R) to C"]),
    _act("urge", "R", verb=["A urge R to C", "A demand C"]),
    _act("refuse", "A", verb=["A refuse to C"]),
    _act("expect", "R", verb=["A expect R to C"]),
    _act("plan", "A", verb=["A plan to C"], noun=["plan by A for C"]),
    _act("postpone", "A", verb=["A postpone C"]),
    _act("deny", "none", verb=["A deny that C"]),
    _act("condemn", "none", verb=["A condemn R", "A condemn C"]),
)
GRID = (
    ("do", "*", None, Status.ACTUAL),
    ("agree", "meet", "AGREE", Status.PLANNED),
    ("agree", "*", "AGREE", Status.PLANNED),
    ("urge", "*", "REQUEST", None),
    ("refuse", "*", "REJECT", None),
    ("expect", "*", None, Status.PLANNED),
    ("plan", "*", None, Status.PLANNED),
    ("postpone", "*", None, Status.POSTPONED),
    ("deny", "*", None, Status.DENIED),
    ("condemn", "*", "ACCUSE", None),
)


def _candidates(form, pos):
    return [
        (entry, pattern)
        for entry in (*CONTENTS, *ACTS)
        for pattern in entry.patterns
        if pattern.pos == pos and form in pattern.heads
    ]


def _cell(act, content=None, group=None, event=None):
    keys = (content, group, event, "*") if event else ("*",)
    for key in keys:
        for name, what, own, status in GRID:
            if name == act and what == key:
                return Cell(
                    act=name,
                    content=what,
                    event=EventType(own) if own else None,
                    mode=None,
                    cameo=None,
                    status=Status.ACTUAL,
                    content_status=status,
                )
    return None


LEXICON = SimpleNamespace(
    candidates=_candidates,
    cell=_cell,
    cues=Cues(
        modals={"will": Status.PLANNED, "may": Status.POSSIBLE},
        adverbs={},
        adjectives={"planned": Status.PLANNED},
        conditions=frozenset({"if", "unless"}),
        implicatives=frozenset({"manage"}),
    ),
)
