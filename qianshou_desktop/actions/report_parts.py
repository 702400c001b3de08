"""The parts of the monthly report: tables and charts over the counting engine's figures."""

from collections.abc import Callable, Iterator

from sqlalchemy import func, select

from qianshou_desktop.actions import (
    common,
    report_station,
    report_stations,
    report_words,
    report_work,
    report_year,
    templates,
)
from qianshou_desktop.actions.figures import WORKED, Figures
from qianshou_desktop.actions.meanings import NONE
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.report_subject import Draft, Subject
from qianshou_desktop.actions.report_work import HOURS
from qianshou_desktop.actions.report_work import number as _number
from qianshou_desktop.actions.schedule import Schedule
from qianshou_desktop.formats.cells import FEW, Few, Share, shown
from qianshou_desktop.formats.report import Block, Cards, Cell, Chart, Column, Part, Table, Text
from qianshou_desktop.records.terms import (
    DOMAIN,
    DUTY,
    GROUP,
    ITEM,
    SERVICE_KIND,
)  # fmt: skip
from qianshou_desktop.records.terms_report import PART, PART_OF
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

LIST_LIMIT = 3000  # beyond it the list is left out: the reports of the months and stations hold it
LEAST_MONTHS = 3
GROUPS_DRAWN = 8
UNTOLD = f"公开版：不到 {FEW} 的人数、件数、次数不写具体数。"


def parts(draft: Draft) -> tuple[Part, ...]:
    """The parts that the county's template names, in its order; without one all of them."""
    chosen = named(draft)
    return tuple(
        Part(at, title, tuple(PARTS[code](draft))) for at, (code, title) in enumerate(chosen, 1)
    )


def named(draft: Draft) -> list[tuple[str, str]]:
    """The code and the title of each part."""
    template, sort = draft.template, draft.subject.sort
    sections = templates.sections(draft.s, template) if template else []
    wanted = [(each.part, each.heading or PART.label(each.part)) for each in sections]
    return [(code, title) for code, title in wanted or PART.items() if fits(code, sort)]


def fits(code: str, sort: str) -> bool:
    """Whether a report of a station, an operator or the county has a part."""
    return sort in PART_OF.get(code, (sort,))


def _overall(draft: Draft) -> Iterator[Block]:
    now = draft.now
    yield _cards(now)
    yield _summary(now)
    yield report_year.headline(now, draft.year, draft.aims)
    yield from report_year.opened(draft)
    if draft.public:
        yield Text((UNTOLD,))
    yield from _drawn(_month_chart(draft))


def _drawn(chart: Chart) -> Iterator[Chart]:
    """A chart, unless there is nothing to draw."""
    if any(value for _, values in chart.series for value in values):
        yield chart


def _on_persons(draft: Draft) -> Iterator[Block]:
    yield _groups(draft.now)
    if not draft.public:
        yield from _drawn(_group_chart(draft))


def _amount(draft: Draft) -> Iterator[Block]:
    """What was done: visits, other services, cases, groups, events, what was given."""
    now = draft.now
    yield _schedule(now, _asked(draft.s, draft.subject.span))
    yield from report_station.unseen(draft)
    yield _services(now)
    yield from report_work.cases(now)
    yield from report_work.gatherings(now)
    yield from report_work.given(now)


def _on_domains(draft: Draft) -> Iterator[Block]:
    yield _domains(draft.now)
    if not any(isinstance(draft.now[f"domains.{code}.contacts"], Few) for code in DOMAIN):
        yield from _drawn(_domain_chart(draft))
    yield _items(draft.now)


def _on_matters(draft: Draft) -> Iterator[Block]:
    yield from report_work.matters(draft.now)


def _on_workers(draft: Draft) -> Iterator[Block]:
    if not draft.public:
        yield _workers(draft.s, draft.now)
    yield from report_work.projects(draft.now)


PARTS: dict[str, Callable[[Draft], Iterator[Block]]] = {
    "overall": _overall, "station": report_station.station, "persons": _on_persons,
    "amount": _amount, "domains": _on_domains, "matters": _on_matters,
    "partners": report_station.tied, "learning": report_station.learning,
    "money": report_station.money, "opinion": report_station.opinion, "workers": _on_workers,
    "stations": report_stations.stations, "typical": report_words.typical,
    "problems": report_words.problems, "plan": report_words.plan,
    "publicity": report_words.publicity, "photos": report_words.photos,
}  # fmt: skip


def appendices(draft: Draft) -> tuple[Part, ...]:
    """What nobody signs line by line, and few read: after the signature. Never in public, nor of a
    period without a visit."""
    wanted = draft.template is None or draft.template.visit_list is not False
    listed = None if draft.public or not wanted else _visit_list(draft)
    return (Part(0, "附：走访清单", (listed,)),) if listed else ()


def chart(s: Session, which: str, subject: Subject) -> Chart:
    """One chart by its name: domains, groups or months."""
    return CHARTS[which](Draft(s, subject))


def _domain_chart(draft: Draft) -> Chart:
    values = tuple(float(draft.now[f"domains.{code}.contacts"]) for code in DOMAIN)
    return Chart("六大领域服务人次", "bar", tuple(DOMAIN.values()), (("人次", values),), "人次")


def _group_chart(draft: Draft) -> Chart:
    found = [(label, draft.now[f"targets.{code}.contacts"]) for code, label in GROUP.items()]
    found = sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1])[:GROUPS_DRAWN]
    labels, values = tuple(f[0] for f in found), tuple(float(f[1]) for f in found)
    return Chart("服务人次较多的对象类别", "hbar", labels, (("人次", values),), "人次")


def _month_chart(draft: Draft) -> Chart:
    """The last year, from the first month that has work (at least three months)."""
    names = list(draft.months)
    worked = [at for at, name in enumerate(names) if draft.months[name]["contacts.total"]]
    names = names[min(worked[0] if worked else len(names), len(names) - LEAST_MONTHS) :]
    labels = tuple(f"{int(name[5:])}月" for name in names)
    series = tuple(
        (label, tuple(float(draft.months[name][key]) for name in names))
        for label, key in (("服务人次", "contacts.total"), ("走访户次", "visits.households"))
    )
    return Chart(f"近 {len(labels)} 个月服务量", "line", labels, series)


CHARTS: dict[str, Callable[[Draft], Chart]] = {
    "months": _month_chart,
    "domains": _domain_chart,
    "groups": _group_chart,
}


def _cards(now: Figures) -> Cards:
    due, made = now["visits.due"], now["visits.made"]
    share = f"应访 {due}，实访 {made}（{_percent(made, due)}）"
    return Cards((
        (str(now["contacts.total"]), "服务人次", f"服务 {now['persons.served']} 人"),
        (str(now["visits.households"]), "走访户次", share),
        (str(now["persons.filed"]), "在档人数",
         f"新建 {now['persons.new']}，离档 {now['persons.left']}"),
        (str(now["cases.open_after"]), "在办个案",
         f"新开 {now['cases.opened']}，面谈 {now['cases.sessions']} 次"),
        (str(now["groups.contacts"] + now["events.contacts"]), "小组与活动人次",
         f"小组 {now['groups.sessions']} 节，活动 {now['events.count']} 场"),
    ))  # fmt: skip


def _percent(part: int, whole: int) -> str:
    return shown(Share(part / whole)) if whole else "—"


def _summary(now: Figures) -> Text:
    said = (
        f"期末在档服务对象 {now['persons.filed']} 人，本期新建档 {now['persons.new']} 人、离档 "
        f"{now['persons.left']} 人；本期服务 {now['persons.served']} 人、"
        f"{now['contacts.total']} 人次。"
        f"走访 {now['visits.contacts']} 人次，涉及 {now['visits.people']} 人，"
        f"其中入户 {now['visits.households']} 户次；其他服务 {now['services.count']} 次、"
        f"{now['services.contacts']} 人次。"
        f"个案新开 {now['cases.opened']} 件、结案 {now['cases.closed']} 件，期末在办 "
        f"{now['cases.open_after']} 件，面谈 {now['cases.sessions']} 次；"
        f"小组 {now['groups.sessions']} 节、{now['groups.contacts']} 人次；"
        f"社区活动 {now['events.count']} 场、{now['events.contacts']} 人次。"
    )
    meant = "人数指不同的服务对象，一人在本期只计一次；人次指服务的次数，只计见到本人的走访。"
    return Text((said, meant))


def _domains(now: Figures) -> Table:
    columns = (Column("领域", 3, "left"), *map(_number, ("次数", "人数", "人次")), HOURS)
    rows = tuple(_domain_row(now, code, label) for code, label in DOMAIN.items())
    note = "一条记录涉及几个领域，就在每个领域各计一次，因此各行之和不等于总人次。"
    return Table("按领域", columns, rows, note)


def _domain_row(now: Figures, code: str, label: str) -> tuple[Cell, ...]:
    counts = (now[f"domains.{code}.{what}"] for what in ("count", "people", "contacts"))
    return (f"{code} {label}", *counts, report_work.hours(now[f"domains.{code}.minutes"]))


def _items(now: Figures) -> Table:
    columns = (Column("项目", 4, "left"), _number("次数"), _number("人次"))
    rows = tuple(
        (f"{code} {label}", now[f"items.{code}.count"], now[f"items.{code}.contacts"])
        for code, label in ITEM.items()
        if now[f"items.{code}.count"]
    )
    note = "" if len(rows) == len(ITEM) else f"未列的 {len(ITEM) - len(rows)} 个项目本期为 0。"
    return Table("按服务项目", columns, rows, note, folds=True)


def _groups(now: Figures) -> Table:
    whats = {
        "filed": "在档",
        "new": "新建",
        "left": "离档",
        "people": "服务人数",
        "contacts": "服务人次",
    }
    columns = (Column("对象类别", 3, "left"), *(_number(label) for label in whats.values()))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, *(now[f"targets.{code}.{what}"] for what in whats))
        for code, label in (*GROUP.items(), (NONE, "未登记类别"))
        if any(now[f"targets.{code}.{what}"] for what in whats)
    )
    note = "一人可属几个类别，各类之和不等于总人数。"
    return Table("按对象类别", columns, rows, note)


def _schedule(now: Figures, asked: str) -> Table:
    columns = (Column("指标", 3, "left"), _number("数量"))
    rows = (
        ("应访（人次）", now["visits.due"]),
        ("实访（人次）", now["visits.made"]),
        ("探访率", Share(now["visits.made"] / now["visits.due"]) if now["visits.due"] else "—"),
        ("走访户次", now["visits.households"]),
        ("走访人次", now["visits.contacts"]),
        ("走访人数", now["visits.people"]),
    )
    return Table("走访", columns, rows, asked, folds=True)


def _asked(s: Session, span: Period) -> str:
    """How often visits were due, as it stood at the end of the period."""
    schedule = Schedule(s)
    anew = "（期内改过，各周期按其末日的规定）" if schedule.changed(span.first, span.last) else ""
    return (
        f"应访按风险等级：{schedule.words(span.last)}一次{anew}，周期末日在本期内的计一次；周期中间才"
        f"建档的，从下一周期起应访；重大变故后 {schedule.hours(span.last)} 小时内应访，另计一次。"
    )


def _services(now: Figures) -> Table:
    columns = (Column("类别", 3, "left"), _number("次数"), _number("人次"))
    rows = [
        (label, now[f"services.{code}.count"], now[f"services.{code}.contacts"])
        for code, label in SERVICE_KIND.items()
    ]
    total = ("合计", now["services.count"], now["services.contacts"])
    note = f"政策宣传等发放资料 {now['services.copies']} 份。"
    return Table("其他服务", columns, (*rows, total), note, total=True)


def _workers(s: Session, now: Figures) -> Table:
    columns = (Column("社工", 1.6, "left"), Column("岗位", 1.4, "left"),
               *(Column(label, 0.9, "right") for label in report_work.SHARED.values()), HOURS)  # fmt: skip
    known = s.execute(select(Worker.number, Worker.name, Worker.duty).order_by(Worker.number)).all()
    rows = tuple(
        (name, DUTY.label(duty),
         *(now[f"workers.{number}.{what}"] for what in report_work.SHARED),
         report_work.hours(now[f"workers.{number}.minutes"]))
        for number, name, duty in (*known, (NONE, "未填社工", None))
        if (number != NONE and f"workers.{number}.visits" in now) or _worked(now, number)
    )  # fmt: skip
    return Table(
        "按社工", columns, rows, "几人同做的一次，各计在记录所填的社工名下。" if rows else ""
    )


def _worked(now: Figures, number: str | None) -> bool:
    return any(now.get(f"workers.{number}.{what}") for what in WORKED)


def _visit_list(draft: Draft) -> Table | Text | None:
    s, subject, span = draft.s, draft.subject, draft.subject.span
    inside = (draft.scope.within(Visit.visited_on, Visit.station_id),)
    count = s.scalar(select(func.count()).where(*inside)) or 0
    if not count:
        return None
    if count > LIST_LIMIT:
        return Text((f"本期走访 {count} 条，超过 {LIST_LIMIT} 条，清单见各站各月的月报。",))
    order = (Visit.visited_on, Visit.id)
    keys = list(s.scalars(select(Visit.id).where(*inside).order_by(*order)))
    town = () if subject.station else ("person.township",)
    shown = common.rows(s, "visit", keys, (
        "visited_on", "person.name", *town, "person.village", "way", "worker.name",
        "items", "seen", "note"), span.last)  # fmt: skip
    columns = (
        Column("日期", 1.5, "center"), Column("服务对象", 1.5, "left"),
        *(Column("乡镇（街道）", 1.5, "left") for _ in town), Column("村（社区）", 1.7, "left"),
        Column("方式", 0.9, "center"), Column("走访人", 1.2, "left"), Column("情况", 4.4, "left"),
    )  # fmt: skip
    rows = tuple(
        (day[5:], *who, _words(items, seen, note)) for day, *who, items, seen, note in shown
    )
    unseen = sum(seen != "是" for *_, seen, _note in shown)
    said = f"，其中 {unseen} 条未见到本人，不计人次" if unseen else ""
    proof = subject.station is not None and subject.kind == "month"
    asked = draft.template is not None and bool(draft.template.visit_list)
    elsewhere = "" if proof or asked else report_station.IN_SHEET
    title = f"本期走访 {count} 条{said}"
    told = f"{title}；{elsewhere}" if elsewhere else ""
    return Table(title, columns, rows, elsewhere=told)


def _words(items: str, seen: str, note: str) -> str:
    """What the list says of a visit: not seen, what was done, what was found."""
    done = "；".join(part for part in ("" if seen == "是" else "未见到本人", items) if part)
    return "\n".join(part for part in (done, note) if part)
