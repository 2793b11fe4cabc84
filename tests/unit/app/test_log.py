"""The log and the user's folders, also where neither can be had."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.app import log, paths
from dossier.domain.errors import DossierError


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    """The root logger without handlers, and afterwards as it was."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    yield root
    for handler in root.handlers:
        handler.close()


def test_the_log_is_its_owners_and_names_nobody(
    root: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["dossier", "show", "a.dossier", "Hollande"])
    log.set_up()
    log.set_up()
    (handler,) = [each for each in root.handlers if isinstance(each, log._OwnFile)]
    # Straight to the handler: pytest's own capture cannot pass such a character on.
    handler.handle(logging.makeLogRecord({"msg": "file \udcff"}))
    text = paths.log_file().read_text(encoding="utf-8")
    assert "starts: show\n" in text
    assert "file \\udcff" in text
    if sys.platform != "win32":
        assert paths.log_file().stat().st_mode & 0o777 == 0o600


def test_without_a_folder_there_is_no_log(
    root: logging.Logger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DOSSIER_DATA_DIR", str(tmp_path / "file" / "x"))
    log.set_up()
    logging.getLogger("dossier.test").error("lost")
    assert capfd.readouterr().err == ""
    with pytest.raises(DossierError, match=r"file.x.*DOSSIER_DATA_DIR"):
        paths.log_file()


def test_a_log_that_cannot_be_written_disturbs_nobody(
    root: logging.Logger, capfd: pytest.CaptureFixture[str]
) -> None:
    paths.log_file().mkdir()
    log.set_up()
    logging.getLogger("dossier.test").error("lost")
    assert capfd.readouterr().err == ""
