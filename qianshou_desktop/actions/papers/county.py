"""县域档案: the guidance centre and what it brings up, agencies, targets, the way of building,
money, the rules' numbers with their sources, and names of old."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import assignments, funds, places, rules
from qianshou_desktop.actions.papers.printing import block, gathered, numbered, one, with_texts
from qianshou_desktop.actions.papers.sheet import yuan
from qianshou_desktop.actions.papers.station import LEVEL, former, found_table
from qianshou_desktop.actions.picture import picture
from qianshou_desktop.actions.rules.presets import PRESETS
from qianshou_desktop.formats.report import Block, Column, Report, Table, Text
from qianshou_desktop.records import Record
from qianshou_desktop.records.centre import Centre, Incubation, Room, Score
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fund import Award, Funding, Spending
from qianshou_desktop.records.institution import CountyPlan, Institution
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

Fill = Callable[[Session], Iterator[Block]]
# What a station's own dossier says of the station and its rooms.
OWN_PAPER = ("sign_text", "address", "open_days", "phone", "number", "keeper", "standard")


def dossier(s: Session) -> Report:
    """The county's dossier as it stands today. Raises Rejected (form) on a station's laptop, which
    knows nothing of the other stations."""
    if places.own(s).town_code:
        raise Rejected({"form": "本机只有本站的数据，县域档案请在县里印；本站的请印站点档案"})
    made, name = s.now().astimezone(clock.BEIJING), places.own(s).county_name
    return Report(
        title=f"{name}县域档案",
        subtitle=f"截至 {made:%Y-%m-%d}",
        facts=(),
        parts=numbered((title, fill(s)) for title, fill in PARTS.items()),
        signature=(),
        footer=f"{name}县域档案　{made:%Y-%m-%d %H:%M} 制",
        author=name,
        subject="县域乡镇（街道）社会工作服务站档案",
        made_at=made,
    )


def every(s: Session, kind: Any, *order: Any) -> list[Any]:
    """All records of a kind, in an order (of filing where none is given)."""
    return list(s.scalars(select(kind).order_by(*order, kind.id)))


def basics(s: Session) -> Iterator[Block]:
    for county in every(s, County):
        yield from one(s, county)
    yield _targets(s)
    for plan in every(s, CountyPlan):
        yield from one(s, plan, "建设模式")


def _targets(s: Session) -> Table:
    seen = picture(s)
    rows = [(each.label, each.built, each.target, each.remark) for each in seen.targets]
    built, towns = seen.coverage
    share = f"{built * 100 / towns:.1f}%" if towns else "—"
    rows.append(("乡镇（街道）覆盖", built, towns, f"覆盖率 {share}"))
    columns = (Column("1+5+10", 1.6), Column("已建", 0.8, "right"), Column("目标", 0.8, "right"),
               Column("说明", 3))  # fmt: skip
    return Table("建设目标", columns, tuple(rows))


def divisions(s: Session) -> Iterator[Block]:
    yield from block(s, every(s, Township, Township.code), "乡镇（街道）")
    yield from block(s, every(s, Station, Station.code), "社工站", OWN_PAPER)
    told = Village.eligible.is_(True) | Village.criteria.is_not(None)
    query = select(Village).where(told).order_by(Village.code)
    yield from block(s, list(s.scalars(query)), "村（社区）建社工室的条件")


def centre(s: Session) -> Iterator[Block]:
    for each in every(s, Centre):
        yield from one(s, each, "指导中心")
        staff = gathered(s, Worker, "centre_id", [each.id])
        yield from block(s, staff, "派驻社工", ("centre",))
        yield from block(s, gathered(s, Contract, "centre_id", [each.id]), "承接合同", ("centre",))
        found = gathered(s, Institution, "centre_id", [each.id])
        yield from with_texts(s, found, "指导中心的制度与机制", ("centre", "station"))
        yield from block(
            s, gathered(s, Incubation, "centre_id", [each.id]), "孵化组织", ("centre",)
        )


def agencies(s: Session) -> Iterator[Block]:
    yield from block(s, every(s, Agency, Agency.name), "各机构及其角色")
    bounds = assignments.Bounds.of(rules.parameters(s))
    misfits = [(agency.name, text) for agency, text in assignments.misfits(s, bounds)]
    if misfits:
        yield Table("站点分配不合之处", (Column("承接机构", 2), Column("情况", 4)), tuple(misfits))
    proposed = [(station.name, agency.name) for station, agency in assignments.propose(s, bounds)]
    if misfits and proposed:
        columns = (Column("社工站", 3), Column("建议承接机构", 3))
        yield Table("建议的分配", columns, tuple(proposed))
    elif misfits:
        yield Text((f"现有机构排不出合规的分配：{assignments.unfit(s, bounds)}",))


def chosen(s: Session) -> Iterator[Block]:
    """Demonstration stations and rooms with every candidate's score (择优)."""
    scores: list[Score] = every(s, Score, Score.score.desc())
    stations = [each for each in scores if each.station_id]
    rooms = [each for each in scores if each.room_id]
    yield from block(s, stations, "示范站择优评分（含未入选的）", ("room",))
    yield from block(s, rooms, "示范社工室择优评分（含未入选的）", ("station",))
    yield from block(s, every(s, Room), "社工室", OWN_PAPER)


def money(s: Session) -> Iterator[Block]:
    for year in every(s, Funding, Funding.year.desc()):
        yield from one(s, year, "年度经费", ("year",))
        yield _cap(s, year)
    yield from block(s, every(s, Award, Award.accepted_on), "以奖代补")
    mine = select(Spending).where(Spending.station_id.is_(None)).order_by(Spending.spent_on)
    yield from block(s, list(s.scalars(mine)), "县级经费支出")


def _cap(s: Session, year: Funding) -> Table:
    cap = funds.cap_fen(year.relief_fen, rules.permille(s, year.year))
    still = funds.shortfall_fen(year) - (year.county_fen or 0)
    rows = (
        ("统筹限额", yuan(cap)),
        ("已统筹", yuan(year.allotted_fen) + ("（超过限额）" if year.allotted_fen > cap else "")),
        ("差额，由市（县）财政补足", yuan(funds.shortfall_fen(year))),
        ("财政已补", yuan(year.county_fen or 0)),
        ("仍缺", yuan(still) if still > 0 else "无"),
    )
    return Table("", (Column("核算", 3), Column("金额（元）", 2, "right")), rows)


def numbers(s: Session) -> Iterator[Block]:
    """The rules with their parameters as they hold today, a row each, and the source of each. Every
    row bears its rule's number, since a page may begin with it."""
    rows: list[tuple[str, ...]] = []
    for rule in rules.registry(s):
        rows.append((rule.rule, rule.text, LEVEL[rule.level], rule.source))
        rows += [
            (rule.rule, f"· {each.label}", _held(each), _own(each)) for each in rule.parameters
        ]
    columns = (Column("规则", 0.7, "center"), Column("内容、参数", 3.6), Column("性质、值", 2.2),
               Column("依据", 2.4))  # fmt: skip
    yield Table("", columns, tuple(rows))
    yield from _presets()


def _held(setting: rules.Setting) -> str:
    """The value; of the program's own sentences only that they hold: the form has them whole."""
    prose = "。" in setting.value and not setting.since
    return "随程序的标准文字" if prose else setting.value or "不限"


def _presets() -> Iterator[Block]:
    """What the presets would set, side by side where they set the same parameters (the values
    above are those that hold)."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, preset in PRESETS.items():
        groups.setdefault(tuple(preset.values), []).append(name)
    for names, presets in groups.items():
        columns = (Column("参数", 3), *(Column(preset, 2) for preset in presets))
        rows = tuple(
            (
                rules.DEFAULTS[name].label,
                *(PRESETS[each].values[name] or "不限" for each in presets),
            )
            for name in names
            if name in rules.DEFAULTS
        )
        sources = "；".join(f"{each}：{PRESETS[each].source}" for each in presets)
        yield Table("可选用的预设", columns, rows, f"依据：{sources}")


def _own(each: rules.Setting) -> str:
    """The source of a value, and the first day of one that the county set itself."""
    return f"{each.source}，自 {each.since} 起" if each.since else each.source


def history(s: Session) -> Iterator[Block]:
    kinds: Sequence[type[Record]] = (County, Township, Station, Centre, Agency, Room)
    yield from former(s, [record for kind in kinds for record in every(s, kind)], "")


def findings(s: Session) -> Iterator[Block]:
    yield found_table(rules.findings(s))


PARTS: dict[str, Fill] = {
    "县（市、区）与建设目标": basics,
    "乡镇（街道）与社工站": divisions,
    "指导中心": centre,
    "机构": agencies,
    "示范站与社工室": chosen,
    "经费": money,
    "规则与参数": numbers,
    "沿革": history,
    "规则核对": findings,
}
