"""What the link checks found."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('link_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link_run'))
    )
    op.create_table('link',
    sa.Column('url', sa.String(length=500), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('problem', sa.String(length=20), nullable=False),
    sa.Column('final_url', sa.String(length=2000), nullable=False),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['link_run.id'], name=op.f('fk_link_run_id_link_run')),
    sa.PrimaryKeyConstraint('url', name=op.f('pk_link'))
    )
    op.create_index(op.f('ix_link_run_id'), 'link', ['run_id'], unique=False)


def downgrade():
    op.drop_index(op.f('ix_link_run_id'), table_name='link')
    op.drop_table('link')
    op.drop_table('link_run')
