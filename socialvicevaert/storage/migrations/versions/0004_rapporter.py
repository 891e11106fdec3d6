"""Reports: worker groups, estates that close or merge, versions of issued reports.

Columns are added one by one, not by copying the tables: other tables refer to these. An issued report, and what has been
shown, is never changed, removed or replaced: the triggers refuse it. A migration that rebuilds one of the two tables must
make its triggers again.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

FROZEN = ('udstedtrapport', 'vistrapport')
REFUSED = {
    'unchanged': 'BEFORE UPDATE ON {0}',
    'kept': 'BEFORE DELETE ON {0}',
    # REPLACE removes a row without asking the trigger above
    'not_replaced': 'BEFORE INSERT ON {0} WHEN EXISTS (SELECT 1 FROM {0} WHERE id = NEW.id)',
}


def upgrade() -> None:
    op.create_table('medarbejdergruppe',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_medarbejdergruppe')),
    sqlite_autoincrement=True
    )
    _add('afdeling', sa.Column('homes', sa.Integer(), nullable=True))
    _add('afdeling', sa.Column('closed_on', sa.Date(), nullable=True))
    _add('afdeling', _reference('merged_into_id', 'afdeling'))
    _add('medarbejder', _reference('gruppe_id', 'medarbejdergruppe'))
    op.create_index(op.f('ix_medarbejder_gruppe_id'), 'medarbejder', ['gruppe_id'], unique=False)
    _add('sagperiode', sa.Column('met_new_people', sa.String(), nullable=True))
    _add('udstedtrapport', sa.Column('gruppe', sa.String(), nullable=False, server_default=''))
    _add('udstedtrapport', sa.Column('form', sa.String(), nullable=False, server_default='rapport'))
    _add('udstedtrapport', sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
    _add('udstedtrapport', _reference('corrects_id', 'udstedtrapport'))
    _add('udstedtrapport', sa.Column('reason', sa.String(), nullable=False, server_default=''))
    _add('udstedtrapport', sa.Column('ledger', sa.String(), nullable=False, server_default=''))
    _add('udstedtrapport', sa.Column('workbook', sa.LargeBinary(), nullable=False, server_default=sa.text("x''")))
    op.create_table('vistrapport',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('shown_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('shown_to_id', sa.Integer(), nullable=False),
    sa.Column('parameters', sa.String(), nullable=False),
    sa.Column('ledger', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['shown_to_id'], ['medarbejder.id'], name=op.f('fk_vistrapport_shown_to_id_medarbejder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vistrapport')),
    sqlite_autoincrement=True
    )
    for table in FROZEN:
        for name, when in REFUSED.items():
            refuse = "BEGIN SELECT RAISE(ABORT, 'append only'); END"
            op.execute(f'CREATE TRIGGER {table}_{name} {when.format(table)} {refuse}')
    op.execute(
        'CREATE TRIGGER udstedtrapport_number_kept BEFORE INSERT ON udstedtrapport '
        'WHEN EXISTS (SELECT 1 FROM udstedtrapport WHERE report_id = NEW.report_id) '
        "BEGIN SELECT RAISE(ABORT, 'append only'); END"
    )


def downgrade() -> None:
    op.drop_table('vistrapport')
    for name in (*REFUSED, 'number_kept'):
        op.execute(f'DROP TRIGGER udstedtrapport_{name}')
    for name in ('workbook', 'ledger', 'reason', 'corrects_id', 'version', 'form', 'gruppe'):
        op.drop_column('udstedtrapport', name)
    op.drop_column('sagperiode', 'met_new_people')
    op.drop_index(op.f('ix_medarbejder_gruppe_id'), 'medarbejder')
    op.drop_column('medarbejder', 'gruppe_id')
    for name in ('merged_into_id', 'closed_on', 'homes'):
        op.drop_column('afdeling', name)
    op.drop_table('medarbejdergruppe')


def _add(table: str, column: sa.Column[Any]) -> None:
    op.add_column(table, column, inline_references=True)


def _reference(name: str, table: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f'{table}.id'), nullable=True)
