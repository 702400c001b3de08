"""A station's one sheet: what its own laptop knows, and nothing that is claimed of the county."""

from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions import certificates, five, places, rules, signs
from qianshou_desktop.actions.papers.clocks import certificates_panel
from qianshou_desktop.actions.rules import Finding
from qianshou_desktop.formats.paper.sheet import CountySheet, Line, Panel, Row
from qianshou_desktop.records.centre import Room
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.terms import ROOM_KIND, STATION_KIND
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

SHOWN = 10  # findings; all of them stand in the station's dossier
NAMED = 2  # things that one of the five lacks
MUST = "must"


def station_sheet(s: Session, station: Station) -> CountySheet:
    """The sheet of one station as it stands now."""
    haves, numbers = (
        five.standing(s, rules.parameters(s)).get(station.code, ()),
        rules.parameters(s),
    )
    county, made = places.own(s).county_name, s.now().astimezone(clock.BEIJING)
    found = rules.findings(s, station.code)
    clocks = tuple(c for c in certificates.board(s, numbers) if c.station == station.name)
    return CountySheet(
        title=f"{station.name}一张图",
        subtitle=f"本机只有{station.name}的数据　截至 {made:%Y-%m-%d}",
        cards=tuple(_cards(s, station, haves, found)),
        heads=("五有", "还缺什么"),
        shares=(1.2, 9.0),
        tick_heads=("核对",),
        rows=tuple(_rows(s, station, haves)),
        panels=(certificates_panel(clocks, county, numbers), _findings(found)),
        note="还没有建成的站不核对（—）；全县的数字请看县级管理员的一张图",
        footer=f"{station.name}　一张图　{made:%Y-%m-%d %H:%M} 制",
        made_at=made,
    )


def _cards(
    s: Session, station: Station, haves: tuple[five.Have, ...], found: list[Finding]
) -> Iterator[tuple[str, str, str]]:
    operator = s.get(Agency, station.operator_id) if station.operator_id else None
    kind = STATION_KIND.label(station.kind)
    yield station.progress(s.today()), kind, operator.name if operator else "未定承接机构"
    good = sum(have.good for have in haves)
    lacking = "、".join(have.label.removeprefix("有") for have in haves if not have.good)
    yield f"{good} / {len(haves)}", "五有", f"还缺：{lacking}" if lacking else "齐全"
    yield _people(s, station)
    yield _rooms(s, station)
    must = sum(each.level == MUST for each in found)
    yield str(len(found)), "核对发现", f"其中必须改正 {must} 条" if found else "没有发现问题"


def _people(s: Session, station: Station) -> tuple[str, str, str]:
    mine = s.scalars(select(Worker).where(Worker.station_id == station.id))
    posts = [worker.post for worker in mine if worker.serves(s.today())]
    remark = f"站长 {posts.count('head')}，副站长 {posts.count('deputy')}"
    return str(posts.count("resident")), "驻站社工（名）", remark


def _rooms(s: Session, station: Station) -> tuple[str, str, str]:
    built = select(Room).where(Room.station_id == station.id, Room.state == "built")
    rooms = s.scalars(built).all()
    shown = sum(room.kind == "demonstration" for room in rooms)
    return str(len(rooms)), "已建成的社工室", f"其中{ROOM_KIND.label('demonstration')} {shown} 个"


def _rows(s: Session, station: Station, haves: tuple[five.Have, ...]) -> Iterator[Row]:
    """Each of the five and the sign: what is lacking, and the tick of a station that is built."""
    wanted = signs.of_stations(s).get(station.code, "")
    fits = bool(wanted) and station.sign_text == wanted
    hung = "" if fits else f"现挂：{station.sign_text or '没有登记'}；应挂：{wanted or '定不出'}"
    lines = [*((have.label, _missing(have), have.good) for have in haves), ("标识", hung, fits)]
    for label, said, good in lines:
        yield Row((label, said), (good if station.state == "built" else None,))


def _missing(have: five.Have) -> str:
    texts = [each.text for each in have.missing]
    more = f" 等 {len(texts)} 项" if len(texts) > NAMED else ""
    return "；".join(texts[:NAMED]) + more


def _findings(found: list[Finding]) -> Panel:
    """What must be mended first."""
    ordered = sorted(found, key=lambda each: each.level != MUST)
    lines = [Line(f"{each.rule} {each.text}", firm=each.level == MUST) for each in ordered[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(Line(f"另有 {len(found) - SHOWN} 条，见站点档案"))
    return Panel("核对", tuple(lines) or (Line("按规则核对，没有发现问题"),))
