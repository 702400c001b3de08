"""走访路线单: who is to be visited until a day at a station, village by village, to be filled in by
hand on the way and entered in the grid afterwards; or blank, to be filled in wholly by hand."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from qianshou_desktop.actions import briefings, common, letters, periods, places, visits
from qianshou_desktop.actions.briefings import Visitee
from qianshou_desktop.formats.paper import route as paper
from qianshou_desktop.formats.paper.route import Leg, Route, Stop
from qianshou_desktop.records import identity
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Day, Unfit
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import CHECKLIST, Visit
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

AHEAD = timedelta(days=7)
ROWS = 18  # of a blank one: two sheets
NOWHERE = "未填村（社区）"
NO_ADDRESS = "住址未填"
NOTE = "“服务项目”写代码，如 B1；异常项圈出来；走完后在“补录”里一次录入。纸上有个人信息，请妥善保管，用后销毁。"


def end_of_month(today: date) -> date:
    """The day until which a route goes where none is said: the month's last, a week at the least."""
    return max(periods.parse(periods.of_day(today)).last, today + AHEAD)


def end_of_next(today: date) -> date:
    """The last day of the next month."""
    return end_of_month(periods.parse(periods.of_day(today)).last + timedelta(days=1))


# How far a route may go, by name; the first where nothing is chosen.
SOONEST = "month"
UNTIL: dict[str, Callable[[date], date]] = {
    SOONEST: end_of_month, "week": lambda today: today + AHEAD, "next": end_of_next,
}  # fmt: skip


def days_until(s: Session, on: str) -> date:
    """The day that somebody wrote, or the last one of a month. Raises Rejected (on)."""
    try:
        day = Day().read(on) or s.today()
    except Unfit:
        day = periods.parse(on).last
    if day < s.today():
        raise Rejected({"on": f"{day} 已经过去，请写今天以后的日子"})
    return day


def route(
    s: Session, station: Station, village: str | None = None, until: date | None = None
) -> Route:
    """Those whose visit falls due until a day, with those overdue; of one village, where it is
    named."""
    today = s.today()
    last = until or end_of_month(today)
    due = [each for each in visits.due(s, station.code, last) if each.until(last)]
    found = briefings.listed(s, due)
    kept = [each for each in found if village in (None, each.village or NOWHERE)]
    stops = sorted(_stops(s, kept), key=lambda pair: (not pair[0], pair[0]))
    legs = tuple(
        Leg(name or NOWHERE, tuple(stop for _, stop in group))
        for name, group in groupby(stops, lambda pair: pair[0])
    )
    late = sum(each.due.by < today for each in kept)
    words = f"{len(kept)} 人" + (f"，其中逾期 {late} 人" if late else "")
    return Route(
        title=f"{station.name}走访路线单",
        subtitle=f"{today.year} 年 {today.month} 月 {today.day} 日　到 {last:%m-%d} 该走访 {words}",
        legs=legs,
        checklist=amiss(),
        note=NOTE,
        footer=station.name,
        made_at=s.now().astimezone(clock.BEIJING),
    )


def blank(s: Session) -> Route:
    """The list without anybody on it."""
    made = s.now().astimezone(clock.BEIJING)
    rows = (Stop("", "", "", "", "", ""),) * ROWS
    return Route("走访路线单", "", (Leg("", rows),), amiss(), NOTE, places.own(s).county_name, made)


def amiss() -> tuple[str, ...]:
    """What may be found amiss at a visit, in the order of the form."""
    return tuple(Visit.fields[name].label for name in CHECKLIST)


def pdf(s: Session, station: str, village: str | None = None, until: date | None = None) -> bytes:
    """The PDF of the list of a station (its code), or of one village of it."""
    [key] = common.find(s, "station", where={"code": station})
    made = route(s, s.get_one(Station, key), village, until)
    letters.refuse_missing(s, paper.texts(made), anyway=True)
    return paper.pdf(made)


def _stops(s: Session, found: Sequence[Visitee]) -> list[tuple[str, Stop]]:
    """Each with the village alone: the list is of one township."""
    columns = ("sex", "born_on", "groups", "village", "address", "phone", "contact_phone")
    rows = common.rows(s, "person", [each.key for each in found], columns)
    return [(row[3], _stop(s, each, row)) for each, row in zip(found, rows, strict=True)]


def _stop(s: Session, each: Visitee, row: Sequence[str]) -> Stop:
    sex, born, groups, _, address, phone, other = row
    day = Day().read(born)
    years = f"{identity.age(day, s.today())} 岁" if day else ""
    return Stop(
        name=each.name,
        about="  ".join(text for text in (sex, years, groups) if text),
        due=each.remark,
        place=address or NO_ADDRESS,
        phone="，联系人 ".join(text for text in (phone, other) if text),
        last=each.last or "第一次走访",
    )
