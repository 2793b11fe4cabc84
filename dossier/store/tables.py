"""The case file's tables: the truth, and nothing derived. Portable, so that a server could keep them too.

Rows are only ever added, after the last position. Ids and hashes are the 32 raw bytes of a SHA-256.
`migrations/` makes these tables; a test holds the two together.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x446F7372
"""SQLite's `application_id` of a case file: "Dosr"."""

SCHEMA_VERSION = 1
"""SQLite's `user_version`, and the number of the newest revision in `migrations/`."""

MAX_INTEGER = 2**63 - 1
"""The largest number that a column keeps; what a stranger's entry says may lie beyond it."""

REVISION = f"{SCHEMA_VERSION:04d}"

# Only a column declared INTEGER is SQLite's own row number; other databases need the wider type said.
_BIG = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

source = Table(
    "source",
    metadata,
    Column("position", _BIG, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False),  # SHA-256 of the original bytes
    Column("size", _BIG, nullable=False),  # of the original bytes
    Column("stored_sha256", LargeBinary, nullable=False),  # of `content` as it stands here
    Column("content", LargeBinary, nullable=False),  # the original bytes, compressed by zlib
    UniqueConstraint("id", name="uq_source_id"),
)

blob = Table(
    "blob",
    metadata,
    Column("position", _BIG, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False),  # SHA-256 of the content before compression
    Column("size", _BIG, nullable=False),
    Column("stored_sha256", LargeBinary, nullable=False),
    Column(
        "content", LargeBinary, nullable=False
    ),  # a canonical text in UTF-8 or an analysis, compressed by zlib
    UniqueConstraint("id", name="uq_blob_id"),
)

entry = Table(
    "entry",
    metadata,
    Column("position", _BIG, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False),  # SHA-256(header ‖ SHA-256(payload))
    Column("clock", _BIG, nullable=False),  # as in the header
    Column("replica", Text, nullable=False),  # as in the header
    Column("payload_sha256", LargeBinary, nullable=False),
    Column("header", LargeBinary, nullable=False),  # JSON bytes, see codec.py
    Column("payload", LargeBinary),  # JSON bytes; NULL: withheld from this copy
    UniqueConstraint("id", name="uq_entry_id"),
    Index("ix_entry_clock_id", "clock", "id"),  # the order in which entries are read
    Index("ix_entry_replica_position", "replica", "position"),  # forks must fit: not unique
)

TRUTH = (source, blob, entry)
