"""The six stages of a case: what each still lacks, the gates between them, and how a saved form
moves its case on (MZ/T 094-2017)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, inspect, or_, select

from qianshou_desktop.actions import consents, discretion
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import NOT_TAKEN, Case, StageSkip
from qianshou_desktop.records.case_assessment import CaseAssessment, CaseNeed, CaseProblem
from qianshou_desktop.records.case_evaluation import Attainment, CaseClosing, CaseEvaluation
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession, Progress
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.terms_work import CLOSE_CAUSE, INTAKE_DECISION, STAGE
from qianshou_desktop.store.db import Session

ORDER = tuple(STAGE)
FORM_OF = {  # the form that a stage is filed with
    "intake": Case, "assessment": CaseAssessment, "plan": CasePlan,
    "intervention": CaseSession, "evaluation": CaseEvaluation, "closing": CaseClosing,
}  # fmt: skip
STAGE_OF = {kind.__tablename__: stage for stage, kind in FORM_OF.items()}
WRITTEN = (CaseAssessment, CasePlan, CaseSession, CaseEvaluation)  # while a case is open
ONCE = ("case_assessment", "case_plan", "case_evaluation", "case_closing")
# What a stage's own form must hold before the stage counts as done.
WANTED = {
    "intake": ("request", "urgency", "decision"),
    "assessment": ("risk", "conclusion"),
    "plan": ("aim", "evaluation", "client_signed_on"),
    "intervention": ("facts", "judgement"),
    "evaluation": ("worker_view",),
    "closing": ("changes",),
}
STOOD_ON = "不能拿掉{}：后面的{}是接着它写的，请先删除后面的"
STEPPED = "跳过“{}”的原因要留着：后面的阶段已经做了"
WAS = "the cause before"  # of a closing that is being saved
ORDERED = "ordered by its day"  # of a form that is being saved: its number follows from its day
CLOSES = "结案请填结案表，或写明结案日期"
NO_CASE = "这个个案的处理决定不是接案，不能再往下填；要接案请先改处理决定"
# The rows it must have, and what must be filled in of each.
ROWS_WANTED: dict[str, tuple[tuple[Any, str, tuple[str, ...]], ...]] = {
    "assessment": ((CaseProblem, "问题清单", ()), (CaseNeed, "需求清单", ("priority",))),
    "plan": ((Goal, "具体目标", ("target", "due_on")),),
}


@dataclass(frozen=True)
class Step:
    """A stage of a case: done, here, skipped or open; what its form lacks, and why it was skipped.
    `filed`: whether there is a form of it at all; `wants` is what one that is not there must hold."""

    stage: str
    state: str
    lacks: tuple[str, ...] = ()
    reason: str = ""
    filed: bool = True
    wants: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """How many things are to be filled in yet."""
        return len(self.lacks if self.filed else self.wants)

    @property
    def label(self) -> str:
        return STAGE[self.stage]


def steps(s: Session, case: int) -> list[Step]:
    """The stage bar: every stage with what is missing. Raises Rejected where the case is not for the
    user at work."""
    record = s.get_one(Case, case)
    discretion.refuse_record(s, record)
    skipped = {row.stage: row.reason or "" for row in _skips(s, case)}
    return [_step(s, record, stage, skipped) for stage in ORDER]


def _step(s: Session, case: Case, stage: str, skipped: dict[str, str]) -> Step:
    lacks = _lacks(s, case, stage)
    if not lacks:
        return Step(stage, "done")
    filed = _filed(s, case, stage)
    if stage in skipped:
        return Step(stage, "skipped", lacks, skipped[stage], filed)
    state, wants = "here" if stage == case.stage else "open", () if filed else _wants(stage)
    return Step(stage, state, lacks, filed=filed, wants=wants)


def _wants(stage: str) -> tuple[str, ...]:
    """What the form of a stage must hold."""
    fields = FORM_OF[stage].fields
    rows = (label for _, label, _ in ROWS_WANTED.get(stage, ()))
    return (*(fields[name].label for name in WANTED[stage]), *rows)


def _lacks(s: Session, case: Case, stage: str) -> tuple[str, ...]:
    """What the stage's form lacks; the form itself where there is none."""
    form = latest(s, case, stage)
    if form is None:
        return (f"还没有{FORM_OF[stage].label}",)
    empty = [n for n in WANTED[stage] if getattr(form, n) in (None, "")]
    found = [form.fields[name].label for name in empty]
    if stage == "intake" and not _agreed(s, case):
        found.append(Consent.label)
    for child, label, needed in ROWS_WANTED.get(stage, ()):
        rows = s.scalars(select(child).where(getattr(child, f"{child.owner}_id") == form.id)).all()
        open_ones = [n for n in needed if any(getattr(row, n) in (None, "") for row in rows)]
        named = "、".join(child.fields[n].label for n in open_ones)
        found += [] if rows and not named else [f"{label}（{named}）" if named else label]
    owed = OWED.get(stage)
    return (*found, *(owed(s, case) if owed else ()))


def _silent(s: Session, plan: CasePlan, told: Select[int]) -> int:
    """How many goals of a plan are not among those that were told of."""
    query = select(func.count(Goal.id)).where(Goal.case_plan_id == plan.id)
    return s.scalar(query.where(Goal.id.not_in(told))) or 0


def _unscored(s: Session, case: Case) -> list[str]:
    """What the evaluation owes to the plan: how far each goal was reached (F5 每目标达成)."""
    plan = latest(s, case, "plan")
    told = or_(Attainment.score.is_not(None), Attainment.percent.is_not(None))
    silent = _silent(s, plan, select(Attainment.goal_id).where(told)) if plan else 0
    return [f"目标达成（{silent} 个目标还没有打分）"] if silent else []


def _unworked(s: Session, case: Case) -> list[str]:
    """What the sessions owe to the plan: word of every goal; and while they go on, as many as were
    planned."""
    plan = latest(s, case, "plan")
    silent = _silent(s, plan, select(Progress.goal_id)) if plan else 0
    found = [f"目标进度（{silent} 个目标还没有写）"] if silent else []
    held = s.scalar(select(func.count(CaseSession.id)).where(CaseSession.case_id == case.id)) or 0
    over = case.closed_on or ORDER.index(case.stage) > ORDER.index("intervention")
    if plan and plan.times and held < plan.times and not over:
        found.append(f"面谈（计划 {plan.times} 次，已做 {held} 次）")
    return found


# What a stage owes to the plan.
OWED: dict[str, Callable[[Session, Case], list[str]]] = {
    "intervention": _unworked, "evaluation": _unscored,
}  # fmt: skip


def _agreed(s: Session, case: Case) -> bool:
    """Whether a consent to the casework is in force (of a closed case: was, when it was closed); where
    none of them says anything of it, whether the intake says that the person signed."""
    return consents.agreed(
        s, case.person_id, "casework", case.closed_on or s.today(), told=bool(case.agreed)
    )


def latest(s: Session, case: Case, stage: str) -> Any:
    """The form of a stage, of several that of the latest day; None for none."""
    kind: Any = FORM_OF[stage]
    if kind is Case:
        return case
    mine = select(kind).where(kind.case_id == case.id)
    return s.scalars(mine.order_by(getattr(kind, kind.day_field).desc(), kind.id.desc())).first()


def _filed(s: Session, case: Case, stage: str) -> bool:
    return case.id is not None and latest(s, case, stage) is not None


def _skips(s: Session, case: int | None) -> list[StageSkip]:
    return list(s.scalars(select(StageSkip).where(StageSkip.case_id == case)))


# ---- gates ---------------------------------------------------------------------------------------------


def unready(s: Session, record: Record) -> dict[str, str]:
    """What stands against a case's new stage, or against a stage's form: earlier stages that have
    no form and were not passed over for a reason."""
    if isinstance(record, Case):
        return _case_unready(s, record)
    if isinstance(record, StageSkip):
        return _skip_unready(s, record)
    stage = STAGE_OF.get(record.__tablename__)
    if stage is None:
        return _untaken(s, record) or _stray_goal(s, record)
    if record.id is not None and not inspect(record).attrs.case_id.history.has_changes():
        return _unreached(s, record) if isinstance(record, CaseClosing) else {}
    form: Any = record
    if moved := _moved_away(s, form):
        return {"case": moved}
    return _untaken(s, form) or _form_unready(s, record, s.get_one(Case, form.case_id), stage)


def unskipped(s: Session, record: Record) -> str:
    """Why the reason for a stage that was passed over is not to be taken away: the case went on for it;
    "" where it may."""
    return _stepped(s, record.case_id, record.stage) if isinstance(record, StageSkip) else ""


def _skip_unready(s: Session, skip: StageSkip) -> dict[str, str]:
    """A stage is passed over once; and a reason that its case went on for stays where it is."""
    state: Any = inspect(skip).attrs
    moved = [n for n in ("case_id", "stage") if state[n].history.has_changes()]
    if skip.id is not None and not moved:
        return {}
    if skip.id is not None:
        old = {n: next(iter(state[n].history.deleted or (getattr(skip, n),))) for n in moved}
        said = _stepped(s, old.get("case_id", skip.case_id), old.get("stage", skip.stage))
        if said:
            return {moved[0].removesuffix("_id"): said}
    others = {row.stage for row in _skips(s, skip.case_id) if row.id != skip.id}
    return {"stage": "这个阶段已经写明跳过了"} if skip.stage in others else {}


def _stepped(s: Session, key: int, stage: str) -> str:
    """Why the reason for a stage stays: its case went on for it."""
    case = s.get_one(Case, key)
    last = "closing" if case.closed_on else case.stage
    needed = stage in ORDER[: ORDER.index(last)] and not _filed(s, case, stage)
    return STEPPED.format(STAGE[stage]) if needed else ""


def stood_on(s: Session, record: Record, of: int | None = None) -> str:
    """Why a stage's only form is not to be taken away from its case: later stages stand on it; "" where
    it may."""
    if not isinstance(record, WRITTEN):
        return ""
    stage, case = STAGE_OF[record.__tablename__], s.get_one(Case, of or record.case_id)
    if stage in {row.stage for row in _skips(s, case.id)} or _another(s, record, case.id):
        return ""
    later = [e for e in ORDER[ORDER.index(stage) + 1 :] if _filed(s, case, e)]
    return STOOD_ON.format(record.label, FORM_OF[later[0]].label) if later else ""


def _moved_away(s: Session, form: Any) -> str:
    """The same of one that is taken to another case."""
    old = next(iter(inspect(form).attrs.case_id.history.deleted or ()), None) if form.id else None
    return stood_on(s, form, old) if old else ""


def _another(s: Session, record: Any, case: int) -> bool:
    kind = type(record)
    mine = select(kind.id).where(kind.case_id == case, kind.id != record.id)
    return s.scalars(mine).first() is not None


def _stray_goal(s: Session, record: Record) -> dict[str, str]:
    """Progress and attainment are told of the goals of the case's own plan."""
    if not isinstance(record, (Progress, Attainment)):
        return {}
    goal = s.get_one(Goal, record.goal_id)
    form: CaseSession | CaseEvaluation = (
        s.get_one(CaseSession, record.session_id)
        if isinstance(record, Progress)
        else s.get_one(CaseEvaluation, record.case_evaluation_id)
    )
    if s.get_one(CasePlan, goal.case_plan_id).case_id == form.case_id:
        return {}
    return {"goal": "这是别的个案的目标，请从本个案的计划里选"}


def _case_unready(s: Session, case: Case) -> dict[str, str]:
    state = inspect(case).attrs
    if (
        case.id
        and not case.closed_on
        and state.closed_on.history.deleted
        and _filed(s, case, "closing")
    ):
        return {"closed_on": "结案表还在；误登的请先删除结案表，要继续服务请新开个案"}
    closing = latest(s, case, "closing") if case.id else None
    if closing and case.closed_on and case.closed_on != closing.closed_on:
        return {"closed_on": f"结案表写的是 {closing.closed_on}，要改请改结案表"}
    if case.stage == "closing" and not case.closed_on and state.stage.history.has_changes():
        return {"stage": CLOSES}
    moved = state.stage.history.has_changes() or state.closed_on.history.has_changes()
    missing = _passed(s, case) if moved else []
    if not missing or (case.reason and case.explained):
        return _worked_on(s, case)
    named = "、".join(STAGE[stage] for stage in missing)
    return {"reason": f"{named}还没有做，要往后走请在这里写明为什么跳过"}


def _worked_on(s: Session, case: Case) -> dict[str, str]:
    """What was worked on was taken: it is closed, not turned down."""
    if case.decision not in NOT_TAKEN or not inspect(case).attrs.decision.history.has_changes():
        return {}
    done = [kind.label for kind in papers(s, case) if _is_work(kind, case)]
    if not done:
        return {}
    decided = INTAKE_DECISION.label(case.decision)
    return {
        "decision": f"这个个案已有{'、'.join(done)}，不能再改成“{decided}”；不再服务的，请办结案"
    }


def _is_work(kind: Any, case: Case) -> bool:
    """Whether a paper of a case says that the case was taken on. A crisis is told of all the same, a
    volume bound; and who is referred at intake goes with a referral."""
    spared = ("crisis", "volume", *(("referral",) if case.decision == "refer" else ()))
    return kind.__tablename__ not in spared


def papers(s: Session, case: Case) -> Iterator[Any]:
    """The kinds of the papers that a case has, other than its own rows."""
    for kind in KINDS.values():
        if case.id is not None and "case" in kind.fields and kind.owner != "case":
            about: Any = kind
            if s.scalar(select(about.id).where(about.case_id == case.id).limit(1)) is not None:
                yield kind


def _untaken(s: Session, record: Any) -> dict[str, str]:
    """Nothing is written of a case that was not taken on."""
    if "case" not in record.fields or record.owner == "case" or not record.case_id:
        return {}
    if record.id is not None and not inspect(record).attrs.case_id.history.has_changes():
        return {}
    case = s.get_one(Case, record.case_id)
    return {"case": NO_CASE} if case.decision in NOT_TAKEN and _is_work(record, case) else {}


def _passed(s: Session, case: Case) -> list[str]:
    """The stages before the one that the case is at (all but the closing itself, where it is
    closed) that have neither a form nor a reason."""
    last = "closing" if case.closed_on else case.stage  # none yet, where it takes its default
    return _undone(s, case, last) if last else []


def _undone(s: Session, case: Case, stage: str, but: str = "") -> list[str]:
    """The stages between intake and this one that have neither a form nor a reason (other than one)."""
    known = {row.stage for row in _skips(s, case.id) if row.reason != but}
    before = ORDER[1 : ORDER.index(stage)]
    return [each for each in before if each not in known and not _filed(s, case, each)]


def _form_unready(s: Session, record: Record, case: Case, stage: str) -> dict[str, str]:
    if record.__tablename__ in ONCE and _filed(s, case, stage):
        return {"case": f"这个个案已有{record.label}，请打开原来那份修改"}
    if isinstance(record, CaseSession):  # what was done is recorded, whatever was not
        return {}
    if isinstance(record, CaseClosing) and record.closed_on < case.opened_on:
        return {"closed_on": f"不能早于接案日期（{case.opened_on}）"}
    if isinstance(record, CaseClosing) and record.cause != "attained":
        return {}
    missing = _undone(s, case, stage)
    if not missing and isinstance(record, CaseClosing):
        return _unevaluated(s, case)
    return _not_done("case", missing)


def _not_done(name: str, missing: list[str]) -> dict[str, str]:
    named = "、".join(STAGE[each] for each in missing)
    return {name: f"{named}还没有做；要跳过，请按阶段条下面的“跳过…”写明原因"} if missing else {}


def _unreached(s: Session, closing: CaseClosing) -> dict[str, str]:
    """A closing that is mended to 目标达成 asks what a new one does; that somebody was lost is no reason
    any more."""
    old = _cause_before(closing)
    if not old or closing.cause != "attained":
        return {}
    case = s.get_one(Case, closing.case_id)
    missing = _undone(s, case, "closing", but=CLOSE_CAUSE.label(old))
    return _not_done("cause", missing) or _unevaluated(s, case, "cause")


def _cause_before(closing: CaseClosing) -> str:
    """The cause that it had, where it is being given another."""
    return next(iter(inspect(closing).attrs.cause.history.deleted or ()), None) or ""


def remember(closing: CaseClosing) -> None:
    """Before it is saved: afterwards nobody knows what it said before."""
    inspect(closing).info[WAS] = _cause_before(closing)


def _unevaluated(s: Session, case: Case, name: str = "case") -> dict[str, str]:
    """A case that reached its goals was evaluated to the end: goal by goal, and by its worker too (F5
    每目标达成、社工自评)."""
    lacks = _lacks(s, case, "evaluation") if _filed(s, case, "evaluation") else ()
    return {name: f"评估表还没有写{'、'.join(lacks)}，请先补上再结案"} if lacks else {}


# ---- what a save brings along --------------------------------------------------------------------------


def advance(s: Session, record: Any) -> None:
    """A saved form moves its case on; a case that went past a stage keeps why."""
    if isinstance(record, Case):
        if record.stage == "closing" and not record.closed_on:
            record.stage = next((e for e in reversed(ORDER[:-1]) if _filed(s, record, e)), "intake")
            _take_back(s, record, {record.reason, *CLOSE_CAUSE.values()})
        elif record.reason:
            _note_skips(s, record, _passed(s, record), record.reason)
        return
    case = s.get_one(Case, record.case_id)
    stage = STAGE_OF[record.__tablename__]
    if isinstance(record, CaseClosing):
        case.stage, case.closed_on = "closing", record.closed_on
        if old := inspect(record).info.pop(WAS, ""):
            _take_back(s, case, {CLOSE_CAUSE.label(old)})
        case.reason = case.reason or CLOSE_CAUSE.label(record.cause)
        _note_skips(s, case, _passed(s, case), CLOSE_CAUSE.label(record.cause))
    elif (
        not case.closed_on
        and ORDER.index(stage) > ORDER.index(case.stage)
        and not _undone(s, case, stage)
    ):
        case.stage = stage
    s.flush()


def _take_back(s: Session, case: Case, reasons: set[str | None]) -> None:
    """What a closing gave as its reason is none any more; what stands behind a form, or was passed over
    for another reason, stays."""
    reached = [stage for stage in ORDER[1:-1] if _filed(s, case, stage)]
    last = ORDER.index(reached[-1]) if reached else 0
    for row in _skips(s, case.id):
        if row.reason in reasons and ORDER.index(row.stage) > last:
            s.delete(row)
    case.reason = None if case.reason in reasons else case.reason
    s.flush()


def step_back(s: Session, form: Any) -> None:
    """A form is gone: a case that was set on by hand stands no further than its forms and reasons
    reach."""
    case = s.get_one(Case, form.case_id)
    if case.closed_on:
        return
    reached = ORDER[: ORDER.index(case.stage) + 1]
    case.stage = next(e for e in reversed(reached) if not _undone(s, case, e))
    s.flush()


def close_up(s: Session, form: Any) -> None:
    """第几次 has no gap where a form is taken out, unless one behind it was approved or archived."""
    kind = type(form)
    if form.nth is None:
        return
    query = select(kind).where(kind.case_id == form.case_id, kind.nth > form.nth)
    behind = list(s.scalars(query))
    if any(each.form_state in ("reviewed", "archived") for each in behind):
        return
    for each in behind:
        each.nth -= 1
    s.flush()


def number(s: Session, form: Any) -> None:
    """第几次 goes by the day: what is entered late takes the number of its place, and those after it the
    next ones, unless one of them was approved or put into the archive under its number. A number that
    somebody wrote stays."""
    if not inspect(form).info.pop(ORDERED, False):
        return
    kind = type(form)
    query = select(kind).where(kind.case_id == form.case_id, kind.nth.is_not(None))
    forms = sorted(s.scalars(query), key=lambda each: (getattr(each, kind.day_field), each.nth))
    at = forms.index(form)
    before, behind = forms[:at], forms[at + 1 :]
    if all(b.nth < form.nth for b in before) and all(b.nth > form.nth for b in behind):
        return  # it stands where it belongs already
    numbers = sorted(each.nth for each in forms)
    moved = [(each, nth) for each, nth in zip(forms, numbers, strict=True) if each.nth != nth]
    if any(each.form_state in ("reviewed", "archived") for each, _ in moved):
        return
    for each, nth in moved:
        each.nth = nth
    s.flush()


def _note_skips(s: Session, case: Case, stages: Iterable[str], reason: str) -> None:
    for stage in stages:
        s.add(StageSkip(case_id=case.id, stage=stage, reason=reason, skipped_on=s.today()))
    s.flush()
