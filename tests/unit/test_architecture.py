"""The import rules of pyproject.toml, each proven by breaking it, and the budgets that notice drift."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PYPROJECT = CHECKOUT / "pyproject.toml"
MODULES = sorted((CHECKOUT / "dossier").rglob("*.py"))

# The smallest tree that has every layer, and makes every kind of import that is allowed.
SKELETON = {
    "__init__.py": "",
    "__main__.py": "def main():\n    from dossier import cli, gui\n",
    "cli/__init__.py": "from dossier.app import workspace\nfrom dossier.domain import views\n",
    "gui/__init__.py": "import PySide6\nfrom dossier.app import workspace\n",
    "gui/window.py": "",
    "app/__init__.py": "",
    "app/workspace.py": "from dossier import analysis, export, ingest, store\n",
    "store/__init__.py": "import alembic\nimport sqlalchemy\nfrom dossier.domain import views\n",
    "ingest/__init__.py": "from dossier.domain import views\n",
    "analysis/__init__.py": "from dossier.domain import views\n\ndef load():\n    import spacy\n",
    "export/__init__.py": "from dossier.domain import views\n",
    "domain/__init__.py": "",
    "domain/views.py": "import dataclasses\n",
}

# What is wrong -> (the lines planted in each file, the one contract that must break).
FAULTS = {
    "a sibling of the middle row": ({"ingest/__init__.py": "import dossier.store"}, "layers"),
    "a sibling screen": ({"cli/__init__.py": "import dossier.gui.window"}, "layers"),
    "an upward import": ({"store/__init__.py": "import dossier.app"}, "layers"),
    "hidden in a function": ({"domain/views.py": "def f():\n    import dossier.ingest"}, "layers"),
    "an unlisted package": ({"archive/__init__.py": ""}, "layers"),
    "a screen that reaches the store": ({"gui/__init__.py": "import dossier.store"}, "screens"),
    "a start that reaches a reader": ({"__main__.py": "import dossier.ingest"}, "screens"),
    "Qt in the store": ({"store/__init__.py": "import PySide6.QtCore"}, "qt"),
    "SQL in a screen": ({"gui/__init__.py": "import sqlalchemy"}, "sql"),
    "Alembic in the start": ({"__main__.py": "import alembic"}, "sql"),
    "spaCy in the app": ({"app/workspace.py": "import spacy.tokens"}, "spacy"),
    "a package in the domain": ({"domain/views.py": "import msgspec"}, "domain"),
    "two modules in a circle": (
        {"app/workspace.py": "import dossier.app.tasks", "app/tasks.py": "import dossier.app.workspace"},
        "cycles",
    ),
}


def skeleton(folder: Path) -> Path:
    """Write the skeleton with the real contracts beside it."""
    for name, text in SKELETON.items():
        path = folder / "dossier" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "pyproject.toml").write_text(PYPROJECT.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def contracts() -> dict[str, str]:
    """The name of each contract, and its id."""
    listed = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return {contract["name"]: contract["id"] for contract in listed}


def broken_contracts(folder: Path) -> set[str]:
    """The ids of the contracts that import-linter finds broken in the tree under `folder`."""
    code = "import sys; sys.path.insert(0, '.'); from importlinter import cli; cli.lint_imports_command()"
    run = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env={"PATH": "", "NO_COLOR": "1", "COLUMNS": "400", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", run.stdout, flags=re.MULTILINE))
    ids = contracts()
    assert verdicts.keys() == ids.keys(), run.stdout + run.stderr
    assert run.returncode == ("BROKEN" in verdicts.values())
    return {ids[name] for name, verdict in verdicts.items() if verdict == "BROKEN"}


def test_contracts_pass_on_the_skeleton(tmp_path: Path) -> None:
    assert broken_contracts(skeleton(tmp_path)) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_breaks_exactly_its_contract(tmp_path: Path, fault: str) -> None:
    planted, broken = FAULTS[fault]
    root = skeleton(tmp_path) / "dossier"
    for name, lines in planted.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(SKELETON.get(name, "") + lines + "\n")
    assert broken_contracts(tmp_path) == {broken}


def test_every_contract_is_broken_by_some_fault() -> None:
    assert {broken for _, broken in FAULTS.values()} == set(contracts().values())


def test_the_domain_contract_names_every_dependency() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    listed = project["tool"]["importlinter"]["contracts"]
    (named,) = (set(c["forbidden_modules"]) for c in listed if c["id"] == "domain")
    distributions = {
        re.match(r"[\w.-]+", line).group().lower().replace("-", "_")  # type: ignore[union-attr]
        for line in project["project"]["dependencies"]
    }
    for module, owners in packages_distributions().items():
        if {owner.lower().replace("-", "_") for owner in owners} <= distributions:
            assert module in named or module.startswith("_"), f"{module} of {owners}"


def imported_modules(path: Path) -> set[str]:
    """The top-level names of everything that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_the_domain_imports_only_the_standard_library() -> None:
    domain = [path for path in MODULES if path.is_relative_to(CHECKOUT / "dossier" / "domain")]
    assert domain
    strangers = {path.name: imported_modules(path) - sys.stdlib_module_names for path in domain}
    assert {name: found - {"dossier"} for name, found in strangers.items() if found - {"dossier"}} == {}


def test_migrations_import_nothing_of_dossier() -> None:
    steps = sorted((CHECKOUT / "migrations").rglob("*.py"))
    assert [path.name for path in steps if "dossier" in imported_modules(path)] == []


def test_no_grab_bags() -> None:
    banned = {"utils", "util", "misc", "common", "helpers", "manager"}
    assert [path for path in MODULES if banned & {part.removesuffix(".py") for part in path.parts}] == []


def is_a_list_or_its_door(node: ast.stmt) -> bool:
    """An import (or several that only a type checker makes), a name, a docstring; or one line of code that takes the
    package's list to where it is used."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING" and all(map(is_a_list_or_its_door, node.body))
    if isinstance(node, ast.FunctionDef):
        return len(node.body) - (ast.get_docstring(node) is not None) == 1
    return isinstance(node, (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign))


def test_package_files_hold_a_list_or_nothing() -> None:
    for path in MODULES:
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert all(is_a_list_or_its_door(node) for node in body), path


def test_no_file_outgrows_its_budget() -> None:
    """Over 500 lines needs a reason, written in the docstring: `Over 500 lines because …`."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 500:
            assert "Over 500 lines because" in (ast.get_docstring(ast.parse(text)) or ""), path
