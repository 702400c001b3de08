"""Volunteers' hours agree with the volunteer, the event and the certificate that was issued over them;
figures and F16 tell the same of an event."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import approvals, behind, common, events, figures, meanings, papers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]
OTHER = "420581001"


@pytest.fixture
def volunteer(new: Do) -> Do:
    return lambda name="周义工", **more: new("volunteer", name=name, joined_on="2022-01-01", **more)


@pytest.fixture
def held(new: Do) -> Do:
    """An event on the 5th of August."""
    return lambda **more: new(
        "event", **{"name": "义诊", "station": TOWN, "held_on": "2022-08-05", **more}
    )


@pytest.fixture
def serve(new: Do) -> Do:
    """Two hours of a volunteer, on that day."""
    return lambda one, **more: new(
        "volunteer_service", **{"volunteer": one, "served_on": "2022-08-05", "hours": 2, **more}
    )


@pytest.fixture
def counted(performer: Performer) -> Do:
    """What a month tells of volunteers: how many, and their hours."""

    def told(period: str = "2022-08", station: str | None = None) -> tuple[int, float]:
        found = performer.ask(figures.figures, period, station)
        return found["volunteers.contacts"], found["volunteers.hours"]

    return told


@pytest.fixture
def paper(performer: Performer) -> Do:
    """F16 of an event, without blanks."""

    def of(key: int) -> str:
        reader = PdfReader(io.BytesIO(performer.ask(papers.pdf, "event", key)))
        return re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))

    return of


# ---- what an event tells ---------------------------------------------------------------------------------


def test_what_was_written_of_an_event_counts_where_it_is_more_than_its_records(
    performer: Performer, held: Do, serve: Do, volunteer: Do, counted: Do, paper: Do
) -> None:
    event = held(volunteers=5, volunteer_hours=12.5)
    assert counted() == (5, 12.5)
    one, two = volunteer(), volunteer("吴义工")
    services = [serve(one, event=event, station=TOWN), serve(two, served_on="2022-08-06")]
    assert counted() == (6, 14.5)
    assert counted(station=TOWN) == (5, 12.5)
    assert counted(station=OTHER) == counted("2022-09") == (0, 0)
    said = paper(event)
    assert "志愿者人数5志愿服务时长（小时）12.5" in said
    every = [("event", event), *(("volunteer_service", key) for key in services)]
    for figure in ("volunteers.contacts", "volunteers.hours"):
        assert performer.ask(behind.behind, figure, "2022-08") == every
        assert "多出的也计" in meanings.meant(figure)


def test_events_that_were_not_held_tell_of_nobody(held: Do, change: Do, counted: Do) -> None:
    told = {"volunteers": 5, "volunteer_hours": 12.5}
    event = held(state="planned", **told)
    held(name="讲座", state="cancelled", **told)
    held(name="月底的", held_on="2022-09-30", **told)
    assert counted() == counted("2022-09") == (0, 0)
    change("event", event, state="finished")
    assert counted() == (5, 12.5)


def test_only_the_figure_that_tells_of_more_opens_the_event(
    performer: Performer, held: Do, serve: Do, volunteer: Do, counted: Do
) -> None:
    event = held(volunteer_hours=3)
    service = serve(volunteer(), event=event)
    assert counted() == (1, 3)
    mine = [("volunteer_service", service)]
    assert performer.ask(behind.behind, "volunteers.contacts", "2022-08") == mine
    found = performer.ask(behind.behind, "volunteers.hours", "2022-08")
    assert found == [("event", event), *mine]


def test_what_was_written_of_an_event_stays_beside_its_records(
    performer: Performer,
    held: Do,
    serve: Do,
    change: Do,
    values: Do,
    volunteer: Do,
    counted: Do,
    paper: Do,
) -> None:
    """A slip of twenty hours, mended or deleted, leaves nothing in the county's figures."""
    event = held(volunteers=1, volunteer_hours=2)
    serve(volunteer(), event=event)
    assert values("event", event)["volunteers"] == 1
    second = serve(volunteer("吴义工"), event=event, hours=3)
    assert "志愿者人数2志愿服务时长（小时）5" in paper(event)
    change("volunteer_service", second, hours=20)
    change("event", event, headcount=30)
    assert counted() == performer.ask(events.helped, event) == (2, 22)
    assert "2 名志愿者参与服务，服务 22 小时" in performer.ask(events.draft, event)
    now = values("event", event)
    assert (now["volunteers"], now["volunteer_hours"]) == (1, 2), "what was written stands"
    change("volunteer_service", second, hours=2)
    assert counted() == performer.ask(events.helped, event) == (2, 4)
    performer.do(common.remove, "volunteer_service", second)
    assert counted() == performer.ask(events.helped, event) == (1, 2)
    assert "志愿者人数1志愿服务时长（小时）2" in paper(event)
    bare = held(name="讲座")
    serve(volunteer("郑义工"), event=bare)
    assert values("event", bare)["volunteers"] is None, "the records tell"


def test_an_approved_event_is_asked_about_again_and_an_archived_one_stays(
    performer: Performer, held: Do, serve: Do, change: Do, values: Do, volunteer: Do
) -> None:
    event = held(volunteers=0)
    performer.do(approvals.approve, "event", event, "")
    serve(volunteer(), event=event)
    now = values("event", event)
    assert (now["volunteers"], now["form_state"]) == (0, "submitted")
    change("event", event, form_state="archived")
    said = refused(serve, volunteer("吴义工"), event=event)
    assert "已归档，里面印着这里的数" in said["event"]
    assert performer.ask(events.helped, event) == (1, 2)


def test_whoever_came_twice_to_an_event_is_one_of_those_who_were_told(
    performer: Performer, held: Do, serve: Do, volunteer: Do, counted: Do
) -> None:
    event, one = held(volunteers=2), volunteer()
    services = [serve(one, event=event, served_on=f"2022-08-0{day}") for day in (5, 6)]
    assert counted() == (3, 4), "two services of one, and another whom nobody named"
    assert performer.ask(events.helped, event) == (2, 4)
    found = performer.ask(behind.behind, "volunteers.contacts", "2022-08")
    assert found == [("event", event), *(("volunteer_service", key) for key in services)]


def test_as_many_hours_can_be_written_as_those_on_record_can_give(
    held: Do, serve: Do, change: Do, volunteer: Do
) -> None:
    event = held(volunteers=1)
    for name in ("吴义工", "郑义工"):
        serve(volunteer(name), event=event)
    change("event", event, volunteer_hours=48)
    said = refused(change, "event", event, volunteer_hours=48.25)
    assert said == {"volunteer_hours": "2 名志愿者一天最多 48 小时，请核对"}


# ---- services --------------------------------------------------------------------------------------------


def test_nobody_serves_after_having_left_the_volunteers(
    serve: Do, change: Do, volunteer: Do
) -> None:
    gone = volunteer(left_on="2022-08-04")
    said = refused(serve, gone)
    assert said["served_on"].startswith("周义工 2022-08-04 已退出，不能晚于这一天")
    key = serve(gone, served_on="2022-08-04")
    assert set(refused(change, "volunteer_service", key, served_on="2022-08-05")) == {"served_on"}
    said = refused(change, "volunteer", gone, left_on="2022-08-03")
    assert said == {"left_on": "2022-08-04 还有志愿服务记录，不能早于这一天"}
    change("volunteer", gone, left_on=None)
    serve(gone)
    change("volunteer", gone, left_on="2022-08-05")


def test_nobody_serves_at_an_event_that_was_called_off(
    held: Do, serve: Do, change: Do, volunteer: Do
) -> None:
    off, on, one = held(state="cancelled"), held(name="讲座"), volunteer()
    assert refused(serve, one, event=off) == {
        "event": "“义诊”已取消，不能记它的志愿服务；做了别的服务，请不选活动"
    }
    key = serve(one, event=on)
    assert set(refused(change, "volunteer_service", key, event=off)) == {"event"}
    said = refused(change, "event", on, state="cancelled")
    assert said["state"].startswith("这场活动有 1 条志愿服务记录，不能写“已取消”")
    change("volunteer_service", key, event=None)
    change("event", on, state="cancelled")


def test_who_serves_at_an_event_does_so_while_it_is_held(
    held: Do, serve: Do, change: Do, volunteer: Do, values: Do, new: Do
) -> None:
    event, one = held(), volunteer()
    for day in ("2022-08-04", "2022-08-07"):
        said = refused(serve, one, event=event, served_on=day)
        assert said["served_on"].startswith("“义诊”是 2022-08-05 的，请填这一天")
    key = serve(one, event=event)
    late = serve(one, event=event, served_on="2022-08-06")  # behind midnight
    assert set(refused(change, "volunteer_service", key, served_on="2022-08-09")) == {"served_on"}
    change("event", event, held_on="2022-08-07")  # was written wrongly: its services go along
    assert [str(values("volunteer_service", k)["served_on"]) for k in (key, late)] == [
        "2022-08-07", "2022-08-08"]  # fmt: skip
    said = refused(change, "event", event, held_on="2022-09-15")  # today: one would be tomorrow's
    assert said["held_on"] == "已有 2 条志愿服务记录，其中有的会到以后的日子，不能改到这天"
    paper = AUGUST | {"volunteer": one}
    new("volunteer_certificate", **paper)
    said = refused(change, "event", event, held_on="2022-08-09")
    assert said["held_on"].startswith("已开进志愿服务证明")


def test_who_serves_does_so_for_a_while(serve: Do, change: Do, volunteer: Do) -> None:
    assert refused(serve, volunteer(), hours=0) == {"hours": "服务小时数要大于 0"}
    key = serve(volunteer("吴义工"), hours=0.25)
    assert set(refused(change, "volunteer_service", key, hours=0)) == {"hours"}


# ---- certificates ----------------------------------------------------------------------------------------

AUGUST = {"from_on": "2022-08-01", "to_on": "2022-08-31", "issued_on": "2022-09-01"}


def test_a_certificate_is_of_what_was_done_until_it_was_issued(
    new: Do, serve: Do, change: Do, volunteer: Do
) -> None:
    mine = {"volunteer": volunteer()}
    serve(mine["volunteer"])
    late = AUGUST | mine | {"issued_on": "2022-08-30"}
    assert refused(new, "volunteer_certificate", **late) == {
        "to_on": "不能晚于出具日期（2022-08-30）"
    }
    said = refused(new, "volunteer_certificate", **late | {"from_on": "2022-08-31"})
    assert {"from_on", "to_on"} <= set(said)
    key = new("volunteer_certificate", **AUGUST | mine)
    assert set(refused(change, "volunteer_certificate", key, issued_on="2022-08-01")) == {"to_on"}


def test_there_is_something_to_certify(new: Do, serve: Do, change: Do, volunteer: Do) -> None:
    one = volunteer()
    nothing = "这个时段没有服务记录，没有可证明的小时数；请核对时段，或先补志愿服务记录"
    for hours in (None, 0, 8):
        said = refused(new, "volunteer_certificate", volunteer=one, hours=hours, **AUGUST)
        assert said == {"hours": nothing}
    serve(one)
    key = new("volunteer_certificate", volunteer=one, **AUGUST)
    said = refused(change, "volunteer_certificate", key, to_on="2022-08-04", hours=None, times=None)
    assert said == {"hours": nothing}


def test_what_was_certified_stands_as_long_as_the_certificate_does(
    performer: Performer, new: Do, serve: Do, change: Do, values: Do, volunteer: Do
) -> None:
    one = volunteer()
    key, early = serve(one), serve(one, served_on="2022-07-31")
    serve(one, served_on="2022-08-20")
    paper = new("volunteer_certificate", volunteer=one, **AUGUST)
    number = values("volunteer_certificate", paper)["number"]
    for name, value in {
        "hours": 3, "served_on": "2022-08-06", "volunteer": volunteer("吴义工"),
    }.items():  # fmt: skip
        said = refused(change, "volunteer_service", key, **{name: value})
        assert set(said) == {name}
        assert f"已开进志愿服务证明 {number}（2022-08-01 至 2022-08-31）" in said[name]
    with pytest.raises(Rejected, match=f"{number}.*不能再删除"):
        performer.do(common.remove, "volunteer_service", key)
    change("volunteer_service", key, content="量血压")
    change("volunteer_service", early, hours=5)
    # The way there: the certificate lets go of the day, the record is mended, and it is told anew.
    change("volunteer_certificate", paper, from_on="2022-08-06", hours=None, times=None)
    change("volunteer_service", key, hours=3)
    said = refused(change, "volunteer_certificate", paper, from_on="2022-08-01")
    assert set(said) == {"hours", "times"}
    change("volunteer_certificate", paper, from_on="2022-08-01", hours=None, times=None)
    assert values("volunteer_certificate", paper)["hours"] == 5
    performer.do(common.remove, "volunteer_certificate", paper)
    performer.do(common.remove, "volunteer_service", key)


# ---- events ----------------------------------------------------------------------------------------------


def test_an_event_that_is_still_to_come_is_not_over(held: Do, change: Do) -> None:
    said = refused(held, held_on="2022-09-16", state="finished")
    assert said == {"held_on": "活动还没到日子（今天 2022-09-15），进展不能写“已结束”，请核对"}
    key = held(held_on="2022-09-16", state="planned")
    assert set(refused(change, "event", key, state="finished")) == {"held_on"}
    today = held(held_on="2022-09-15", state="finished")
    assert set(refused(change, "event", today, held_on="2022-10-01")) == {"held_on"}
