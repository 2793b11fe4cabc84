"""The words of the history: every kind of entry, and whole acts, with before and after."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.documents import Metadata
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.domain.signing import fingerprint
from dossier.domain.targets import Place
from dossier.store.readmodel.summaries import SENTENCES, act_summary, summary
from dossier.store.readmodel.words.before import value_before
from tests.unit.store.facts import facts, texts

PERSON, EVENT, PLACE = EntityKind.PERSON, EntityKind.EVENT, EntityKind.PLACE
SAID = e.Assertion(3, 9, "drove back to Belgium", StatementKind.ACTION, ("b",))
NAMES = {"a": "Abdeslam", "b": "Brahim Abdeslam", "c": "Paris", "d": "the attacks"}


class Known:
    """Names that a test holds in its hand; `was` is the value before whatever is asked."""

    def __init__(self, was: str = "") -> None:
        self.was = was

    def file(self, source: str) -> str:
        return f"{source}.txt"

    def entity(self, id: str) -> str:
        return NAMES.get(id, id)

    def statement(self, id: str) -> str:
        return {"st": "drove back to Belgium"}.get(id, "")

    def passage(self, place: Place) -> str:
        return "the black car" if place == Place("s", 3, 9) else ""

    def analyst(self, id: str) -> str:
        return {"ben": "Ben Roe"}.get(id, id)

    def before(self, fact: Any) -> str:
        return self.was

    def write(self, entry: str, family: str, subject: str) -> str:
        return {"e-1": "renamed Brahim to B."}.get(entry, "")

    def act(self, id: str) -> str:
        return {"act-1": "merged A into B"}.get(id, "")


STATEMENT = "the statement “drove back to Belgium” in s.txt"

SENTENCE_OF = [
    (e.SourceGraded("s", "B2"), "", "graded s.txt B2 (was: not graded)"),
    (e.SourceGraded("s", "B2"), "C3", "graded s.txt B2 (was: C3)"),
    (e.SourceGraded("s", ""), "C3", "took the grade of s.txt away (was: C3)"),
    (e.EntityCreated("b", PERSON, "Brahim Abdeslam"), "", "created the person Brahim Abdeslam"),
    (e.EntityRemoved("b"), "held", "took Brahim Abdeslam out of the case again"),
    (e.EntityRestored("b"), "", "brought Brahim Abdeslam back"),
    (e.EntityAdopted("b", PERSON, "Brahim", ()), "", "kept the person Brahim as it was found"),
    (e.EntityRenamed("b", "Brahim A."), "Brahim", "renamed Brahim to Brahim A."),
    (e.EntityRenamed("b", "B."), "B.", "kept the name B."),
    (
        e.RivalDropped("entity", "b", "name", "e-1"),
        "",
        "settled a conflict, against: renamed Brahim to B.",
    ),
    (
        e.RivalDropped("entity", "b", "name", "e-2", dropped=False),
        "held",
        "let count again: something that is not in this case",
    ),
    (e.EntityRenamed("b", None), "Brahim A.", "gave Brahim A. its first name back"),
    (e.EntityKindSet("c", EVENT), "place", "set the kind of Paris to event (was: place)"),
    (e.EntityKindSet("c", None), "event", "gave Paris its first kind back (was: event)"),
    (e.EntityStatusSet("b", Status.CONFIRMED), "", "confirmed Brahim Abdeslam"),
    (e.EntityStatusSet("b", Status.REJECTED), "confirmed", "rejected Brahim Abdeslam (was: confirmed)"),
    (e.EntityStatusSet("b", Status.DISPUTED), "disputed", "disputed Brahim Abdeslam"),
    (
        e.EntityStatusSet("b", Status.UNREVIEWED),
        "rejected",
        "put Brahim Abdeslam back to unreviewed (was: rejected)",
    ),
    (e.AliasSet("b", "Brahim", True), "", "added “Brahim” to the names of Brahim Abdeslam"),
    (e.AliasSet("b", "Brahim", False), "yes", "took “Brahim” off the names of Brahim Abdeslam"),
    (
        e.AliasSet("b", "Brahim", None),
        "no",
        "took back whether Brahim Abdeslam is also called “Brahim” (was: it is not)",
    ),
    (e.EntityMerged("a", "b"), "", "merged Abdeslam into Brahim Abdeslam"),
    (e.EntityMerged("a", "b"), "c", "merged Abdeslam into Brahim Abdeslam (was: merged into Paris)"),
    (e.EntityUnmerged("a", "b"), "b", "took Abdeslam out of Brahim Abdeslam again"),
    (
        e.EntitiesCompared("a", "b", Comparison.DIFFERENT, "brothers"),
        "",
        "said that Abdeslam and Brahim Abdeslam are different: brothers",
    ),
    (
        e.EntitiesCompared("a", "b", Comparison.POSSIBLY_SAME),
        "different\nbrothers",
        "said that Abdeslam and Brahim Abdeslam are possibly the same (was: are different: brothers)",
    ),
    (
        e.EntitiesCompared("a", "b", None),
        "possibly same\n",
        "took back that Abdeslam and Brahim Abdeslam are possibly the same",
    ),
    (e.EntitiesCompared("a", "b", None), "", "took back what was said of Abdeslam and Brahim Abdeslam"),
    (
        e.EventDetailSet("d", "when", "2015-11-13"),
        "=2015-11-14",
        "set when the attacks was to 2015-11-13 (was: 2015-11-14)",
    ),
    (e.EventDetailSet("d", "when", ""), "", "set when the attacks was to unknown"),
    (e.EventDetailSet("d", "where", "c\nx"), "=", "set where the attacks was to Paris and x (was: unknown)"),
    (
        e.EventDetailSet("d", "who", "suspect\tb\nvictim\tx"),
        "",
        "set who took part in the attacks to Brahim Abdeslam (suspect) and x (victim)",
    ),
    (e.EventDetailSet("d", "where", None), "=c", "took back where the attacks was (was: Paris)"),
    (e.EventDetailSet("d", "why", "x"), "", "set the detail why of the attacks to x"),
    (
        e.PassageJudged("s", 3, 11, "Abdeslam", Reference.IS, "b"),
        "",
        "linked “Abdeslam” in s.txt to Brahim Abdeslam",
    ),
    (
        e.PassageJudged("s", 3, 11, "Abdeslam", Reference.IS, "b"),
        "is a",
        "linked “Abdeslam” in s.txt to Brahim Abdeslam (was: Abdeslam)",
    ),
    (
        e.PassageJudged("s", 3, 11, "Abdeslam", Reference.IS_NOT, "b"),
        "no name",
        "said that “Abdeslam” in s.txt is not Brahim Abdeslam (was: no name)",
    ),
    (e.PassageJudged("s", 3, 11, "Will", Reference.NO_NAME), "", "said that “Will” in s.txt is no name"),
    (
        e.PassageJudged("s", 3, 11, "Will", None),
        "is not b",
        "took back what was said of “Will” in s.txt (was: not Brahim Abdeslam)",
    ),
    (e.StatementAdopted("st", "s", SAID), "", f"kept {STATEMENT} as it was found"),
    (e.StatementWritten("new", "s", SAID), "", f"wrote {STATEMENT}"),
    (e.StatementRemoved("st", "s"), "held", f"took {STATEMENT} out of the case again"),
    (e.StatementRestored("gone", "s"), "", "brought a statement in s.txt back"),
    (
        e.StatementEdited("st", "s", "date", "2015-11-14"),
        "=2015-11-13",
        f"set the date of {STATEMENT} to 2015-11-14 (was: 2015-11-13)",
    ),
    (e.StatementEdited("st", "s", "date", None), "=x", f"took back the date of {STATEMENT} (was: x)"),
    (
        e.StatementEdited("st", "s", "subjects", "a\nb"),
        "=b",
        f"set the subjects of {STATEMENT} to Abdeslam and Brahim Abdeslam (was: Brahim Abdeslam)",
    ),
    (
        e.StatementEdited("st", "s", "attributed_to", ""),
        "=b",
        f"set the speaker of {STATEMENT} to nobody (was: Brahim Abdeslam)",
    ),
    (
        e.StatementEdited("st", "s", "attribution", ""),
        "=police",
        f"set the attribution of {STATEMENT} to the publication (was: police)",
    ),
    (
        e.StatementEdited("st", "s", "hedged", "yes"),
        "=",
        f"set the hedging of {STATEMENT} to yes (was: no)",
    ),
    (e.StatementStatusSet("st", "s", Status.CONFIRMED), "", f"confirmed {STATEMENT}"),
    (e.StatementGraded("st", "s", "A1"), "", f"graded {STATEMENT} A1 (was: as its source)"),
    (e.StatementGraded("st", "s", ""), "A1", f"graded {STATEMENT} as its source (was: A1)"),
    (e.NoteWritten("n", "entity:b", "ask Paris"), "", "noted on Brahim Abdeslam: ask Paris"),
    (e.NoteWritten("n", "case", "new"), "old", "changed the note on the case to: new (was: old)"),
    (e.NoteWritten("n", "source:s", ""), "old", "took the note on s.txt away (was: old)"),
    (e.NoteWritten("n", "passage:s:3-9", "hm", "the car"), "", "noted on “the car” in s.txt: hm"),
    (e.NoteWritten("n", "nonsense:1", "hm"), "", "noted on something that is not in this case: hm"),
    (e.Tagged("statement:st", "car", True), "", "tagged the statement “drove back to Belgium” with “car”"),
    (e.Tagged("statement:gone", "car", False), "held", "took the tag “car” off a statement"),
    (e.Tagged("passage:s:3-9", "car", True), "", "tagged “the black car” in s.txt with “car”"),
    (e.Tagged("passage:s:4-9", "car", True), "", "tagged a passage in s.txt with “car”"),
    (
        e.ContradictionSettled("passage:s:3-4", "passage:t:5-6", "5", "7", Verdict.EXPLAINED, "of two days"),
        "open\nask",
        "settled what stands between “5” in s.txt and “7” in t.txt as explained: of two days (was: open: ask)",
    ),
    (
        e.ContradictionSettled("passage:s:3-4", "passage:t:5-6", "5", "7", Verdict.OPEN, "ask"),
        "",
        "left the contradiction between “5” in s.txt and “7” in t.txt open: ask",
    ),
    (
        e.ContradictionSettled("passage:s:3-4", "passage:t:5-6", "5", "7", None),
        "superseded\n",
        "took back what was made of “5” in s.txt and “7” in t.txt (was: superseded)",
    ),
    (e.SuggestionSkipped("entity:b", "ada", True), "", "put off deciding on Brahim Abdeslam"),
    (e.SuggestionSkipped("entity:b", "ada", False), "held", "took Brahim Abdeslam up again"),
    (e.KeyPublished("ben", "0f", "Ed25519"), "", f"signs with the key {fingerprint('0f')}"),
    (e.ChainSigned("r", "h", "0f", "ab"), "", "signed everything up to here (key dc0e 9c36 …)"),
    (
        e.KeyMarked("0f", "ben", "ada", True),
        "",
        f"knows the key {fingerprint('0f')} to be that of Ben Roe",
    ),
    (
        e.KeyMarked("0f", "ben", "ada", False),
        "held",
        f"does not know the key {fingerprint('0f')} to be that of Ben Roe any more",
    ),
    (e.ActUndone("act-1"), "", "took back: merged A into B"),
    (e.ActRedone("act-1"), "", "did again: merged A into B"),
    (e.ActUndone("act-2"), "", "took back: something that is not in this case"),
]


@pytest.mark.parametrize(("fact", "was", "words"), SENTENCE_OF, ids=[words for *_, words in SENTENCE_OF])
def test_one_line_with_before_and_after(fact: Any, was: str, words: str) -> None:
    assert summary(fact, Known(was)) == words


def test_every_kind_of_fact_has_words() -> None:
    assert SENTENCES.keys() == set(e.FACTS)
    assert summary(e.UnknownFact(b""), Known()) == ""


@given(facts, texts)
def test_whatever_a_fact_holds_it_has_one_line(fact: Any, was: str) -> None:
    for before in ("", was, f"={was}", "is not\nwell\t", "no name x"):
        words = summary(fact, Known(before))
        assert words
        assert act_summary([fact], Known(before)) == words


def test_what_is_long_is_cut_and_stays_one_line() -> None:
    words = summary(e.NoteWritten("n", "case", "one\n" * 200), Known())
    assert words.endswith("…")
    assert "\n" not in words
    assert len(words) < 160
    long = replace(SAID, exact="word " * 100)
    assert len(summary(e.StatementWritten("st", "s", long), Known())) < 120


# ---- whole acts

LINKS = [e.PassageJudged("s", n, n + 8, "Abdeslam", Reference.IS, "b") for n in (3, 40)]
EDIT = e.StatementEdited("st", "s", "subjects", "b")

ACTS = [
    (
        [e.StatementStatusSet(f"st{n}", "s", Status.CONFIRMED) for n in range(23)],
        "confirmed 23 statements",
    ),
    (
        [e.EntityAdopted("b", PERSON, "B", ()), e.EntityStatusSet("b", Status.CONFIRMED)],
        "confirmed Brahim Abdeslam",
    ),
    ([e.EntityStatusSet(id, Status.UNREVIEWED) for id in "ab"], "put 2 entities back to unreviewed"),
    (
        [e.AnalystNamed("ada", "Ada", "AL"), e.EntityRenamed("b", "Brahim A.")],
        "renamed Brahim Abdeslam to Brahim A.",
    ),
    ([e.EntityMerged("a", "b")], "merged Abdeslam into Brahim Abdeslam"),
    ([e.EntityMerged("a", "b"), e.EntityMerged("c", "b")], "merged Abdeslam and Paris into Brahim Abdeslam"),
    ([e.EntityMerged(f"x{n}", "b") for n in range(1200)], "merged 1,200 entities into Brahim Abdeslam"),
    (LINKS, "linked 2 passages to Brahim Abdeslam"),
    (
        [e.EntityCreated("b", PERSON, "Brahim"), *LINKS],
        "created the person Brahim and linked 2 passages to it",
    ),
    (
        [e.EntityAdopted("a", PERSON, "Abdeslam", ()), e.EntityCreated("b", PERSON, "Brahim"), LINKS[0]],
        "split Brahim off Abdeslam: 1 passage",
    ),
    (
        [e.EntityCreated("b", PERSON, "Brahim"), *LINKS, e.StatementAdopted("st", "s", SAID), EDIT],
        "split Brahim off Abdeslam: 2 passages and 1 statement",
    ),
    (
        [e.StatementAdopted("st", "s", SAID), replace(EDIT, field="date"), replace(EDIT, field="hedged")],
        f"edited the date and hedging of {STATEMENT}",
    ),
    ([e.ActUndone("act-1"), e.EntityUnmerged("a", "b")], "took Abdeslam out of Brahim Abdeslam again"),
    ([e.ActRedone("act-1"), *LINKS], "linked 2 passages to Brahim Abdeslam"),
    ([e.ActUndone("act-1")], "took back: merged A into B"),
    ([e.CaseCreated("Paris"), e.AnalystNamed("ada", "Ada", "AL")], "began the case “Paris”"),
    ([e.AnalystNamed("ada", "Ada L.", "AL", "e1")], "goes by the name of Ada L. (AL) (was: =a)"),
    ([e.UnknownFact(b"")], ""),
    ([], ""),
    (
        [
            e.Tagged("case", "x", True),
            *LINKS,
            e.EntityRemoved("c"),
            e.SourceWithdrawn("s"),
            e.SourceRestored("s"),
        ],
        "tagged the case with “x”; linked 2 passages to Brahim Abdeslam; took Paris out of the case again;"
        " 2 more changes",
    ),
]


@pytest.mark.parametrize(("recorded", "words"), ACTS, ids=[words or "nothing" for _, words in ACTS])
def test_a_whole_act_in_one_line(recorded: list[Any], words: str) -> None:
    was = "=a" if any(isinstance(f, (e.StatementEdited, e.AnalystNamed)) for f in recorded) else ""
    was = "b" if any(isinstance(f, e.EntityUnmerged) for f in recorded) else was
    was = "" if any(isinstance(f, e.EntityRenamed) for f in recorded) else was
    assert act_summary(recorded, Known(was)) == words


@given(st.lists(facts, max_size=6), texts)
def test_any_act_has_one_line(recorded: list[Any], was: str) -> None:
    assert bool(act_summary(recorded, Known(was))) == bool(recorded)


# ---- what was before


def test_the_value_before_is_that_of_the_entry_that_was_replaced() -> None:
    first = e.EntityStatusSet("b", Status.CONFIRMED)
    assert value_before(e.EntityStatusSet("b", Status.REJECTED, "e1"), {"e1": first}) == "confirmed"
    assert value_before(e.EntityStatusSet("b", Status.REJECTED, "gone"), {"e1": first}) == ""
    assert value_before(e.EntityRenamed("b", "B", "e1"), {"e1": first}) == ""  # a stranger's nonsense
    created = {"e0": e.CaseCreated("Paris", "of 2015")}
    assert value_before(e.CasePropertySet("description", "x", "e0"), created) == "of 2015"


def test_what_no_entry_set_comes_from_the_document_the_adoption_or_the_creation() -> None:
    ingested = e.SourceIngested(
        "s", "t", "f", "text/plain", 1, 1, "plain", 1, "utf-8", 0, Metadata(title="Base")
    )
    cleared = e.SourceMetadataSet("s", "title", "")
    facts = {"e0": ingested, "e1": cleared}
    assert value_before(cleared, facts) == "Base"
    assert value_before(e.SourceMetadataSet("s", "title", "New", "e1"), facts) == ""
    assert value_before(e.SourceMetadataSet("s", "nonsense", "x"), facts) == ""
    adopted = {"e0": e.EntityAdopted("b", PERSON, "Brahim", ()), "e1": e.EntityRenamed("b", None)}
    assert value_before(e.EntityRenamed("b", "B."), adopted) == "Brahim"
    assert value_before(e.EntityRenamed("b", "B.", "e1"), adopted) == "Brahim"
    assert value_before(e.EntityKindSet("b", PLACE), adopted) == "person"
    made = {**adopted, "e2": e.EntityCreated("b", EVENT, "Made")}
    assert value_before(e.EntityRenamed("b", "B."), made) == "Made"
    said = {"e0": e.StatementAdopted("other", "s", SAID), "e1": e.StatementAdopted("st", "s", SAID)}
    assert value_before(e.StatementEdited("st", "s", "subjects", "a"), said) == "=b"
    assert value_before(e.StatementEdited("gone", "s", "subjects", "a"), said) == ""
    assert value_before(e.StatementEdited("st", "s", "nonsense", "a"), said) == ""
