"""R27–R29: trainings, the five partners, publicity (seed article; domain.md §1.1, §1.3, §1.9)."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions import periods
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.actions.work import Scope, partners, work
from qianshou_desktop.records.pairing import Plan
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.staff import Training
from qianshou_desktop.records.terms import PARTNER, PHASE, TRAINING

THEMES = tuple(TRAINING[code] for code in ("exam", "management", "station"))


def themes(case: Case) -> Iterator[Found]:
    """Each theme was taught while the plan ran, the second one in both its phases."""
    for plan in case.s.scalars(select(Plan).where(Plan.from_on <= case.today)):
        held = case.s.scalars(
            select(Training).where(Training.held_on.between(plan.from_on, min(plan.to_on, case.today)))
        ).all()  # fmt: skip
        taught = {TRAINING[training.theme] for training in held}
        asked = case.parameters.words("R27.themes")
        for theme in asked:
            if theme not in taught:
                yield Found(f"{plan.name}还没有办过“{theme}”培训", plan)
        phases = {training.phase for training in held if training.theme == "management"}
        for phase, label in PHASE.items():
            if TRAINING["management"] in {*asked} & taught and phase not in phases:
                yield Found(f"“{TRAINING['management']}”还没有办过{label}的培训", plan)


def five_partners(case: Case) -> Iterator[Found]:
    """Which of the five no work of the last months was tied to, station by station."""
    months = case.parameters.number("R28.months")
    asked = case.parameters.words("R28.partners")
    scope = Scope(periods.shifted(case.today, -months), case.today, case.today)
    done, tied = work(scope), partners(scope)
    same = (done.c.work == tied.c.work) & (done.c.id == tied.c.id)
    query = select(done.c.station_id, tied.c.code).join(tied, same).distinct()
    found: dict[int, set[str]] = defaultdict(set)
    for station, code in case.s.execute(query):
        found[station].add(code)
    for station in case.built:
        missing = [label for code, label in PARTNER.items()
                   if label in asked and code not in found[station.id]]  # fmt: skip
        if missing:
            text = f"{station.name}近 {months} 个月的服务没有联动：{'、'.join(missing)}"
            yield Found(text, station, station)


def credited(case: Case) -> Iterator[Found]:
    """A piece names its source and author, a photo its own; whoever is shown has agreed."""
    for piece in case.s.scalars(select(Publicity).order_by(Publicity.published_on, Publicity.id)):
        lacking = {
            "没有注明来源": not piece.source,
            "没有署名": not piece.author,
            "有照片而没有注明图片来源": piece.photos and not piece.photo_credit,
            "出现服务对象而没有记下本人同意": piece.people_shown and not piece.consented,
        }
        words = "、".join(word for word, lacks in lacking.items() if lacks)
        if words:
            yield Found(f"宣传《{piece.name}》{words}", piece, case.station(piece.station_id))


RULES: tuple[Rule, ...] = (
    Rule("R27", "为受援地人员开展三项培训：社工师考前、社会组织运营管理（初创期与发展期）、社工站运营实务",
         "文章第一部分“联合会三项重点”", "principle", themes,
         {"themes": Default(THEMES, "培训主题", choices=tuple(TRAINING.values()))},
         "为受援地人员开展培训：{themes}"),
    Rule("R28", "社区、社会组织、社会工作者、社区志愿者、社会慈善资源五社联动",
         "文章“基层治理”", "remark", five_partners,
         {"months": Default(3, "看近几个月", least=1, most=60),
          "partners": Default(tuple(PARTNER.values()), "联动的各社", choices=tuple(PARTNER.values()))},
         "服务联动：{partners}"),
    Rule("R29", "宣传须注来源、署名，出现的人须同意", "文章图片来源的写法；个人信息保护法",
         "must", credited),
)  # fmt: skip
