"""What is special to cases: what one form carries into the next, how much was done, passing over a
stage, and the move to another station."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from qianshou_desktop.actions import common, discretion
from qianshou_desktop.actions.casework import ORDER, latest
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_assessment import CaseAssessment, CaseNeed
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession, Progress, SessionTask
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.terms_work import PROBLEM
from qianshou_desktop.store.db import Session

LINE = 60  # letters that stand in a cell


def skip(s: Session, case: int, stage: str, reason: str) -> None:
    """Pass over a stage for a written reason. Raises Rejected."""
    if stage not in ORDER[1:-1]:
        raise Rejected({"stage": "这个阶段不能跳过"})
    if not reason.strip():
        raise Rejected({"reason": "请写明为什么跳过"})
    common.save(s, "stage_skip", {"case": case, "stage": stage, "reason": reason,
                                  "skipped_on": s.today()})  # fmt: skip


# ---- what one form carries into the next -----------------------------------------------------------------


def carried(s: Session, kind: str, case: int) -> dict[str, Any]:
    """The values with which a new form of a case begins: problems become needs, needs goals, goals
    progress, progress attainment. A reader, who begins none, is told nothing of it. Raises Rejected
    where the case is not for the user at work."""
    record = common.get(s, "case", case)
    if discretion.reads(s) or not isinstance(record, Case):
        return {"case": case}
    begin = CARRY.get(kind)
    made = {"case": case, "items": sorted(record.items)} if kind == "session" else {"case": case}
    return made | (begin(s, record) if begin else {})


def _into_assessment(s: Session, case: Case) -> dict[str, Any]:
    """What somebody asked for stands with the first need where it is a line; a longer one is in the
    intake, and is not cut."""
    troubles = [PROBLEM[code] for code in PROBLEM if code in case.troubles]
    problems = [{"problem": each} for each in troubles]
    needs: list[dict[str, Any]] = [{"need": f"缓解{each}"} for each in troubles]
    said = case.request or ""
    if needs and len(said) <= LINE and "\n" not in said:
        needs[0]["expressed"] = said or None
    return {"problems_found": problems, "needs": needs, "conclusion": case.first_judgement}


def _into_plan(s: Session, case: Case) -> dict[str, Any]:
    form = latest(s, case, "assessment")
    needs = (
        s.scalars(select(CaseNeed).where(CaseNeed.case_assessment_id == form.id)) if form else ()
    )
    goals = [{"goal": each.need, "need": each.need} for each in needs]
    return {"goals": goals, "theory": _theories(form)}


def _theories(form: CaseAssessment | None) -> str | None:
    return form.fields["theories"].kind.show(form.theories) or None if form else None


def _into_session(s: Session, case: Case) -> dict[str, Any]:
    before = latest(s, case, "intervention")
    done = {each.goal_id: each.percent for each in _progress(s, case)}
    rows = [{"goal": goal.id, "percent": done.get(goal.id)} for goal in goals(s, case.id)]
    return {"progress": rows, "last_tasks": _last_tasks(s, before)}


def _last_tasks(s: Session, before: CaseSession | None) -> str | None:
    """The tasks agreed on last time, a line each, ready to be said how they went."""
    if before is None:
        return None
    rows = s.scalars(select(SessionTask).where(SessionTask.session_id == before.id))
    return "\n".join(f"{'：'.join(filter(None, (r.doer, r.task)))}——" for r in rows) or None


def _into_evaluation(s: Session, case: Case) -> dict[str, Any]:
    last = {each.goal_id: each.percent for each in _progress(s, case)}
    rows = [{"goal": g.id, "percent": last.get(g.id), "score": _score(last.get(g.id))}
            for g in goals(s, case.id)]  # fmt: skip
    form = latest(s, case, "assessment")
    scales = [{"scale": row.scale, "before": row.score} for row in _scales(s, form)]
    return {"attainments": rows, "scales": scales}


def _score(percent: int | None) -> int | None:
    """0 to 5 for 0 to 100 %, halves up: 10 % is 1, 50 % is 3."""
    return None if percent is None else (percent + 10) // 20


def _progress(s: Session, case: Case) -> list[Progress]:
    """Every word on a goal, the last one behind."""
    query = select(Progress).join(CaseSession, CaseSession.id == Progress.session_id)
    mine = query.where(CaseSession.case_id == case.id, Progress.percent.is_not(None))
    return list(s.scalars(mine.order_by(CaseSession.held_on, CaseSession.id)))


def _scales(s: Session, form: CaseAssessment | None) -> list[Any]:
    kind: Any = KINDS["case_scale"]
    return list(s.scalars(select(kind).where(kind.case_assessment_id == form.id))) if form else []


def _into_closing(s: Session, case: Case) -> dict[str, Any]:
    form = latest(s, case, "evaluation")
    return {"changes": form.evidence if form else None}


CARRY = {
    "case_assessment": _into_assessment, "case_plan": _into_plan, "session": _into_session,
    "case_evaluation": _into_evaluation, "case_closing": _into_closing,
}  # fmt: skip


def goals(s: Session, case: int) -> list[Goal]:
    """The goals of a case's plan in their order."""
    query = select(Goal).join(CasePlan, CasePlan.id == Goal.case_plan_id)
    return list(s.scalars(query.where(CasePlan.case_id == case).order_by(Goal.id)))


def closed_since(s: Session, day: date) -> list[int]:
    """The keys of the cases closed since a day, the last first."""
    query = select(Case.id).where(Case.closed_on >= day, discretion.shown(s, Case))
    return list(s.scalars(query.order_by(Case.closed_on.desc(), Case.id.desc())))


def totals(s: Session, case: int) -> tuple[int, int]:
    """How many sessions a case had, and how many minutes (F6: counted, not typed). Raises
    Rejected as before."""
    common.get(s, "case", case)
    query = select(func.count(), func.coalesce(func.sum(CaseSession.minutes), 0))
    count, minutes = s.execute(query.where(CaseSession.case_id == case)).one()
    return count, minutes or 0


def move(s: Session, case: int, station: int, worker: int | None, day: date, cause: str) -> int:
    """An open case goes to another station; what was done before stays with whoever did it.
    Returns the key of the transfer. Raises Rejected by field, as the transfer does."""
    record = s.get_one(Case, case)
    return common.save(s, "transfer", {
        "person": record.person_id, "case": case, "to_station": station, "to_worker": worker,
        "moved_on": day, "cause": cause or None,
    })  # fmt: skip
