"""A crisis: when somebody has to look again, and which ones are open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from qianshou_desktop.actions import common, crises, overview, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.errors import Rejected

TOWN, OTHER = "420581104", "420581400"
FOUND = datetime.fromisoformat("2022-09-15T09:00:00+08:00")
Add = Callable[..., int]
DAY = timedelta(hours=24)
CLOSED = {"closed_on": "2022-09-15", "handling": "已送医"}


@pytest.fixture
def cry(performer: Performer) -> Add:
    def put(found: datetime = FOUND, **values: Any) -> int:
        given = {"station": TOWN, "found_at": found.isoformat(), "seen": "手臂有伤"}
        return performer.do(common.save, "crisis", given | values)

    return put


@pytest.fixture
def due(performer: Performer) -> Callable[[int], datetime]:
    return lambda key: performer.ask(common.load, "crisis", key).values["follow_due_at"]


def opened(performer: Performer, *stations: str) -> list[crises.Open]:
    keys = tuple(performer.ask(references.resolve, "station", code) for code in stations)
    scope = Scope(date(2022, 9, 1), date(2022, 9, 30), date(2022, 9, 30), keys or None)
    return performer.ask(crises.open_crises, scope)


def test_somebody_looks_again_within_a_day(cry: Add, due: Callable[[int], datetime]) -> None:
    assert due(cry()) == FOUND + DAY


def test_another_time_that_was_agreed_on_stays(
    cry: Add, due: Callable[[int], datetime], performer: Performer
) -> None:
    agreed = FOUND + timedelta(hours=3)
    key = cry(follow_due_at=agreed.isoformat())
    earlier = (FOUND - timedelta(hours=1)).isoformat()
    performer.do(common.save, "crisis", {"found_at": earlier}, key)
    assert due(key) == agreed


def test_the_day_follows_a_moment_that_is_mended(
    cry: Add, due: Callable[[int], datetime], performer: Performer
) -> None:
    key = cry()
    earlier = FOUND - timedelta(hours=2)
    performer.do(common.save, "crisis", {"found_at": earlier.isoformat()}, key)
    assert due(key) == earlier + DAY


def test_the_unreported_come_first_then_by_when_to_look_again(
    cry: Add, add_person: Add, performer: Performer
) -> None:
    told = [{"receiver": "police", "reported_at": FOUND.isoformat()}]
    later = cry(FOUND, reports=told, harms=["neglect"], person=add_person("向雨桐"))
    sooner = cry(FOUND - timedelta(days=2), reports=told)
    silent = cry(FOUND)
    cry(FOUND - DAY, closed_on="2022-09-15", handling="已送医")
    found = opened(performer)
    assert [each.key for each in found] == [silent, sooner, later]
    assert [each.clock.reported for each in found] == [False, True, True]
    assert [each.late for each in found] == [False, True, False]
    assert [(each.person, each.what) for each in found] == [
        ("", "手臂有伤"), ("", "手臂有伤"), ("向雨桐", "监护缺失或遗弃"),
    ]  # fmt: skip
    assert found[0].clock.minutes == 60


def test_an_old_crisis_is_open_until_it_is_closed_and_others_stations_are_not_ours(
    cry: Add, performer: Performer
) -> None:
    old = cry(FOUND - timedelta(days=200))
    cry(station=OTHER)
    assert [each.key for each in opened(performer, TOWN)] == [old]
    assert len(opened(performer)) == 2


def test_the_front_page_has_them_before_all_else(performer: Performer, cast: None) -> None:
    performer.do(
        common.save, "todo", {"content": "买药", "station": "420581104", "due_on": "2022-01-01"}
    )
    found = performer.ask(overview.overview, "2022-09")
    first = found.todos[0]
    assert (first.kind, first.key, first.signal) == ("crisis", None, "danger")
    assert "办结日期" in first.ends
    assert "买药" in [each.text for each in found.todos[1:]]
    performer.do(common.save, "crisis", CLOSED, first.about)
    left = performer.ask(overview.overview, "2022-09").todos
    assert "crisis" not in {each.kind for each in left}


def test_a_time_that_was_cleared_stays_cleared(
    cry: Add, due: Callable[[int], datetime], performer: Performer
) -> None:
    key = cry()
    performer.do(common.save, "crisis", {"follow_due_at": None}, key)
    performer.do(common.save, "crisis", {"handling": "已送医"}, key)
    assert due(key) is None
    performer.do(common.save, "crisis", {"found_at": "2022-09-14T09:00:00+08:00"}, key)
    assert due(key) is None
    assert due(cry(follow_due_at=None)) is None, "nobody is to look again, who said so at once"


def told(act: Callable[..., Any], *given: Any, **values: Any) -> dict[str, str]:
    with pytest.raises(Rejected) as refused:
        act(*given, **values)
    return dict(refused.value.problems)


def test_what_is_found_is_not_yet_to_come_nor_after_its_report(
    cry: Add, performer: Performer
) -> None:
    said = told(cry, FOUND + timedelta(hours=1, minutes=1))  # it is ten o'clock
    assert said == {"found_at": "发现时间还没到，请核对"}
    report = {"receiver": "police", "reported_at": (FOUND + timedelta(minutes=9)).isoformat()}
    key = cry(reports=[report])
    late = {"found_at": (FOUND + timedelta(minutes=10)).isoformat()}
    assert set(told(performer.do, common.save, "crisis", late, key)) == {"found_at"}
    both = late | {
        "reports": [report | {"reported_at": (FOUND + timedelta(minutes=11)).isoformat()}]
    }
    performer.do(common.save, "crisis", both, key)


def test_a_mandatory_report_is_made_before_it_is_closed(cry: Add, performer: Performer) -> None:
    done = {"mandatory": True} | CLOSED
    assert "不能办结" in told(cry, **done)["closed_on"]
    assert "不能办结" in told(cry, **done, reports=[{"receiver": "police"}])["closed_on"]
    reported = {"receiver": "police", "reported_at": FOUND.isoformat()}
    key = cry(**done, reports=[reported])
    emptied = told(performer.do, common.save, "crisis", {"reports": []}, key)
    assert "不能删除" in "".join(emptied.values())
    [row] = performer.ask(common.find, "crisis_report")
    assert told(performer.do, common.save, "crisis_report", {"reported_at": None}, row)
    assert told(performer.do, common.remove, "crisis_report", row)
    other = cry(seen="另一件")
    assert (
        "不能移到"
        in told(performer.do, common.save, "crisis_report", {"crisis": other}, row)["crisis"]
    )
    performer.do(
        common.save, "crisis", {"reports": [{"key": row, **reported}, {"receiver": "women"}]}, key
    )
    performer.do(common.remove, "crisis_report", max(performer.ask(common.find, "crisis_report")))


@pytest.mark.parametrize("closed", [None, "2022-09-15"])
def test_a_mandatory_report_that_was_made_stays_one(
    closed: str | None, cry: Add, performer: Performer
) -> None:
    reports = [{"receiver": "police", "reported_at": FOUND.isoformat()}]
    key = cry(mandatory=True, reports=reports, closed_on=closed, handling="已送医")
    with pytest.raises(Rejected, match="不能删除"):
        performer.do(common.remove, "crisis", key)
    for values in ({"mandatory": False}, {"mandatory": None, "handling": "误报"}):
        assert set(told(performer.do, common.save, "crisis", values, key)) == {"mandatory"}


def test_a_mandatory_report_that_was_made_is_not_unsaid(cry: Add, performer: Performer) -> None:
    key = cry(mandatory=True, reports=[{"receiver": "police", "reported_at": FOUND.isoformat()}])
    [row] = performer.ask(common.find, "crisis_report")
    unsaid = {"reports": [{"key": row, "receiver": "police", "reported_at": None}]}
    assert set(told(performer.do, common.save, "crisis", unsaid, key)) == {"reports.0.reported_at"}
    empty = {"reported_at": None}
    assert set(told(performer.do, common.save, "crisis_report", empty, row)) == {"reported_at"}
    later = {"reported_at": (FOUND + timedelta(minutes=5)).isoformat()}
    performer.do(common.save, "crisis_report", later, row)


def test_what_is_no_mandatory_report_after_all_says_why(cry: Add, performer: Performer) -> None:
    key = cry(mandatory=True)
    unset, closed = {"mandatory": False}, {"closed_on": "2022-09-15"}
    why = {"handling": "是成年人"}
    assert set(told(performer.do, common.save, "crisis", unset, key)) == {"handling"}
    both = unset | closed | why
    assert set(told(performer.do, common.save, "crisis", both, key)) == {"mandatory"}
    performer.do(common.save, "crisis", unset | why, key)
    performer.do(common.save, "crisis", closed, key)
    performer.do(common.remove, "crisis", key)


@pytest.mark.parametrize(
    ("born", "groups", "harms", "asked"),
    [
        ("2005-09-16", [], ["abuse"], True),
        ("2004-09-15", [], ["abuse"], False),
        (None, ["left_child"], ["neglect"], True),
        (None, [], ["abuse"], False),
        ("2012-01-01", [], ["suicide"], False),
    ],
)
def test_of_a_child_that_was_harmed_it_is_said_whether_it_is_one(
    born: str | None, groups: list[str], harms: list[str], asked: bool,
    cry: Add, add_person: Add, performer: Performer,
) -> None:  # fmt: skip
    key = cry(person=add_person("向雨桐", born_on=born, groups=groups), harms=harms)
    if asked:
        assert set(told(performer.do, common.save, "crisis", CLOSED, key)) == {
            "closed_on"
        }  # unreported
        unset = {"mandatory": False}
        assert set(told(performer.do, common.save, "crisis", unset, key)) == {"handling"}
        assert set(told(cry, person=1, harms=harms, **unset)) == {"handling"}, "nor at once"
        performer.do(common.save, "crisis", unset | {"handling": "摔伤，医生已证明"}, key)
    performer.do(common.save, "crisis", CLOSED, key)


def test_a_crisis_is_not_closed_with_nothing_done(cry: Add, performer: Performer) -> None:
    key, closed = cry(), {"closed_on": "2022-09-15"}
    assert set(told(performer.do, common.save, "crisis", closed, key)) == {"handling"}
    performer.do(common.save, "crisis", CLOSED, key)


def test_whom_and_what_was_reported_stays(cry: Add, add_person: Add, performer: Performer) -> None:
    reports = [{"receiver": "police", "reported_at": FOUND.isoformat()}]
    key = cry(harms=["abuse"], reports=reports)
    child, other = add_person("向雨桐"), add_person("丁一")
    performer.do(common.save, "crisis", {"person": child, "harms": ["abuse", "injury"]}, key)
    for values in ({"person": other}, {"person": None}, {"harms": ["injury"]}, {"harms": []}):
        assert set(told(performer.do, common.save, "crisis", values, key)) == set(values)
    open_one = cry(harms=["abuse"], person=child)
    performer.do(common.save, "crisis", {"person": other, "harms": ["injury"]}, open_one)


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=25), timedelta(days=365)])
def test_the_time_to_look_again_is_not_put_off(cry: Add, later: timedelta) -> None:
    with pytest.raises(Rejected, match="24 小时以内"):
        cry(follow_due_at=(FOUND + later).isoformat())


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_no_moment_is_beyond_what_an_office_may_write_down(cry: Add, moment: str) -> None:
    with pytest.raises(Rejected, match="年份应在"):
        cry(datetime.fromisoformat(moment))


def test_a_crisis_is_not_closed_before_its_last_report(cry: Add) -> None:
    found = datetime.fromisoformat("2022-09-12T09:00:00+08:00")
    told = {"reports": [{"receiver": "police", "reported_at": "2022-09-13T10:00:00+08:00"}]}
    closing = {"handling": "已送医", "closed_on": "2022-09-12"}
    with pytest.raises(Rejected, match="办结不能早于报告"):
        cry(found, mandatory=True, **told, **closing)
    cry(found, mandatory=True, **told, **closing | {"closed_on": "2022-09-13"})


def test_the_clock_of_a_closed_crisis_stands(
    cry: Add, performer: Performer, set_clock: Callable[[str], None]
) -> None:
    key = cry(mandatory=False, **CLOSED)
    assert performer.ask(crises.clock, key).minutes == 60
    set_clock("2022-09-29T10:00:00+08:00")
    found = performer.ask(crises.clock, key)
    assert (found.running, found.reported, found.minutes) == (False, False, 15 * 60 - 1)
    assert performer.ask(crises.clock, cry()).running
