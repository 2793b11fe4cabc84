"""Which register each fact writes, and what writes another value there: all that undo rests on."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.domain.writes import (
    CASE,
    GONE,
    HELD,
    RULES,
    can_be_undone,
    decided,
    lines,
    named_entities,
    optional,
    pair,
    passage_value,
    rewritten,
    statement_target,
    subject,
    written,
)
from tests.unit.store.facts import any_of, facts

REPLACED = st.none() | st.just("e" * 64)
ids = st.text("abcdef0123456789-", min_size=1, max_size=12).filter(lambda id: id != "not")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
statuses = st.sampled_from(["", *(s.value for s in Status if s is not Status.UNREVIEWED)])
held = st.sampled_from([HELD, GONE])
optionals = texts.map(optional) | st.just("")
grades = st.just("") | st.from_regex(r"[A-F][1-6]", fullmatch=True)
comparisons = st.just("") | st.tuples(st.sampled_from(Comparison), texts).map("\n".join)
judgements = (
    st.just("")
    | st.just(Reference.NO_NAME.value)
    | st.tuples(st.sampled_from([Reference.IS, Reference.IS_NOT]), ids).map(" ".join)
)

searches = st.just("") | st.builds("{}\n{}".format, st.text("abc", min_size=1), st.text("ab:", min_size=1))

VALUES: dict[type[Any], st.SearchStrategy[str]] = {
    e.CasePropertySet: texts,
    e.SourceMetadataSet: texts,
    e.SourceWithdrawn: st.sampled_from(["withdrawn", ""]),
    e.SourceRestored: st.sampled_from(["withdrawn", ""]),
    e.SourceGraded: grades,
    e.SourceSupersedes: st.sampled_from(["", "s1"]),
    e.EntityCreated: held,
    e.EntityRemoved: held,
    e.EntityRestored: held,
    e.EntityRenamed: texts,
    e.EntityKindSet: st.sampled_from(["", *EntityKind]),
    e.EntityStatusSet: statuses,
    e.AliasSet: st.sampled_from(["", "yes", "no"]),
    e.EntityMerged: st.just("") | ids,
    e.EntityUnmerged: st.just("") | ids,
    e.EntitiesCompared: comparisons,
    e.EventDetailSet: optionals,
    e.PassageJudged: judgements,
    e.StatementWritten: held,
    e.StatementRemoved: held,
    e.StatementRestored: held,
    e.StatementEdited: optionals,
    e.StatementStatusSet: statuses,
    e.StatementGraded: grades,
    e.NoteWritten: texts,
    e.Tagged: held,
    e.SuggestionSkipped: held,
    e.SearchSaved: searches,
    e.SearchDropped: searches,
    e.KeyMarked: held,
    e.RivalDropped: held,
    e.ContradictionSettled: st.just("") | st.tuples(st.sampled_from(Verdict), texts).map("\n".join),
}
"""What the register of each kind that can be taken back can hold."""

undoable = st.sampled_from(sorted(VALUES, key=lambda kind: kind.__name__))


def test_every_kind_of_fact_has_a_rule() -> None:
    assert RULES.keys() == set(e.FACTS)
    assert {kind for kind in e.FACTS if RULES[kind].other is not None} == VALUES.keys()


@given(undoable.flatmap(lambda kind: st.tuples(any_of(kind), VALUES[kind])), REPLACED)
def test_another_value_is_written_to_the_same_register(case: tuple[Any, str], replaces: str | None) -> None:
    fact, value = case
    other = rewritten(fact, value, replaces)
    was, now = written(fact), written(other)
    assert was is not None
    assert now is not None
    assert can_be_undone(fact)
    assert can_be_undone(other)
    assert now.value == value
    assert (subject(other), now.field) == (subject(fact), was.field)
    assert other.replaces == replaces


@given(undoable.flatmap(lambda kind: st.tuples(any_of(kind), VALUES[kind], VALUES[kind])), REPLACED)
def test_writing_back_gives_the_same_value(case: tuple[Any, str, str], replaces: str | None) -> None:
    fact, first, second = case
    there = rewritten(fact, first, replaces)
    back = rewritten(rewritten(there, second, replaces), first, replaces)
    assert written(back) == written(there)
    assert subject(back) == subject(there)


@given(facts)
def test_every_fact_is_about_something_and_writes_one_register_or_none(fact: Any) -> None:
    about, write = subject(fact), written(fact)
    assert about.family
    assert (write is None) == (RULES[type(fact)].field is None)
    if write is not None:
        assert isinstance(write.field, str)
        assert isinstance(write.value, str)
        assert "replaces" in {field.name for field in fields(fact)}
        named_entities(*about, *write)  # whatever a stranger wrote, it gives an answer


@pytest.mark.parametrize("kind", [kind for kind in e.FACTS if kind not in VALUES])
def test_what_cannot_be_taken_back_says_so(kind: type[Any]) -> None:
    fact = next(iter(_examples(kind)))
    assert not can_be_undone(fact)
    with pytest.raises(TypeError, match=kind.__name__):
        rewritten(fact, "", None)


def _examples(kind: type[Any]) -> list[Any]:
    from dossier.domain.documents import Metadata

    said = e.Assertion(0, 1, "x", "action", ("a",))  # type: ignore[arg-type]
    return {
        e.CaseCreated: [e.CaseCreated("T")],
        e.AnalystNamed: [e.AnalystNamed("a", "A", "")],
        e.SourceIngested: [e.SourceIngested("s", "t", "f", "m", 1, 1, "r", 1, "e", 0, Metadata())],
        e.SourceAnalysed: [e.SourceAnalysed("s", "t", "a", "x", 1, "m")],
        e.EntityAdopted: [e.EntityAdopted("a", EntityKind.PERSON, "A", ())],
        e.StatementAdopted: [e.StatementAdopted("st", "s", said)],
        e.KeyPublished: [e.KeyPublished("a", "k", "Ed25519")],
        e.ChainSigned: [e.ChainSigned("r", "e", "k", "s")],
        e.ActUndone: [e.ActUndone("a")],
        e.ActRedone: [e.ActRedone("a")],
    }[kind]


@pytest.mark.parametrize(
    ("forged", "victim"),
    [
        (e.EventDetailSet("a", "status", "x"), e.EntityStatusSet("a", Status.CONFIRMED)),
        (e.EventDetailSet("a", "into", "x"), e.EntityMerged("a", "b")),
        (e.SourceMetadataSet("s", "grade", "x"), e.SourceGraded("s", "B2")),
        (e.SourceMetadataSet("s", "withdrawn", "x"), e.SourceWithdrawn("s")),
        (e.StatementEdited("st", "s", "status", "x"), e.StatementStatusSet("st", "s", Status.CONFIRMED)),
        (e.StatementEdited("passage", "s", "3-9", "x"), e.PassageJudged("s", 3, 9, "x", Reference.NO_NAME)),
    ],
)
def test_a_stranger_writes_no_register_of_another_sort(forged: Any, victim: Any) -> None:
    one, other = written(forged), written(victim)
    assert one is not None
    assert other is not None
    assert subject(forged) == subject(victim)
    assert one.field != other.field


def test_what_nobody_knows_is_about_nothing() -> None:
    for unknown in (e.UnknownFact(b"{}"), e.WithheldFact(""), None, "text"):
        assert subject(unknown) == ("", "")
        assert written(unknown) is None
        assert not can_be_undone(unknown)


def test_the_fact_of_a_pair_that_says_the_other_thing() -> None:
    assert rewritten(e.EntityMerged("a", "b"), "", "e1") == e.EntityUnmerged("a", "b", "e1")
    assert rewritten(e.EntityUnmerged("a", "b"), "b", "e1") == e.EntityMerged("a", "b", "e1")
    assert rewritten(e.EntityCreated("a", EntityKind.PERSON, "A"), GONE, "e1") == e.EntityRemoved("a", "e1")
    assert rewritten(e.EntityRemoved("a"), HELD, "e1") == e.EntityRestored("a", "e1")
    assert rewritten(e.SourceWithdrawn("s", "why"), "", "e1") == e.SourceRestored("s", "e1")
    assert rewritten(e.StatementRemoved("st", "s"), HELD, "e1") == e.StatementRestored("st", "s", "e1")


# ---- values


@given(st.none() | texts)
def test_a_decision_may_be_empty_and_is_told_from_none(value: str | None) -> None:
    assert decided(optional(value)) == value


def test_a_pair_is_the_same_whichever_comes_first() -> None:
    assert pair("b", "a") == pair("a", "b") == "a\nb"


def test_what_a_passage_says() -> None:
    assert passage_value("is p-1") == (Reference.IS, "p-1")
    assert passage_value("is not p-1") == (Reference.IS_NOT, "p-1")
    assert passage_value("no name") == (Reference.NO_NAME, "")
    assert passage_value("") is None
    assert passage_value("island") is None


def test_lines_leave_nothing_empty() -> None:
    assert lines("a\n\nb\n") == ("a", "b")


@pytest.mark.parametrize(
    ("fact", "named"),
    [
        (e.EntityRenamed("a", "A"), {"a"}),
        (e.EntityMerged("a", "b"), {"a", "b"}),
        (e.EntityUnmerged("a", "b"), set()),
        (e.EntitiesCompared("a", "b", Comparison.DIFFERENT), {"a", "b"}),
        (e.EntitiesCompared("a", "b", None), set()),
        (e.EventDetailSet("a", "where", "b\nc"), {"a", "b", "c"}),
        (e.EventDetailSet("a", "who", "role\tb\nother role\tc"), {"a", "b", "c"}),
        (e.EventDetailSet("a", "when", ""), {"a"}),
        (e.PassageJudged("s", 0, 1, "x", Reference.IS_NOT, "a"), {"a"}),
        (e.PassageJudged("s", 0, 1, "x", Reference.NO_NAME), set()),
        (e.StatementEdited("st", "s", "others", "a\nb"), {"a", "b"}),
        (e.StatementEdited("st", "s", "date", "2015"), set()),
        (e.NoteWritten("n", "entity:a", "hm"), {"a"}),
        (e.NoteWritten("n", "statement:a", "hm"), set()),
        (e.Tagged("entity:a", "x", False), set()),
        (e.SuggestionSkipped("entity:a", "ada", True), set()),
        (e.CasePropertySet("title", "a"), set()),
        (e.SourceGraded("s", "B2"), set()),
    ],
)
def test_a_standing_decision_names_its_entities(fact: Any, named: set[str]) -> None:
    write = written(fact)
    assert write is not None
    assert set(named_entities(*subject(fact), *write)) == named


def test_the_statement_that_a_fact_is_about() -> None:
    assert statement_target(e.StatementGraded("st", "s", "B2")) == "statement:st"
    assert statement_target(e.SourceGraded("s", "B2")) == ""
    assert subject(e.CaseCreated("T")) == (CASE, CASE)
