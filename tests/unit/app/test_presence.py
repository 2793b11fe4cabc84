"""Who has the case open: seen while they are there, fading when they are not heard of, and never believed blindly."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dossier.app import presence
from dossier.app.presence import Presence, Present, present
from dossier.domain.views import Analyst

ADA, BEN = Analyst("a1", "Ada Lovelace", "AL"), Analyst("b2", "Ben Roe", "BR")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "hunt.dossier"
    path.write_bytes(b"")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "BEAT", 0.02)


def eventually(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def side_files(case: Path) -> list[Path]:
    return sorted(case.parent.glob(f".{case.name}-open-*"))


def forged(case: Path, content: bytes, *, age: float = 0, id: str = "0" * 12) -> Path:
    """What somebody else's program may have left beside the case."""
    file = case.parent / f".{case.name}-open-{id}"
    file.write_bytes(content)
    then = time.time() - age
    os.utime(file, (then, then))
    return file


def words(**others: object) -> bytes:
    told = {"analyst": "b2", "name": "Ben Roe", "initials": "BR", "machine": "desk-7"}
    return json.dumps(told | {"since": "2026-11-20T14:00:00+00:00"} | others).encode()


def test_two_see_each_other_until_one_goes(case: Path, quick: None) -> None:
    heard: list[Sequence[Present]] = []
    with Presence(case, lambda: ADA, heard.append):
        ben = Presence(case, lambda: BEN)
        ben.begin()
        eventually(lambda: heard)
        assert [(each.analyst, each.name, each.initials) for each in heard[-1]] == [("b2", "Ben Roe", "BR")]
        assert heard[-1][0].machine
        assert heard[-1][0].since
        assert not heard[-1][0].fading
        assert {each.name for each in present(case)} == {"Ada Lovelace", "Ben Roe"}
        ben.end()
        eventually(lambda: heard[-1] == ())
    assert side_files(case) == []


def test_nothing_is_said_while_nothing_changes(case: Path, quick: None) -> None:
    heard: list[Sequence[Present]] = []
    with Presence(case, lambda: BEN), Presence(case, lambda: ADA, heard.append):
        eventually(lambda: heard)
        time.sleep(0.3)
        assert len(heard) == 1


def test_who_may_read_the_case_may_see_who_is_there(case: Path, quick: None) -> None:
    for rights, wanted in ((0o600, 0o600), (0o660, 0o640), (0o644, 0o644)):
        case.chmod(rights)
        with Presence(case, lambda: ADA):
            eventually(lambda: present(case))
            assert [file.stat().st_mode & 0o777 for file in side_files(case)] == [wanted]


def test_a_new_name_is_seen(case: Path, quick: None) -> None:
    who = [BEN]
    with Presence(case, lambda: who[0]):
        eventually(lambda: present(case))
        who[0] = Analyst("b2", "Benjamin", "B")
        eventually(lambda: [each.name for each in present(case)] == ["Benjamin"])


def test_what_is_over_soon_leaves_no_trace(case: Path) -> None:
    with Presence(case, lambda: ADA, after=30):
        time.sleep(0.05)
        assert side_files(case) == []
    assert side_files(case) == []


def test_somebody_whose_program_died_fades_and_is_forgotten(case: Path) -> None:
    file = forged(case, words(), age=5)
    assert [each.fading for each in present(case)] == [False]
    forged(case, words(), age=20)
    assert [each.fading for each in present(case)] == [True]
    forged(case, words(), age=40)
    assert present(case) == ()
    assert file.exists(), "it may only sleep"
    forged(case, words(), age=2 * 86_400)
    assert present(case) == ()
    assert not file.exists()


def test_a_clock_that_is_wrong_by_a_year_makes_nobody_absent(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Times of files in one folder are compared with each other, never with our own clock."""
    forged(case, words())
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert [each.name for each in present(case)] == ["Ben Roe"]


def test_a_killed_program_leaves_a_file_that_nobody_minds(case: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from dossier.app.presence import Presence\n"
        "from dossier.domain.views import Analyst\n"
        "Presence(Path(sys.argv[1]), lambda: Analyst('c', 'Cem', 'C')).begin(); time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(case)], cwd=Path(__file__).parents[3])
    eventually(lambda: present(case))
    program.kill()
    program.wait()
    (left,) = side_files(case)
    then = left.stat().st_mtime - 60
    os.utime(left, (then, then))
    assert present(case) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[" * 5000,
        b"[]",
        b'"Ben"',
        b"{}",
        b'{"analyst": 1, "name": ["x"]}',
        b'{"analyst": "b2", "name": "\\u202e\\n"}',
        words()[:20],
    ],
)
def test_rubbish_is_nobody(case: Path, content: bytes) -> None:
    forged(case, content)
    assert present(case) == ()


def test_what_they_say_of_themselves_cannot_steer_a_screen(case: Path) -> None:
    forged(case, words(name="Ben\x1b[31m\n\u202eRoe" + "x" * 900, since="yesterday", machine=7))
    (ben,) = present(case)
    assert ben.name.startswith("Ben [31m Roe")
    assert ben.name.isprintable()
    assert len(ben.name) <= 80
    assert (ben.since, ben.machine) == ("", "")


@pytest.mark.parametrize("since", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-13-01"])
def test_a_since_that_is_no_time_is_left_out(case: Path, since: str) -> None:
    forged(case, words(since=since))
    assert [each.since for each in present(case)] == [""]


def test_links_pipes_and_folders_are_nobody_and_stay(case: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(words())
    (tmp_path / f".{case.name}-open-{'1' * 12}").symlink_to(secret)
    os.mkfifo(tmp_path / f".{case.name}-open-{'2' * 12}")
    (tmp_path / f".{case.name}-open-{'3' * 12}").mkdir()
    assert present(case) == ()
    assert len(side_files(case)) == 3


def test_files_of_other_cases_and_of_other_names_are_left_alone(case: Path, tmp_path: Path) -> None:
    old = time.time() - 3 * 86_400
    others = [
        tmp_path / name for name in (".hunt.dossier-open-xyz", ".hunt2.dossier-open-" + "0" * 12, "mine")
    ]
    for other in others:
        other.write_bytes(words())
        os.utime(other, (old, old))
    assert present(case) == ()
    assert all(other.exists() for other in others)


def test_a_folder_full_of_them_is_not_read_to_its_end(case: Path) -> None:
    for number in range(presence.MOST + 30):
        forged(case, words(analyst=str(number)), id=f"{number:012x}")
    assert len(present(case)) == presence.MOST


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_folder_that_cannot_be_written_nobody_is_told(case: Path, quick: None) -> None:
    case.parent.chmod(0o500)
    try:
        _without_a_file(case)
    finally:
        case.parent.chmod(0o700)


def test_where_no_file_can_be_made_nobody_is_told(tmp_path: Path, quick: None) -> None:
    _without_a_file(tmp_path / "gone" / "hunt.dossier")
    _without_a_file(tmp_path / ("n" * 250))


def _without_a_file(case: Path) -> None:
    heard: list[Sequence[Present]] = []
    with Presence(case, lambda: ADA, heard.append):
        time.sleep(0.1)
    assert heard == []
    assert present(case) == ()


def test_a_file_that_was_swept_away_comes_back(case: Path, quick: None) -> None:
    with Presence(case, lambda: ADA):
        eventually(lambda: side_files(case))
        side_files(case)[0].unlink()
        eventually(lambda: side_files(case))


def test_the_case_file_itself_is_never_opened(case: Path, quick: None) -> None:
    """Closing it again would drop SQLite's locks."""
    opened: list[str] = []
    watching = True

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(seen)  # there is no way to take it away again
    with Presence(case, lambda: ADA):
        eventually(lambda: present(case))
    watching = False
    assert any(str(case.parent) in path for path in opened), "it opens files of its own beside the case"
    assert str(case) not in opened
