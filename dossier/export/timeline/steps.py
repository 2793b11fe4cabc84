"""The steps in which a calendar is cut: for the ticks of an axis, and for the stretches in which marks are counted."""

from dataclasses import dataclass
from functools import lru_cache

from dossier.domain.timespans import DAY, HOUR, WEEK, calendar, minute, weekday

MINUTE_STEP, DAY_STEP, WEEK_STEP, MONTH_STEP, YEAR_STEP = "minute", "day", "week", "month", "year"
_MONTH, _YEAR = 30.44 * DAY, 365.2425 * DAY


@dataclass(frozen=True, slots=True)
class Step:
    """`count` units of the calendar."""

    unit: str
    count: int

    @property
    def length(self) -> float:
        """In minutes; of months and years the mean."""
        return self.count * {
            MINUTE_STEP: 1, DAY_STEP: DAY, WEEK_STEP: WEEK, MONTH_STEP: _MONTH, YEAR_STEP: _YEAR
        }[self.unit]  # fmt: skip

    def floor(self, at: float) -> int:
        """The beginning of the step in which `at` lies."""
        if self.unit == MINUTE_STEP:
            return int(at // self.count) * self.count
        return _floor(self, int(at // DAY))

    def after(self, start: int) -> int:
        """The beginning of the next one; `start` is that of one."""
        if self.unit == MINUTE_STEP:
            return start + self.count
        if self.unit in (DAY_STEP, WEEK_STEP):
            return self._days_after(start)
        year, month, _, _ = calendar(start)
        months = self.count * (12 if self.unit == YEAR_STEP else 1)
        years, after = divmod(month - 1 + months, 12)
        return minute(year + years, after + 1)

    def _days_after(self, start: int) -> int:
        """Days in steps of more than one begin anew with each month, so that the 1st always has a tick."""
        if self.unit == WEEK_STEP:
            return start + self.count * WEEK
        if self.count == 1:
            return start + DAY
        year, month, _, _ = calendar(start)
        next_ = start + self.count * DAY
        first = minute(year + month // 12, month % 12 + 1)
        return first if next_ + self.count * DAY // 2 >= first else next_


@lru_cache(maxsize=200_000)
def _floor(step: Step, day: int) -> int:
    start = day * DAY
    if step.unit == WEEK_STEP:
        return start - weekday(start) * DAY
    year, month, _, _ = calendar(start)
    if step.unit == YEAR_STEP:
        return minute(year // step.count * step.count)
    if step.unit == MONTH_STEP:
        return minute(year, (month - 1) // step.count * step.count + 1)
    begin = minute(year, month)
    while (after := step.after(begin)) <= start:
        begin = after
    return begin


HOURS = tuple(Step(MINUTE_STEP, count) for count in (5, 15, 30, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR))
DAYS = (Step(DAY_STEP, 1), Step(DAY_STEP, 2), Step(WEEK_STEP, 1), Step(DAY_STEP, 10))
MONTHS = (Step(MONTH_STEP, 1), Step(MONTH_STEP, 3), Step(MONTH_STEP, 6))
YEARS = tuple(Step(YEAR_STEP, count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000))

TICKS = (*HOURS, DAYS[0], DAYS[1], DAYS[2], *MONTHS, *YEARS)
"""From fine to coarse."""
CELLS = (
    Step(MINUTE_STEP, HOUR), Step(MINUTE_STEP, 6 * HOUR), Step(DAY_STEP, 1), Step(WEEK_STEP, 1), Step(MONTH_STEP, 1),
    Step(MONTH_STEP, 3), *(Step(YEAR_STEP, count) for count in (1, 5, 10, 50, 100, 1000, 10_000)),
)  # fmt: skip
"""In which marks are counted. Each but the week holds whole ones of the finer."""
