"""Who works here, and the replica ids that keep copies of a file apart."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dossier.app import identity, paths


@dataclass
class Case:
    case_id: str = "case"
    heads: dict[str, str] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)

    def head(self, replica: str) -> str | None:
        return self.heads.get(replica)

    def has_entry(self, entry: str) -> bool:
        return entry in self.entries


ADA = identity.Analyst("a1", "Ada", "A")


def test_the_analyst_is_the_login_name_until_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "login")
    assert identity.analyst().name == "login"
    assert not identity.is_configured()
    introduced = identity.introduce("Ada Lovelace", "")
    assert introduced.initials == "AL"
    assert identity.analyst() == introduced
    assert identity.is_configured()


def test_a_name_keeps_its_id_and_another_name_has_another() -> None:
    first = identity.analyst("Ada")
    assert identity.analyst("Ada") == first
    assert identity.analyst("Grace").id != first.id


def test_case_is_of_no_account_where_one_person_is_meant() -> None:
    zoe = identity.analyst("Zoe")
    assert identity.analyst("zoe") == zoe


def test_who_takes_another_name_stays_the_same_person() -> None:
    ada = identity.introduce("Ada", "A")
    renamed = identity.introduce("Ada Lovelace", "AL", ada)
    assert renamed.id == ada.id
    assert identity.analyst() == renamed
    assert identity.analyst("Ada") == renamed, "the former name still means her"
    grace = identity.analyst("Grace")
    assert identity.introduce("Grace", "GH", renamed).id == grace.id, (
        "a name known here means whoever bears it"
    )


def test_a_file_keeps_its_replica_and_a_copy_gets_its_own(tmp_path: Path) -> None:
    case = Case(entries={"e1"})
    author = identity.author(case, tmp_path / "a.dossier", ADA)
    identity.remember(case, tmp_path / "a.dossier", ADA, author, "e1")
    assert identity.author(case, tmp_path / "a.dossier", ADA) == author
    assert identity.author(case, tmp_path / "copy.dossier", ADA).replica != author.replica


def test_an_older_copy_in_the_same_place_does_not_go_on_with_the_old_chain(tmp_path: Path) -> None:
    author = identity.author(Case(), tmp_path / "a.dossier", ADA)
    identity.remember(Case(), tmp_path / "a.dossier", ADA, author, "e2")
    older = Case(entries={"e1"}, heads={author.replica: "e1"})
    assert identity.author(older, tmp_path / "a.dossier", ADA).replica != author.replica


@pytest.mark.parametrize(
    "content",
    ['{"analysts": 5}', '{"analysts": {"Ada": {"id": 1}}}', '{"current": []}', "[]", "[" * 100_000, "{"],
)
def test_a_damaged_list_of_analysts_is_set_aside(content: str, own_folders: Path) -> None:
    file = paths.config() / "analysts.json"
    file.write_text(content, encoding="utf-8")
    assert identity.analyst("Ada").name == "Ada"
    assert file.with_suffix(".json.damaged").read_text(encoding="utf-8") == content
    assert identity.analyst("Ada") == identity.analyst("Ada")


def test_a_damaged_replica_is_a_new_one(tmp_path: Path) -> None:
    path, case = tmp_path / "a.dossier", Case(entries={"e1"})
    identity.remember(case, path, ADA, identity.Author(ADA.id, "r"), "e1")
    (kept,) = (paths.config() / "replicas").iterdir()
    kept.write_text('{"replica": 5, "head": []}', encoding="utf-8")
    assert identity.author(case, path, ADA).replica not in ("r", "5")


def test_a_case_whose_name_is_no_utf8_keeps_its_replica(tmp_path: Path) -> None:
    path, case = tmp_path / "a\udcff.dossier", Case(entries={"e1"})
    author = identity.author(case, path, ADA)
    identity.remember(case, path, ADA, author, "e1")
    assert identity.author(case, path, ADA) == author
