"""Counts of how the pack is used, and reports of what is wrong in it."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('resource_count',
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('month', 'slug', 'language', 'kind', name=op.f('pk_resource_count')),
    # In the order of their keys, so that the file does not tell which came first.
    sqlite_with_rowid=False
    )
    op.create_table('topic_count',
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('month', 'topic', 'kind', name=op.f('pk_topic_count')),
    # In the order of their keys, so that the file does not tell which came first.
    sqlite_with_rowid=False
    )
    op.create_table('search_count',
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('month', 'language', 'kind', name=op.f('pk_search_count')),
    # In the order of their keys, so that the file does not tell which came first.
    sqlite_with_rowid=False
    )
    op.create_table('fault_report',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('is_contact', sa.Boolean(), nullable=False),
    sa.Column('what', sa.String(length=10), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('sealed', sa.String(), nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=False),
    sa.Column('told', sa.Boolean(), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('closed_by', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_fault_report')),
    # In the order of their keys, so that the file does not tell which came first.
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_fault_report_slug'), 'fault_report', ['slug'])
    op.create_index(op.f('ix_fault_report_outcome'), 'fault_report', ['outcome'])


def downgrade():
    op.drop_index(op.f('ix_fault_report_outcome'), table_name='fault_report')
    op.drop_index(op.f('ix_fault_report_slug'), table_name='fault_report')
    op.drop_table('fault_report')
    op.drop_table('search_count')
    op.drop_table('topic_count')
    op.drop_table('resource_count')
