"""How a resource is kept true, who may use it, and whether an employer stays out of it."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

# Added and dropped one by one: a table made anew, as batch mode does on SQLite, would take the rows with it that
# point to it.
def columns():
    return (
        sa.Column('open_to', sa.Text(), nullable=False, server_default=''),
        sa.Column('private_from_work', sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column('status', sa.String(length=10), nullable=False, server_default='published'),
        sa.Column('show_from', sa.Date(), nullable=True),
        sa.Column('show_until', sa.Date(), nullable=True),
        sa.Column('owner', sa.String(length=254), nullable=False, server_default=''),
        sa.Column('review_months', sa.Integer(), nullable=False, server_default='12'),
    )


def upgrade():
    for column in columns():
        op.add_column('resource', column)
    op.execute("UPDATE resource SET private_from_work = (scope <> 'internal')")
    op.execute(
        "UPDATE resource SET open_to = CASE WHEN scope = 'internal' THEN 'trust_staff' "
        "WHEN eligibility LIKE 'Anyone%' THEN 'anyone' ELSE 'some_people' END"
    )


def downgrade():
    for column in reversed(columns()):
        op.drop_column('resource', column.name)
