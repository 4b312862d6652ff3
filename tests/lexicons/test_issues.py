"""The table of issues and the words of stances and links: what ships is whole, and faults are named with their lines."""

import pytest

from legation.errors import LegationError, SchemaMismatch
from legation.lexicons.issues import load_issues, read_issues
from legation.lexicons.registry import load_registry
from legation.lexicons.standpoints import load_standpoints, standpoints
from legation.model.issues import IssueKind

HEAD = "# schema: issues/2\n# origin: a test\nid,kind,name,parties,names,places,words,short\n"


def test_the_table_covers_the_worlds_disputes():
    issues = load_issues()
    assert len(issues) > 150
    assert {issue.kind for issue in issues.values()} == set(IssueKind) - {IssueKind.FOUND}
    assert dict(issues["northern_territories"].sides) == {"JPN": "Northern Territories", "RUS": "Southern Kurils"}


def test_every_party_and_side_is_a_state_of_the_registry():
    for issue in load_issues().values():
        for code in (*issue.parties, *(side for side, _ in issue.sides)):
            assert load_registry().state(code) is not None, f"{issue.id}: {code}"


def test_faults_are_named_with_their_lines(tmp_path):
    table = tmp_path / "issues.csv"
    rows = [
        "b,territory,B,NOR;ISL,NOR=Bee,Bee,,",
        "a,quarrel,A,Norway,,,bee,",
        "c,war,C,,,,,",
        "c,war,C,,no side,,sea,the sea",
    ]
    table.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(LegationError) as error:
        read_issues(table)
    told = str(error.value)
    for line, what in (
        (5, "out of order"),
        (5, "unknown kind"),
        (5, "'Norway' is no ISO"),
        (5, "'bee' stands under 'b' and 'a'"),
        (6, "never be found"),
        (7, "not SIDE=NAME"),
        (7, "no parties"),
    ):
        assert any(f":{line}:" in each and what in each for each in told.splitlines()), (line, what, told)


def test_a_table_of_ones_own_adds_and_replaces(tmp_path):
    (tmp_path / "issues.csv").write_text(HEAD + "crimea,territory,C,RUS;UKR,,Krim,,\n", encoding="utf-8")
    issues = load_issues(tmp_path)
    assert issues["crimea"].places == ("Krim",)
    assert "kashmir" in issues


def test_the_words_of_stances_and_links_ship_whole():
    tables = standpoints()
    assert tables.verbs["reject"].stance == "rejects"
    assert tables.link_verbs["depend"].cause == "on"


def test_faults_in_the_words_are_named_with_their_lines(tmp_path):
    (tmp_path / "stances.toml").write_text(
        'schema = "stances/1"\norigin = "a test"\nverbs = [\n'
        '  { word = "b", slots = ["behind"], stance = "rejects", example = "x" },\n'
        '  { word = "a", slots = ["object"], stance = "hates" },\n]\n'
        'sayings = [\n  { words = "(", stance = "holds", example = "x" },\n]\n'
    )
    (tmp_path / "links.toml").write_text(
        'schema = "links/1"\norigin = "a test"\nverbs = [\n'
        '  { word = "bar", kind = "wall", cause = "nowhere", effect = "object", example = "x" },\n]\n'
    )
    with pytest.raises(SchemaMismatch) as error:
        load_standpoints(tmp_path)
    told = str(error.value)
    for each in (
        "stances.toml:4: unknown slot 'behind'",
        "stances.toml:5: 'a' is out of order",
        "stances.toml:5: no example",
        "stances.toml:5: unknown stance 'hates'",
        "stances.toml:8: no regular expression",
        "links.toml:4: unknown kind 'wall'",
        "links.toml:4: unknown place 'nowhere'",
    ):
        assert each in told
