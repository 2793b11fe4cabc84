"""The program of a day when there is a second schema."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier.store import casefile, checks, migrate, opening, schema, tables
from dossier.store.schema import Item
from tests.integration.sample_case import MIGRATIONS

SECOND_STEP = '''
"""A schema to come."""
from alembic import op
revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("CREATE TABLE later (a INTEGER)")
    {work}
    op.execute("PRAGMA user_version = 2")
'''
MUCH = (
    'op.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})'
    ' INSERT INTO later SELECT i FROM n")'
)
"""Work that writes so many rows."""


def write_steps(folder: Path, work: str = "") -> None:
    """Put the migrations of that day into `folder`, which is not there yet."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_later.py").write_text(SECOND_STEP.format(work=work))


def begin(replace: Callable[[Any, str, object], object]) -> None:
    """Let the day begin, by `replace` (setattr, or the one of a test that takes it back)."""
    for module in (tables, opening, checks, migrate):
        replace(module, "SCHEMA_VERSION", 2)
    replace(migrate, "REVISION", "0002")
    second = {**schema.SCHEMAS[1], "later": Item("table", "later", "CREATE TABLE later (a INTEGER)")}
    replace(schema, "SCHEMAS", {**schema.SCHEMAS, 2: second})
    assert casefile.tables is tables
