"""Papers: letters from templates, words of forms, agreements after a visit, concern for a child, access to one's data.

Columns are added one by one, not by copying the tables: other tables refer to these. What was sent, printed or once said
by a template is never changed: the triggers refuse it. A migration that rebuilds one of these tables must make its
trigger again.
"""

import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

KINDS = {
    'brev': 'Brev',
    'opkraevning': 'Opkrævning eller rykker',
    'afgoerelse': 'Afgørelse',
    'aftale': 'Aftale',
    'samtykke': 'Underskrevet samtykke eller fuldmagt',
    'dokumentation': 'Dokumentation',
    'andet': 'Andet',
}
FROZEN = ('brevindhold', 'underretningindhold', 'aftalearkindhold', 'skabelonversion', 'formulartekst')


def upgrade() -> None:
    op.create_table('skabelon',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skabelon')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_skabelon_key'), 'skabelon', ['key'], unique=False)
    op.create_table('formulartekst',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('words', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['changed_by_id'], ['medarbejder.id'], name=op.f('fk_formulartekst_changed_by_id_medarbejder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_formulartekst')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_formulartekst_language'), 'formulartekst', ['language'], unique=False)
    op.create_table('skabelonversion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('skabelon_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('body', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['medarbejder.id'], name=op.f('fk_skabelonversion_made_by_id_medarbejder')),
    sa.ForeignKeyConstraint(['skabelon_id'], ['skabelon.id'], name=op.f('fk_skabelonversion_skabelon_id_skabelon')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skabelonversion')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_skabelonversion_skabelon_id'), 'skabelonversion', ['skabelon_id'], unique=False)
    op.create_table('indsigt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_encrypted', sa.Boolean(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_indsigt_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_indsigt_medarbejder_id_medarbejder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indsigt')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_indsigt_beboer_id'), 'indsigt', ['beboer_id'], unique=False)
    op.create_index(op.f('ix_indsigt_due_on'), 'indsigt', ['due_on'], unique=False)
    op.create_index(op.f('ix_indsigt_medarbejder_id'), 'indsigt', ['medarbejder_id'], unique=False)
    op.create_table('samtykkeudkast',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('draft', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('text_version', sa.String(), nullable=False),
    sa.Column('printed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_samtykkeudkast_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_samtykkeudkast_medarbejder_id_medarbejder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_samtykkeudkast')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_samtykkeudkast_beboer_id'), 'samtykkeudkast', ['beboer_id'], unique=False)
    op.create_table('samtykkeafslag',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_samtykkeafslag_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_samtykkeafslag_medarbejder_id_medarbejder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_samtykkeafslag')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_samtykkeafslag_asked_on'), 'samtykkeafslag', ['asked_on'], unique=False)
    op.create_index(op.f('ix_samtykkeafslag_beboer_id'), 'samtykkeafslag', ['beboer_id'], unique=False)
    op.create_table('underretning',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.Column('partner_id', sa.Integer(), nullable=True),
    sa.Column('child', sa.String(), nullable=False),
    sa.Column('observed', sa.String(), nullable=False),
    sa.Column('concern', sa.String(), nullable=False),
    sa.Column('done_so_far', sa.String(), nullable=False),
    sa.Column('parents_told', sa.Boolean(), nullable=False),
    sa.Column('parents_reason', sa.String(), nullable=False),
    sa.Column('created_on', sa.Date(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('receipt_on', sa.Date(), nullable=True),
    sa.Column('receipt', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_underretning_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_underretning_medarbejder_id_medarbejder')),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_underretning_partner_id_partner')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_underretning')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_underretning_beboer_id'), 'underretning', ['beboer_id'], unique=False)
    op.create_index(op.f('ix_underretning_created_on'), 'underretning', ['created_on'], unique=False)
    op.create_index(op.f('ix_underretning_medarbejder_id'), 'underretning', ['medarbejder_id'], unique=False)
    op.create_index(op.f('ix_underretning_partner_id'), 'underretning', ['partner_id'], unique=False)
    op.create_index(op.f('ix_underretning_sent_at'), 'underretning', ['sent_at'], unique=False)
    op.create_table('indsigtvurdering',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('indsigt_id', sa.Integer(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['indsigt_id'], ['indsigt.id'], name=op.f('fk_indsigtvurdering_indsigt_id_indsigt')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indsigtvurdering')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_indsigtvurdering_indsigt_id'), 'indsigtvurdering', ['indsigt_id'], unique=False)
    op.create_table('underretningadgang',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('underretning_id', sa.Integer(), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.Column('given_by_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['given_by_id'], ['medarbejder.id'], name=op.f('fk_underretningadgang_given_by_id_medarbejder')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_underretningadgang_medarbejder_id_medarbejder')),
    sa.ForeignKeyConstraint(['underretning_id'], ['underretning.id'], name=op.f('fk_underretningadgang_underretning_id_underretning')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_underretningadgang')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_underretningadgang_medarbejder_id'), 'underretningadgang', ['medarbejder_id'], unique=False)
    op.create_index(op.f('ix_underretningadgang_underretning_id'), 'underretningadgang', ['underretning_id'], unique=False)
    op.create_table('underretningindhold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('underretning_id', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['underretning_id'], ['underretning.id'], name=op.f('fk_underretningindhold_underretning_id_underretning')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_underretningindhold')),
    sa.UniqueConstraint('underretning_id', name=op.f('uq_underretningindhold_underretning_id')),
    sqlite_autoincrement=True
    )
    op.create_table('aftaleark',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('sag_id', sa.Integer(), nullable=True),
    sa.Column('kontakt_id', sa.Integer(), nullable=True),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('dated', sa.Date(), nullable=False),
    sa.Column('next_meeting', sa.String(), nullable=False),
    sa.Column('phones', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('printed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_aftaleark_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['kontakt_id'], ['kontakt.id'], name=op.f('fk_aftaleark_kontakt_id_kontakt')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_aftaleark_medarbejder_id_medarbejder')),
    sa.ForeignKeyConstraint(['sag_id'], ['sag.id'], name=op.f('fk_aftaleark_sag_id_sag')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_aftaleark')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_aftaleark_beboer_id'), 'aftaleark', ['beboer_id'], unique=False)
    op.create_index(op.f('ix_aftaleark_dated'), 'aftaleark', ['dated'], unique=False)
    op.create_index(op.f('ix_aftaleark_kontakt_id'), 'aftaleark', ['kontakt_id'], unique=False)
    op.create_index(op.f('ix_aftaleark_medarbejder_id'), 'aftaleark', ['medarbejder_id'], unique=False)
    op.create_index(op.f('ix_aftaleark_sag_id'), 'aftaleark', ['sag_id'], unique=False)
    op.create_table('brev',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beboer_id', sa.Integer(), nullable=False),
    sa.Column('sag_id', sa.Integer(), nullable=True),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('partner_id', sa.Integer(), nullable=True),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('template', sa.String(), nullable=False),
    sa.Column('skabelon_version_id', sa.Integer(), nullable=True),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('body', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('answers', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('basis', sa.String(), nullable=True),
    sa.Column('basis_reason', sa.String(), nullable=False),
    sa.Column('samtykke_id', sa.Integer(), nullable=True),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('dated', sa.Date(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['beboer_id'], ['beboer.id'], name=op.f('fk_brev_beboer_id_beboer')),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_brev_medarbejder_id_medarbejder')),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_brev_partner_id_partner')),
    sa.ForeignKeyConstraint(['sag_id'], ['sag.id'], name=op.f('fk_brev_sag_id_sag')),
    sa.ForeignKeyConstraint(['samtykke_id'], ['samtykke.id'], name=op.f('fk_brev_samtykke_id_samtykke')),
    sa.ForeignKeyConstraint(['skabelon_version_id'], ['skabelonversion.id'], name=op.f('fk_brev_skabelon_version_id_skabelonversion')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_brev')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_brev_beboer_id'), 'brev', ['beboer_id'], unique=False)
    op.create_index(op.f('ix_brev_medarbejder_id'), 'brev', ['medarbejder_id'], unique=False)
    op.create_index(op.f('ix_brev_partner_id'), 'brev', ['partner_id'], unique=False)
    op.create_index(op.f('ix_brev_sag_id'), 'brev', ['sag_id'], unique=False)
    op.create_index(op.f('ix_brev_samtykke_id'), 'brev', ['samtykke_id'], unique=False)
    op.create_index(op.f('ix_brev_source'), 'brev', ['source'], unique=False)
    op.create_table('samtykkebesked',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('samtykke_id', sa.Integer(), nullable=False),
    sa.Column('partner_id', sa.Integer(), nullable=True),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('medarbejder_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['medarbejder_id'], ['medarbejder.id'], name=op.f('fk_samtykkebesked_medarbejder_id_medarbejder')),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_samtykkebesked_partner_id_partner')),
    sa.ForeignKeyConstraint(['samtykke_id'], ['samtykke.id'], name=op.f('fk_samtykkebesked_samtykke_id_samtykke')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_samtykkebesked')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_samtykkebesked_partner_id'), 'samtykkebesked', ['partner_id'], unique=False)
    op.create_index(op.f('ix_samtykkebesked_samtykke_id'), 'samtykkebesked', ['samtykke_id'], unique=False)
    op.create_table('aftalearkindhold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('aftaleark_id', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['aftaleark_id'], ['aftaleark.id'], name=op.f('fk_aftalearkindhold_aftaleark_id_aftaleark')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_aftalearkindhold')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_aftalearkindhold_aftaleark_id'), 'aftalearkindhold', ['aftaleark_id'], unique=False)
    op.create_table('aftalelinje',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('aftaleark_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('who_name', sa.String(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_text', sa.String(), nullable=False),
    sa.Column('opgave_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['aftaleark_id'], ['aftaleark.id'], name=op.f('fk_aftalelinje_aftaleark_id_aftaleark')),
    sa.ForeignKeyConstraint(['opgave_id'], ['opgave.id'], name=op.f('fk_aftalelinje_opgave_id_opgave')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_aftalelinje')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_aftalelinje_aftaleark_id'), 'aftalelinje', ['aftaleark_id'], unique=False)
    op.create_table('brevindhold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('brev_id', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['brev_id'], ['brev.id'], name=op.f('fk_brevindhold_brev_id_brev')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_brevindhold')),
    sa.UniqueConstraint('brev_id', name=op.f('uq_brevindhold_brev_id')),
    sqlite_autoincrement=True
    )
    _add('dokument', sa.Column('expires_on', sa.Date(), nullable=True))
    op.create_index(op.f('ix_dokument_expires_on'), 'dokument', ['expires_on'], unique=False)
    _index_dokumenter()
    _add('samtykke', sa.Column('towards', sa.String(), nullable=False, server_default=''))
    _add('samtykke', sa.Column('powers', sa.String(), nullable=False, server_default=''))
    _add('samtykke', _reference('scan_id', 'dokument'))
    op.create_index(op.f('ix_samtykke_scan_id'), 'samtykke', ['scan_id'], unique=False)
    _add('videregivelse', sa.Column('paper', sa.String(), nullable=False, server_default=''))
    op.create_index(op.f('ix_videregivelse_paper'), 'videregivelse', ['paper'], unique=False)
    for table in FROZEN:
        refuse = "BEGIN SELECT RAISE(ABORT, 'append only'); END"
        op.execute(f'CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} {refuse}')


def downgrade() -> None:
    op.execute("DELETE FROM search_entry WHERE kind = 'dokument'")
    op.drop_index(op.f('ix_videregivelse_paper'), 'videregivelse')
    op.drop_column('videregivelse', 'paper')
    op.drop_index(op.f('ix_samtykke_scan_id'), 'samtykke')
    for name in ('scan_id', 'powers', 'towards'):
        op.drop_column('samtykke', name)
    op.drop_index(op.f('ix_dokument_expires_on'), 'dokument')
    op.drop_column('dokument', 'expires_on')
    for table in (
        'brevindhold',
        'aftalelinje',
        'aftalearkindhold',
        'samtykkebesked',
        'brev',
        'aftaleark',
        'underretningindhold',
        'underretningadgang',
        'indsigtvurdering',
        'underretning',
        'samtykkeafslag',
        'samtykkeudkast',
        'indsigt',
        'skabelonversion',
        'formulartekst',
        'skabelon',
    ):
        op.drop_table(table)


def _add(table: str, column: sa.Column[Any]) -> None:
    op.add_column(table, column, inline_references=True)


def _reference(name: str, table: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f'{table}.id'), nullable=True)


def _index_dokumenter() -> None:
    """The papers that are there already are found by name from now on, as new ones are."""
    connection = op.get_bind()
    kept = connection.exec_driver_sql(
        'SELECT id, beboer_id, added_at, name, kind, note FROM dokument WHERE deleted_at IS NULL ORDER BY id'
    ).all()
    entries = [
        ('dokument', number, beboer_id, added_at, _folded(f'{name} {KINDS.get(kind, kind)} {note}'))
        for number, beboer_id, added_at, name, kind, note in kept
    ]
    if entries:
        connection.exec_driver_sql(
            'INSERT INTO search_entry (kind, row_id, beboer_id, at, text) VALUES (?, ?, ?, ?, ?)', entries
        )


def _folded(text: str) -> str:
    """As the index of this version spells: small letters, å as aa, æ as ae, ø as oe, no accents."""
    plain = unicodedata.normalize('NFC', text).casefold().replace('å', 'aa').replace('æ', 'ae').replace('ø', 'oe')
    taken_apart = unicodedata.normalize('NFKD', plain)
    return unicodedata.normalize('NFC', ''.join(sign for sign in taken_apart if not unicodedata.combining(sign)))
