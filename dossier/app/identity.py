"""Who works here: the analyst, and the replica id of each case file; both kept outside the case file.

A replica is one analyst's installation for one file. A copy of a file lies elsewhere, so it gets a replica
id of its
own at its first write; and so does an older copy that was put back in the same place, for going on with the
old id would fork its chain.
"""

import getpass
import hashlib
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from dossier.app import paths, stored_json
from dossier.domain.entries import Author, EntryId
from dossier.domain.views import Analyst


class Chains(Protocol):
    """What must be known of a case file's replicas."""

    @property
    def case_id(self) -> str: ...
    def head(self, replica: str) -> EntryId | None: ...
    def has_entry(self, entry: EntryId) -> bool: ...


def analyst(name: str | None = None) -> Analyst:
    """The configured analyst, or the one called `name`; made, with an id of its own, when new here.

    Without a name and a configuration it is the login name: nobody is asked at a prompt.
    """
    known = _analysts()
    wanted = name or known.get("current") or _login_name()
    record = _called(known.get("analysts", {}), wanted)
    if record is not None:
        return Analyst(record["id"], record["name"], record["initials"])
    new = Analyst(secrets.token_hex(8), wanted, initials_of(wanted))
    _keep(new)
    return new


def known(name: str | None = None) -> Analyst | None:
    """As `analyst`, but nobody new is made: None where the name is new here."""
    held = _analysts()
    record = _called(held.get("analysts", {}), name or held.get("current") or _login_name())
    return Analyst(record["id"], record["name"], record["initials"]) if record else None


def _called(records: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Who goes by this name here; `zoe` means Zoe, unless there is a zoe as well."""
    if name in records:
        return records[name]  # type: ignore[no-any-return]
    alike = {record["id"]: record for known, record in records.items() if known.casefold() == name.casefold()}
    return next(iter(alike.values())) if len(alike) == 1 else None


def introduce(name: str, initials: str, analyst: Analyst | None = None) -> Analyst:
    """From now on the configured analyst is called `name`: `analyst` by another name, the same person with the same
    id; or somebody who is known by that name here already; or somebody new."""
    known = _analysts().get("analysts", {}).get(name)
    id = known["id"] if known else analyst.id if analyst else secrets.token_hex(8)
    current = Analyst(id, name, initials or initials_of(name))
    _keep(current, make_current=True)
    return current


def is_configured() -> bool:
    """Whether somebody has said who works here."""
    return "current" in _analysts()


def initials_of(name: str) -> str:
    return "".join(part[0] for part in name.split()[:3]).upper()


def new_replica() -> str:
    return secrets.token_hex(8)


def author(case: Chains, path: Path, analyst: Analyst) -> Author:
    """The author to write as: with the replica id that this file has here, or a new one."""
    known = stored_json.read(_replica_file(case.case_id, path, analyst), _is_replica)
    replica, head = known.get("replica"), known.get("head")
    if not replica or (head and not case.has_entry(head)):
        return Author(analyst.id, new_replica())
    return Author(analyst.id, replica)


def remember(case: Chains, path: Path, analyst: Analyst, author: Author, head: EntryId) -> None:
    """Keep what `author` wrote last, so that an older copy of the file is noticed."""
    stored_json.write(
        _replica_file(case.case_id, path, analyst),
        {"replica": author.replica, "head": head, "path": str(path)},
    )


def _keep(analyst: Analyst, *, make_current: bool = False) -> None:
    """Keep the analyst under this name, and under those that they went by before, so that they still mean them."""
    known = _analysts()
    records = known.setdefault("analysts", {})
    for name in [name for name, record in records.items() if record["id"] == analyst.id]:
        records[name] = asdict(analyst)
    records[analyst.name] = asdict(analyst)
    if make_current:
        known["current"] = analyst.name
    stored_json.write(_analysts_file(), known)


def _analysts() -> dict[str, Any]:
    return stored_json.read(_analysts_file(), _are_analysts)


def _are_analysts(value: dict[str, Any]) -> bool:
    records = value.get("analysts", {})
    return (
        isinstance(value.get("current", ""), str)
        and isinstance(records, dict)
        and all(isinstance(record, dict) and _is_analyst(record) for record in records.values())
    )


def _is_analyst(record: dict[str, Any]) -> bool:
    return all(isinstance(record.get(part), str) for part in ("id", "name", "initials"))


def _is_replica(value: dict[str, Any]) -> bool:
    return all(isinstance(value.get(part, ""), str) for part in ("replica", "head"))


def _analysts_file() -> Path:
    return paths.config() / "analysts.json"


def _replica_file(case: str, path: Path, analyst: Analyst) -> Path:
    folder = paths.config() / "replicas"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise paths.FolderError(
            f"The folder “{folder}” cannot be made ({error.strerror or error}). Set DOSSIER_CONFIG_DIR to a"
            " folder that you may write to."
        ) from error
    key = hashlib.sha256(
        f"{case}\0{path.resolve()}\0{analyst.id}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
    return folder / f"{key}.json"


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
