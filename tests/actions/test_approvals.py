"""提交、审核、退回 by named users; the clock of a crisis."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from qianshou_desktop.actions import accounts, approvals, common, crises
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.user import User
from tests.conftest import TOWN, USER

Add = Callable[..., int]


@pytest.fixture
def visit(performer: Performer, add_person: Add, add_visit: Add) -> int:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    own = performer.do(common.save, "worker", {"name": USER, "station": station})
    return add_visit(add_person(), worker=own)


@pytest.fixture
def colleague(performer: Performer) -> Callable[..., Performer]:
    """Another user at work on the same folder."""

    def add(name: str, role: str) -> Performer:
        def put(s: Any) -> bytes:
            user = User(name=name, role=role, active=True)
            s.add(user)
            s.flush()
            return user.uid

        return Performer(performer.store, name, performer.do(put), role, performer.data_key)

    return add


def state(performer: Performer, key: int) -> tuple[Any, ...]:
    values = performer.ask(common.load, "visit", key).values
    return tuple(values[n] for n in ("form_state", "reviewer", "reviewed_on", "review_note"))


def test_a_form_goes_its_way(performer: Performer, visit: int) -> None:
    performer.do(approvals.submit, "visit", visit)
    assert state(performer, visit) == ("submitted", None, None, None)
    performer.do(approvals.send_back, "visit", visit, "写清楚血压")
    today = performer.today()
    assert state(performer, visit) == ("draft", USER, today, "写清楚血压")
    performer.do(approvals.approve, "visit", visit, " ")
    assert state(performer, visit) == ("reviewed", USER, today, None)
    with pytest.raises(Rejected, match="已经审核过"):
        performer.do(approvals.submit, "visit", visit)


def test_what_is_sent_back_says_what_to_mend(performer: Performer, visit: int) -> None:
    with pytest.raises(Rejected, match="没有提交"):
        performer.do(approvals.send_back, "visit", visit, "改")
    performer.do(approvals.submit, "visit", visit)
    with pytest.raises(Rejected, match="写明要改什么"):
        performer.do(approvals.send_back, "visit", visit, "  ")


def test_a_reader_and_a_stranger_approve_nothing(
    performer: Performer, visit: int, colleague: Callable[..., Performer]
) -> None:
    stranger = Performer(performer.store, "没有这个人", b"?" * 16, "county", performer.data_key)
    with pytest.raises(Rejected, match="只能查看"):
        stranger.do(approvals.approve, "visit", visit)
    with pytest.raises(Rejected, match="只能查看"):
        colleague("看的人", "reader").do(approvals.approve, "visit", visit)
    assert state(performer, visit)[0] is None
    assert {row.name for row in performer.ask(accounts.users)} == {USER, "看的人"}


def test_an_archived_form_stays_as_it_is(performer: Performer, visit: int) -> None:
    performer.do(common.save, "visit", {"form_state": "archived"}, visit)
    with pytest.raises(Rejected, match="已归档"):
        performer.do(approvals.approve, "visit", visit)
    with pytest.raises(Rejected, match="不用审核"):
        performer.do(approvals.approve, "village", 1)


def test_ones_own_work_is_known(performer: Performer, visit: int) -> None:
    assert performer.ask(approvals.own_work, "visit", visit, USER)
    assert not performer.ask(approvals.own_work, "visit", visit, "别人")


def test_the_clock_of_a_crisis_stops_at_the_first_report(
    performer: Performer, set_clock: Callable[[str], None]
) -> None:
    values = {"station": TOWN, "found_at": "2022-09-15T09:30+08:00", "seen": "手臂有伤"}
    key = performer.do(common.save, "crisis", values)
    running = performer.ask(crises.clock, key)
    assert (running.minutes, running.reported) == (30, False)
    assert running.due_at == performer.now() + timedelta(hours=23, minutes=30)
    told = [
        {"receiver": "women", "reported_at": "2022-09-15T09:50+08:00"},
        {"receiver": "police", "reported_at": "2022-09-15T09:42+08:00"},
    ]
    performer.do(common.save, "crisis", {"reports": told}, key)
    set_clock("2022-09-15T18:00:00+08:00")
    stopped = performer.ask(crises.clock, key)
    assert (stopped.minutes, stopped.reported) == (12, True)


@pytest.mark.parametrize(
    ("reviewer", "on", "at"),
    [("县局李局", "2022-09-15", "reviewer"), ("站长", "2022-09-15", "reviewer"), (USER, "2022-09-14", "reviewed_on")],
)  # fmt: skip
def test_nobody_is_made_an_approver_by_typing_a_name(
    reviewer: str, on: str, at: str, performer: Performer, visit: int,
    colleague: Callable[..., Performer],
) -> None:  # fmt: skip
    head = colleague("站长", "station")
    typed = {"form_state": "reviewed", "reviewer": reviewer, "reviewed_on": on}
    with pytest.raises(Rejected) as told:
        performer.do(common.save, "visit", typed, visit)
    assert set(told.value.problems) == {at}
    head.do(approvals.approve, "visit", visit, "同意")
    assert state(performer, visit) == ("reviewed", "站长", performer.today(), "同意")
    with pytest.raises(Rejected, match="不能代填"):
        performer.do(common.save, "visit", {"review_note": "不同意"}, visit)


def test_a_colleagues_opinion_is_the_colleagues_own(
    performer: Performer, add_person: Add, colleague: Callable[..., Performer]
) -> None:
    head = colleague("站长", "station")
    opened = {"person": add_person(), "station": TOWN, "opened_on": "2022-05-01"}
    case = performer.do(common.save, "case", opened)
    said = {"supervisor_opinion": "多走访", "supervisor": "站长"}
    with pytest.raises(Rejected, match="不能代填"):
        performer.do(common.save, "case", said, case)
    performer.do(common.save, "case", {**said, "supervisor": "外请的教授"}, case)
    head.do(common.save, "case", said, case)
    performer.do(common.save, "case", {"request": "夜里睡不着"}, case)
    for other in (
        {"supervised_on": "2022-05-02"},
        {"supervisor": None},
        {"supervisor_opinion": "不必"},
    ):
        with pytest.raises(Rejected, match="只能由本人"):
            performer.do(common.save, "case", other, case)
    head.do(common.save, "case", {"supervisor_opinion": "多走访两次"}, case)


def test_the_archive_keeps_the_approval(performer: Performer, visit: int) -> None:
    performer.do(approvals.approve, "visit", visit, "属实")
    gone = {"form_state": "archived", "reviewer": None, "reviewed_on": None, "review_note": None}
    with pytest.raises(Rejected, match="归档保留原来的审核"):
        performer.do(common.save, "visit", gone, visit)
    performer.do(common.save, "visit", {"form_state": "archived"}, visit)
    assert state(performer, visit) == ("archived", USER, performer.today(), "属实")
