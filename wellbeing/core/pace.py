"""A limit kept in memory, for what must leave no trace in the database: each process counts for itself."""

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

from wellbeing.core import clock

_MOST_KEYS = 10_000


class Pace:
    """Counts tries of a key within a window that begins with the first."""

    def __init__(self, within: timedelta) -> None:
        self._within = within
        self._lock = Lock()
        self._tries: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def allows(self, key: str, limit: int) -> bool:
        """Count one try; False when more than `limit` fell in one window. A key that stays away is forgotten."""
        moment = clock.now()
        with self._lock:
            began, count = self._tries.pop(key, (moment, 0))
            if not began <= moment < began + self._within:
                began, count = moment, 0
            self._tries[key] = (began, min(count + 1, limit + 1))
            while self._tries and (len(self._tries) > _MOST_KEYS or self._is_over(moment)):
                self._tries.popitem(last=False)
            return count < limit

    def _is_over(self, moment: datetime) -> bool:
        began, _count = next(iter(self._tries.values()))
        return moment >= began + self._within
