"""Working days, with public holidays and the weekends worked in their stead (浙民社〔2018〕142号
counts a worker's stay in working days)."""

from datetime import date, timedelta

import chinese_calendar


def between(first: date, last: date) -> int:
    """Working days from the first to the last day, both counted; none where the last is earlier.
    In a year whose holidays are not known yet, Monday to Friday."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(map(_works, days))


def guessed(first: date, last: date) -> bool:
    """Whether the holidays of some of these days are not known yet."""
    return any(not _known(year) for year in range(first.year, last.year + 1))


def _known(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def _works(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5
