"""Whether a resource is to be seen on a day, and whether the word of whoever assured it still holds."""

import calendar
from datetime import date

from wellbeing.resources.entries import PUBLISHED, Resource


def is_shown(resource: Resource, day: date) -> bool:
    """Whether people see it on this day."""
    upkeep = resource.upkeep
    return (
        upkeep.status == PUBLISHED
        and (upkeep.show_from is None or upkeep.show_from <= day)
        and (upkeep.show_until is None or day <= upkeep.show_until)
    )


def review_due(assured_on: date, review_months: int) -> date:
    """The last day on which it counts as checked: so many months later, or the last day of that month."""
    months = assured_on.year * 12 + assured_on.month - 1 + review_months
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(assured_on.day, calendar.monthrange(year, month)[1]))


def is_past_due(resource: Resource, day: date) -> bool:
    """Whether its review should have been done; what nobody ever assured is not yet checked, which is another thing."""
    return (
        resource.assured_on is not None
        and review_due(resource.assured_on, resource.upkeep.review_months) < day
    )
