"""Attendance, hours and counts are the same on the screens, on the papers and in `figures`, for
whatever a year's work came to."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import cases, casework, common, figures, papers, reports
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.showing import duration
from qianshou_desktop.ui.leaves.attendance import Attendance
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN
from tests.ui.conftest import _cheap, _clean, desk, qapp, settle, window

__all__ = ["_cheap", "_clean", "desk", "qapp", "settle", "window"]

Do = Callable[..., Any]
PEOPLE, YEARS = 4, count(2011)
minutes = st.sampled_from((None, 0, 15, 45, 90, 1440))
# A session of a group: who came by name, who was noted as absent, or a number alone.
meetings = st.lists(
    st.tuples(
        minutes, st.dictionaries(st.integers(0, PEOPLE - 1), st.booleans()),
        st.none() | st.integers(PEOPLE, 40),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
talks = st.lists(minutes, max_size=5)
services = st.lists(st.integers(1, 32).map(lambda n: n / 4), max_size=5)
visits = st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.booleans()), max_size=6)


@pytest.fixture
def people(performer: Performer) -> list[int]:
    given = {"township": TOWN, "filed_on": "2010-01-01"}
    return [
        performer.do(common.save, "person", {"name": f"李{at}号", **given}) for at in range(PEOPLE)
    ]


@settings(
    max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(met=meetings, talked=talks, served=services, seen=visits)
def test_screens_papers_and_figures_agree(
    met: Any, talked: Any, served: Any, seen: Any,
    performer: Performer, people: list[int], window: Window, settle: Do, set_clock: Do,
) -> None:  # fmt: skip
    set_clock("2090-01-01T09:00:00+08:00")  # room for a year of its own for each example
    year = next(YEARS)
    days = [date(year, 3, 1) + timedelta(days=9 * at) for at in range(40)]
    group, case, volunteer = (
        save_group(performer, met, people, days),
        save_case(performer, talked, people[0], days),
        save_volunteer(performer, served, year, days),
    )
    for at, (whom, there) in enumerate(seen):
        work(performer, "visit", visited_on=days[at], person=people[whom], seen=there, way="home")
    told = performer.ask(figures.figures, str(year), TOWN)
    report = words(performer.ask(reports.preview, str(year), TOWN))

    came = sum(max(sum(names.values()), number or 0) for _, names, number in met)
    met_at_home = sum(there for _, there in seen)
    assert (told["groups.contacts"], told["visits.contacts"]) == (came, met_at_home)
    whole = sum(each or 0 for each in talked)
    assert (told["cases.sessions"], told["cases.minutes"]) == (len(talked), whole)
    assert (told["volunteers.contacts"], told["volunteers.hours"]) == (len(served), sum(served))
    for said in (
        f"小组1个，{len(met)}节{came}社区活动", f"面谈（次）{len(talked)}危机",
        f"面谈时长（小时）{whole / 60:.1f}", f"志愿服务（小时）{sum(served):g}",
        f"走访人次{told['visits.contacts']}", f"志愿服务（人次）{len(served)}资源估值",
    ):  # fmt: skip
        assert said in report, said

    sums = f"{len(met)} 节 · {came} 人次"
    if any(names for _, names, _ in met):
        assert sums in grid(window, settle, group)
    summary = performer.do(common.save, "group_summary", {"group": group, "summed_on": days[-1]})
    assert sums in labels(window, settle, "group_summary", summary)
    summed = rf"合计{len(met)}节[^合]*?{came}人次"
    assert re.search(summed, paper(performer, "group_summary", summary))
    closing = close(performer, case, days[-1])
    talks_told = f"{len(talked)} 次，{duration(whole)}"
    assert talks_told in labels(window, settle, "case_closing", closing)
    talks_told = f"服务总次数{len(talked)}次服务总时长{duration(whole)}".replace(" ", "")
    assert talks_told in paper(performer, "case_closing", closing)
    if served:
        hours = f"累计 {sum(served):g} 小时 · {len(served)} 次"
        assert hours in labels(window, settle, "volunteer", volunteer)
        certified = performer.do(common.save, "volunteer_certificate", {
            "volunteer": volunteer, "from_on": date(year, 1, 1), "to_on": date(year, 12, 31),
            "issued_on": performer.today(),
        })  # fmt: skip
        assert f"{sum(served):g}小时" in paper(performer, "volunteer_certificate", certified)


# ---- the work --------------------------------------------------------------------------------------------


def work(performer: Performer, kind: str, **values: Any) -> int:
    return performer.do(common.save, kind, {"station": TOWN, **values})


def save_group(performer: Performer, met: Any, people: list[int], days: list[date]) -> int:
    group = work(performer, "group", name="巧手同行")
    for at, (long, names, number) in enumerate(met):
        rows = [{"person": people[n], "present": there} for n, there in names.items()]
        work(performer, "group_session", group=group, held_on=days[at], minutes=long,
             headcount=number, attendees=rows)  # fmt: skip
    return group


def save_case(performer: Performer, talked: Any, person: int, days: list[date]) -> int:
    case = work(performer, "case", person=person, opened_on=days[0])
    for at, long in enumerate(talked):
        work(performer, "session", case=case, held_on=days[at], minutes=long, facts="谈了")
    return case


def save_volunteer(performer: Performer, served: Any, year: int, days: list[date]) -> int:
    who = {"name": "钱义工", "joined_on": date(year, 1, 1)}
    volunteer = performer.do(common.save, "volunteer", who)
    for at, hours in enumerate(served):
        work(performer, "volunteer_service", volunteer=volunteer, served_on=days[at], hours=hours)
    return volunteer


def close(performer: Performer, case: int, day: date) -> int:
    for step in performer.ask(casework.steps, case)[1:-1]:
        if step.state != "done":
            performer.do(cases.skip, case, step.stage, "急着搬家")
    given = {"case": case, "closed_on": day, "cause": "moved", "changes": "好转"}
    return performer.do(common.save, "case_closing", given)


# ---- where it is read --------------------------------------------------------------------------------------


def words(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def paper(performer: Performer, name: str, key: int) -> str:
    return words(performer.ask(papers.pdf, name, key))


def labels(window: Window, settle: Do, kind: str, key: int) -> str:
    """What stands in the labels of the page that shows a record."""
    window.show_record(kind, key)
    settle()
    return "\n".join(each.text() for each in window.page().findChildren(QLabel) if each.isVisible())


def grid(window: Window, settle: Do, group: int) -> str:
    """The sums above the attendance grid of a group."""
    window.show_record("group", group)
    settle()
    book: Any = window.page()
    page = book.turn(3)
    settle()
    assert isinstance(page, Attendance)
    return page.head.text()
