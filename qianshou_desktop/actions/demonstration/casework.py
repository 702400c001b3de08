"""Cases at every stage with their forms, and the relatives and ties that they tell of. All of it is
made up."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration import words_work as words
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.archive import Volume
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_assessment import (
    CaseAssessment,
    CaseNeed,
    CaseProblem,
    CaseScale,
    FactSource,
)
from qianshou_desktop.records.case_evaluation import (
    Attainment,
    CaseClosing,
    CaseEvaluation,
    Retest,
)
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession, Progress, SessionTask
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.kinship import Kin, Tie
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms_work import STAGE

ORDER = tuple(STAGE)
EVERY = 7  # days between sessions


def build(w: Workshop) -> None:
    """Two cases a station, each further than the one before, as far as its days allow."""
    turn = 0
    for station in w.stations:
        grown = [p for p in w.people.get(station.id, ()) if p.left_on is None]
        for person in grown[:2]:
            _case(w, station, person, _story(w, person), turn)
            turn += 1


def _story(w: Workshop, person: Person) -> words.Story:
    """A story that fits the person's age."""
    years = w.today.year - person.born_on.year if person.born_on else 50
    if years < 18:
        return words.CASES[1]
    return words.CASES[0] if years >= 65 else words.CASES[2]


def _case(w: Workshop, station: Station, person: Person, story: words.Story, turn: int) -> None:
    opened = max(w.first + timedelta(days=turn * 3 % 40), person.filed_on)
    worker = w.workers[station.id][-1]
    case = Case(
        person_id=person.id, station_id=station.id, worker_id=worker.id, opened_on=opened,
        source="outreach", first_contact="home", agreed=True, request=story.request,
        tried=story.tried, involved="村委会、儿童主任或网格员", urgency="normal",
        first_judgement=story.judgement, decision="accept", stage="intake",
        form_state="submitted", filled_on=opened,
    )  # fmt: skip
    case.troubles, case.items = set(story.troubles), set(story.items)
    w.put(case)
    _kin(w, person, story)
    _consent(w, case, person)
    made = _forms(w, case, story, turn)
    case.stage = made
    if made == "closing":
        w.add(Volume(title_text=f"个案卷 {case.number}", station_id=station.id, case_id=case.id,
                     filed_on=w.today, kept_for="years10", place="档案柜 1 层"))  # fmt: skip


def _forms(w: Workshop, case: Case, story: words.Story, turn: int) -> str:
    """The forms as far as the case has come; returns the stage."""
    day, far = case.opened_on, ORDER[min(turn % 6 + (turn % 6 > 0), 5)]
    stage = "intake"
    for each in ORDER[1 : ORDER.index(far) + 1]:
        day += timedelta(days=EVERY if each != "assessment" else 4)
        if day > w.today:
            break
        stage = each
        day = FORMS[each](w, case, story, day)
    return stage


def _shared(case: Case, day: date) -> dict[str, object]:
    return {"case_id": case.id, "station_id": case.station_id, "worker_id": case.worker_id,
            "form_state": "submitted", "filled_on": day}  # fmt: skip


def _assessment(w: Workshop, case: Case, story: words.Story, day: date) -> date:
    made = w.put(CaseAssessment(
        assessed_on=day, body="体检无大病，行动自如", mind=story.mind, social="与邻里来往一般",
        strength="愿意配合，家人支持", family_structure=story.family, family_relations="关系和睦",
        family_economy="收入以务农和补贴为主", neighbours="邻居常来照看", school=story.school,
        workplace=story.workplace, formal_support="村委会、社工站",
        informal_support="亲戚、邻居", resources="村里有志愿服务队", risk="normal",
        risk_basis="没有自伤、受侵害的迹象", conclusion=story.judgement, **_shared(case, day),
    ))  # fmt: skip
    made.theories = {"strengths", "task"}
    w.add(FactSource(case_assessment_id=made.id, source="入户面谈", learned_on=day))
    for problem, need in zip(story.problems, story.needs, strict=True):
        w.add(CaseProblem(case_assessment_id=made.id, problem=problem, shown="近来明显",
                          lasting_for="半年", cause="家庭变化", effect="影响日常生活"))  # fmt: skip
        w.add(CaseNeed(case_assessment_id=made.id, need=need, expressed="希望有人帮一把",
                       judged="确有需要", priority="high"))  # fmt: skip
    w.add(CaseScale(case_assessment_id=made.id, scale="一般自我效能感量表", score="18",
                    measured_on=day))  # fmt: skip
    return day


def _plan(w: Workshop, case: Case, story: words.Story, day: date) -> date:
    made = w.put(CasePlan(
        planned_on=day, aim=story.aim, theory="优势视角：从对象已有的能力入手", from_on=day,
        to_on=day + timedelta(days=90), times=6, contact="社工站电话，每周一至周五",
        contingency="情况突变时当日上门，必要时报村委会和民政办", evaluation="目标达成量表、前后测",
        agreed_goals=story.aim, agreed_work="面谈、陪伴、链接资源", client_signed_on=day,
        agreed_rights="对象可随时提问、退出；社工保守秘密", worker_signed_on=day,
        agreed_terms="家中或社工站，每周一次，共六次", **_shared(case, day),
    ))  # fmt: skip
    for need in story.needs:
        w.put(Goal(
            case_plan_id=made.id, goal=f"{need}，三个月内见到变化", need=need, baseline="0 次",
            target="每周 1 次", due_on=day + timedelta(days=90), strategy="陪伴与示范",
            action="上门指导", responsible="驻站社工", times=6, schedule="每周", resources="志愿者",
        ))  # fmt: skip
    return day


def _sessions(w: Workshop, case: Case, story: words.Story, day: date) -> date:
    goals = list(w.s.query(Goal).join(CasePlan).filter(CasePlan.case_id == case.id))
    for nth in range(1, 4):
        if day > w.today:
            break
        held = w.put(CaseSession(
            held_on=day, nth=nth, started_at="09:30", ended_at="10:20", minutes=50, mileage=8,
            place="对象家中", way="home", attendants="对象本人", purpose=story.needs[0],
            facts=story.facts, judgement=story.judgement, techniques="倾听、澄清",
            last_tasks="上次约定已完成" if nth > 1 else None, mood="平稳", risk="normal",
            next_on=day + timedelta(days=EVERY), **_shared(case, day),
        ))  # fmt: skip
        held.items = set(story.items)
        w.add(
            SessionTask(
                session_id=held.id, task="每天记一件高兴的事", doer="对象", due_on=held.next_on
            )
        )
        for at, goal in enumerate(goals):
            w.add(Progress(session_id=held.id, goal_id=goal.id, percent=25 * nth,
                           aimed=at == (nth - 1) % len(goals)))  # fmt: skip
        day += timedelta(days=EVERY)
    return min(day - timedelta(days=EVERY), w.today)


def _evaluation(w: Workshop, case: Case, story: words.Story, day: date) -> date:
    made = w.put(CaseEvaluation(
        evaluated_on=day, process="按计划完成，出席稳定", client_view="比以前好多了", satisfaction="s5",
        worker_view="目标基本达成", evidence="前后测分数上升，家人反映有变化", **_shared(case, day),
    ))  # fmt: skip
    for goal in w.s.query(Goal).join(CasePlan).filter(CasePlan.case_id == case.id):
        w.add(Attainment(case_evaluation_id=made.id, goal_id=goal.id, score=4, percent=80))
    w.add(Retest(case_evaluation_id=made.id, scale="一般自我效能感量表", before="18", after="26"))
    return day


def _closing(w: Workshop, case: Case, story: words.Story, day: date) -> date:
    w.add(CaseClosing(
        closed_on=day, cause="attained", changes="情绪平稳，与家人联系增多", consolidation="邻居结对照看",
        parting="提前两次告知，回顾收获", follow_every="monthly",
        follow_until=day + timedelta(days=90), **_shared(case, day),
    ))  # fmt: skip
    case.closed_on, case.reason = day, "目标达成"
    after = day + timedelta(days=7)
    if after <= w.today:
        w.add(FollowUp(done_on=after, nth=1, way="phone", minutes=15, state="一切安好",
                       kept="目标维持", result="keep", **_shared(case, after)))  # fmt: skip
    return day


FORMS = {
    "assessment": _assessment, "plan": _plan, "intervention": _sessions,
    "evaluation": _evaluation, "closing": _closing,
}  # fmt: skip


def _kin(w: Workshop, person: Person, story: words.Story) -> None:
    for relation, years, died in story.kin:
        born = person.born_on.year + years if person.born_on else None
        w.add(Kin(person_id=person.id, relation=relation, name=w.anybody(), birth_year=born,
                  died=died, together=not died))  # fmt: skip
    for name, kind, strength in words.TIES:
        w.add(Tie(person_id=person.id, name=name, kind=kind, strength=strength, flow="giving"))


def _consent(w: Workshop, case: Case, person: Person) -> None:
    child = person.child_on(case.opened_on)
    made = w.add(Consent(
        person_id=person.id, case_id=case.id, station_id=case.station_id, worker_id=case.worker_id,
        signed_on=case.opened_on, purpose="提供个案服务", collected="基本情况、家庭、健康",
        collecting="面谈和走访", kept_until="结案后 10 年", shared_with="镇民政办（需要时）",
        rights_told=True, separate=True, limits_told=True, way="guardian" if child else "written",
        signer=person.name, guardian=w.anybody() if child else None,
        guardian_relation="祖母" if child else None,
    ))  # fmt: skip
    made.scopes = {"filing", "casework", "sensitive"}
