"""Adding to the counts of how requests ended."""

from collections.abc import Mapping

from wellbeing.buddies.models import RequestOutcome
from wellbeing.core.db import transaction


def carry_over(counts: Mapping[tuple[str, str, str], int]) -> None:
    """Add what was counted elsewhere, such as on paper before this app: (month, outcome, band) -> count."""
    with transaction() as session:
        for (month, outcome, band), count in counts.items():
            found = session.get(RequestOutcome, (month, outcome, band), with_for_update=True)
            if found is None:
                session.add(RequestOutcome(month=month, outcome=outcome, band=band, count=count))
            else:
                found.count += count
