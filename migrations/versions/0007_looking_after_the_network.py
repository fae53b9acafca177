"""Looking after the network: supervisors, applications, care for buddies, and what a reminder needs."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0004'
branch_labels = None
depends_on = None
# What ANALYZE samples of a column stands in PostgreSQL's own catalogue after the row has gone: these are left out.
NOT_SAMPLED = (
    ('buddy_request', ('key', 'receipt_hash', 'sealed', 'choices', 'tried')),
    ('outbox_mail', ('key', 'sealed')),
    ('buddy_application', ('key', 'receipt_hash', 'sealed')),
    ('buddy_import', ('key', 'content')),
)


def upgrade():
    op.create_table('buddy_application',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('receipt_hash', sa.LargeBinary(), nullable=False),
    sa.Column('sealed', sa.String(), nullable=False),
    sa.Column('stage', sa.String(length=20), nullable=False),
    sa.Column('applied_on', sa.Date(), nullable=False),
    sa.Column('stage_on', sa.Date(), nullable=False),
    sa.Column('interview_on', sa.Date(), nullable=True),
    sa.Column('training_on', sa.Date(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_buddy_application')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_buddy_application_receipt_hash'))
    )
    op.create_index(op.f('ix_buddy_application_stage'), 'buddy_application', ['stage'], unique=False)

    op.create_table('buddy_import',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_buddy_import'))
    )
    op.create_index(op.f('ix_buddy_import_until'), 'buddy_import', ['until'], unique=False)

    op.create_table('supervisor',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('mail_language', sa.String(length=10), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_supervisor')),
    sa.UniqueConstraint('email', name=op.f('uq_supervisor_email'))
    )
    op.create_table('supervision_session',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('supervisor_key', sa.LargeBinary(length=16), nullable=True),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.Column('noted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['supervisor_key'], ['supervisor.key'], name=op.f('fk_supervision_session_supervisor_key_supervisor'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_supervision_session'))
    )
    op.create_index(op.f('ix_supervision_session_starts_at'), 'supervision_session', ['starts_at'], unique=False)

    op.create_table('buddy_care',
    sa.Column('buddy_id', sa.String(length=12), nullable=False),
    sa.Column('supervisor_key', sa.LargeBinary(length=16), nullable=True),
    sa.Column('debrief_asked_on', sa.Date(), nullable=True),
    sa.Column('debrief_reminded_on', sa.Date(), nullable=True),
    sa.Column('training_told', sa.String(length=20), nullable=False),
    sa.Column('supervision_told', sa.String(length=20), nullable=False),
    sa.Column('checked_in_on', sa.Date(), nullable=True),
    sa.Column('check_ins', sa.Integer(), nullable=False),
    sa.Column('thanked_year', sa.String(length=4), nullable=False),
    sa.ForeignKeyConstraint(['buddy_id'], ['buddy.id'], name=op.f('fk_buddy_care_buddy_id_buddy'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['supervisor_key'], ['supervisor.key'], name=op.f('fk_buddy_care_supervisor_key_supervisor'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('buddy_id', name=op.f('pk_buddy_care'))
    )
    op.add_column('account', sa.Column('mail_language', sa.String(length=10), server_default='en', nullable=False))
    op.add_column('account', sa.Column('active_quarter', sa.String(length=7), server_default='', nullable=False))

    op.add_column('buddy', sa.Column('experiences', sa.Text(), server_default='', nullable=False))
    op.add_column('buddy', sa.Column('work_phone', sa.String(length=40), server_default='', nullable=False))
    op.add_column('buddy', sa.Column('work_email', sa.String(length=254), server_default='', nullable=False))
    op.add_column('buddy', sa.Column('joined_on', sa.Date(), nullable=True))
    op.add_column('buddy', sa.Column('left_on', sa.Date(), nullable=True))
    op.add_column('buddy', sa.Column('unanswered', sa.Integer(), server_default='0', nullable=False))
    op.add_column('buddy', sa.Column('yes_year', sa.String(length=4), server_default='', nullable=False))
    op.add_column('buddy', sa.Column('yes_count', sa.Integer(), server_default='0', nullable=False))

    op.add_column('buddy_request', sa.Column('remind_on', sa.Date(), nullable=True))
    op.create_index(op.f('ix_buddy_request_remind_on'), 'buddy_request', ['remind_on'], unique=False)

    if op.get_bind().dialect.name == 'postgresql':
        for table, columns in NOT_SAMPLED:
            for column in columns:
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0')



def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        for table, columns in NOT_SAMPLED[:2]:
            for column in columns:
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS -1')
    op.drop_index(op.f('ix_buddy_request_remind_on'), table_name='buddy_request')
    op.drop_column('buddy_request', 'remind_on')

    op.drop_column('buddy', 'yes_count')
    op.drop_column('buddy', 'yes_year')
    op.drop_column('buddy', 'unanswered')
    op.drop_column('buddy', 'left_on')
    op.drop_column('buddy', 'joined_on')
    op.drop_column('buddy', 'work_email')
    op.drop_column('buddy', 'work_phone')
    op.drop_column('buddy', 'experiences')

    op.drop_column('account', 'active_quarter')
    op.drop_column('account', 'mail_language')

    op.drop_table('buddy_care')
    op.drop_index(op.f('ix_supervision_session_starts_at'), table_name='supervision_session')

    op.drop_table('supervision_session')
    op.drop_table('supervisor')
    op.drop_index(op.f('ix_buddy_import_until'), table_name='buddy_import')

    op.drop_table('buddy_import')
    op.drop_index(op.f('ix_buddy_application_stage'), table_name='buddy_application')

    op.drop_table('buddy_application')
