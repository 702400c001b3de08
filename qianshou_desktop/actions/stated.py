"""The figures of a report as people read them: grouped, named, each with the sentence that defines it, the
year so far and how much of the year's target is reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from qianshou_desktop.actions.annual import reached
from qianshou_desktop.actions.meanings import DEFINITIONS, called, meant
from qianshou_desktop.actions.report_subject import Draft
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.terms_report import STANDING

GROUPS = {
    "persons": "服务对象", "contacts": "合计", "visits": "走访", "services": "其他服务",
    "cases": "个案", "groups": "小组", "events": "社区活动", "resources": "资源",
    "volunteers": "志愿服务", "crises": "危机", "supervisions": "督导", "trainings": "培训",
    "complaints": "投诉", "opinions": "满意度", "spending": "经费", "matters": "协助民政事务",
    "domains": "六大服务领域", "items": "服务项目", "targets": "对象类别", "partners": "五社联动",
    "projects": "品牌项目", "workers": "人员工作量",
}  # fmt: skip
ALWAYS = ("persons", "contacts", "visits", "services")


@dataclass(frozen=True)
class Stated:
    """A figure in words, or the heading of a group where there is no value."""

    label: str
    value: str = ""
    meaning: str = ""
    key: str = ""
    so_far: str = ""


def stated(draft: Draft) -> list[Stated]:
    """Every figure of a report that tells something: of the groups without any work none, of the details
    those that are not nought."""
    return [each for group in GROUPS for each in _group(draft, group)]


def _group(draft: Draft, group: str) -> Iterator[Stated]:
    every = [key for key in draft.now if key.partition(".")[0] == group]
    told = [key for key in every if key in DEFINITIONS or draft.now[key]]
    if not any(draft.now[key] for key in told) and group not in ALWAYS:
        return
    yield Stated(GROUPS[group])
    ordered = (*(key for key in DEFINITIONS if key in told), *told)
    yield from (_figure(draft, key) for key in dict.fromkeys(ordered))


def _figure(draft: Draft, key: str) -> Stated:
    label = called(key, draft.names)
    if key.endswith("_fen") and "（元）" not in label:
        label = f"{label}（元）"
    return Stated(label, words(key, draft.now[key]), meant(key), key, _so_far(draft, key))


def _so_far(draft: Draft, key: str) -> str:
    """本年累计 30 · 年度指标 40 · 完成 75%; nothing of how things stand on a day, without a target."""
    year = draft.now[key] if key in STANDING else draft.year.get(key)
    aim = draft.aims.get(key)
    told = [] if year is None or key in STANDING else [f"本年累计 {words(key, year)}"]
    share = None if year is None else reached(year, aim)
    if aim is not None and share is not None:
        told += [f"年度指标 {words(key, aim)}", f"完成 {share:.0%}"]
    return "　".join(told)


def words(key: str, value: float) -> str:
    """A figure as it is read: money in yuan, hours without a needless nought."""
    return (
        Money().told(int(value))
        if key.endswith("_fen")
        else f"{value:g}"
        if isinstance(value, float)
        else f"{value}"
    )
