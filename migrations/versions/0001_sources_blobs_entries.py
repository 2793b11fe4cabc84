"""The first schema: sources, blobs and the journal, all of them append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("source", "blob"):
        op.create_table(
            name,
            sa.Column("position", BIG, primary_key=True, autoincrement=False),
            sa.Column("id", sa.LargeBinary, nullable=False),
            sa.Column("size", BIG, nullable=False),
            sa.Column("stored_sha256", sa.LargeBinary, nullable=False),
            sa.Column("content", sa.LargeBinary, nullable=False),
            sa.UniqueConstraint("id", name=f"uq_{name}_id"),
        )
    op.create_table(
        "entry",
        sa.Column("position", BIG, primary_key=True, autoincrement=False),
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("clock", BIG, nullable=False),
        sa.Column("replica", sa.Text, nullable=False),
        sa.Column("payload_sha256", sa.LargeBinary, nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.UniqueConstraint("id", name="uq_entry_id"),
    )
    op.create_index("ix_entry_clock_id", "entry", ["clock", "id"])
    op.create_index("ix_entry_replica_position", "entry", ["replica", "position"])
    if op.get_bind().dialect.name == "sqlite":
        for name in ("source", "blob", "entry"):
            append_only(name)
        op.execute(f"PRAGMA application_id = {0x446F7372}")
        op.execute("PRAGMA user_version = 1")


def append_only(table: str) -> None:
    """Refuse every change but a new row, for every program that writes to the file.

    INSERT OR REPLACE deletes without firing delete triggers (unless recursive_triggers is on), so a third
    trigger refuses a new row in the place, or with the id, of one that is there. It fails rather than aborts,
    which spares a savepoint for each row: nothing has been done yet that would have to be undone.
    """
    message = f"'{table} is append-only'"
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, {message}); END"
        )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        f" OR EXISTS (SELECT 1 FROM {table} WHERE position = NEW.position)"
        f" BEGIN SELECT RAISE(FAIL, {message}); END"
    )


def downgrade() -> None:
    raise NotImplementedError("A case file never goes back; its backup lies beside it.")
