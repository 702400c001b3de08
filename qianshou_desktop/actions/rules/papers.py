"""R20–R23: organisation papers, rules, mechanisms, and the five haves (seed article, 完善制度建设;
domain.md §1.3, §1.6)."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import select

from qianshou_desktop.actions import five
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.institution import Institution
from qianshou_desktop.records.terms import (
    DOMAIN,
    FOUR_MECHANISMS,
    ORGANISATION_PAPERS,
    PAPER,
    SIX_RULES,
)

ARTICLE = "文章“完善制度建设”"
LISTED = {"R20": "要有的制度", "R21": "要有的机制", "R22": "要有的组织文件"}


def papers_of(rule: str, kinds: Sequence[str]) -> dict[str, Default]:
    """Which of these papers the county asks for: all, where it says nothing."""
    labels = tuple(PAPER[kind] for kind in kinds)
    return {"papers": Default(labels, LISTED[rule], choices=labels)}


def all_of(rule: str) -> Callable[[Case], Iterator[Found]]:
    """A rule that asks every built station for a paper of each kind, issued, in force and
    reviewed in time."""

    def find(case: Case) -> Iterator[Found]:
        kinds = five.asked(case.parameters, rule)
        papers = _in_force(case, kinds)
        for station in case.built:
            mine = [papers[station.id, kind] for kind in kinds if (station.id, kind) in papers]
            has = {paper.kind for paper in mine}
            missing = [PAPER[kind] for kind in kinds if kind not in has]
            if missing:
                text = f"{station.name}没有在用的：{'、'.join(missing)}"
                yield Found(text, station, station, wants="institution")
            bare = [paper for paper in mine if not _text_on_file(case, paper)]
            if bare:
                names = "、".join(PAPER[paper.kind] for paper in bare)
                text = f"{station.name}只登记了名称和日期，没有正文、附件或存放处：{names}"
                yield Found(text, bare[0], station, "remark", "filed_at")
            late = [paper for paper in mine if paper.review_on and paper.review_on < case.today]
            if late:
                names = "、".join(PAPER[paper.kind] for paper in late)
                yield Found(f"{station.name}过了复审日期：{names}", late[0], station, "remark")

    return find


def _text_on_file(case: Case, paper: Institution) -> bool:
    """Whether the paper itself can be read: here, attached, or where it is kept."""
    mine = select(Attachment.id).where(Attachment.about == paper.uid.hex()).limit(1)
    return bool(paper.content or paper.filed_at or case.s.scalar(mine))


def _in_force(case: Case, kinds: Sequence[str]) -> dict[tuple[int | None, str], Institution]:
    """By station and kind; of several versions the newest, which takes the others' place."""
    issued = select(Institution).where(Institution.issued_on <= case.today)
    mine = issued.where(Institution.kind.in_(kinds), Institution.station_id.is_not(None))
    return {
        (paper.station_id, paper.kind): paper
        for paper in case.s.scalars(mine.order_by(Institution.issued_on, Institution.id))
        if paper.ended_on is None or paper.ended_on > case.today
    }


def five_haves(case: Case) -> Iterator[Found]:
    haves = five.standing(case.s, case.parameters)
    for station in case.built:
        lacking = [have for have in haves[station.code] if not have.good]
        if lacking:
            words = "；".join(f"{have.label}：{have.missing[0].text}" + (
                f"等 {len(have.missing)} 项" if len(have.missing) > 1 else "") for have in lacking)  # fmt: skip
            wants = lacking[0].missing[0].kind if len(lacking) == 1 else ""
            yield Found(f"{station.name}五有还没有达标。{words}", station, station, wants=wants)


RULES: tuple[Rule, ...] = (
    Rule("R20", "六项制度：人员、财务、项目、志愿服务、安全、档案管理", ARTICLE, "must",
         all_of("R20"), papers_of("R20", SIX_RULES), "要有的制度：{papers}"),
    Rule("R21", "四项机制：服务承诺、投诉、督导、评估", ARTICLE, "must", all_of("R21"),
         papers_of("R21", FOUR_MECHANISMS), "要有的机制：{papers}"),
    Rule("R22", "组织架构、内部责任分工、运行流程和标准齐备", ARTICLE, "must",
         all_of("R22"), papers_of("R22", ORGANISATION_PAPERS), "要有的组织文件：{papers}"),
    Rule("R23", "有场地、有人员、有功能、有制度、有活动，五有齐全才算达标", ARTICLE, "must",
         five_haves, {
             "months": Default(3, "看近几个月的服务和活动", least=1, most=36),
             "services": Default(tuple(f"{label}={code}" for code, label in DOMAIN.items()),
                                 "服务清单（各归六大领域之一）", pattern=r"[^=、]+=[A-F]", needed=True,
                                 example="政策宣传咨询=A"),
         }),
)  # fmt: skip
