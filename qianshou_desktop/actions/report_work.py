"""The report's parts on cases, groups, events, matters and what was given: tables over the counting
engine's figures."""

from collections.abc import Iterator
from decimal import Decimal

from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.formats.cells import Yuan
from qianshou_desktop.formats.report import Block, Cell, Column, Table
from qianshou_desktop.records.terms_work import MATTER_ACTION, MATTER_KIND


def number(label: str) -> Column:
    """A column of whole numbers."""
    return Column(label, 1.3, "right")


HOURS = Column("时长（小时）", 1.3, "right", digits=1)
WHAT = Column("指标", 3, "left")

SHARED = {"visits": "走访", "services": "其他", "sessions": "面谈", "group_sessions": "小组",
           "events": "活动", "contacts": "人次", "people": "人数"}  # fmt: skip


def hours(minutes: int) -> float:
    """Hours of a number of minutes, as reports show them."""
    return minutes / 60


def cases(now: Figures) -> Iterator[Block]:
    """上期在办 + 新开 − 结案 = 本期在办, and what was done in them."""
    names = ("open_before", "opened", "closed", "open_after")
    columns = tuple(map(number, ("上期在办", "本期新开", "本期结案", "本期在办")))
    row = tuple(now[f"cases.{name}"] for name in names)
    note = (
        "上期在办＋本期新开－本期结案＝本期在办；站与站之间转的个案，转入站计新开、转出站计结案；"
        "接案时决定转介或不接案的不计。"
    )
    yield Table("个案", columns, (row,), note)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("跟进个案（件）", now["cases.followed"]),
        ("面谈（次）", now["cases.sessions"]),
        ("面谈时长（小时）", Decimal(f"{hours(now['cases.minutes']):.1f}")),
        ("转介（件）", now["cases.referred"]),
        ("结案后跟进（次）", now["cases.follow_ups"]),
        ("危机处置（件）", now["crises.count"]),
        ("其中强制报告（件）", now["crises.mandatory"]),
    )
    yield Table("个案工作", (WHAT, number("数量")), rows, folds=True)


def gatherings(now: Figures) -> Iterator[Block]:
    """Groups and events."""
    rows = (
        ("小组", f"{now['groups.running']} 个，{now['groups.sessions']} 节",
         now["groups.contacts"]),
        ("社区活动", f"{now['events.count']} 场", now["events.contacts"]),
    )  # fmt: skip
    yield Table("小组与活动", (WHAT, Column("开展", 2), number("人次")), rows)


def matters(now: Figures) -> Iterator[Block]:
    """Assisted civil-affairs matters by kind of relief; kinds without any are left out."""
    found = [
        (label, *(now[f"matters.{kind}.{action}"] for action in MATTER_ACTION))
        for kind, label in MATTER_KIND.items()
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(row for row in found if any(row[1:]))
    columns = (Column("救助类别", 3, "left"), *map(number, MATTER_ACTION.values()), number("合计"))
    whole = tuple((*row, sum(map(_whole, row[1:]))) for row in rows)
    yield Table("协助民政事务（件）", columns, whole)
    checked = sum(now[f"matters.{kind}.checked"] for kind in MATTER_KIND)
    counts: tuple[tuple[Cell, ...], ...] = (
        ("对象排查（次）", now["items.A2.count"]), ("家境调查（份）", now["items.A3.count"]),
        ("建档（份）", now["persons.new"]), ("核查（份）", checked),
    )  # fmt: skip
    yield Table("排查、家境调查、建档与核查", (WHAT, number("数量")), counts, folds=True)


def _whole(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


def given(now: Figures) -> Iterator[Block]:
    """Resources and volunteers."""
    rows: tuple[tuple[Cell, ...], ...] = (
        ("链接资源（次）", now["resources.count"]),
        ("资源估值（元）", Yuan.of(now["resources.value_fen"])),
        ("资源受益（人）", now["resources.people"]),
        ("志愿服务（人次）", now["volunteers.contacts"]),
        ("志愿服务（小时）", float(now["volunteers.hours"])),
    )
    yield Table("资源与志愿服务", (WHAT, number("数量")), rows, folds=True)


def projects(now: Figures) -> Iterator[Block]:
    """Named projects with work in the period."""
    names = {key.removeprefix("projects.").removesuffix(".contacts"): key for key in now
             if key.startswith("projects.") and key.endswith(".contacts")}  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(now[f"projects.{name}.{what}"] for what in SHARED),
         hours(now[f"projects.{name}.minutes"]))
        for name in names
        if any(now[f"projects.{name}.{what}"] for what in SHARED)
    )  # fmt: skip
    if rows:
        columns = tuple(Column(label, 0.9, "right") for label in SHARED.values())
        yield Table("按品牌项目", (Column("项目", 3, "left"), *columns, HOURS), rows)
