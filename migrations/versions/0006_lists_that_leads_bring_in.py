"""Lists that leads bring in."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('import_draft',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_import_draft'))
    )
    op.create_index(op.f('ix_import_draft_until'), 'import_draft', ['until'], unique=False)
    op.create_table('import_done',
    sa.Column('key', sa.LargeBinary(length=16), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_by', sa.String(length=120), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('numbers', sa.JSON(), nullable=False),
    sa.Column('undone_by', sa.String(length=120), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_import_done'))
    )
    op.create_index(op.f('ix_import_done_done_at'), 'import_done', ['done_at'], unique=False)


def downgrade():
    op.drop_index(op.f('ix_import_done_done_at'), table_name='import_done')
    op.drop_table('import_done')
    op.drop_index(op.f('ix_import_draft_until'), table_name='import_draft')
    op.drop_table('import_draft')
