"""How satisfied people said they were: one relation of all that they were asked after."""

from typing import Any

from sqlalchemy import ColumnElement, Subquery, literal, select, union_all

from qianshou_desktop.actions.work import Scope, held
from qianshou_desktop.records.case_evaluation import CaseEvaluation
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import SATISFIED, GroupSummary
from qianshou_desktop.records.institution import Complaint
from qianshou_desktop.records.terms import SATISFACTION

GOOD = ("s5", "s4")


def given(scope: Scope) -> Subquery:
    """kind, id, code, said: how many in scope said so, by the record in which it stands. An event, the
    evaluation of a case and a complaint tell of one answer each, a group's summary of many."""
    summed = scope.within(GroupSummary.summed_on, GroupSummary.station_id)
    many = [
        select(literal("group_summary"), GroupSummary.id, literal(code), said).where(
            summed, said > 0
        )
        for code, name in zip(SATISFACTION, SATISFIED, strict=True)
        for said in (getattr(GroupSummary, name),)
    ]
    events = scope.within(Event.held_on, Event.station_id) & held(Event, scope.today)
    evaluated = scope.within(CaseEvaluation.evaluated_on, CaseEvaluation.station_id)
    received = scope.within(Complaint.received_on, Complaint.station_id)
    return union_all(
        _one("event", Event.id, Event.satisfaction, events),
        _one("case_evaluation", CaseEvaluation.id, CaseEvaluation.satisfaction, evaluated),
        _one("complaint", Complaint.id, Complaint.satisfaction, received),
        *many,
    ).subquery("opinions")


def _one(kind: str, key: Any, said: Any, inside: ColumnElement[bool]) -> Any:
    query = select(literal(kind).label("kind"), key, said.label("code"), literal(1).label("said"))
    return query.where(inside, said.is_not(None))
