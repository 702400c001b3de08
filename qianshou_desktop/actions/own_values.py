"""What somebody's own form may ask for by name, beside lists: the counting engine's figures for a
period, who reports and when. Every name is unique and defined in a sentence."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from qianshou_desktop.actions import (
    annual,
    figures,
    periods,
    places,
    report_station,
    report_subject,
)
from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.actions.meanings import DEFINITIONS, DETAILS, PARTS, called, meant
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.report_subject import Draft
from qianshou_desktop.formats import own_names
from qianshou_desktop.formats.cells import Cell, Share
from qianshou_desktop.records.terms_report import STANDING
from qianshou_desktop.store.db import Session

Values = dict[str, Cell]
NOW, YEAR, TARGET, RATE = "本期", "本年累计", "年度指标", "完成率"
SUFFIXES = {
    NOW: "与不写后缀的相同",
    YEAR: "从年初到期末，连同期初数；在档和在办是时点的数，不累计；分项在有期初数的年份没有累计，空着",
    TARGET: "今年定的指标，没有定的空着；分项没有指标",
    RATE: "本年累计÷年度指标，没有指标的空着",
}
FACTS = {
    "县": "县（市、区）名称", "县代码": "6 位县级代码", "社工站": "填报的站；全县汇总时是全县",
    "站代码": "9 位站代码；全县汇总时是县代码", "站类型": "示范站或普通站", "承接机构": "期末的承接机构",
    "期间": "如 2022 年 8 月", "年": "年份", "月": "月份；不是月报的空着", "季度": "第几季度；不是季报的空着",
    "起始日期": "本期第一天", "截止日期": "本期最后一天", "填表日期": "今天",
    "填报人": "月报文字里的填报人；没有写的是填表的用户",
    "审核人": "月报文字里的审核人；没有写的空着，留给手签", "负责人": "空着，留给手签",
    "电话": "月报文字里的电话", "开放天数": "月报文字里的开放天数；没有写的空着",
    "五有": "今天的五有：齐全，或缺哪几项；全县是几个站齐全", "在岗人数": "期末在岗的社工",
    "持证人数": "其中持有社会工作者职业资格证书的", "备考人数": "其中在备考的", "驻站社工人数": "其中的驻站社工",
    "存在的问题": "月报文字", "建议": "月报文字", "下期计划": "月报文字", "典型案例": "月报文字",
}  # fmt: skip
RATES = {"探访率": ("visits.made", "visits.due"), "满意率": ("opinions.good", "opinions.said")}
RATES_MEANT = {
    "探访率": "实访÷应访，没有应访的空着",
    "满意率": "（很满意＋满意）÷评价总数，没有评价的空着",
}
WRITTEN = {
    "电话": "phone", "开放天数": "opened_days",
    "填报人": "reporter", "审核人": "checker", "存在的问题": "problems_met", "建议": "advice",
    "下期计划": "plan", "典型案例": "typical",
}  # fmt: skip


@dataclass(frozen=True)
class Depth:
    """How much has to be counted: with the details (by item, domain, target group), with the year."""

    details: bool = True
    year: bool = True


WHOLE = Depth()


def values(
    s: Session,
    period: str,
    station: str | None = None,
    filler: str = "",
    asked: Depth = WHOLE,
) -> Values:
    """Every single value by its names. Raises Rejected (period, station)."""
    span = periods.parse(period)
    told = counted(s, span, station, asked)
    said = facts(s, span, station)
    return {**said, "填报人": said["填报人"] or filler, **told}


def definitions() -> dict[str, str]:
    """Every figure by its Chinese name, with what it counts; a suffix may follow each."""
    return {name(key): meant(key) for key in keys()} | RATES_MEANT


def names() -> Iterator[str]:
    """All names of single values, in Chinese and by key, with and without a suffix."""
    yield from FACTS
    yield from figure_names()


def figure_names() -> Iterator[str]:
    """All names under which a figure can be asked for."""
    for key in keys():
        for front in (name(key), alias(key)):
            yield front
            yield from (f"{front}.{suffix}" for suffix in SUFFIXES)
    yield from RATES


def keys() -> Iterator[str]:
    """The figures that are the same in every county: no worker's and no project's."""
    yield from DEFINITIONS
    for part, whats in DETAILS.items():
        yield from (f"{part}.{code}.{what}" for code in PARTS[part] for what in whats)


def name(key: str) -> str:
    """What people call a figure, without its unit: money is told in yuan."""
    return called(key).partition("（")[0] if key in DEFINITIONS else called(key)


def alias(key: str) -> str:
    """Its key, for those who prefer it."""
    return key.removesuffix("_fen")


def facts(s: Session, span: Period, station: str | None) -> Values:
    """Who reports on what, when. Raises Rejected (station)."""
    subject, then = report_subject.subject(s, span.name, station), AsOf(s, span.last)
    months = span.last.month - span.first.month + 1
    mine = subject.station
    told: Values = {
        "县": report_subject.county_name(s, then),
        "县代码": places.own(s).county_code,
        "社工站": subject.name,
        "站代码": subject.code,
        "站类型": then.text(mine, "kind") if mine else "",
        "承接机构": then.text(mine, "operator") if mine else "",
        "期间": span.label,
        "年": span.first.year,
        "月": span.first.month if months == 1 else None,
        "季度": span.last.month // 3 if months == 3 else None,
        "起始日期": span.first,
        "截止日期": span.last,
        "填表日期": s.today(),
    }
    told |= report_station.standing(Draft(s, subject))
    text = report_subject.text_of(s, span.name, subject.station_key)
    words = {label: getattr(text, name) for label, name in WRITTEN.items()} if text else {}
    return {**dict.fromkeys(FACTS), **told, **words}


def depth(asked: Collection[str]) -> Depth:
    """What a form needs that asks for some names, with or without a list's before them."""
    deep = tuple(
        own_names.key(front)
        for key in keys()
        if key.startswith(("items.", "domains.", "targets.", "partners."))
        for front in (name(key), alias(key))
    )
    wanted = {own_names.key(each) for each in asked}
    return Depth(
        any(front in each for each in wanted for front in deep),
        any(each.endswith((YEAR, RATE)) for each in wanted),
    )


def counted(s: Session, span: Period, station: str | None, asked: Depth = WHOLE) -> Values:
    """The figures of a station, or of the county, by all their names; what was not asked for may be
    left out. Raises Rejected (station)."""
    now = figures.between(s, span, station, brief=not asked.details)
    year = _year(s, span, station, asked) if asked.year else {}
    aims = annual.targets(s, span.last.year, station)
    found: Values = {}
    for key in keys():
        so_far, aim = year.get(key), aims.get(key)
        reached = annual.reached(now[key] if key in STANDING else so_far or 0, aim)
        told = {
            NOW: cell(key, now.get(key)),
            YEAR: cell(key, so_far),
            TARGET: cell(key, aim),
            RATE: None if reached is None else Share(reached),
        }
        for front in (name(key), alias(key)):
            found[front] = told[NOW]
            found |= {f"{front}.{suffix}": value for suffix, value in told.items()}
    for front, (part, whole) in RATES.items():
        found[front] = Share(now[part] / now[whole]) if now[whole] else None
    return found


def _year(s: Session, span: Period, station: str | None, asked: Depth) -> Figures:
    """The year so far. What was counted before the records began has no details: where there is
    such, nobody can tell the year's."""
    if annual.openings(s, span.last, station):
        sums = annual.so_far(s, span, station)
        return {key: sums[key] for key in DEFINITIONS}
    return figures.between(s, span.year_to_date(), station, brief=not asked.details)


def cell(key: str, number: float | None) -> Cell:
    """A figure as a form has it: money in yuan."""
    if number is None or not key.endswith("_fen"):
        return number
    return Decimal(int(number)).scaleb(-2)
