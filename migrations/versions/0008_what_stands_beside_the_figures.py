"""What stands beside the figures: head counts and the staff survey."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('headcount',
    sa.Column('dimension', sa.String(length=20), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('dimension', 'id', name=op.f('pk_headcount'))
    )
    op.create_table('survey_score',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('theme', sa.String(length=40), nullable=False),
    sa.Column('hundredths', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('year', 'theme', name=op.f('pk_survey_score'))
    )


def downgrade():
    op.drop_table('survey_score')
    op.drop_table('headcount')
