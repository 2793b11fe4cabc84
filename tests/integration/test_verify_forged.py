"""Verify: entries whose every hash is right, and what they say or quote is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dossier.domain.analysis import Analysis, EntityKind, StatementKind
from dossier.domain.entries import (
    Anchor,
    Assertion,
    CasePropertySet,
    ContradictionSettled,
    EntityAdopted,
    Header,
    NoteWritten,
    PassageJudged,
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceWithdrawn,
    StatementAdopted,
    StatementStatusSet,
    StatementWritten,
    SuggestionSkipped,
    Tagged,
)
from dossier.domain.judgements import Reference, Status, Verdict
from dossier.domain.targets import of_passage, of_source
from dossier.store import verify
from dossier.store.codec import CODEC, encode_header, entry_hash
from dossier.store.proof import quoting
from tests.integration.sample_case import (
    ANN,
    NOON,
    TEXT,
    Ticking,
    analyse,
    analysis,
    new_case,
    open_case,
)
from tests.integration.tampering import tampered


def forged(path: Path, fact: Any, *, position: int = 11, **changes: Any) -> str:
    """Append an entry that hashes as it should. Returns the first problem."""
    with open_case(path) as case:
        head = case.head(ANN.replica)
        last = list(case.entries())[-1].header
    kind, version, payload = CODEC.encode(fact)
    header = replace(
        Header(kind, version, last.case, ANN.replica, ANN.analyst, last.clock + 1, head, "act"), **changes
    )
    bytes_, digest = encode_header(header), sha256(payload).digest()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            (position, entry_hash(bytes_, digest), header.clock, header.replica, digest, bytes_, payload),
        )
        connection.commit()
    report = verify(path)
    return report.problems[0] if report.problems else ""


def facts_of(path: Path) -> tuple[SourceIngested, SourceAnalysed]:
    with open_case(path) as case:
        entries = list(case.entries())
    ingested, analysed = entries[2].fact, entries[3].fact
    assert isinstance(ingested, SourceIngested)
    assert isinstance(analysed, SourceAnalysed)
    return ingested, analysed


def test_a_forgery_that_says_nothing_wrong_is_no_lie(path: Path) -> None:
    assert forged(path, CasePropertySet("title", "T")) == ""


def test_chains_that_lead_nowhere_are_caught(path: Path) -> None:
    problem = forged(path, CasePropertySet("t", "v"), previous="0" * 64)
    assert "follows an entry 000000000000…, which is missing" in problem


def test_chains_that_are_no_hashes_are_caught(path: Path) -> None:
    assert "which is missing" in forged(path, CasePropertySet("t", "v"), previous="nonsense")


def test_chains_that_change_their_replica_are_caught(path: Path) -> None:
    assert "follows an entry of another replica" in forged(
        path, CasePropertySet("t", "v"), replica="somebody else"
    )


@pytest.mark.parametrize("field", ["source", "text"])
def test_ingests_of_what_is_not_there_are_caught(path: Path, field: str) -> None:
    problem = forged(path, replace(facts_of(path)[0], **{field: "0" * 64}))
    assert f"names the {field} 000000000000…, which is missing" in problem


def test_withdrawals_of_what_is_not_there_are_caught(path: Path) -> None:
    assert "names the source 000000000000…" in forged(path, SourceWithdrawn("0" * 64))


@pytest.mark.parametrize("field", ["size", "characters"])
def test_wrong_counts_are_caught(path: Path, field: str) -> None:
    ingested, _ = facts_of(path)
    assert "says that its" in forged(path, replace(ingested, **{field: getattr(ingested, field) + 1}))


def test_an_analysis_under_another_name_is_caught(path: Path) -> None:
    assert "names another analyser" in forged(path, replace(facts_of(path)[1], model="better"))


def test_an_analysis_that_is_none_is_caught(path: Path) -> None:
    ingested, analysed = facts_of(path)
    assert "cannot be read" in forged(path, replace(analysed, analysis=ingested.text))


def _beyond(found: Analysis) -> Analysis:
    return replace(found, mentions=(replace(found.mentions[0], end=len(TEXT) + 1),))


def _empty(found: Analysis) -> Analysis:
    return replace(found, quotes=(replace(found.quotes[0], end=found.quotes[0].start),))


def _before(found: Analysis) -> Analysis:
    return replace(found, statements=(replace(found.statements[0], start=-1),))


def _no_chain(found: Analysis) -> Analysis:
    return replace(found, mentions=(replace(found.mentions[0], chain=3),))


def _no_date(found: Analysis) -> Analysis:
    return replace(found, statements=(replace(found.statements[0], date=1),))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (_beyond, f"a mention at [5, {len(TEXT) + 1}), outside its text of {len(TEXT)} characters"),
        (_empty, "a quote at"),
        (_before, "a statement at [-1, "),
        (_no_chain, "a mention that points nowhere"),
        (_no_date, "a statement that points nowhere"),
    ],
)
def test_passages_that_do_not_lie_in_their_text_are_caught(
    path: Path, wrong: Callable[[Analysis], Analysis], named: str
) -> None:
    ingested, _ = facts_of(path)
    with open_case(path) as case, case.writing(ANN) as writer:
        analyse(writer, ingested, wrong(analysis()))
    report = verify(path)
    assert not report.ok
    assert named in report.problems[0]


# ---- what analysts' decisions quote

GOES = "may go 🏔 soon"
AT = (TEXT.index(GOES), TEXT.index(GOES) + len(GOES))


def _adopted(source: str, start: int, end: int, exact: str) -> EntityAdopted:
    right = Anchor(source, *AT, GOES)
    return EntityAdopted("person-1", EntityKind.PERSON, "Ann", (right, Anchor(source, start, end, exact)))


def _judged(source: str, start: int, end: int, exact: str) -> PassageJudged:
    return PassageJudged(source, start, end, exact, Reference.NO_NAME)


def _kept(source: str, start: int, end: int, exact: str) -> StatementAdopted:
    return StatementAdopted("st-1", source, Assertion(start, end, exact, StatementKind.PLAN, ("person-1",)))


def _written(source: str, start: int, end: int, exact: str) -> StatementWritten:
    return StatementWritten("st-1", source, Assertion(start, end, exact, StatementKind.PLAN, ("person-1",)))


def _noted(source: str, start: int, end: int, exact: str) -> NoteWritten:
    return NoteWritten("note-1", of_passage(source, start, end), "look here", exact)


QUOTING = [_adopted, _judged, _kept, _written, _noted]
Quote = Callable[[str, int, int, str], Any]


def first_source(path: Path) -> str:
    return facts_of(path)[0].source


@pytest.mark.parametrize("quote", QUOTING)
def test_decisions_that_quote_what_stands_there_are_proven(path: Path, quote: Quote) -> None:
    assert forged(path, quote(first_source(path), *AT, GOES)) == ""
    assert verify(path).passages == 11 + (2 if quote is _adopted else 1)


@pytest.mark.parametrize("quote", QUOTING)
@pytest.mark.parametrize(
    ("start", "end", "exact", "said"),
    [
        (*AT, "must go 🏔 soon", "as “must go 🏔 soon”; there stands “may go 🏔 soon”"),
        (AT[0] + 1, AT[1] + 1, GOES, "; there stands “ay go 🏔 soon,”"),
        (*AT, "", "as “”; there stands"),
        (AT[0], len(TEXT) + 1, GOES, f", outside its text of {len(TEXT)} characters"),
        (AT[1], AT[0], GOES, ", outside its text"),
        (5, 5, "", ", outside its text"),
    ],
)
def test_decisions_that_quote_what_does_not_stand_there_are_caught(
    path: Path, quote: Quote, start: int, end: int, exact: str, said: str
) -> None:
    source = first_source(path)
    problem = forged(path, quote(source, start, end, exact))
    assert problem.startswith("The entry ")
    assert f"at position 11 quotes [{start}, {end}) of the source {source[:12]}…" in problem
    assert said in problem


@pytest.mark.parametrize("quote", QUOTING)
def test_decisions_on_a_source_that_is_not_there_are_caught(path: Path, quote: Quote) -> None:
    assert "names the source 000000000000…, which is missing" in forged(path, quote("0" * 64, *AT, GOES))
    assert any("quotes the source 000000000000…, which no entry ingested" in p for p in verify(path).problems)


@pytest.mark.parametrize(
    "fact",
    [
        SourceGraded("0" * 64, "B2"),
        StatementStatusSet("st-1", "0" * 64, Status.CONFIRMED),
        Tagged(of_source("0" * 64), "x", True),
        Tagged(of_passage("0" * 64, 1, 2), "x", True),
        NoteWritten("note-1", of_source("0" * 64), "hm"),
        ContradictionSettled(of_passage("0" * 64, 1, 2), of_passage("0" * 64, 3, 4), "a", "b", Verdict.OPEN),
    ],
)
def test_marks_on_a_source_that_is_not_there_are_caught(path: Path, fact: Any) -> None:
    assert "names the source 000000000000…, which is missing" in forged(path, fact)


def test_both_passages_of_a_contradiction_are_proven(path: Path) -> None:
    source = first_source(path)
    one, other = of_passage(source, *AT), of_passage(source, 0, 3)
    wrong = forged(path, ContradictionSettled(one, other, GOES, "xyz", Verdict.EXPLAINED, "why"))
    assert f"quotes [0, 3) of the source {source[:12]}…" in wrong


@pytest.mark.parametrize("mark", [Tagged, SuggestionSkipped])
def test_a_mark_without_words_must_lie_in_its_text(path: Path, mark: Callable[..., Any]) -> None:
    source = first_source(path)
    wrong = forged(path, mark(of_passage(source, 5, len(TEXT) + 1), "x", True))
    assert "outside its text" in wrong


def test_a_mark_whose_place_lies_in_its_text_is_proven(path: Path) -> None:
    assert forged(path, Tagged(of_passage(first_source(path), 5, len(TEXT)), "x", True)) == ""
    assert verify(path).passages == 12


def test_marks_on_what_is_no_place_name_no_source(path: Path) -> None:
    assert forged(path, NoteWritten("note-1", "passage:nonsense", "hm")) == ""


def journal(path: Path, facts: list[Any]) -> None:
    """A new case whose journal says `facts` in this order."""
    with new_case(path) as case, case.writing(ANN) as writer:
        content = TEXT.encode()
        writer.add_source(content)
        writer.add_blob(content)
        writer.append(facts)


@pytest.fixture
def ingested(path: Path) -> SourceIngested:
    return facts_of(path)[0]


def test_the_ingest_of_what_is_quoted_may_come_later(tmp_path: Path, ingested: SourceIngested) -> None:
    """So it does where copies were merged: what arrives late may be what came first."""
    right, wrong = _judged(ingested.source, *AT, GOES), _judged(ingested.source, *AT, "GOES")
    journal(tmp_path / "right.dossier", [right, ingested])
    assert verify(tmp_path / "right.dossier").ok
    assert verify(tmp_path / "right.dossier").passages == 1
    journal(tmp_path / "wrong.dossier", [wrong, ingested])
    assert "at position 3 quotes" in verify(tmp_path / "wrong.dossier").problems[0]


def test_much_that_is_quoted_is_proven_in_between(
    tmp_path: Path, ingested: SourceIngested, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quoting, "MOST_WAITING", 3)
    right, wrong = _judged(ingested.source, *AT, GOES), _judged(ingested.source, *AT, "GOES")
    journal(tmp_path / "long.dossier", [right, right, wrong, right, ingested, right, right, wrong, right])
    report = verify(tmp_path / "long.dossier")
    assert [int(problem.split(" position ")[1].split()[0]) for problem in report.problems] == [5, 10]
    assert report.passages == 8


def test_words_may_stand_in_any_text_that_was_read_from_their_source(
    path: Path, ingested: SourceIngested
) -> None:
    """Copies whose readers differed, merged: each one's passages are of its own text."""
    other = "Ann Lee met nobody.\n"
    with open_case(path) as case, case.writing(ANN) as writer:
        blob = writer.add_blob(other.encode())
        writer.append(
            [
                replace(ingested, text=blob, characters=len(other), reader_version=2),
                _judged(ingested.source, *AT, GOES),
                _judged(ingested.source, 12, 18, "nobody"),
            ]
        )
    assert verify(path).ok
    assert "; there stands “" in forged(path, _judged(ingested.source, 12, 18, "somebody"), position=14)


def test_what_is_quoted_from_a_withheld_source_is_a_notice(path: Path, ingested: SourceIngested) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        writer.append([_judged(ingested.source, *AT, GOES)])
    tampered(path, "entry", "UPDATE entry SET payload = NULL WHERE position = 3")
    report = verify(path)
    assert report.ok
    assert any("1 passages could not be proven" in line for line in report.proven)


def test_a_missing_text_is_named_once(path: Path, ingested: SourceIngested) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        writer.append([_judged(ingested.source, *AT, GOES)])
    tampered(path, "blob", "DELETE FROM blob WHERE id = ?", (bytes.fromhex(ingested.text),))
    named = [p for p in verify(path).problems if f"the text {ingested.text[:12]}…" in p]
    assert not any("at position 11" in problem for problem in named)
    assert named


def test_a_clock_far_ahead_is_a_notice_and_no_problem(path: Path) -> None:
    with open_case(path, wall_ms=Ticking(NOON * 2, 1)) as case, case.writing(ANN) as writer:
        writer.append([CasePropertySet("title", "from the future")])
    report = verify(path)
    assert report.ok
    assert any("far ahead in 1 entries" in line for line in report.proven)
