"""站点档案: everything on file about one station, in the order in which an inspector asks."""

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import (
    certificates,
    discretion,
    five,
    oversight,
    past,
    places,
    rules,
    standing,
)
from qianshou_desktop.actions.enclosures import enclosed
from qianshou_desktop.actions.papers import work
from qianshou_desktop.actions.papers.printing import (
    block,
    gathered,
    lined,
    numbered,
    one,
    with_texts,
)
from qianshou_desktop.formats.report import Block, Column, Report, Table, Text
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.annual import OpeningFigure
from qianshou_desktop.records.centre import Room, Score
from qianshou_desktop.records.county import Township, Village, sign
from qianshou_desktop.records.institution import Institution
from qianshou_desktop.records.staff import Certificate, Exam, Trainee, Training
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.venue import Venue
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

LEVEL = {"must": "必须", "principle": "原则上", "remark": "提示"}
UNNUMBERED = ("safety_check", "spending")  # a day or a voucher tells them; the number is too wide
SAID = ("station",)  # the paper is about the station: its records need not repeat it
Fill = Callable[[Session, Station], Iterator[Block]]


def dossier(s: Session, station: Station) -> Report:
    """The dossier as it stands today."""
    made = s.now().astimezone(clock.BEIJING)
    return Report(
        title=f"{station.name}档案",
        subtitle=f"截至 {made:%Y-%m-%d}",
        facts=(),
        parts=numbered((title, fill(s, station)) for title, fill in PARTS.items()),
        signature=(),
        footer=f"{station.name}档案　{made:%Y-%m-%d %H:%M} 制",
        author=station.name,
        subject="乡镇（街道）社会工作服务站站点档案",
        made_at=made,
    )


def mine(s: Session, kind: str, station: Station) -> list[Any]:
    """The station's records of a kind, in order of time where they have one, else of filing."""
    record: Any = KINDS[kind]
    order = getattr(record, record.day_field) if record.day_field else record.id
    here = (record.station_id == station.id, discretion.shown(s, record))
    query = select(record).where(*here).order_by(order, record.id)
    return list(s.scalars(query))


def basics(s: Session, station: Station) -> Iterator[Block]:
    yield from one(s, station)
    town = s.scalars(select(Township).where(Township.code == station.code)).first()
    if town:
        yield from block(s, [town], "所在乡镇（街道）")
    yield from block(s, mine(s, "score", station), "择优评分", (*SAID, "room"))
    yield from former(s, [station, *([town] if town else ())])


def former(s: Session, records: Collection[Record], title: str = "沿革") -> Iterator[Block]:
    """What these were before: names, codes, kinds, operators of old."""
    rows = tuple(
        (record.title, label, value, begun or "", ended)
        for record in records
        for label, value, begun, ended in past.history(s, record)
    )
    if rows:
        columns = (Column("记录", 2), Column("项目", 1.2), Column("当时", 2.4),
                   Column("起", 1.2, "center"), Column("止", 1.2, "center"))  # fmt: skip
        yield Table(title, columns, rows)


def haves(s: Session, station: Station) -> Iterator[Block]:
    if not station.open_on(s.today()):
        yield Text((oversight.MERGED.format(station.closed_on),))
        return
    rows = tuple(
        (have.label, "有" if have.good else "缺", "；".join(each.text for each in have.missing))
        for have in five.five(s, rules.parameters(s), station)
    )
    columns = (Column("五有", 1.2), Column("情况", 0.8, "center"), Column("还缺什么", 5))
    yield Table("", columns, rows)


def venues(s: Session, station: Station) -> Iterator[Block]:
    wanted = sign(places.own(s).county_name, _town_name(s, station))
    hung = station.sign_text or "没有登记"
    fits = "一致" if station.sign_text == wanted else "不一致"
    fits = fits if station.state == "built" or station.sign_text else "还没有建成，不核对"
    yield lined("标识", (("应挂标识", wanted), ("现挂标识", hung), ("核对", fits)))
    yield from enclosed(s, [station], "sign")
    yield from block(s, mine(s, "venue", station), "场所", (*SAID, "room"))


def _town_name(s: Session, station: Station) -> str:
    return s.scalar(select(Township.name).where(Township.code == station.code)) or station.name


def people(s: Session, station: Station) -> Iterator[Block]:
    workers = mine(s, "worker", station)
    keys = [worker.id for worker in workers]
    yield from block(s, workers, "人员", SAID)
    yield from _moved_away(s, station)
    yield from block(s, _of(s, Certificate, keys), "职业资格证书")
    yield from block(s, _of(s, Exam, keys), "考试")
    yield from _clocks(s, workers)
    yield from block(s, trainings(s, keys), "培训")
    yield from block(s, mine(s, "recruitment", station), "招录", SAID)


def _moved_away(s: Session, station: Station) -> Iterator[Block]:
    """Who was here before going to another station, and with what post."""
    rows = []
    for worker, begun, ended in past.once(s, "worker", "station", station):
        post = past.as_of(s, worker, "post", ended - timedelta(days=1))
        rows.append((worker.name, post, begun or worker.joined_on or "", ended))
    if rows:
        columns = (Column("曾在本站的人员", 2), Column("当时岗位", 1.6),
                   Column("起", 1.2, "center"), Column("止", 1.2, "center"))  # fmt: skip
        yield Table("调往他站的人员", columns, tuple(rows))


def _of(s: Session, kind: Any, workers: Collection[int]) -> list[Any]:
    """Their records, person by person."""
    query = select(kind).where(kind.worker_id.in_(workers))
    return list(s.scalars(query.order_by(kind.worker_id, getattr(kind, kind.day_field))))


def _clocks(s: Session, workers: Collection[Worker]) -> Iterator[Block]:
    numbers = rules.parameters(s)
    rows = tuple(
        (found.name, found.eligible_on or "", found.deadline, found.sittings_left)
        for worker in workers
        if worker.post == "resident"
        and (found := certificates.clock(s, numbers, worker)).deadline
        and not found.certified
    )
    if rows:
        columns = (Column("未持证驻站社工", 2), Column("符合报考条件", 1.6, "center"),
                   Column("取证期限", 1.6, "center"), Column("还有考试（次）", 1.2, "right"))  # fmt: skip
        yield Table(f"{numbers.number('R15.months')} 个月内取证", columns, rows)


def trainings(s: Session, workers: Collection[int]) -> list[Training]:
    """The courses in which some of these took part."""
    theirs = select(Trainee.training_id).where(Trainee.worker_id.in_(workers))
    query = select(Training).where(Training.id.in_(theirs))
    return list(s.scalars(query.order_by(Training.held_on, Training.id)))


def papers(s: Session, station: Station) -> Iterator[Block]:
    found: list[Institution] = mine(s, "institution", station)
    yield from with_texts(s, found, "三份文件、六项制度、四项机制", (*SAID, "centre"))


def running(s: Session, station: Station) -> Iterator[Block]:
    for kind in ("promise", "complaint", "supervision", "safety_check", "assessment"):
        yield from _of_kind(s, kind, station)


def money(s: Session, station: Station) -> Iterator[Block]:
    for kind in ("contract", "award", "spending"):
        yield from _of_kind(s, kind, station)


def reported(s: Session, station: Station) -> Iterator[Block]:
    """What the year's report is measured by, and what was counted before the records began."""
    yield from _of_kind(s, "annual_target", station)
    openings = mine(s, "opening", station)
    yield from block(s, openings, "期初数", SAID)
    keys = [opening.id for opening in openings]
    yield from block(s, gathered(s, OpeningFigure, "opening_id", keys), "期初数的各项")


def _of_kind(s: Session, kind: str, station: Station) -> Iterator[Block]:
    but = (*SAID, "centre", *(("number",) if kind in UNNUMBERED else ()))
    yield from block(s, mine(s, kind, station), KINDS[kind].label, but)


def villages(s: Session, station: Station) -> Iterator[Block]:
    rooms: list[Room] = mine(s, "room", station)
    keys = [room.id for room in rooms]
    yield from block(s, rooms, "社工室", SAID)
    yield from block(s, gathered(s, Venue, "room_id", keys), "社工室的场所", SAID)
    yield from block(s, gathered(s, Score, "room_id", keys), "社工室择优评分", SAID)
    yield from block(s, _able(s, station), "村（社区）建社工室的条件", ("township",))
    yield from former(s, rooms)


def _able(s: Session, station: Station) -> list[Village]:
    """The villages that said whether they have what a room needs."""
    here = Village.township_id.in_(standing.townships(s, station))
    told = Village.eligible.is_(True) | Village.criteria.is_not(None)
    query = select(Village).where(here, told)
    return list(s.scalars(query.order_by(Village.code)))


def publicity(s: Session, station: Station) -> Iterator[Block]:
    yield from block(s, mine(s, "publicity", station), "宣传", SAID)


def findings(s: Session, station: Station) -> Iterator[Block]:
    yield found_table(rules.findings(s, station.code))


def found_table(found: Collection[rules.Finding]) -> Block:
    """Findings with their level and the reason that was written."""
    if not found:
        return Text(("按规则核对，没有发现问题。",))
    columns = (Column("规则", 0.7, "center"), Column("性质", 0.9, "center"),
               Column("情况", 4.6), Column("说明", 2))  # fmt: skip
    rows = tuple((each.rule, LEVEL[each.level], each.text, each.reason) for each in found)
    return Table("", columns, rows)


PARTS: dict[str, Fill] = {
    "基本情况": basics,
    "五有": haves,
    "场所与标识": venues,
    "人员": people,
    "制度与机制": papers,
    "制度的运行": running,
    "服务": work.served,
    "承接与经费": money,
    "年度指标与期初数": reported,
    "社工室": villages,
    "宣传": publicity,
    "规则核对": findings,
}
