"""What somebody's own form may fill downward, a row a member; and the form itself, filled."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import select

from qianshou_desktop.actions import common, figures, meanings, own_values, periods
from qianshou_desktop.actions.figures import SHARED, Figures
from qianshou_desktop.actions.meanings import NONE, WHATS
from qianshou_desktop.actions.own_values import WHOLE, Depth, Values
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.work import Scope, stations_of
from qianshou_desktop.formats import files, own_form, own_names
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import DOMAIN, DUTY, GROUP, ITEM, SERVICE_KIND
from qianshou_desktop.records.terms_work import MATTER_KIND
from qianshou_desktop.records.visit import Project, Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

LARGEST = 50_000_000  # bytes of a form
MOST_VISITS = 3000  # a county's list of visits would be a book: the stations' own forms hold it
STATION = {"名称": "name", "代码": "code", "类型": "kind", "状态": "state", "承接机构": "operator"}
VISIT = {"服务对象": "person.name", "村": "person.village", "方式": "way", "走访人": "worker.name",
         "服务项目": "items", "见到本人": "seen", "情况": "note"}  # fmt: skip
# The lists whose members are the codes of a part of the figures.
CODED: dict[str, tuple[str, Mapping[str, str]]] = {
    "服务领域": ("domains", DOMAIN),
    "服务项目": ("items", ITEM),
    "服务类别": ("services", SERVICE_KIND),
    "对象类别": ("targets", {**GROUP, NONE: "没有类别"}),
    "民政事务": ("matters", MATTER_KIND),
}
DONE = tuple(WHATS[what] for what in SHARED)
HEADS: dict[str, tuple[str, ...]] = {
    "各站": ("序号", "乡镇", *STATION),
    **dict.fromkeys(CODED, ("序号", "代码", "名称")),
    "社工": ("序号", "编号", "姓名", "岗位类别", *DONE),
    "品牌项目": ("序号", "名称", *DONE),
    "走访清单": ("序号", "日期", *VISIT),
}
MEANT = {
    "各站": "本期开着的社工站，按代码；每站另有上面的各项数字和后缀",
    "服务领域": "六大领域", "服务项目": "各领域的服务项目", "服务类别": "走访以外的服务",
    "对象类别": "服务对象的类别", "民政事务": "协助办理的救助类别", "社工": "本期有工作记录的社工",
    "品牌项目": "本期有记录的品牌项目", "走访清单": "本期的走访，按日期；全县只在 3000 条以内",
}  # fmt: skip
Roll = list[Values]


def fill(
    s: Session, form: Path, period: str, station: str | None, out: Path, filler: str = ""
) -> None:
    """A form of one's own, filled for a station or the county. Raises Rejected (period, station, what
    the form asks for), Trouble where it cannot be read or written."""
    content = read(form)
    if out.exists() and out.samefile(form):
        raise Rejected({"out": "填好的表不能盖掉原来的空表，请另起一个名字"})
    files.replace(out, filled(s, content, period, station, filler))


def read(path: Path) -> bytes:
    """A form's bytes. Raises Trouble where it cannot be read, Rejected where it is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise Rejected(f"“{path.name}”超过 50 MB，不像是一份报表，没有读。")
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"读不了“{path.name}”，请看看它在不在、是不是正被别的程序占用。") from error


def filled(s: Session, content: bytes, period: str, station: str | None, filler: str = "") -> bytes:
    """The same in memory. Only the lists that the form asks for are counted."""
    asked = {own_names.key(name) for _, _, name in own_form.placeholders(content)}
    fronts, deep = {name.partition(".")[0] for name in asked}, own_values.depth(asked)
    wanted = [name for name in HEADS if own_names.key(name) in fronts]
    values = own_values.values(s, period, station, filler, deep)
    rolls: dict[str, Roll] = {name: [] for name in HEADS}
    rolls |= lists(s, period, station, wanted, deep)
    return own_form.fill(content, values, rolls, names())


def names() -> Iterator[str]:
    """Every name that a form may ask for."""
    yield from own_values.names()
    for roll in HEADS:
        yield from (f"{roll}.{head}" for head in heads(roll))


def heads(roll: str) -> Iterator[str]:
    """The names of what each member of a list has."""
    yield from HEADS[roll]
    if roll == "各站":
        yield from own_values.figure_names()
    if roll in CODED:
        yield from meanings.counts(CODED[roll][0]).values()


def lists(
    s: Session,
    period: str,
    station: str | None = None,
    wanted: Iterable[str] = tuple(HEADS),
    deep: Depth = WHOLE,
) -> dict[str, Roll]:
    """The lists of a period for a station or the county. Raises Rejected (period, station)."""
    span, found = periods.parse(period), {}
    subject = _Subject(s, span, station, deep)
    for name in wanted:
        members = _coded(subject.now, name) if name in CODED else ROLLS[name](subject)
        found[name] = [{"序号": at, **member} for at, member in enumerate(members, 1)]
    return found


@dataclass
class _Subject:
    """What the lists are of."""

    s: Session
    span: Period
    station: str | None
    deep: Depth

    @cached_property
    def now(self) -> Figures:
        return figures.between(self.s, self.span, self.station)


def _coded(now: Figures, name: str) -> Iterator[Values]:
    part, terms = CODED[name]
    for code, label in terms.items():
        whats = meanings.counts(part).items()
        counts = {called: now[f"{part}.{code}.{what}"] for what, called in whats}
        yield {"代码": "" if code == NONE else code, "名称": label, **counts}


def _stations(of: _Subject) -> Iterator[Values]:
    """All of the county, or the one that the form is for."""
    then = AsOf(of.s, of.span.last)
    towns = {town.code: then.title(town) for town in of.s.scalars(select(Township))}
    for each in of.s.scalars(select(Station).order_by(Station.code)):
        if each.open_on(of.span.first) and of.station in (None, each.code):
            told = {head: then.text(each, field) for head, field in STATION.items()}
            yield {
                "乡镇": towns.get(each.code, ""),
                **told,
                **own_values.counted(of.s, of.span, each.code, of.deep),
            }


def _workers(of: _Subject) -> Iterator[Values]:
    for each in of.s.scalars(select(Worker).order_by(Worker.number)):
        if f"workers.{each.number}.contacts" in of.now:
            told = {"编号": each.number, "姓名": each.name, "岗位类别": DUTY.label(each.duty)}
            yield {**told, **_done(of.now, f"workers.{each.number}")}


def _projects(of: _Subject) -> Iterator[Values]:
    for name in of.s.scalars(select(Project.name).distinct().order_by(Project.name)):
        done = _done(of.now, f"projects.{name}")
        if any(done.values()):
            yield {"名称": name, **done}


def _done(now: Figures, front: str) -> Values:
    return {WHATS[what]: now[f"{front}.{what}"] for what in SHARED}


def _visits(of: _Subject) -> Iterator[Values]:
    s, span, station = of.s, of.span, of.station
    scope = Scope(span.first, span.last, s.today(), stations_of(s, station, None, span.last))
    inside = scope.within(Visit.visited_on, Visit.station_id)
    found = s.execute(
        select(Visit.id, Visit.visited_on).where(inside).order_by(Visit.visited_on, Visit.id)
    ).all()
    if len(found) > MOST_VISITS and station is None:
        raise Rejected(
            f"本期走访 {len(found)} 条，超过 {MOST_VISITS} 条，全县的表里放不下“走访清单”，请由各站填。"
        )
    shown = common.rows(s, "visit", [key for key, _ in found], tuple(VISIT.values()), span.last)
    for (_, day), texts in zip(found, shown, strict=True):
        yield {"日期": day, **dict(zip(VISIT, texts, strict=True))}


ROLLS: dict[str, Callable[[_Subject], Iterator[Values]]] = {
    "各站": _stations,
    "社工": _workers,
    "品牌项目": _projects,
    "走访清单": _visits,
}
