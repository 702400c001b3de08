"""岗前培训: the state 在岗 opens to a resident worker or a deputy only after a passed course
(domain.md §1.5, 培训合格后方可上岗)."""

from datetime import date

from sqlalchemy import Select, func, inspect, select

from qianshou_desktop.records import Record
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

POSTS = ("resident", "deputy")  # the head is a civil servant, the centre posts its own people
REFUSED = "培训合格后方可上岗：请先在“培训”里登记岗前培训、记为合格，再改为“在岗”"


def unready(s: Session, record: Record) -> dict[str, str]:
    """What stands against a change to 在岗, by field; nothing for other records and changes. A
    state left open is no claim: rule R14 looks at it."""
    if not isinstance(record, Worker) or record.post not in POSTS or record.state != "working":
        return {}
    if not inspect(record).attrs.state.history.has_changes():
        return {}
    courses = passed(s.today()).where(Trainee.worker_id == record.id)
    return {} if record.id and s.execute(courses).first() else {"state": REFUSED}


def passed(day: date) -> Select[int | None, date | None, date, int | None]:
    """Who passed which course that was over by a day: worker, its last day, its first day, its
    organiser."""
    over = func.coalesce(Training.ended_on, Training.held_on) <= day
    return (
        select(Trainee.worker_id, Training.ended_on, Training.held_on, Training.organiser_id)
        .join(Training, Training.id == Trainee.training_id)
        .where(Training.theme == "induction", Trainee.passed.is_(True), over)
    )
