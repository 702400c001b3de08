"""Official documents drafted from what is on file: a rectification notice from the open findings of
the rules, a report that sends a period's figures up, a year's summary. A draft is a record like any
other: to be read through, numbered and signed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import (
    annual,
    common,
    figures,
    freezing,
    periods,
    places,
    references,
    report_stations,
    report_year,
    rules,
    submitted,
)
from qianshou_desktop.actions.documents_words import (
    ASKED,
    LEVELS,
    MENDED,
    MONTHLY,
    REPORTED,
    SENT_BACK,
    TO_FILL,
    TO_MEND,
    YEARLY,
    addressed,
    filled,
    numbered,
    plain,
    tabbed,
    tight,
)
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.report_subject import Draft, county_name, subject
from qianshou_desktop.actions.rules import Finding
from qianshou_desktop.formats.report import Cell, Column, Table, chinese_number
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.institution import CountyPlan
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.submission import Submission
from qianshou_desktop.records.terms import DOCUMENT
from qianshou_desktop.records.terms_report import FIGURE
from qianshou_desktop.store.db import Session

Values = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a draft is asked for: of whom (a station, or the whole county) and of when."""

    bureau: str
    station: Station | None
    period: str

    @property
    def code(self) -> str | None:
        return self.station.code if self.station else None


def draft(s: Session, kind: str, station: str | None = None, period: str = "") -> str:
    """A new draft; returns its uid. A station's laptop drafts its own; the county's that of a
    station by its code, or of the whole county. Raises Rejected: kind, station, period."""
    if kind not in DRAFTS:
        known = "、".join(f"{each}（{DOCUMENT.label(each)}）" for each in DRAFTS)
        raise Rejected({"kind": f"不能起草“{kind[:20]}”。可以起草的有：{known}"})
    values = DRAFTS[kind](s, _asked(s, station, period))
    key = common.save(s, "document", {"kind": kind, "form_state": "draft"} | values)
    return s.get_one(Document, key).uid.hex()


def _asked(s: Session, station: str | None, period: str) -> Asked:
    place = places.own(s)
    code = station or place.town_code
    found = s.get_one(Station, references.resolve(s, "station", code)) if code else None
    return Asked(_bureau(s, place.county_name), found, period)


def _bureau(s: Session, county: str) -> str:
    """Who leads the county's stations: as its plan says, else the civil affairs bureau."""
    lead = s.scalars(select(CountyPlan.lead).where(CountyPlan.lead.is_not(None))).first()
    return lead or f"{county}民政局"


# ---- the kinds -----------------------------------------------------------------------------------


def rectification(s: Session, asked: Asked) -> Values:
    """To a station, from the county: everything that is found of it, by level, numbered."""
    if asked.station is None:
        raise Rejected({"station": "请说明是给哪个社工站的整改通知"})
    if asked.period:
        raise Rejected({"period": "整改通知按现在的核对结果起草，不分期间"})
    open_ = [each for each in rules.findings(s, asked.station.code) if not each.reason]
    if not open_:
        raise Rejected({"station": f"{asked.station.name}现在没有要整改的问题"})
    name = asked.station.name
    lead = f"经核对，你站在规范化建设和服务开展中有{len(open_)}个问题。现将有关事项通知如下："
    parts = {words: _told(open_, level, name) for level, words in LEVELS.items()}
    body = [lead, *_parts(parts | {"整改要求": ASKED.splitlines()})]
    return _countys(asked) | {
        "name": f"关于{name}存在问题的整改通知",
        "addressee": name,
        "concerns": asked.station.id,
        "body": "\n".join(body),
        "annexes": [{"name": MENDED, "content": f"{tabbed(_to_mend(open_, name))}\n{SENT_BACK}"}],
    }


def report(s: Session, asked: Asked) -> Values:
    """With it the report of a period goes up."""
    span = _span(s, asked, month=True)
    handed = submitted.latest(s, span.name, asked.station.id if asked.station else None)
    told = _handed(handed, span) if handed else _counted_now(s, asked, span)
    what = f"{_called(s, asked, span)}{tight(span.label)}{span.report}"
    beside = "，".join(filter(None, (_until(told.day, span).get("whole"), tight(told.opened))))
    body = [
        f"现将{what}{f'（{beside}）' * bool(beside)}报送如下：",
        *_parts(_reported(told.figures | MONTHLY)),
        "特此报告。",
    ]
    changed = handed is not None and freezing.changed_since(s, handed)
    beneath = () if changed else _side_by_side(s, asked, span)
    return _issued(asked) | {
        "name": f"关于报送{what}的报告",
        "body": "\n".join(body),
        "annexes": [{"name": what}, *beneath],
    }


def summary(s: Session, asked: Asked) -> Values:
    """A year's work in figures, against its targets, and what the rules still find."""
    span, code = _span(s, asked, month=False), asked.code
    told, year = _counted_now(s, asked, span), span.first.year
    found = [each for each in rules.findings(s, code) if each.level == "must"]
    when = YEARLY | _until(told.day, span)
    parts = {
        **_reported(told.figures | when),
        "年度指标完成情况": numbered(_aims(annual.targets(s, year, code), told.figures)),
        "存在的问题": numbered(tight(each.text) for each in found)
        or ["按规则核对，没有必须整改的问题。"],
        "下一步工作打算": [TO_FILL],
    }
    opened, name = tight(told.opened), _called(s, asked, span)
    lead = (
        f"{year}年，{name}围绕民政对象和困难群众开展服务。现将{when['whole']}工作总结"
        f"{f'（{opened}）' * bool(opened)}如下："
    )
    return _issued(asked) | {  # it goes up with a letter, and has no head of its own
        "mark": None,
        "printed_by": None,
        "name": f"{name}{year}年度工作总结",
        "body": "\n".join((lead, *_parts(parts))),
    }


DRAFTS: Mapping[str, Callable[[Session, Asked], Values]] = {
    "rectification": rectification,
    "report": report,
    "summary": summary,
}


ASKED_OF = (
    "kind",
    "mark",
    "document_number",
    "approver",
    "addressee",
    "signer",
    "dated_on",
    "body",
)


def unfinished(s: Session, key: int) -> list[str]:
    """What a document still lacks before it is issued; nothing is refused for it."""
    record = s.get_one(Document, key)
    return lacking({name: getattr(record, name) for name in ASKED_OF})


def lacking(told: Values) -> list[str]:
    """The same of what stands in its fields."""
    headed, report = bool(told["mark"]), told["kind"] == "report"
    asked = {"document_number": headed, "approver": headed and report, "signer": True,
             "addressee": told["kind"] != "summary", "dated_on": True}  # fmt: skip
    found = [Document.fields[n].label for n, due in asked.items() if due and not told[n]]
    blanks = (told["body"] or "").count(TO_FILL)
    beside = ["附件 1（报表本身，请另印后附上）"] if report else []
    return [*found, *([f"正文里的{TO_FILL} {blanks} 处"] if blanks else []), *beside]


@dataclass(frozen=True)
class _Told:
    """What is told of a period: its figures, what of them opening figures tell, and the day they are of."""

    figures: figures.Figures
    opened: str
    day: date


def _handed(made: Submission, span: Period) -> _Told:
    """As it was handed in. A period that begins the year tells what the opening figures tell too, as its
    本年累计 does, and the year's summary."""
    frozen, begins = submitted.frozen(made), _begins(span)
    opened = frozen["rows"].get(freezing.OPENED, "") if begins else ""
    day = made.submitted_at.astimezone(BEIJING).date()
    return _Told(frozen["year" if begins else "figures"], opened, day)


def _counted_now(s: Session, asked: Asked, span: Period) -> _Told:
    """The same by the records of today."""
    if not _begins(span):
        return _Told(figures.between(s, span, asked.code, brief=True), "", s.today())
    opened = report_year.opened_by(Draft(s, subject(s, span.name, asked.code)))
    return _Told(annual.so_far(s, span, asked.code), opened, s.today())


def _begins(span: Period) -> bool:
    """Whether a period begins the year."""
    return span.first == span.year_to_date().first


def _called(s: Session, asked: Asked, span: Period) -> str:
    """Whose work is told, as it was called at the period's end."""
    then = AsOf(s, span.last)
    if asked.station:
        return then.text(asked.station, "name")
    return f"{county_name(s, then)}乡镇（街道）社会工作服务站"


# ---- their parts ---------------------------------------------------------------------------------


def _countys(asked: Asked) -> Values:
    """From the county's bureau, under its red head."""
    return {
        "mark": f"{asked.bureau}文件",
        "signer": asked.bureau,
        "printed_by": f"{asked.bureau}办公室",
        "sealing": "seal",
    }


def _issued(asked: Asked) -> Values:
    """From a station to the bureau; from the bureau to whoever is above it, which it knows best."""
    if asked.station is None:
        return _countys(asked)
    signed = {"signer": asked.station.name, "sealing": "seal", "addressee": asked.bureau}
    return signed | {"station": asked.station.id}


def _span(s: Session, asked: Asked, *, month: bool) -> Period:
    """The period asked for, else the month before this or this year."""
    today = s.today()
    before = periods.months_before(periods.of_day(today), 2)[0]
    usual = before if month else str(today.year)
    span = periods.parse(asked.period or usual)
    if not month and span.report != "年报":
        raise Rejected({"period": "年度总结的期间只写年份，如 2022"})
    return span


def _until(day: date, span: Period) -> dict[str, str]:
    """What a period that was still running on a day is called; nothing of one that was over."""
    said = f"截至{day.month}月{day.day}日"
    return {"whole": said, "end": said} if span.last > day else {}


def _told(found: list[Finding], level: str, name: str) -> list[str]:
    """The findings of a level as the station is told them."""
    mine = (each.text for each in found if each.level == level)
    return numbered(tight(addressed(text, name)) for text in mine)


def _to_mend(found: list[Finding], name: str) -> Table:
    """What a station fills in and sends back: a row for each finding."""
    ranks = list(LEVELS)
    ordered = sorted(found, key=lambda each: ranks.index(each.level))  # as the notice numbers them
    told = (tight(addressed(each.text, name)) for each in ordered)
    empty = ("",) * (len(TO_MEND) - 2)
    rows: tuple[tuple[Cell, ...], ...] = tuple((at, t, *empty) for at, t in enumerate(told, 1))
    return Table(MENDED, tuple(map(Column, TO_MEND)), rows)


def _side_by_side(s: Session, asked: Asked, span: Period) -> Iterator[Values]:
    """With the county's report, its stations one below the other."""
    if asked.station is None:
        table = report_stations.side_by_side(Draft(s, subject(s, span.name)))
        if table.rows:
            yield {"name": f"{tight(span.label)}{table.title}", "content": tabbed(table)}


def _reported(values: Mapping[str, Any]) -> dict[str, list[str]]:
    return {words: [filled(text, values)] for words, text in REPORTED.items()}


def _parts(parts: Mapping[str, list[str]]) -> Iterator[str]:
    """The parts that say something, headed 一、二、…"""
    told = [(words, lines) for words, lines in parts.items() if lines]
    for at, (words, lines) in enumerate(told, 1):
        yield f"{chinese_number(at)}、{words}"
        yield from lines


def _aims(targets: Mapping[str, int], counted: Mapping[str, Any]) -> Iterator[str]:
    for figure, target in targets.items():
        ratio = annual.reached(counted[figure], target) or 0
        said, whole = (_counted(figure, n) for n in (counted[figure], target))
        name = FIGURE.label(figure).removesuffix("（元）")
        yield f"{name}：年度指标{whole}，完成{said}，完成率{ratio:.1%}"


def _counted(figure: str, number: float) -> str:
    """As people say it: money in yuan."""
    return f"{plain(number / 100)}元" if figure.endswith("_fen") else plain(number)
