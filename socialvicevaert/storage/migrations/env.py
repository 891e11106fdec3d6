"""Run by Alembic for each upgrade, downgrade and draft; the connection and the metadata come from the caller."""

from alembic import context

from socialvicevaert.storage.migrations.drafting import include, plain_type

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_item=plain_type,
    include_object=include,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
