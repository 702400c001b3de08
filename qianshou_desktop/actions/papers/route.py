"""走访路线单: who is to be visited this week at a station, village by village, to be filled in by hand
on the way and entered in the grid afterwards."""

from collections.abc import Sequence
from itertools import groupby

from qianshou_desktop.actions import briefings, common, letters, visits
from qianshou_desktop.actions.briefings import Visitee
from qianshou_desktop.formats.paper import route as paper
from qianshou_desktop.formats.paper.route import Leg, Route, Stop
from qianshou_desktop.records import identity
from qianshou_desktop.records.kinds import Day
from qianshou_desktop.records.station import Station
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

NOWHERE = "未填村（社区）"
NO_ADDRESS = "住址未填"
NOTE = "“服务项目”写代码，如 B1；走完后在“补录”里一次录入。纸上有个人信息，请妥善保管，用后销毁。"


def route(s: Session, station: Station, village: str | None = None) -> Route:
    """Those to be visited this week, with those overdue; of one village, where it is named."""
    today = s.today()
    due = [each for each in visits.due(s, station.code) if each.this_week(today)]
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
        subtitle=f"{today.year} 年 {today.month} 月 {today.day} 日　本周该走访 {words}",
        legs=legs,
        note=NOTE,
        footer=station.name,
        made_at=s.now().astimezone(clock.BEIJING),
    )


def pdf(s: Session, station: str, village: str | None = None) -> bytes:
    """The PDF of the list of a station (its code), or of one village of it."""
    [key] = common.find(s, "station", where={"code": station})
    made = route(s, s.get_one(Station, key), village)
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
