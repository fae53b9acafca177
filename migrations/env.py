"""Alembic's environment: the app's engine, its tables, and the schema of waiting entries."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from wellbeing.core.db import STAGING_SCHEMA


def own_schemas(name, kind, _parents):
    """Compare only the app's own schemas."""
    return kind != "schema" or name in (None, STAGING_SCHEMA)


def render_item(kind, item, autogen):
    """Write our column types into a migration as the plain types they store."""
    impl = getattr(item, "impl", None)
    if kind == "type" and type(item).__module__.startswith("wellbeing") and impl is not None:
        return f"sa.{impl!r}"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations in one write transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {STAGING_SCHEMA}"))
    arguments = current_app.extensions["migrate"].configure_args
    context.configure(
        connection=connection,
        target_metadata=current_app.extensions["migrate"].db.metadata,
        include_name=own_schemas,
        render_item=render_item,
        **arguments,
    )
    with context.begin_transaction():
        context.run_migrations()


engine = current_app.extensions["migrate"].db.engine
with engine.connect().execution_options(soothe_write=True) as connection:
    migrate(connection)
    connection.commit()
