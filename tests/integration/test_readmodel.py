"""The read model of a real case file: followed, shared by processes, and left behind by one that was killed."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.documents import Metadata, sha256_hex
from dossier.domain.entries import Author, Fact, SourceAnalysed, SourceMetadataSet
from dossier.store import CaseFile, ReadModel, encode_analysis
from tests.unit.store.readmodel.contents import contents
from tests.unit.store.readmodel.toy import ByName, ingested, read

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "migrations"
ADA = Author("ada-1", "replica-1")
BOB = Author("bob-2", "replica-2")
TEXT = 'On Saturday Ada and Bob saw the attack in Paris according to Reuters. "Run," she said.'


def add(case: CaseFile, author: Author, number: int) -> str:
    """Ingest and analyse a text of its own; returns the source's id."""
    text = f"{TEXT} Élodie met Ada {number} times."
    content = encode_analysis(read(text))
    with case.writing(author) as writer:
        source = writer.add_source(text.encode("latin-1"))
        text_id, blob = writer.add_blob(text.encode()), writer.add_blob(content)
        facts: list[Fact] = [
            ingested(source, text_id, f"{number}.txt", text, Metadata(published="2015-11-17")),
            SourceAnalysed(source, text_id, blob, "toy", 1, "toy"),
        ]
        writer.append(facts)
    return source


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(
        tmp_path / "a.dossier", title="Paris", author=ADA, name="Ada", initials="A", migrations=MIGRATIONS
    ) as made:
        for number in range(5):
            add(made, (ADA, BOB)[number % 2], number)
        yield made


def view(case: CaseFile, file: Path) -> ReadModel:
    model = ReadModel.open(file, case, ByName())
    model.catch_up()
    return model


def test_a_case_file_is_followed(case: CaseFile, tmp_path: Path) -> None:
    model = view(case, tmp_path / "v")
    assert [row.name for row in model.entities(EntityKind.PERSON)] == ["Ada", "Bob", "Élodie"]
    assert model.properties().case == case.case_id
    assert model.counts().sources == 5
    source = add(case, BOB, 7)
    assert model.catch_up().sources == {source}
    assert model.reading(source).text == case.text(model.text_id(source))
    with case.writing(ADA) as writer:
        writer.append([SourceMetadataSet(source, "published", "2015-11-10")])
    model.catch_up()
    assert model.statements(model.find("Reuters")[0].id)[0].date == "2015-11-07"
    model.close()


def fold_and_fail(case: CaseFile, model: ReadModel, source: str) -> None:
    with case.writing(ADA) as writer:
        writer.append([SourceMetadataSet(source, "title", "never")])
        model.catch_up()
        raise RuntimeError("the act fails")


def test_what_was_folded_but_never_committed_is_forgotten(case: CaseFile, tmp_path: Path) -> None:
    model = view(case, tmp_path / "v")
    before = model.source(model.sources()[0].id)
    with pytest.raises(RuntimeError):
        fold_and_fail(case, model, before.id)
    model.catch_up()
    assert model.source(before.id) == before
    model.close()


SCRIPT = """
    import sys
    from pathlib import Path
    from dossier.store import CaseFile, ReadModel
    from tests.unit.store.readmodel.toy import ByName
    case = CaseFile.open(Path(sys.argv[1]), migrations=Path("migrations"), read_only=True)
    model = ReadModel.open(Path(sys.argv[2]), case, ByName())
    for _ in range(int(sys.argv[3])):
        model.rebuild()
        model.catch_up()
        assert model.counts().persons == 3, model.counts()
        print("done", flush=True)
    model.close()
    case.close()
"""


def another_process(case: CaseFile, file: Path, rounds: int) -> "subprocess.Popen[bytes]":
    """A process that makes the read model anew, again and again."""
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(case.path), str(file), str(rounds)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": "."},
    )


def test_two_processes_share_one_read_model(case: CaseFile, tmp_path: Path) -> None:
    file = tmp_path / "views" / "v"
    other = another_process(case, file, 10)
    model = view(case, file)
    for number in range(10, 16):
        add(case, ADA, number)
        model.catch_up()
        assert model.counts().persons == 3
        model.rebuild()
    _, errors = other.communicate(timeout=120)
    assert other.returncode == 0, errors.decode()
    model.catch_up()
    assert model.counts().sources == 11
    model.close()
    view(case, tmp_path / "fresh").close()
    assert contents(file) == contents(tmp_path / "fresh")


@pytest.mark.skipif(os.name != "posix", reason="kills")
def test_a_process_that_was_killed_leaves_a_read_model_that_works(case: CaseFile, tmp_path: Path) -> None:
    view(case, tmp_path / "sound").close()
    for moment in range(6):
        file = tmp_path / f"v{moment}"
        other = another_process(case, file, 1000)
        assert other.stdout is not None
        other.stdout.readline()
        time.sleep(moment * 0.007)
        other.send_signal(signal.SIGKILL)
        other.communicate()
        view(case, file).close()
        assert contents(file) == contents(tmp_path / "sound")


def test_a_source_that_is_damaged_in_the_case_file_does_not_hide_the_others(
    case: CaseFile, tmp_path: Path
) -> None:
    wrong = sha256_hex(b"not in the case")
    with case.writing(ADA) as writer:
        writer.append([ingested("f" * 64, wrong, "lost.txt", TEXT, Metadata())])
    model = view(case, tmp_path / "v")
    assert model.counts().sources == 6
    assert "verify" in model.source("f" * 64).notice
    model.close()
