"""R20–R23: organisation papers, rules, mechanisms, and the five haves (seed article, 健全制度体系;
domain.md §1.3, §1.6)."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import select

from qianshou_desktop.actions import five
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records.institution import Institution
from qianshou_desktop.records.terms import (
    DOMAIN,
    FOUR_MECHANISMS,
    ORGANISATION_PAPERS,
    PAPER,
    SIX_RULES,
)

ARTICLE = "seed：文章“健全制度体系”"


def all_of(kinds: Sequence[str]) -> Callable[[Case], Iterator[Found]]:
    """A rule that asks every built station for a paper of each kind, in force and reviewed."""

    def find(case: Case) -> Iterator[Found]:
        issued = select(Institution).where(Institution.issued_on <= case.today)
        papers = [
            paper
            for paper in case.s.scalars(issued.where(Institution.kind.in_(kinds)))
            if paper.ended_on is None or paper.ended_on > case.today
        ]
        for station in case.built:
            mine = [paper for paper in papers if paper.station_id == station.id]
            missing = [PAPER[kind] for kind in kinds if kind not in {p.kind for p in mine}]
            if missing:
                yield Found(f"{station.name}还没有：{'、'.join(missing)}", station, station)
            late = [p for p in mine if p.review_on and p.review_on < case.today]
            if late:
                names = "、".join(PAPER[paper.kind] for paper in late)
                yield Found(f"{station.name}过了复审日期：{names}", late[0], station, "remark")

    return find


def five_haves(case: Case) -> Iterator[Found]:
    haves = five.standing(case.s, case.parameters)
    for station in case.built:
        lacking = [have for have in haves[station.code] if not have.good]
        if lacking:
            words = "；".join(f"{have.label}：{have.missing[0].text}" + (
                f"等 {len(have.missing)} 项" if len(have.missing) > 1 else "") for have in lacking)  # fmt: skip
            yield Found(f"{station.name}五有还没有达标。{words}", station, station)


RULES: tuple[Rule, ...] = (
    Rule("R20", "六项制度：人员、财务、项目、志愿服务、安全、档案管理", ARTICLE, "must",
         all_of(SIX_RULES)),
    Rule("R21", "四项机制：服务承诺、投诉、督导、评估", ARTICLE, "must", all_of(FOUR_MECHANISMS)),
    Rule("R22", "组织架构、内部责任分工、运行流程和标准齐备", ARTICLE, "must",
         all_of(ORGANISATION_PAPERS)),
    Rule("R23", "有场地、有人员、有功能、有制度、有活动，五有齐全才算达标", ARTICLE, "must",
         five_haves, {
             "months": Default(3, "看近几个月的服务和活动", least=1, most=36),
             "services": Default(tuple(f"{label}={code}" for code, label in DOMAIN.items()),
                                 "服务清单（各归六大领域之一）", pattern=r"[^=、]+=[A-F]",
                                 example="政策宣传咨询=A"),
         }),
)  # fmt: skip
