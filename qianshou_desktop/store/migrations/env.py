"""Alembic runs inside the connection and transaction that upgrade.py hands over."""

from alembic import context

from qianshou_desktop.records import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
