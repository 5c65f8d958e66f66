"""Alembic's way in: the store hands over its open transaction and its tables. There is no alembic.ini.

Run by foitrack/store/migrate.py alone, which has the recipe and the reasons.
"""

from alembic import context

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=context.config.attributes["metadata"],
    transactional_ddl=True,
    # SQLite cannot alter a column: Alembic rebuilds the table.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
