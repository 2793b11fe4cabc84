"""Files of every kind taken into a case at once: all good ones in, each bad one named with its reason."""

import io
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.app import settings
from dossier.app.page_pictures import PagePictures
from dossier.app.workspace import Workspace
from dossier.cli import main
from dossier.domain.errors import DossierError
from dossier.domain.views import IngestReport, Outcome, Progress
from tests.unit.app import site
from tests.unit.ingest import files
from tests.unit.ingest.pdf_files import column, pdf


def plan(number: object) -> str:
    """Words in a language without a model: read and recorded, without waiting for one to load."""
    return (
        f"La ministre a présenté mardi son plan numéro {number} devant l'Assemblée nationale, à Paris. " * 3
    )


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "case.dossier")
    workspace.catch_up()
    yield workspace
    workspace.close()


def failures(report: IngestReport) -> dict[str, str]:
    return {line.file: line.notices[0] for line in report.lines if line.outcome is Outcome.FAILED}


def test_all_good_ones_are_in_and_each_bad_one_says_why(case: Workspace, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, (name, make) in enumerate(files.LEAVES.items()):
        (inbox / f"{number}-{name}").write_bytes(make(plan(number)))
    for number, (name, make_all) in enumerate(files.CONTAINERS.items(), 100):
        (inbox / f"{number}-{name}").write_bytes(make_all([plan(number), plan(-number)]))
    (inbox / "bad.pdf").write_bytes(files.paged("x")[:200])
    (inbox / "bad.docx").write_bytes(files.docx()[:300])
    (inbox / "scan.pdf").write_bytes(pdf([[]]))
    (inbox / "bad.zip").write_bytes(
        files.zipped({"good.txt": plan("x"), "x.png": b"\x89PNG\r\n\x1a\n1", "e.txt": ""})
    )
    progress: list[Progress] = []
    report = case.ingest([str(inbox)], progress=progress.append)
    bad = failures(report)
    assert set(bad) == {"bad.pdf", "bad.docx", "scan.pdf", "bad.zip/x.png", "bad.zip/e.txt"}
    assert "damaged" in bad["bad.pdf"]
    assert "damaged" in bad["bad.docx"]
    assert "scan" in bad["scan.pdf"]
    assert "picture" in bad["bad.zip/x.png"]
    assert "empty" in bad["bad.zip/e.txt"]
    good = len(files.LEAVES) + 2 * len(files.CONTAINERS) + 1
    assert report.count(Outcome.INGESTED) == good == case.views.counts().sources
    assert progress[-1].done == progress[-1].total == len(report.lines)
    assert case.verify().ok
    again = case.ingest([str(inbox)])
    assert (again.count(Outcome.DUPLICATE), again.count(Outcome.INGESTED)) == (good, 0)


def test_a_member_is_a_source_with_bytes_of_its_own_and_the_way_to_it(
    case: Workspace, tmp_path: Path
) -> None:
    inner = files.page(plan(1))
    archive = tmp_path / "archive.zip"
    archive.write_bytes(files.zipped({"2015/inner.html": inner, "2015/inner.yaml": "title: Le plan"}))
    (line,) = case.ingest([str(archive)]).lines
    assert (line.file, line.path) == ("archive.zip/2015/inner.html", f"{archive}/2015/inner.html")
    (row,) = case.views.sources()
    assert (row.file, row.title) == ("archive.zip/2015/inner.html", "Le plan")
    assert case.original(row.id) == inner


def test_a_sidecar_beside_a_container_speaks_for_all_in_it(case: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        files.zipped({"1.txt": plan(1), "2.txt": plan(2), "2.yaml": "publisher: Two"})
    )
    (tmp_path / "a.yaml").write_text("publisher: One")
    case.ingest([str(tmp_path / "a.zip")])
    assert {row.file: row.publisher for row in case.views.sources()} == {
        "a.zip/1.txt": "One",
        "a.zip/2.txt": "Two",
    }


def test_a_record_of_the_web_keeps_where_it_came_from(case: Workspace, tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(files.warc({"https://example.org/plan": files.page(plan(1))}))
    case.ingest([str(archive)])
    (row,) = case.views.sources()
    origin = case.views.origin(row.id)
    assert (row.url, origin.url, origin.at) == (*["https://example.org/plan"] * 2, "2015-11-17T09:30:00Z")
    assert "Server: x" in origin.headers


def test_pages_are_known_and_shown_with_the_passage_marked(case: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf([column(*plan(n).split(". ")) for n in (1, 2, 3)]))
    case.ingest([str(paper)])
    (row,) = case.views.sources()
    reading = case.views.reading(row.id)
    assert len(reading.pages) == 3
    start = reading.text.index("numéro 2")
    pictures = PagePictures(case, row.id)
    try:
        assert (pictures.count, pictures.page_of(start)) == (3, 2)
        picture = pictures.picture(2, start, start + 8, 72)
        (mark,) = picture.marks
        left, top, right, bottom = mark
        assert 0 < left < right < picture.width == 595
        assert 842 - 790 < top < bottom < 842 - 760
        row_of_ink = picture.pixels[int((top + bottom) / 2) * picture.stride :][
            int(left) * 4 : int(right) * 4
        ]
        assert min(row_of_ink[::4]) < 128  # there are letters
        assert pictures.picture(1, start, start + 8, 72).marks == ()
        with pytest.raises((DossierError, IndexError)):
            pictures.picture(9, start, start + 8, 72)
    finally:
        pictures.close()


def test_pasted_words_are_a_source(case: Workspace) -> None:
    report = case.ingest((), pasted=[("pasted.txt", plan(1).encode())])
    assert [(line.file, line.outcome) for line in report.lines] == [("pasted.txt", Outcome.INGESTED)]


def test_addresses_are_fetched_on_the_command_line_alone_or_from_a_list(
    case: Workspace, tmp_path: Path
) -> None:
    path = str(tmp_path / "case.dossier")
    case.close()
    with site.running() as server:
        listed = tmp_path / "addresses.txt"
        listed.write_text(
            f"# two\n{site.address(server, '/private/x')}\n\n{site.address(server, '/missing')}\n"
        )
        assert main(["ingest", path, "--fetch", site.address(server, "/article"), str(listed)]) == 3
        asked = server.asked
    assert asked == ["/robots.txt", "/article", "/missing"]
    again = Workspace.open(tmp_path / "case.dossier")
    again.catch_up()
    (row,) = again.views.sources()
    assert (row.file, again.original(row.id)) == ("article.html", site.PAGE)
    assert again.views.origin(row.id).url == row.url == site.address(server, "/article")
    again.close()


def test_standard_input_may_be_an_archive(case: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    content = files.zipped({"a.txt": plan(1), "b.txt": plan(2)})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    case.ingest(["-"])
    assert [row.file for row in case.views.sources()] == ["standard input/a.txt", "standard input/b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the program")
def test_scans_are_read_where_the_analyst_wants_it(
    case: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys\npicture = sys.stdin.buffer.read()\n"
        "assert picture.startswith(b'P5 2480 3509 255'), picture[:20]\n"
        f"words = 'Le plan du mi-\\nnistre (' + sys.argv[-1] + ')\\n\\n' + {plan(1)!r}\n"
        "sys.stdout.buffer.write(words.encode())\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf([[], column(plan(2))]))
    settings.Settings.load().set("ocr", "fra")
    case.close()
    with_ocr = Workspace.open(tmp_path / "case.dossier")
    with_ocr.catch_up()
    (line,) = with_ocr.ingest([str(scan)]).lines
    assert "Page 1 was read from a picture by text recognition" in line.notices[0]
    (row,) = with_ocr.views.sources()
    assert with_ocr.views.reading(row.id).text.startswith("Le plan du ministre (fra)\nLa ministre")
    with_ocr.close()


def test_a_table_comes_in_by_the_names_that_its_columns_were_given(case: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"Überschrift;Wortlaut\nLe plan;{plan(1)}\n", encoding="utf-8")
    assert "after --columns" in failures(case.ingest([str(table)]))["table.csv"]
    report = case.ingest([str(table)], columns="text=Wortlaut, title=Überschrift")
    assert [line.outcome for line in report.lines] == [Outcome.INGESTED]
    (source,) = case.views.sources()
    assert source.title == "Le plan"
