"""When somebody was met where they live or otherwise seen by a visit: a visit at which they were there, and
as well a case's session or follow-up at home, which nobody enters a second time as a visit."""

from functools import cache
from typing import Any

from sqlalchemy import Select, Subquery, null, select, union_all

from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.visit import Visit

AT_HOME = "home"


@cache
def meetings() -> Subquery:
    """person_id, day, started_at: a row for each meeting."""
    visits = select(Visit.person_id, Visit.visited_on.label("day"), Visit.started_at).where(
        Visit.seen
    )
    return union_all(
        visits,
        _at_home(CaseSession, CaseSession.held_on, CaseSession.started_at),
        _at_home(FollowUp, FollowUp.done_on, null()),
    ).subquery("meetings")


def _at_home(form: Any, day: Any, started_at: Any) -> Select[Any]:
    query = select(Case.person_id, day, started_at).join(form, form.case_id == Case.id)
    return query.where(form.way == AT_HOME)
