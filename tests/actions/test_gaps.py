"""What the month's report still lacks: each gap by its words, its kind, and until when it is one."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from qianshou_desktop.actions import attachments, common, figures, gaps, groups, periods
from qianshou_desktop.actions.attachments import Pasted
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.work import Scope, stations_of
from qianshou_desktop.store.db import Session

TOWN, OTHER = "420581104", "420581107"
Do = Callable[..., Any]


@pytest.fixture
def lacking(performer: Performer) -> Do:
    """The words of what the report of a month lacks."""

    def ask(period: str = "2022-08", station: str | None = None) -> list[str]:
        return [gap.text for gap in found(performer, period, station)]

    return ask


def found(performer: Performer, period: str = "2022-08", station: str | None = None) -> list[Gap]:
    def of(s: Session) -> list[Gap]:
        span = periods.parse(period)
        return gaps.of(s, Scope(span.first, span.last, s.today(), stations_of(s, station, None)))

    return performer.ask(of)


def photo(performer: Performer, event: int, colour: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    attachments.attach(performer, "event", event, [Pasted(f"{colour}.png", out.getvalue())])


@pytest.fixture
def case(add_person: Do, save: Do) -> Do:
    """Save cases of 李秀英, each with what is special to it."""
    add_person("李秀英", number="DX-1")
    common_to_all = {"person": "DX-1", "station": TOWN, "opened_on": "2022-06-01"}
    return lambda *cases: save("case", *(common_to_all | each for each in cases))


def test_an_open_case_wants_a_session_in_the_month(case: Do, save: Do, lacking: Do) -> None:
    case({"number": "GA-1"})
    assert lacking() == ["个案 李秀英 本期没有面谈"]
    save(
        "session", {"number": "MT-1", "case": "GA-1", "held_on": "2022-07-31", "facts": "谈了近况"}
    )
    assert lacking() == ["个案 李秀英 本期没有面谈"]
    assert lacking("2022-07") == []
    save(
        "session", {"number": "MT-2", "case": "GA-1", "held_on": "2022-08-31", "facts": "谈了近况"}
    )
    assert lacking() == []


@pytest.mark.parametrize(
    "case_of",
    [{"opened_on": "2022-09-01"}, {"closed_on": "2022-08-31", "reason": "迁出"},
     {"decision": "decline", "decision_reason": "不属于服务范围"},
     {"decision": "refer", "decision_reason": "转县医院"}],
)  # fmt: skip
def test_a_case_that_is_none_in_the_month_wants_none(
    case_of: dict[str, str], case: Do, lacking: Do
) -> None:
    case({"number": "GA-1"} | case_of)
    assert lacking() == []


@pytest.mark.parametrize(("today", "gaps"), [("2022-09-23", 0), ("2022-09-24", 1)])
def test_until_the_last_week_a_session_may_still_come(
    today: str, gaps: int, case: Do, lacking: Do, set_clock: Do
) -> None:
    case({"number": "GA-1"})
    set_clock(f"{today}T10:00:00+08:00")
    assert len(lacking("2022-09")) == gaps


def test_a_day_holds_twenty_four_hours(
    add_person: Do, save: Do, lacking: Do, performer: Performer
) -> None:
    add_person("李秀英", number="DX-1")
    save("worker", {"number": "SG-1", "name": "王社工", "station": TOWN})
    case = {"person": "DX-1", "station": TOWN, "opened_on": "2022-06-01"}
    save("case", case | {"number": "GA-1"})
    met = {"case": "GA-1", "worker": "SG-1", "held_on": "2022-08-05", "facts": "谈了近况"}
    save(
        "session",
        met | {"number": "MT-1", "minutes": 600},
        met | {"number": "MT-2", "minutes": 840},
    )
    assert lacking() == []
    save("session", {"number": "MT-2", "minutes": 850})
    assert lacking() == ["08-05 王社工 这一天记了 24.2 小时，请核对时长"]
    (longest,) = performer.ask(common.find, "session", where={"number": "MT-2"})
    assert {(gap.kind, gap.key) for gap in found(performer)} == {("session", longest)}


def test_who_was_served_long_before_the_filing_is_asked_about(
    add_person: Do, add_visit: Do, lacking: Do
) -> None:
    late, soon = (
        add_person("丁一", filed_on="2022-09-06"),
        add_person("马二", filed_on="2022-09-05"),
    )
    for person in (late, soon):
        add_visit(person, "2022-08-05")
    said = [each for each in lacking() if "建档日期" in each]
    assert said == ["丁一 08-05 已有服务，建档日期却是 2022-09-06，请核对"]


def test_a_day_is_as_long_as_its_log(add_person: Do, save: Do, lacking: Do) -> None:
    """Whoever goes along is there as long, and a follow-up and a visit to nobody take their time."""
    for number, name in (("DX-1", "李秀英"), ("DX-2", "赵大爷")):
        add_person(name, number=number)
    for number, name in (("SG-1", "王社工"), ("SG-2", "林社工")):
        save("worker", {"number": number, "name": name, "station": TOWN})
    seen = {"station": TOWN, "visited_on": "2022-08-05", "items": ["B1"], "worker": "SG-1"}
    save("visit", seen | {"person": "DX-1", "minutes": 800, "colleagues": ["SG-2"]},
         seen | {"person": "DX-2", "minutes": 700, "seen": False, "worker": "SG-2"})  # fmt: skip
    assert lacking() == ["08-05 林社工 这一天记了 25.0 小时，请核对时长"]


def test_a_group_s_session_wants_who_came(
    case: Do, save: Do, lacking: Do, performer: Performer
) -> None:
    save("group", {"number": "XZ-1", "name": "手工小组", "station": TOWN})
    held = {"group": "XZ-1", "held_on": "2022-08-05"}
    save("group_session", held | {"number": "DJ-1"},
         held | {"number": "DJ-2", "headcount": 0, "held_on": "2022-08-06"},
         held | {"number": "DJ-3", "attendees": ["DX-1"], "held_on": "2022-08-07"})  # fmt: skip
    (gap,) = found(performer)
    (key,) = performer.ask(common.find, "group_session", where={"number": "DJ-1"})
    assert gap == Gap("08-05 小组 手工小组 第 1 节 没有记出席", "group_session", key)
    absent = [{"person": "DX-1", "present": False}]
    save("group_session", {"number": "DJ-1", "attendees": absent})
    assert lacking() == []  # that nobody came is said too


def test_a_group_is_not_summed_up_before_its_planned_sessions_are_recorded(
    save: Do, lacking: Do, performer: Performer
) -> None:
    save("group", {"number": "XZ-1", "name": "手工小组", "station": TOWN, "times": 2})
    held = {"group": "XZ-1", "headcount": 6}
    save("group_session", held | {"held_on": "2022-08-05"})
    save("group_summary", {"group": "XZ-1", "number": "XP-1", "summed_on": "2022-08-20"})
    (gap,) = found(performer)
    (key,) = performer.ask(common.find, "group_summary")
    words = "08-20 小组 手工小组 已总结，计划 2 节只记了 1 节，请补记或把节数改成实际的"
    assert gap == Gap(words, "group_summary", key)
    assert lacking("2022-09") == []
    save("group_session", held | {"held_on": "2022-08-12"})
    assert lacking() == []


def test_what_the_outline_lays_out_is_planned_too(
    save: Do, lacking: Do, performer: Performer
) -> None:
    """Four sessions are laid out, and nobody wrote how many: one of four is no whole group."""
    outline = [{"nth": nth, "theme": f"第 {nth} 次"} for nth in range(1, 5)]
    group = {"number": "XZ-1", "name": "手工小组", "station": TOWN}
    save("group", group | {"outline": outline})
    held = {"group": "XZ-1", "headcount": 6}
    save("group_session", held | {"held_on": "2022-08-05", "nth": 1})
    (key,) = performer.ask(common.find, "group")
    assert performer.ask(groups.statistics, key).planned == 4
    save("group_summary", {"group": "XZ-1", "number": "XP-1", "summed_on": "2022-08-20"})
    said = "08-20 小组 手工小组 已总结，计划 {} 节只记了 1 节，请补记或把节数改成实际的"
    assert lacking() == [said.format(4)]
    save("group", {"number": "XZ-1", "times": 6})
    assert lacking() == [said.format(6)]
    assert performer.ask(groups.statistics, key).planned == 6
    save("group_summary", {"number": "XP-1", "summed_on": "2022-09-01"})
    assert lacking() == []


def test_a_session_beyond_the_plan_is_told_and_not_refused(save: Do, lacking: Do) -> None:
    save("group", {"number": "XZ-1", "name": "手工小组", "station": TOWN, "times": 2})
    held = {"group": "XZ-1", "headcount": 6}
    save("group_session", held | {"number": "DJ-1", "held_on": "2022-08-05", "nth": 3})
    said = "08-05 小组 手工小组 第 3 节超出计划的 2 节，请核对节次，或把计划的节数改多"
    assert lacking() == [said]
    save("group_session", {"number": "DJ-1", "nth": 2})
    assert lacking() == []
    save("group", {"number": "XZ-2", "name": "没有计划节数", "station": TOWN})
    save("group_session", held | {"group": "XZ-2", "held_on": "2022-08-06", "nth": 3})
    assert lacking() == []


def test_an_event_wants_heads_and_two_photos(save: Do, lacking: Do, performer: Performer) -> None:
    save("event", {"number": "HD-1", "name": "重阳节", "station": TOWN, "held_on": "2022-08-05"})
    (key,) = performer.ask(common.find, "event")
    heads, photos = "08-05 活动 重阳节 没有填实到人次", "08-05 活动 重阳节 照片 {} 张，应有 2 张"
    assert lacking() == [heads, photos.format(0)]
    assert {(gap.kind, gap.key) for gap in found(performer)} == {("event", key)}
    save("event", {"number": "HD-1", "headcount": 40})
    photo(performer, key, "teal")
    assert lacking() == [photos.format(1)]
    attachments.attach(performer, "event", key, [Pasted("同一张.png", b"no photo")])
    assert lacking() == [photos.format(1)]
    photo(performer, key, "navy")
    assert lacking() == []


def test_an_event_that_was_not_held_wants_nothing(save: Do, lacking: Do) -> None:
    event = {"name": "重阳节", "station": TOWN}
    save("event", event | {"held_on": "2022-08-05", "state": "cancelled"},
         event | {"held_on": "2022-09-16", "state": "planned"})  # fmt: skip
    assert lacking() == lacking("2022-09") == []


def test_an_event_that_is_still_planned_after_its_day_counts_only_once_it_is_said_to_be_over(
    save: Do, lacking: Do, performer: Performer
) -> None:
    save("event", {"number": "HD-1", "name": "重阳节", "station": TOWN, "held_on": "2022-08-05",
                   "state": "planned"})  # fmt: skip
    assert lacking() == ["08-05 活动 重阳节 计划的活动日期已过，请改为“已结束”或“已取消”"]
    assert performer.ask(figures.figures, "2022-08")["events.count"] == 0
    save("event", {"number": "HD-1", "state": "finished"})
    assert len(lacking()) == 2
    assert performer.ask(figures.figures, "2022-08")["events.count"] == 1


def test_helpers_without_names_are_lacking(save: Do, lacking: Do) -> None:
    told = {"number": "HD-1", "volunteers": 1, "volunteer_hours": 2}
    save(
        "event", told | {"name": "重阳节", "station": TOWN, "held_on": "2022-08-05", "headcount": 9}
    )
    said = "08-05 活动 重阳节 志愿者或服务时长没有逐人记名，报表按填写的数计，请补志愿服务记录"
    assert said in lacking()
    save("volunteer", {"number": "ZY-1", "name": "周义工", "joined_on": "2022-01-01"})
    save(
        "volunteer_service",
        {"volunteer": "ZY-1", "event": "HD-1", "served_on": "2022-08-05", "hours": 2},
    )
    assert said not in lacking()


@pytest.mark.parametrize(("now", "late"), [("2022-09-16T10:00:00", 0), ("2022-09-16T10:00:01", 1)])
def test_a_draft_is_late_after_a_day(
    now: str, late: int, case: Do, save: Do, lacking: Do, set_clock: Do
) -> None:
    case({"number": "GA-1", "form_state": "draft", "opened_on": "2022-09-15"},
         {"number": "GA-2", "form_state": "submitted", "opened_on": "2022-09-15"})  # fmt: skip
    save("case_assessment",
         {"number": "YG-1", "case": "GA-1", "assessed_on": "2022-09-15", "form_state": "draft"})  # fmt: skip
    set_clock(f"{now}+08:00")
    said = ["09-15 个案 李秀英 存为草稿已超过 24 小时", "09-15 预估表 YG-1 存为草稿已超过 24 小时"]
    assert lacking("2022-09") == said * late


def test_a_station_hears_of_its_own(
    case: Do, save: Do, lacking: Do, set_clock: Do, add_person: Do
) -> None:
    add_person("钱九", number="DX-9", township=OTHER)
    away = {"number": "GA-2", "station": OTHER, "person": "DX-9"}
    case({"number": "GA-1", "form_state": "draft"}, away)
    save("group", {"number": "XZ-1", "name": "手工小组", "station": TOWN})
    save("group_session", {"group": "XZ-1", "held_on": "2022-06-05", "nth": 1})
    save("event", {"name": "重阳节", "station": OTHER, "held_on": "2022-06-05", "headcount": 9})
    set_clock("2022-10-01T10:00:00+08:00")
    here = ["个案 李秀英 本期没有面谈", "06-05 小组 手工小组 第 1 节 没有记出席",
            "06-01 个案 李秀英 存为草稿已超过 24 小时"]  # fmt: skip
    there = ["个案 钱九 本期没有面谈", "06-05 活动 重阳节 照片 0 张，应有 2 张"]
    assert lacking("2022-06", TOWN) == here
    assert lacking("2022-06", OTHER) == there
    assert sorted(lacking("2022-06")) == sorted(here + there)


def test_somebody_on_file_belongs_to_a_group(add_person: Do, save: Do, lacking: Do) -> None:
    add_person("李秀英", number="DX-1", filed_on="2022-08-05")
    add_person("王五", filed_on="2022-08-06", groups=["left_elder"])
    assert lacking() == ["08-05 建档 李秀英 没有填对象类别"]
    assert (lacking("2022-07"), lacking(station=OTHER)) == ([], [])
    save("person", {"number": "DX-1", "groups": ["aged"]})
    assert lacking() == []
