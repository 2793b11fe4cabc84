"""Alembic's environment: works on the connection, and in the transaction, that the program hands over."""

from alembic import context

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError(
        "Case files are brought up to date by opening them in Dossier, not by the alembic command."
    )

context.configure(connection=connection, target_metadata=None, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
