"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else 'raise NotImplementedError("write the step; end with PRAGMA user_version")'}


def downgrade() -> None:
    raise NotImplementedError("A case file never goes back; its backup lies beside it.")
