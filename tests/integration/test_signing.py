"""Signed chains: whose work is proven, and every way to forge it is named."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.app import checking, identity, keys
from dossier.app.keys import KeyLocked, KeyProblem
from dossier.app.settings import Settings
from dossier.app.workspace import Workspace
from dossier.domain.commands import MarkKey, SetCaseProperty
from dossier.domain.entries import Author, CasePropertySet, ChainSigned, KeyMarked, KeyPublished
from dossier.domain.errors import CaseFileError
from dossier.domain.signing import fingerprint, message
from dossier.domain.views import AnalystProof, VerifyReport
from dossier.store.codec import CODEC, HeaderRecord, decode_header, encode_header, entry_hash
from tests.integration.sample_case import open_case

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case that Ann made and signed, and that Ben then worked on and signed; signing is on."""
    Settings.load().set("sign", True)
    made = tmp_path / "case.dossier"
    work(made, "Ann", "of Ann", create=True)
    work(made, "Ben", "of Ben")
    return made


def work(path: Path, analyst: str, *values: str, create: bool = False) -> None:
    make = Workspace.create if create else Workspace.open
    case = make(path, analyst=analyst)
    case.catch_up()
    for value in values:
        case.do(SetCaseProperty("description", value))
    case.close()


def mark(path: Path, analyst: str, other: str, *, known: bool = True) -> None:
    who = identity.analyst(other)
    case = Workspace.open(path, analyst=analyst)
    case.catch_up()
    case.signing.mark(MarkKey(who.id, fingerprint(keys.public(who)[-1]), known))
    case.close()


def proof(report: VerifyReport, name: str) -> AnalystProof:
    (found,) = [each for each in report.analysts if each.name == name]
    assert found.entries == found.proven + found.signed + found.claimed + found.broken
    return found


def seen_by(name: str, path: Path) -> VerifyReport:
    return checking.verify(path, analyst=name)


def notes(report: VerifyReport) -> str:
    return "\n".join(report.proven)


def test_off_unless_turned_on(tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    work(path, "Ann", "x", create=True)
    report = seen_by("Ann", path)
    assert proof(report, "Ann").claimed == report.entries == 3
    assert not (Path(os.environ["DOSSIER_CONFIG_DIR"]) / "keys").exists() or not keys.exists(
        identity.analyst("Ann")
    )


def test_own_work_is_proven_and_others_only_signed_until_their_key_is_known(path: Path) -> None:
    report = seen_by("Ann", path)
    assert report.ok
    ann, ben = proof(report, "Ann"), proof(report, "Ben")
    assert (ann.proven, ann.entries) == (5, 5)  # case, name, description, key, signature
    assert (ben.signed, ben.entries) == (4, 4)
    mark(path, "Ann", "Ben")
    report = seen_by("Ann", path)
    assert proof(report, "Ben").proven == 4
    assert proof(report, "Ann").proven == proof(report, "Ann").entries == 7
    assert proof(seen_by("Ben", path), "Ann").signed == 7, "what Ann knows is no proof to Ben"
    assert proof(seen_by("Zoe", path), "Ann").signed == 7


def test_a_mark_taken_back_proves_nothing_any_more(path: Path) -> None:
    mark(path, "Ann", "Ben")
    mark(path, "Ann", "Ben", known=False)
    assert proof(seen_by("Ann", path), "Ben").signed == 4


def test_a_mark_that_somebody_forged_in_the_readers_name_does_not_count(path: Path) -> None:
    ann, ben = identity.analyst("Ann"), identity.analyst("Ben")
    with open_case(path) as case, case.writing(Author(ann.id, "f0" * 8)) as writer:
        writer.append([KeyMarked(keys.public(ben)[-1], ben.id, ann.id, True)])
    report = seen_by("Ann", path)
    assert proof(report, "Ben").signed == 4
    assert proof(report, "Ann").claimed == 1
    assert "although other work of the same analysts is signed: position 10 (Ann)" in notes(report)


def test_what_comes_after_the_last_signature_is_only_claimed_and_named(path: Path) -> None:
    Settings.load().set("sign", False)
    work(path, "Ann", "later")
    report = seen_by("Ann", path)
    assert report.ok
    assert proof(report, "Ann").claimed == 1
    assert "1 entries are only claimed" in notes(report)
    Settings.load().set("sign", True)
    work(path, "Ann", "later still")
    assert proof(seen_by("Ann", path), "Ann").claimed == 0, "one signature covers all before it"


def test_nothing_is_signed_twice(path: Path) -> None:
    before = seen_by("Ann", path).entries
    Workspace.open(path, analyst="Ann").close()
    work(path, "Ann", "of Ben")  # it is so already
    assert seen_by("Ann", path).entries == before


def test_both_sides_of_a_fork_and_what_they_share_are_proven(path: Path) -> None:
    """The same analyst's old copy goes on with the old replica id: both ends are signed."""
    work(path, "Ann", "one")
    other = path.with_name("other.dossier")
    shutil.copyfile(path, other)
    ann = identity.analyst("Ann")
    key = keys.load(ann)
    with open_case(path) as case, open_case(other) as copy:
        replica = next(entry.header.replica for entry in case.entries() if entry.header.analyst == ann.id)
        for at, value in ((case, "left"), (copy, "right")):
            with at.writing(Author(ann.id, replica)) as writer:
                writer.append([CasePropertySet("title", value)])
                case_id, _, head = writer.tip
                assert head
                signed = key.sign(message(case_id, replica, head))
                writer.append([ChainSigned(replica, head, key.public, signed)])
    case = Workspace.open(path, analyst="Ann")
    case.merge(other)
    case.close()
    report = seen_by("Ann", path)
    assert "Chains fork in 1 places" in notes(report)
    assert proof(report, "Ann").proven == proof(report, "Ann").entries


# ---- forgeries


Row = tuple[int, bytes, int, str, bytes, bytes, bytes]


def tampered(path: Path, change: Callable[[list[Row]], list[Row]]) -> Path:
    """The file with other entries, as somebody makes it who knows SQLite."""
    with closing(sqlite3.connect(path)) as db:
        triggers = db.execute(TRIGGERS).fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        columns = "position, id, clock, replica, payload_sha256, header, payload"
        rows = change(db.execute(f"SELECT {columns} FROM entry ORDER BY position").fetchall())
        db.execute("DELETE FROM entry")
        for number, row in enumerate(rows, 1):
            db.execute(f"INSERT INTO entry ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *row[1:]))
        for _, sql in triggers:
            db.execute(sql)
        db.commit()
    return path


def rehashed(rows: list[Row], changed: int, payload: bytes) -> list[Row]:
    """As `rows` with another payload, and every later id on that chain made to fit: what hashes alone do not show."""
    from hashlib import sha256

    ids: dict[str, str] = {}
    made: list[Row] = []
    for number, (position, id, clock, replica, digest, header, content) in enumerate(rows):
        if number == changed:
            content, digest = payload, sha256(payload).digest()
        head = decode_header(header)
        if head.previous in ids:
            head = replace(head, previous=ids[head.previous])
        header = encode_header(HeaderRecord(*(getattr(head, name) for name in head.__match_args__)))
        new = entry_hash(header, digest)
        ids[id.hex()] = new.hex()
        made.append((position, new, clock, replica, digest, header, content))
    return made


DESCRIPTION = 2
"""Ann's description is the third entry, her key and her signature follow."""
FORGED = CODEC.encode(CasePropertySet("description", "of nobody"))[2]


def test_an_altered_entry_is_named_and_broken(path: Path) -> None:
    def alter(rows: list[Row]) -> list[Row]:
        rows[DESCRIPTION] = (*rows[DESCRIPTION][:6], FORGED)
        return rows

    report = seen_by("Ann", tampered(path, alter))
    assert not report.ok
    assert "at position 3 has another payload" in report.problems[0]
    assert proof(report, "Ann").broken == 1
    assert proof(report, "Ann").proven == 4


def test_a_chain_that_was_made_to_fit_again_is_betrayed_by_its_signature(path: Path) -> None:
    report = seen_by("Ann", tampered(path, lambda rows: rehashed(rows, DESCRIPTION, FORGED)))
    assert not report.ok
    assert any("was made for another place in the journal" in each for each in report.problems)
    assert proof(report, "Ann").proven == 0
    assert proof(report, "Ben").signed == 4, "Ben's own chain is as it was"


def test_so_is_one_whose_signature_names_the_new_head(path: Path) -> None:
    """The forger writes the new head into the signature, but cannot sign it."""
    from hashlib import sha256

    def forge(rows: list[Row]) -> list[Row]:
        rows = rehashed(rows, DESCRIPTION, FORGED)
        position, _, clock, replica, _, header, payload = rows[4]
        fact = CODEC.decode("ChainSigned", 1, payload)
        assert isinstance(fact, ChainSigned)
        payload = CODEC.encode(replace(fact, head=decode_header(header).previous or ""))[2]
        digest = sha256(payload).digest()
        rows[4] = (position, entry_hash(header, digest), clock, replica, digest, header, payload)
        return rows

    report = seen_by("Ann", tampered(path, forge))
    (problem,) = report.problems
    assert "at position 5 by the key" in problem
    assert "is false" in problem
    assert proof(report, "Ann").broken == 5


def test_an_entry_removed_from_the_middle_is_named(path: Path) -> None:
    report = seen_by("Ann", tampered(path, lambda rows: rows[:DESCRIPTION] + rows[DESCRIPTION + 1 :]))
    assert any("at position 3 follows an entry" in each and "missing" in each for each in report.problems)
    assert proof(report, "Ann").claimed == 2, "what came before the gap is not covered any more"


def test_entries_in_another_order_still_hold(path: Path) -> None:
    """Copies are brought together in any order; only a chain has one."""
    report = seen_by("Ann", tampered(path, lambda rows: [*rows[5:], *rows[:5]]))
    assert report.ok
    assert proof(report, "Ann").proven == 5


def test_a_signature_by_a_key_that_is_known_to_be_anothers_is_forged(path: Path) -> None:
    mark(path, "Ann", "Ben")
    ann, key = identity.analyst("Ann"), keys.load(identity.analyst("Ben"))
    with open_case(path) as case, case.writing(Author(ann.id, "f0" * 8)) as writer:
        writer.append([CasePropertySet("title", "A lie")])
        case_id, replica, head = writer.tip
        assert head
        signature = key.sign(message(case_id, replica, head))
        writer.append([ChainSigned(replica, head, key.public, signature)])
    report = seen_by("Ann", path)
    assert report.problems == (
        f"The signature at position {report.entries} (Ann) is forged: its key is that of Ben.",
    )
    assert proof(report, "Ann").proven == 7


def test_a_signature_by_another_key_of_one_whose_key_is_known_is_named(path: Path) -> None:
    mark(path, "Ann", "Ben")
    stranger = keys.make(identity.analyst("Mallory"))
    ben = identity.analyst("Ben")
    with open_case(path) as case, case.writing(Author(ben.id, "f0" * 8)) as writer:
        writer.append([KeyPublished(ben.id, stranger.public, "Ed25519")])
        case_id, replica, head = writer.tip
        assert head
        signature = stranger.sign(message(case_id, replica, head))
        writer.append([ChainSigned(replica, head, stranger.public, signature)])
    report = seen_by("Ann", path)
    assert "1 signatures are by other keys than those that you know" in notes(report)
    assert (proof(report, "Ben").proven, proof(report, "Ben").signed) == (4, 2)


# ---- keys


def test_a_key_is_its_owners_alone(path: Path) -> None:
    folder = Path(os.environ["DOSSIER_CONFIG_DIR"]) / "keys"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert {each.suffix for each in files} == {".pem", ".json"}


def test_a_passphrase_is_asked_for_and_without_one_the_work_goes_on_unsigned(path: Path) -> None:
    ann = identity.analyst("Ann")
    keys.set_passphrase(ann, "", "sesame")
    assert b"ENCRYPTED" in (Path(os.environ["DOSSIER_CONFIG_DIR"]) / "keys" / f"{ann.id}.pem").read_bytes()
    with pytest.raises(KeyLocked, match="not the passphrase"):
        keys.load(ann, "simsim")
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()
    case.do(SetCaseProperty("title", "Unsigned"))
    case.close()
    assert "needs its passphrase" in case.signing.problem
    assert proof(seen_by("Ann", path), "Ann").claimed == 1
    case = Workspace.open(path, analyst="Ann")
    case.signing.ask = lambda: "sesame"
    case.catch_up()
    case.do(SetCaseProperty("title", "Signed"))
    case.close()
    assert case.signing.problem == ""
    assert proof(seen_by("Ann", path), "Ann").claimed == 0


def test_a_lost_key_is_told_and_a_new_one_is_made_on_request(path: Path) -> None:
    ann = identity.analyst("Ann")
    (Path(os.environ["DOSSIER_CONFIG_DIR"]) / "keys" / f"{ann.id}.pem").unlink()
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()
    with pytest.raises(KeyProblem, match="not on this computer any more"):
        case.signing.sign()
    case.signing.sign(new=True)
    case.close()
    assert len(keys.public(ann)) == 2
    report = seen_by("Ann", path)
    assert proof(report, "Ann").proven == proof(report, "Ann").entries, "the old key is one's own still"


def test_a_damaged_key_is_told_and_set_aside_for_a_new_one(path: Path) -> None:
    ann = identity.analyst("Ann")
    file = Path(os.environ["DOSSIER_CONFIG_DIR"]) / "keys" / f"{ann.id}.pem"
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(KeyProblem, match="is damaged"):
        keys.load(ann)
    keys.make(ann, instead=True)
    assert keys.load(ann).public == keys.public(ann)[-1]
    assert file.with_suffix(".pem.1").exists()


def test_a_key_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    ann = identity.analyst("Ann")
    first = keys.make(ann)
    assert keys.make(ann).public == first.public


def test_work_is_signed_at_most_once_a_minute(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("dossier.app.signing.time.monotonic", lambda: now)
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()

    def signatures() -> int:
        return case.views.count_history(kind="ChainSigned")

    before = signatures()
    case.do(SetCaseProperty("title", "one"))
    assert signatures() == before
    now += 61
    case.do(SetCaseProperty("title", "two"))
    assert signatures() == before + 1
    case.do(SetCaseProperty("title", "three"))
    assert signatures() == before + 1
    case.backup(path.with_name("backup.dossier"))
    assert signatures() == before + 2, "what is handed on is signed"
    case.close()
    assert seen_by("Ann", path).entries == seen_by("Ann", path.with_name("backup.dossier")).entries


def test_a_signature_is_in_nobodys_way_of_undo_and_redo(path: Path) -> None:
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()
    case.do(SetCaseProperty("title", "Two"))
    case.signing.sign()
    case.undo()
    case.signing.sign()
    case.redo()
    assert case.views.properties().title == "Two"
    case.close()


def test_what_one_marked_can_be_taken_back(path: Path) -> None:
    mark(path, "Ann", "Ben")
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()
    known = [row.known for row in case.views.keys(case.analyst.id) if row.analyst.name == "Ben"]
    assert known == [True]
    assert "knows the key" in case.undo()
    assert not any(row.known for row in case.views.keys(case.analyst.id))
    case.close()
    assert proof(seen_by("Ann", path), "Ben").signed == 4


def test_a_new_key_that_cannot_be_written_leaves_the_one_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = identity.analyst("Ann")
    before = keys.load(ann).public

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, "_write", full)
    with pytest.raises(KeyProblem, match="No space left"):
        keys.make(ann, instead=True)
    assert keys.load(ann).public == before
    assert keys.public(ann)[-1] == before


def test_a_case_that_cannot_be_written_costs_no_key(path: Path) -> None:
    ann = identity.analyst("Ann")
    before = keys.load(ann).public
    case = Workspace.open(path, analyst="Ann", read_only=True)
    with pytest.raises(CaseFileError, match="read-only"):
        case.signing.sign(new=True)
    case.close()
    assert keys.load(ann).public == before


def test_a_case_is_let_go_of_although_signing_it_was_broken_off(path: Path) -> None:
    keys.set_passphrase(identity.analyst("Ann"), "", "sesame")
    case = Workspace.open(path, analyst="Ann")
    case.catch_up()
    case.do(SetCaseProperty("title", "Unsigned"))

    def broken_off() -> str:
        raise KeyboardInterrupt

    case.signing.ask = broken_off
    with pytest.raises(KeyboardInterrupt):
        case.close()
    with pytest.raises(CaseFileError, match="closed"):
        case.original("0" * 64)
