"""The report's parts on the station itself: what it has, who is there, its money, and what people say of
it (domain.md §2.5, parts 2, 7 to 10)."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import func, select

from qianshou_desktop.actions import discretion, five, obligations, rules
from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.actions.past import AsOf, terms
from qianshou_desktop.actions.report_subject import Draft
from qianshou_desktop.actions.report_work import HOURS, WHAT, hours, number
from qianshou_desktop.actions.work import work
from qianshou_desktop.formats.cells import Yuan
from qianshou_desktop.formats.report import Block, Cell, Column, Facts, Table
from qianshou_desktop.records.county import Township, Village
from qianshou_desktop.records.fund import BudgetLine, Funding
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.staff import Certificate, Exam
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import PARTNER, POST, RISK, SATISFACTION, SUBJECT
from qianshou_desktop.records.worker import Worker

IN_SHEET = "清单见同名的 Excel 文件。"
SPENT = "spending.spent_fen"
SAT = ("registered",)  # results of an exam that is still to come


def station(draft: Draft) -> Iterator[Block]:
    """五有, days open, staff in post, certified and preparing, and what changed."""
    told = standing(draft)
    labels = {"五有": "五有（制表时）", "在岗人数": "期末在岗（人）", "持证人数": "其中持证（人）",
              "备考人数": "备考（人）", "驻站社工人数": "驻站社工（人）"}  # fmt: skip
    pairs = [(label, told[name]) for name, label in labels.items()]
    pairs.insert(1, ("开放天数", _days(draft)))
    yield Facts(tuple(pairs))
    rows = tuple(_changes(draft, _stations(draft), _people(draft)))
    if rows:
        columns = (Column("日期", 1.2, "center"), Column("事项", 1.2), Column("说明", 4))
        yield Table("本期变动", columns, rows)


def standing(draft: Draft) -> dict[str, Cell]:
    """五有 as of today, and who is in post at the period's end."""
    day = draft.subject.span.last
    here = [each for each in _people(draft) if each.serves(day)]
    certified = _certified(draft, here, day)
    return {
        "五有": _five(draft, _stations(draft)),
        "在岗人数": len(here),
        "持证人数": len(certified),
        "备考人数": _preparing(draft, here, certified),
        "驻站社工人数": sum(each.post == "resident" for each in here),
    }


def unseen(draft: Draft) -> Iterator[Block]:
    """逾期名单: who should have been seen and was not (domain.md §2.5, 4); of many stations in the sheet
    alone, by township."""
    if draft.public:
        return
    s, times = draft.s, obligations.missed(draft.s, draft.scope)
    query = (
        select(Person.id, Township.name, Person.name, Village.name, Person.risk)
        .outerjoin(Township, Township.id == Person.township_id)
        .outerjoin(Village, Village.id == Person.village_id)
        .where(Person.id.in_(times), discretion.shown(s, Person))
        .order_by(Township.code, Village.code, Person.name, Person.id)
    )
    many = draft.subject.station is None
    shown = tuple(
        (*((town or "",) if many else ()), name, village or "", RISK.label(risk), times[key])
        for key, town, name, village, risk in s.execute(query)
    )
    if shown:
        town = (Column("乡镇（街道）", 2),) if many else ()
        columns = (*town, Column("服务对象", 2), Column("村（社区）", 2), Column("风险等级", 1, "center"),
                   number("应访未见（次）"))  # fmt: skip
        title = f"逾期名单（{len(shown)} 人）"
        yield Table(title, columns, shown, folds=True, elsewhere=many * f"{title}；{IN_SHEET}")


def _stations(draft: Draft) -> list[Station]:
    span, scope = draft.subject.span, draft.scope
    found = draft.s.scalars(select(Station).where(scope.at(Station.id)).order_by(Station.code))
    then = AsOf(draft.s, span.last)
    return [each for each in found if each.open_on(span.first) and then.begun(each)]


def _people(draft: Draft) -> list[Worker]:
    """Those who were of the stations at the period's end, wherever they are now."""
    then, stations = AsOf(draft.s, draft.subject.span.last), draft.scope.stations
    every = draft.s.scalars(select(Worker).order_by(Worker.number))
    return [each for each in every if stations is None or then.value(each, "station") in stations]


def _five(draft: Draft, stations: list[Station]) -> str:
    """Which of the five a station has; of several how many have all."""
    found = five.standing(draft.s, rules.parameters(draft.s))
    mine = [found[each.code] for each in stations if each.code in found]
    if len(mine) != 1:
        return f"{sum(all(h.good for h in haves) for haves in mine)} 个站齐全，共 {len(mine)} 个站"
    lacking = [have.label for have in mine[0] if not have.good]
    return f"缺 {'、'.join(lacking)}" if lacking else "齐全"


def _days(draft: Draft) -> Cell:
    """What was written, else the days on which work is on record."""
    said = draft.text.opened_days if draft.text else None
    if said is not None:
        return f"{said} 天"
    done = work(draft.scope)
    days = draft.s.scalar(select(func.count(func.distinct(done.c.day)))) or 0
    return f"有服务记录 {days} 天"


def _certified(draft: Draft, here: list[Worker], day: date) -> set[int]:
    keys = [each.id for each in here]
    query = select(Certificate.worker_id).where(
        Certificate.worker_id.in_(keys), Certificate.issued_on <= day
    )
    return set(draft.s.scalars(query))


def _preparing(draft: Draft, here: list[Worker], certified: set[int]) -> int:
    keys = {each.id for each in here} - certified
    query = select(func.count(func.distinct(Exam.worker_id))).where(
        Exam.worker_id.in_(keys), Exam.result.in_(SAT)
    )
    return draft.s.scalar(query) or 0


def _changes(
    draft: Draft, stations: list[Station], people: list[Worker]
) -> Iterator[tuple[Cell, ...]]:
    """Who came and went, and which station changed its operator."""
    span = draft.subject.span
    shown: list[tuple[date, str, str]] = []
    for each in people:
        name = POST.label(each.post) if draft.public else f"{each.name}（{POST.label(each.post)}）"
        for day, what in ((each.joined_on, "到岗"), (each.left_on, "离岗")):
            if day and span.first <= day <= span.last:
                shown.append((day, what, name))
    for each_station in stations:
        for _, begun, _ in terms(draft.s, each_station, "operator")[1:]:
            if span.first <= begun <= span.last:
                shown.append((begun, "换承接机构", each_station.name))
    yield from ((day.isoformat(), what, name) for day, what, name in sorted(shown))


def tied(draft: Draft) -> Iterator[Block]:
    """五社联动: work tied to each of the five, and what they gave."""
    rows = tuple(_tied(draft.now, code, label) for code, label in PARTNER.items())
    columns = (Column("五社", 1.6), number("联动（次）"), number("人次"), HOURS, number("资源（次）"),
               Column("资源估值（元）", 1.5, "right"))  # fmt: skip
    yield Table("五社联动", columns, rows, "一次服务可联动几社，各社之和不等于总数。")


def _tied(now: Figures, code: str, label: str) -> tuple[Cell, ...]:
    of = f"partners.{code}"
    return (label, now[f"{of}.count"], now[f"{of}.contacts"], hours(now[f"{of}.minutes"]),
            now[f"{of}.resources"], Yuan.of(now[f"{of}.value_fen"]))  # fmt: skip


def learning(draft: Draft) -> Iterator[Block]:
    """Supervision and training."""
    names = {"supervisions.count": "督导（次）", "trainings.count": "培训（次）",
             "trainings.hours": "培训（学时）"}  # fmt: skip
    yield _so_far("督导与培训", draft, names)


def opinion(draft: Draft) -> Iterator[Block]:
    """Complaints and how satisfied people were."""
    names = {"complaints.count": "收到投诉（件）", "complaints.handled": "其中已办结（件）"}
    yield _so_far("投诉", draft, names)
    said, good = draft.now["opinions.said"], draft.now["opinions.good"]
    columns = (*(number(label) for label in SATISFACTION.values()),
               Column("满意率", 1.2, "right", digits=1, percent=True))  # fmt: skip
    row = tuple(draft.now[f"opinions.{code}.said"] for code in SATISFACTION)
    note = "取自活动、小组总结、个案评估和投诉回访；满意率＝（很满意＋满意）÷评价总数。"
    yield Table("满意度（评价数）", columns, ((*row, good / said if said else None),), note)


def _so_far(title: str, draft: Draft, names: Mapping[str, str]) -> Table:
    """Figures of the period beside those of the year so far."""
    rows = tuple((label, draft.now[key], draft.year[key]) for key, label in names.items())
    return Table(title, (WHAT, number("本期"), number("本年累计")), rows)


def money(draft: Draft) -> Iterator[Block]:
    """Spent in the period and in the year, against the year's budget."""
    now, year, budget = draft.now, draft.year, _budget(draft)
    every = [
        (label, now[key], year[key], budget.get(code, 0))
        for code, label in SUBJECT.items()
        for key in (f"spending.{code}.spent_fen",)
    ]
    rows = [_money_row(*each) for each in every if any(each[1:])]
    before = year[SPENT] - sum(each[2] for each in every)  # an opening tells of no subjects
    rows += [_money_row("期初数（未分科目）", 0, before, 0)] if before else []
    whole = now[SPENT], year[SPENT], sum(budget.values())
    rows.append(_money_row("合计", *whole))
    columns = (Column("科目", 2), *(Column(label, 1.4, "right") for label in (
        "本期（元）", "本年累计（元）", "年度预算（元）")),
        Column("占预算", 1, "right", digits=0, percent=True))  # fmt: skip
    yield Table("经费支出", columns, tuple(rows), total=True)


def _money_row(label: str, now: int, year: int, budget: int) -> tuple[Cell, ...]:
    share = year / budget if budget else None
    return label, Yuan.of(now), Yuan.of(year), Yuan.of(budget) if budget else None, share


def _budget(draft: Draft) -> dict[str, int]:
    query = (
        select(BudgetLine.subject, func.sum(BudgetLine.amount_fen))
        .join(Funding, Funding.id == BudgetLine.funding_id)
        .where(Funding.year == draft.subject.span.last.year, draft.scope.at(BudgetLine.station_id))
        .group_by(BudgetLine.subject)
    )
    return {code: int(fen) for code, fen in draft.s.execute(query)}
