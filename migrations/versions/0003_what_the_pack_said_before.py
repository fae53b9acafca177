"""What the pack said before, the crisis contacts, and which reminders went out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "crisis_contact",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=24), nullable=False),
        sa.Column("text_number", sa.String(length=24), nullable=False),
        sa.Column("text_word", sa.String(length=20), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("is_24h", sa.Boolean(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("checked_note", sa.Text(), nullable=False),
        sa.Column("assured_by", sa.String(length=120), nullable=False),
        sa.Column("assured_on", sa.Date(), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("when_to_use", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_crisis_contact")),
    )
    op.create_table(
        "entry_version",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=120), nullable=False),
        sa.Column("done", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", "number", name=op.f("pk_entry_version")),
    )
    op.create_table(
        "review_reminder",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", "due_on", "days", name=op.f("pk_review_reminder")),
    )
    op.create_table(
        "crisis_contact_translation",
        sa.Column("contact_slug", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("when_to_use", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("checked_by", sa.String(length=120), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_slug"],
            ["crisis_contact.slug"],
            name=op.f("fk_crisis_contact_translation_contact_slug_crisis_contact"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contact_slug", "language", name=op.f("pk_crisis_contact_translation")),
    )


def downgrade():
    op.drop_table("crisis_contact_translation")
    op.drop_table("review_reminder")
    op.drop_table("entry_version")
    op.drop_table("crisis_contact")
