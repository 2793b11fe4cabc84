"""Case files open by a double click: what is installed, and that all of it can be taken away again."""

import os
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

from dossier.app import desktop, paths
from dossier.cli import main
from dossier.domain.errors import DossierError
from dossier.store.tables import APPLICATION_ID

NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
TYPE = "application/vnd.dossier.case"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data home"))
    return tmp_path / "data home"


def below(home: Path) -> set[str]:
    return {str(file.relative_to(home)) for file in home.rglob("*dossier*") if file.is_file()}


def entry(home: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(home / "applications" / "dossier.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def case_file(path: Path) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    return path


def test_entry_type_and_icons_are_installed_for_this_user(home: Path) -> None:
    written = desktop.register("linux")
    assert all(file.is_file() and file.is_relative_to(home) for file in written)
    assert below(home) >= {
        "applications/dossier.desktop",
        "mime/packages/dossier-case.xml",
        "icons/hicolor/scalable/apps/dossier.svg",
        "icons/hicolor/scalable/mimetypes/application-vnd.dossier.case.svg",
    }
    assert entry(home)["MimeType"] == f"{TYPE};"
    assert entry(home)["Exec"].endswith(" %f")


def test_the_entry_starts_this_very_program(home: Path) -> None:
    desktop.register("linux", ["/opt/my programs/100%/dossier", "a$b"])
    assert entry(home)["Exec"] == '"/opt/my programs/100%%/dossier" "a\\\\$b" %f'


def test_doing_it_again_changes_nothing(home: Path) -> None:
    first = {file: file.read_bytes() for file in desktop.register("linux")}
    assert {file: file.read_bytes() for file in desktop.register("linux")} == first


def test_it_can_be_taken_back(home: Path) -> None:
    other = home / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]")
    written = desktop.register("linux")
    assert desktop.unregister("linux") == written
    assert not any(file.exists() for file in written)
    assert other.exists()
    assert desktop.unregister("linux") == []


def test_the_magic_is_that_of_a_case_file(tmp_path: Path) -> None:
    tree = ET.parse(paths.resources() / "desktop" / "dossier-case.xml")
    outer = tree.find(f".//{NAMESPACE}magic/{NAMESPACE}match")
    inner = outer.find(f"{NAMESPACE}match")
    content = case_file(tmp_path / "a.dossier").read_bytes()
    assert content.startswith(outer.get("value").encode() + b"\0")
    at = int(inner.get("offset"))
    assert int(inner.get("value"), 16) == APPLICATION_ID == int.from_bytes(content[at : at + 4])
    assert tree.find(f".//{NAMESPACE}glob").get("pattern") == "*.dossier"


@pytest.mark.skipif(
    not (shutil.which("update-mime-database") and shutil.which("gio")),
    reason="needs the desktop's own programs",
)
def test_the_desktop_knows_the_file_by_name_and_by_content(tmp_path: Path, home: Path) -> None:
    desktop.register("linux")
    environment = {**os.environ, "XDG_DATA_HOME": str(home)}
    for name in ("a.dossier", "without-an-ending"):
        file = case_file(tmp_path / name)
        asked = ["gio", "info", "-a", "standard::content-type", str(file)]
        said = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout
        assert TYPE in said


@pytest.mark.parametrize(("platform", "words"), [("darwin", "Finder"), ("win32", "Open with")])
def test_elsewhere_it_says_what_to_do(platform: str, words: str, home: Path) -> None:
    with pytest.raises(DossierError, match=words):
        desktop.register(platform)
    with pytest.raises(DossierError, match=words):
        desktop.unregister(platform)
    assert not home.exists()


def test_a_folder_that_cannot_be_written_is_named(home: Path) -> None:
    home.write_text("a file in the way")
    with pytest.raises(DossierError, match="cannot be written"):
        desktop.register("linux")


def test_a_desktop_program_that_hangs_does_not_matter(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("update-mime-database", 30)

    monkeypatch.setattr(desktop.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(desktop.subprocess, "run", hang)
    assert len(desktop.register("linux")) == 4


def test_a_relative_data_folder_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative/folder")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert desktop.register("linux")[0].is_relative_to(tmp_path / "home" / ".local" / "share")


def test_the_command_line_does_and_undoes_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register"]) == 0
    assert "Case files open in Dossier." in capsys.readouterr().out
    assert main(["register", "--undo", "--json"]) == 0
    assert '"registered": false' in capsys.readouterr().out
    assert main(["register", "--undo"]) == 0
    assert "Nothing was registered" in capsys.readouterr().out
