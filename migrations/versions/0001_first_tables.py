"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('roles', sa.Text(), nullable=False),
    sa.Column('session_key', sa.String(length=43), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('made_up', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email')),
    sa.UniqueConstraint('session_key', name=op.f('uq_account_session_key'))
    )
    op.create_table('buddy_request_outcome',
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('band', sa.String(length=20), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('month', 'outcome', 'band', name=op.f('pk_buddy_request_outcome'))
    )
    op.create_table('closed_month',
    sa.Column('month', sa.String(length=10), nullable=False),
    sa.Column('scrubbed', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('month', name=op.f('pk_closed_month'))
    )
    op.create_table('conversation',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('period', sa.String(length=10), nullable=False),
    sa.Column('area', sa.String(length=60), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=False),
    sa.Column('region', sa.String(length=60), nullable=False),
    sa.Column('broad_group', sa.String(length=60), nullable=False),
    sa.Column('channel', sa.String(length=60), nullable=True),
    sa.Column('scope', sa.String(length=60), nullable=False),
    sa.Column('receipt_hash', sa.LargeBinary(length=32), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_conversation')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_conversation_receipt_hash')),
    postgresql_with={'autovacuum_enabled': False},
    sqlite_with_rowid=False
    )
    op.create_table('due_job',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_due_job'))
    )
    op.create_table('outbox_mail',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('sealed', sa.String(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_outbox_mail'))
    )
    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_mail_due_at'), ['due_at'], unique=False)

    op.create_table('pack_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(length=32), nullable=False),
    sa.Column('loaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pack_version'))
    )
    op.create_table('place_count',
    sa.Column('quarter', sa.String(length=10), nullable=False),
    sa.Column('area', sa.String(length=60), nullable=False),
    sa.Column('place', sa.String(length=60), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('quarter', 'area', 'place', name=op.f('pk_place_count')),
    postgresql_with={'autovacuum_enabled': False},
    sqlite_with_rowid=False
    )
    op.create_table('published_figure',
    sa.Column('table_id', sa.String(length=60), nullable=False),
    sa.Column('period', sa.String(length=10), nullable=False),
    sa.Column('first', sa.String(length=60), nullable=False),
    sa.Column('second', sa.String(length=60), nullable=False),
    sa.Column('printed', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('table_id', 'period', 'first', 'second', name=op.f('pk_published_figure'))
    )
    op.create_table('resource',
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('scope', sa.String(length=10), nullable=False),
    sa.Column('areas', sa.Text(), nullable=False),
    sa.Column('audience', sa.Text(), nullable=False),
    sa.Column('phone', sa.String(length=24), nullable=False),
    sa.Column('text_number', sa.String(length=24), nullable=False),
    sa.Column('email', sa.String(length=120), nullable=False),
    sa.Column('url', sa.String(length=500), nullable=False),
    sa.Column('is_24h', sa.Boolean(), nullable=False),
    sa.Column('cost', sa.String(length=10), nullable=False),
    sa.Column('languages', sa.Text(), nullable=False),
    sa.Column('channels', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('verified', sa.Boolean(), nullable=False),
    sa.Column('checked_note', sa.Text(), nullable=False),
    sa.Column('run_by', sa.String(length=120), nullable=False),
    sa.Column('assured_by', sa.String(length=120), nullable=False),
    sa.Column('assured_on', sa.Date(), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('eligibility', sa.Text(), nullable=False),
    sa.Column('opening_hours', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('slug', name=op.f('pk_resource'))
    )
    op.create_table('staff_group_count',
    sa.Column('quarter', sa.String(length=10), nullable=False),
    sa.Column('staff_group', sa.String(length=60), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('quarter', 'staff_group', name=op.f('pk_staff_group_count')),
    postgresql_with={'autovacuum_enabled': False},
    sqlite_with_rowid=False
    )
    op.create_table('waiting_conversation',
    sa.Column('receipt_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('month', sa.String(length=10), nullable=False),
    sa.Column('area', sa.String(length=60), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=False),
    sa.Column('place', sa.String(length=60), nullable=False),
    sa.Column('region', sa.String(length=60), nullable=False),
    sa.Column('staff_group', sa.String(length=60), nullable=False),
    sa.Column('broad_group', sa.String(length=60), nullable=False),
    sa.Column('channel', sa.String(length=60), nullable=False),
    sa.Column('scope', sa.String(length=60), nullable=False),
    sa.PrimaryKeyConstraint('receipt_hash', name=op.f('pk_waiting_conversation')),
    schema='staging',
    postgresql_with={'autovacuum_enabled': False},
    sqlite_with_rowid=False
    )
    op.create_table('throttle',
    sa.Column('key', sa.LargeBinary(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_throttle'))
    )
    with op.batch_alter_table('throttle', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_throttle_until'), ['until'], unique=False)

    op.create_table('topic',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('area', sa.String(length=20), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_topic'))
    )
    op.create_table('used_link',
    sa.Column('nonce_hash', sa.LargeBinary(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('nonce_hash', name=op.f('pk_used_link'))
    )
    with op.batch_alter_table('used_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_used_link_until'), ['until'], unique=False)

    op.create_table('buddy',
    sa.Column('id', sa.String(length=12), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('site', sa.String(length=40), nullable=False),
    sa.Column('team', sa.String(length=80), nullable=False),
    sa.Column('staff_group', sa.String(length=40), nullable=False),
    sa.Column('languages', sa.Text(), nullable=False),
    sa.Column('areas', sa.Text(), nullable=False),
    sa.Column('topics', sa.Text(), nullable=False),
    sa.Column('ways', sa.Text(), nullable=False),
    sa.Column('hours', sa.Text(), nullable=False),
    sa.Column('gender', sa.String(length=20), nullable=False),
    sa.Column('mail_language', sa.String(length=10), nullable=False),
    sa.Column('monthly_limit', sa.Integer(), nullable=False),
    sa.Column('taken_month', sa.String(length=7), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('last_asked', sa.Date(), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('trained_until', sa.Date(), nullable=True),
    sa.Column('supervised_until', sa.Date(), nullable=True),
    sa.Column('paused_until', sa.Date(), nullable=True),
    sa.Column('away_from', sa.Date(), nullable=True),
    sa.Column('away_until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_buddy_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_buddy')),
    sa.UniqueConstraint('account_id', name=op.f('uq_buddy_account_id'))
    )
    op.create_table('resource_topic',
    sa.Column('resource_slug', sa.String(length=60), nullable=False),
    sa.Column('topic_id', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['resource_slug'], ['resource.slug'], name=op.f('fk_resource_topic_resource_slug_resource'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_resource_topic_topic_id_topic')),
    sa.PrimaryKeyConstraint('resource_slug', 'topic_id', name=op.f('pk_resource_topic'))
    )
    with op.batch_alter_table('resource_topic', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_resource_topic_topic_id'), ['topic_id'], unique=False)

    op.create_table('resource_translation',
    sa.Column('resource_slug', sa.String(length=60), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('eligibility', sa.Text(), nullable=False),
    sa.Column('opening_hours', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('checked_by', sa.String(length=120), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['resource_slug'], ['resource.slug'], name=op.f('fk_resource_translation_resource_slug_resource'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('resource_slug', 'language', name=op.f('pk_resource_translation'))
    )
    op.create_table('topic_translation',
    sa.Column('topic_id', sa.String(length=60), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('checked_by', sa.String(length=120), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_topic_translation_topic_id_topic'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('topic_id', 'language', name=op.f('pk_topic_translation'))
    )
    op.create_table('buddy_request',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('receipt_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('sealed', sa.String(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('offered_to', sa.String(length=12), nullable=True),
    sa.Column('choices', sa.Text(), nullable=False),
    sa.Column('tried', sa.Text(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['offered_to'], ['buddy.id'], name=op.f('fk_buddy_request_offered_to_buddy')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_buddy_request')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_buddy_request_receipt_hash'))
    )
    with op.batch_alter_table('buddy_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_buddy_request_due_on'), ['due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_buddy_request_ends_on'), ['ends_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_buddy_request_offered_to'), ['offered_to'], unique=False)

    if op.get_bind().dialect.name == 'postgresql':
        # Nothing of a waiting entry goes into PostgreSQL's log, its backups or its standbys.
        op.execute('ALTER TABLE staging.waiting_conversation SET UNLOGGED')



def downgrade():
    with op.batch_alter_table('buddy_request', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_buddy_request_offered_to'))
        batch_op.drop_index(batch_op.f('ix_buddy_request_ends_on'))
        batch_op.drop_index(batch_op.f('ix_buddy_request_due_on'))

    op.drop_table('buddy_request')
    op.drop_table('topic_translation')
    op.drop_table('resource_translation')
    with op.batch_alter_table('resource_topic', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_resource_topic_topic_id'))

    op.drop_table('resource_topic')
    op.drop_table('buddy')
    with op.batch_alter_table('used_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_used_link_until'))

    op.drop_table('used_link')
    op.drop_table('topic')
    with op.batch_alter_table('throttle', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_throttle_until'))

    op.drop_table('throttle')
    op.drop_table('waiting_conversation', schema='staging')
    op.drop_table('staff_group_count')
    op.drop_table('resource')
    op.drop_table('published_figure')
    op.drop_table('place_count')
    op.drop_table('pack_version')
    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbox_mail_due_at'))

    op.drop_table('outbox_mail')
    op.drop_table('due_job')
    op.drop_table('conversation')
    op.drop_table('closed_month')
    op.drop_table('buddy_request_outcome')
    op.drop_table('account')
