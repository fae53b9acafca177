"""The fixed list of printed tables, and what each costs in privacy.

The list is fixed because it is the promise: each further table, and each finer cut, tells a little more
about every conversation. A conversation is counted in one cell of each table, once in its month, its quarter
or its year, so the costs add up. A new table must fit into the budget or take another's place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.uptake.disclosure import EPSILON

# The most that all tables together may tell of one conversation (the epsilon of differential privacy).
BUDGET = Fraction(4)


@dataclass(frozen=True)
class Table:
    """One printed table: a figure for each value of its dimensions, for each month, quarter or year."""

    id: str
    span: str
    dimensions: tuple[str, ...]
    title: LazyString
    epsilon: Fraction = EPSILON

    @property
    def slug(self) -> str:
        """The id as it stands in a path."""
        return self.id.replace("_", "-")


MONTHLY: tuple[Table, ...] = (
    Table("total", "month", (), _l("All conversations")),
    Table("area", "month", ("area",), _l("Conversations by SOOTHE area")),
)
QUARTERLY: tuple[Table, ...] = (
    Table("topic", "quarter", ("topic",), _l("Conversations by topic")),
    Table("place", "quarter", ("place",), _l("Conversations by place of work")),
    Table("staff_group", "quarter", ("staff_group",), _l("Conversations by staff group")),
    Table("channel", "quarter", ("channel",), _l("Conversations by way of talking")),
    Table("signposted", "quarter", ("scope",), _l("Conversations by help suggested")),
    Table("area_by_region", "quarter", ("area", "region"), _l("SOOTHE areas by region")),
    Table(
        "area_by_broad_group",
        "quarter",
        ("area", "broad_group"),
        _l("SOOTHE areas in each broad staff group"),
    ),
)
YEARLY: tuple[Table, ...] = (
    Table("topic_by_region", "year", ("topic", "region"), _l("Topics by region")),
    Table("topic_by_broad_group", "year", ("topic", "broad_group"), _l("Topics by broad staff group")),
    Table("area_by_place", "year", ("area", "place"), _l("SOOTHE areas by place of work")),
)
TABLES: tuple[Table, ...] = (*MONTHLY, *QUARTERLY, *YEARLY)


def cost(tables: Iterable[Table] = TABLES) -> Fraction:
    """What the tables tell of one conversation, together."""
    return sum((table.epsilon for table in tables), Fraction(0))


def find_table(value: str) -> Table | None:
    """The table with this id or path word, or None."""
    return next((table for table in TABLES if value in (table.id, table.slug)), None)
