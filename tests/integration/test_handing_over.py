"""What leaves a case is proven without Dossier: the bag by its own rules, the custody report by the journal."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.commands import CorrectSource, RenameEntity, SetTag, WithdrawSource, WriteNote
from dossier.domain.errors import DossierError
from dossier.domain.targets import of_passage, of_source
from tests.integration.sample_case import ANN, TEXT, fill, ingest, new_case

HOSTILE = '../..\\evil:"<b>\u202ename\n.txt'


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "case.dossier"
    with new_case(path) as made:
        fill(made)
        with made.writing(ANN) as writer:
            ingest(writer, "A third.\n", HOSTILE)
    workspace = Workspace.open(path, analyst="Ada Lovelace")
    workspace.catch_up()
    yield workspace
    workspace.close()


class Bag:
    """A bag as RFC 8493 has it, read by nothing but the standard library."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            assert len(set(map(str.casefold, names))) == len(names)
            self.files = {}
            folders = set()
            for name in names:
                path = PurePosixPath(name)
                assert not path.is_absolute()
                assert ".." not in path.parts
                assert not re.search(r'[\\:*?"<>|\x00-\x1f\u202e]', name), name
                folders.add(path.parts[0])
                self.files[str(path.relative_to(path.parts[0]))] = archive.read(name)
            assert len(folders) == 1  # 4: the base directory

    def tags(self, name: str) -> dict[str, str]:
        """2.2.2: label, colon, value, a line each."""
        lines = self.files[name].decode("utf-8").split("\n")
        assert lines.pop() == ""
        return dict(re.fullmatch(r"([^\s:][^:]*): (\S.*)", line).groups() for line in lines)  # type: ignore[union-attr]

    def manifest(self, name: str) -> dict[str, str]:
        """2.1.3: checksum, blanks, path; no path twice."""
        lines = self.files[name].decode("utf-8").split("\n")
        assert lines.pop() == ""
        listed = [re.fullmatch(r"([0-9a-f]{64}) +(\S.*)", line).groups() for line in lines]  # type: ignore[union-attr]
        assert len({path for _, path in listed}) == len(listed)
        return {path: digest for digest, path in listed}

    def validate(self) -> None:
        """3: complete, and every checksum verified."""
        assert self.files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        payload = {name for name in self.files if name.startswith("data/")}
        manifest = self.manifest("manifest-sha256.txt")
        assert set(manifest) == payload
        tags = self.manifest("tagmanifest-sha256.txt")
        assert set(tags) == set(self.files) - payload - {"tagmanifest-sha256.txt"}
        for path, digest in (manifest | tags).items():
            assert hashlib.sha256(self.files[path]).hexdigest() == digest, path
        octets, count = self.tags("bag-info.txt")["Payload-Oxum"].split(".")
        assert (int(octets), int(count)) == (sum(len(self.files[name]) for name in payload), len(payload))


def bag(case: Workspace) -> Bag:
    return Bag(b"".join(case.export("bagit")))


def journal(found: Bag) -> list[dict[str, object]]:
    return [json.loads(line) for line in found.files["data/journal.jsonl"].splitlines()]


def test_the_bag_is_valid_and_holds_originals_texts_and_journal(case: Workspace) -> None:
    found = bag(case)
    found.validate()
    originals = {name for name in found.files if name.startswith("data/originals/")}
    assert len(originals) == 3
    for name in originals:
        digest = name.removeprefix("data/originals/")[:64]
        assert hashlib.sha256(found.files[name]).hexdigest() == digest
        assert found.files[name] == case.original(digest)
    texts = [name for name in found.files if name.startswith("data/texts/")]
    assert TEXT.encode() in [found.files[name] for name in texts]
    for name in texts:
        assert hashlib.sha256(found.files[name]).hexdigest() == PurePosixPath(name).stem
    info = found.tags("bag-info.txt")
    assert info["External-Identifier"] == case.views.properties().case
    assert int(info["Dossier-Entries"]) == len(journal(found)) == case.views.properties().entries


def test_the_ids_of_the_journal_can_be_computed_as_the_readme_says(case: Workspace) -> None:
    found = bag(case)
    readme = found.files["data/README.txt"].decode()
    code = readme[readme.index("     import hashlib") : readme.index("   The entries of a replica")]
    plain = "\n".join(line[5:] for line in code.splitlines())
    lines = found.files["data/journal.jsonl"].decode().splitlines()
    exec(plain.replace('open("journal.jsonl", encoding="utf-8")', "lines"), {"lines": lines})
    entry = json.loads(lines[2]) | {"header": json.loads(lines[2])["header"].replace("Source", "Sauce")}
    with pytest.raises(AssertionError):
        exec(
            plain.replace('open("journal.jsonl", encoding="utf-8")', "lines"), {"lines": [json.dumps(entry)]}
        )
    ids = [row.id for row in sorted(case.views.history(), key=lambda row: row.position)]
    assert [entry["id"] for entry in journal(found)] == ids


def test_an_unchanged_case_gives_the_same_bytes_and_a_changed_one_others(
    case: Workspace, tmp_path: Path
) -> None:
    first = b"".join(case.export("bagit"))
    case.export("bagit", tmp_path / "bag.zip")
    assert (tmp_path / "bag.zip").read_bytes() == first
    case.do(RenameEntity(case.views.find("Ann Lee")[0].id, "Anne Lee"))
    assert b"".join(case.export("bagit")) != first


def test_a_name_without_zip_makes_the_bag_a_folder(case: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    case.export("bagit", folder)
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert written == bag(case).files
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    with pytest.raises(DossierError, match="is there already"):
        case.export("bagit", folder)
    with pytest.raises(DossierError, match="cannot be written"):
        case.export("bagit", tmp_path / "nowhere" / "bag")


def test_a_limited_copy_has_a_valid_bag_whose_withheld_entries_still_have_their_ids(
    case: Workspace, tmp_path: Path
) -> None:
    (first,) = case.views.find_sources("first.txt")
    case.bundle(tmp_path / "one.dossier", sources=[first.id])
    with closing(Workspace.open(tmp_path / "one.dossier")) as copy:
        copy.catch_up()
        found = bag(copy)
    found.validate()
    assert len([name for name in found.files if name.startswith("data/originals/")]) == 1
    entries = journal(found)
    withheld = [entry for entry in entries if entry["payload"] is None]
    assert withheld
    assert [entry["id"] for entry in entries] == [entry["id"] for entry in journal(bag(case))]


def test_the_pieces_come_as_they_are_made(case: Workspace, tmp_path: Path) -> None:
    """Not one source more than the reader has asked for is read."""
    from dataclasses import replace

    from dossier.app import handing_over
    from dossier.export.formats import EXPORTERS

    read: list[str] = []
    material = handing_over.material(case._case, case.views, handing_over.Request("bagit"), as_of="")

    def original(source: str) -> bytes:
        read.append(source)
        return material.original(source)

    (exporter,) = [each for each in EXPORTERS if each.format == "bagit"]
    pieces = exporter.write(replace(material, original=original))
    next(pieces)
    assert len(read) == 1
    assert len(list(pieces)) > 3
    assert len(read) == 3


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_custody_report_says_who_brought_each_source_in_and_all_that_was_done_with_it(
    case: Workspace,
) -> None:
    (first,) = case.views.find_sources("first.txt")
    (second,) = case.views.find_sources("second.txt")
    case.do(CorrectSource(first.id, "publisher", "The Paper"))
    case.do(WriteNote("n1", of_passage(first.id, 5, 12), "Is that her?"))
    case.do(SetTag(of_source(first.id), "urgent", True))
    case.do(WithdrawSource(second.id, "not ours"))
    text = b"".join(case.export("custody-text")).decode()
    one, two, three = text.split("=" * 78)[1:]
    for words in (
        first.id,
        "1 January 2025, 12:00:00 UTC, by Ann Analyst",
        "The Paper",
        "Is that her?",
        "urgent",
    ):
        assert words in one, words
    assert "Ada Lovelace" in one
    assert "not ours" in two
    assert "Withdrawn" in two
    assert "not ours" not in one + three
    html = b"".join(case.export("custody")).decode()
    page = Words()
    page.feed(html)
    for words in (first.id, second.id, "by Ann Analyst", "Is that her?", "Ada Lovelace"):
        assert words in page.text, words
    assert not page.tags & {"script", "img", "link", "b", "a"}
    assert "<b>" not in html
    assert len(re.findall("<tr><td>", html)) == sum(
        len(case.views.history(subject=row.id)) for row in case.views.sources()
    )
