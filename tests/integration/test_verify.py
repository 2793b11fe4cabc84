"""Verify: a sound case is proven, and every lie is named."""

import random
import shutil
import sqlite3
import zlib
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
from dossier.domain.errors import Cancelled, CaseFileError
from dossier.domain.judgements import Reference, Status, Verdict
from dossier.domain.targets import of_passage, of_source
from dossier.domain.views import Progress
from dossier.store import verify
from dossier.store.codec import CODEC, encode_header, entry_hash
from dossier.store.proof import findings, quoting
from tests.integration.sample_case import (
    ANN,
    NOON,
    TEXT,
    Ticking,
    analyse,
    analysis,
    ingest,
    make,
    new_case,
    open_case,
)

TABLES = ("source", "blob", "entry")
ROWS = [("source", 2, 5), ("blob", 3, 5), ("entry", 10, 7)]
COLUMNS = [
    (table, row, column) for table, rows, columns in ROWS for row in range(rows) for column in range(columns)
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("sound") / "case.dossier")


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    shutil.copy(sound, tmp_path / "case.dossier")
    return tmp_path / "case.dossier"


def content_of(path: Path) -> list[Any]:
    """Everything that a case file says, whatever its pages look like."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        rows = [connection.execute(f"SELECT * FROM {table} ORDER BY position").fetchall() for table in TABLES]
        schema = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        ).fetchall()
        pragmas = [
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        ]
        return [*rows, schema, pragmas, connection.execute("SELECT * FROM alembic_version").fetchall()]


def tampered(path: Path, table: str, statement: str, parameters: tuple[object, ...] = ()) -> None:
    """Change rows as a forger would: take the triggers away, change, put them back."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, parameters)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def test_a_sound_case_is_proven(path: Path) -> None:
    before = path.read_bytes()
    report = verify(path)
    assert report.ok
    assert (report.sources, report.entries, report.passages) == (2, 10, 11)
    assert report.problems == ()
    assert len(report.proven) == 5
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["case.dossier"]


def test_an_open_case_is_verified_while_others_write(path: Path) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        ingest(writer, "Meanwhile", "m.txt")
        assert verify(path).entries == 10


def test_a_new_case_is_sound(tmp_path: Path) -> None:
    new_case(tmp_path / "new.dossier").close()
    assert verify(tmp_path / "new.dossier").ok


def _flipped(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    content = bytearray(value.encode() if isinstance(value, str) else value)  # type: ignore[arg-type]
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
    return content.decode() if isinstance(value, str) else bytes(content)


@pytest.mark.parametrize(("table", "row", "column"), COLUMNS)
def test_one_bit_in_any_column_of_any_row_is_caught_and_named(
    path: Path, table: str, row: int, column: int
) -> None:
    chance = random.Random(f"{table} {row} {column}")
    for _ in range(3):
        with closing(sqlite3.connect(path)) as connection:
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            found = connection.execute(f"SELECT * FROM {table} WHERE position = ?", (row + 1,)).fetchone()
        flipped = _flipped(found[column], chance)
        copy = path.with_name("copy.dossier")
        shutil.copy(path, copy)
        if names[column] == "position" and row_exists(copy, table, flipped):
            flipped = 1000
        tampered(
            copy, table, f"UPDATE {table} SET {names[column]} = ? WHERE position = ?", (flipped, row + 1)
        )
        report = verify(copy)
        assert not report.ok, f"{names[column]}: {found[column]!r} became {flipped!r}"
        assert table in report.problems[0]
        assert "position" in report.problems[0]


def row_exists(path: Path, table: str, position: object) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute(f"SELECT 1 FROM {table} WHERE position = ?", (position,)).fetchone()
            is not None
        )


def test_one_bit_anywhere_in_the_file_is_caught_or_harmless(path: Path) -> None:
    """What is not caught changes nothing of what the file says: unused bytes, counters, free space."""
    whole, said, chance = path.read_bytes(), content_of(path), random.Random(42)
    copy = path.with_name("copy.dossier")
    places = [*range(100), *(chance.randrange(100, len(whole)) for _ in range(500))]
    caught = 0
    for place in places:
        content = bytearray(whole)
        content[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(content)
        try:
            report = verify(copy)
        except CaseFileError as error:
            assert "newer Dossier" in str(error) or "cannot be opened" in str(error)  # noqa: PT017
            caught += 1
            continue
        if report.ok:
            assert content_of(copy) == said, f"byte {place}"
        else:
            caught += 1
    assert caught > 100


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("which", ["first", "last", "all"])
def test_rows_that_were_taken_away_are_missed(path: Path, table: str, which: str) -> None:
    where = {
        "first": "position = 1",
        "last": f"position = (SELECT max(position) FROM {table})",
        "all": "true",
    }[which]
    tampered(path, table, f"DELETE FROM {table} WHERE {where}")
    report = verify(path)
    if table == "entry" and which == "last":
        assert report.ok  # a journal that ends earlier is a journal: only a signed head could tell
        return
    assert not report.ok
    assert any(words in report.problems[0] for words in ("missing", "journal is empty"))


def test_an_ingest_cut_off_the_end_leaves_an_orphan(path: Path) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        ingest(writer, "The last word", "last.txt")
    tampered(path, "entry", "DELETE FROM entry WHERE position = 11")
    report = verify(path)
    assert [problem.split()[1] for problem in report.problems] == ["source", "blob"]
    assert all("named by no entry" in problem for problem in report.problems)


def test_a_source_slipped_in_is_named(path: Path) -> None:
    stored = zlib.compress(b"never ingested")
    row = (3, sha256(b"never ingested").digest(), 14, sha256(stored).digest(), stored)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()
    assert "named by no entry" in verify(path).problems[0]


def test_a_bomb_is_a_lie_about_its_size(path: Path) -> None:
    bomb = zlib.compress(bytes(50 << 20))
    tampered(
        path,
        "blob",
        "UPDATE blob SET content = ?, stored_sha256 = ? WHERE position = 1",
        (bomb, sha256(bomb).digest()),
    )
    assert "cannot be unpacked, or its size is wrong" in verify(path).problems[0]


def test_the_first_lie_comes_first_and_all_are_listed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(path, "entry", "UPDATE entry SET clock = clock + 1")
    tampered(path, "source", "UPDATE source SET size = size + 1 WHERE position = 2")
    report = verify(path)
    assert "source" in report.problems[0]
    assert len(report.problems) >= 11
    monkeypatch.setattr(findings, "MOST_PROBLEMS", 3)
    assert verify(path).problems[-1].endswith("more problems, which are not listed.")


def test_an_index_that_differs_from_its_table_is_caught(path: Path) -> None:
    """A forger who changes a row behind the index's back."""
    content = bytearray(path.read_bytes())
    replica = ANN.replica.encode()
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_entry_replica_position'"
        ).fetchone()
    place = content.index(replica, (root - 1) * 4096)
    content[place] ^= 1
    path.write_bytes(content)
    assert "The structure is damaged" in verify(path).problems[0]


# ---- forged entries: every hash is right, and what they say is not


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


# ---- how it goes about it


def test_progress_is_told_and_cancelling_stops(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.store.readmodel.pace._SECONDS_BETWEEN", 0.0)
    told: list[Progress] = []
    verify(path, progress=told.append)
    assert {each.stage for each in told} == {"sources", "blobs", "entries"}
    assert max(each.total for each in told) == 10
    with pytest.raises(Cancelled):
        verify(path, cancelled=lambda: True)


def test_what_is_not_there_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="There is no file"):
        verify(tmp_path / "none.dossier")


def test_a_file_that_is_no_case_is_reported(tmp_path: Path) -> None:
    (tmp_path / "letter.dossier").write_text("Dear Sir or Madam, " * 500)
    report = verify(tmp_path / "letter.dossier")
    assert not report.ok
    assert "cannot be read" in report.problems[0]


@pytest.mark.parametrize("seed", range(10))
def test_a_file_that_is_damaged_all_over_still_gives_a_report(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(10 ** (1 + seed // 3)):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    path.write_bytes(content)
    assert not verify(path).ok
