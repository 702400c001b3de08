"""Who is due and overdue, what a visit starts with, to-dos from findings, and the grid of a round."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import briefings, common, figures, means, overview, todos, visits
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]
TOWN = "420581104"  # the clock stands at Thursday 2022-09-15, ten o'clock


@pytest.fixture
def due(performer: Performer) -> Callable[[], list[tuple[str, str, str]]]:
    """Name, why and remark of everybody due, in order."""

    def ask() -> list[tuple[str, str, str]]:
        found = performer.ask(briefings.everybody, TOWN)
        return [(each.name, each.due.why, each.remark) for each in found]

    return ask


@pytest.fixture
def overdue(performer: Performer) -> Callable[[], list[tuple[int, str, str, int]]]:
    def ask() -> list[tuple[int, str, str, int]]:
        found = performer.ask(visits.overdue, TOWN)
        today = date(2022, 9, 15)
        return [(each.person, str(each.since), str(each.by), each.late(today)) for each in found]

    return ask


def test_overdue_since_the_first_span_that_was_missed(
    add_person: Do, add_visit: Do, overdue: Do
) -> None:
    person = add_person(risk="high", filed_on="2022-08-01")
    assert overdue() == [(person, "2022-08-01", "2022-08-07", 39)]
    add_visit(person, "2022-08-17", seen=False)
    assert overdue() == [(person, "2022-08-01", "2022-08-07", 39)]
    add_visit(person, "2022-08-24")
    assert overdue() == [(person, "2022-08-29", "2022-09-04", 11)]
    add_visit(person, "2022-09-11")
    assert overdue() == []


@pytest.mark.parametrize(
    ("risk", "filed", "remark"),
    [("high", "2022-09-12", "每周 · 还有 3 天"), ("watch", "2022-09-01", "每月 · 还有 15 天"),
     ("normal", "2022-07-01", "每季 · 还有 15 天"), ("high", "2022-09-13", "新建档 · 还没走访"),
     ("watch", "2022-08-01", "每月 · 从未走访，2022-08-01 起")],
)  # fmt: skip
def test_what_is_said_of_each(risk: str, filed: str, remark: str, add_person: Do, due: Do) -> None:
    add_person("王桂兰", risk=risk, filed_on=filed)
    assert [said for *_, said in due()] == [remark]


def test_who_was_never_met_is_told_since_when_and_others_by_how_much(
    add_person: Do, add_visit: Do, due: Do
) -> None:
    tried = add_person("未遇", risk="high", filed_on="2021-11-01")
    met = add_person("见过", risk="high", filed_on="2021-11-01")
    add_visit(tried, "2022-08-17", seen=False)
    add_visit(met, "2022-08-24")
    assert {name: said for name, _, said in due()} == {
        "未遇": "每周 · 从未见到，2021-11-01 起", "见过": "每周 · 逾期 11 天",
    }  # fmt: skip


def test_due_and_figures_speak_of_the_same(
    add_person: Do, add_visit: Do, performer: Performer, overdue: Do, set_clock: Do
) -> None:
    """Whoever was not seen in a span that counted as due is overdue the day after it, by the risk of
    then, and if on file throughout."""
    set_clock("2022-08-11T10:00:00+08:00")
    for at in range(6):
        person = add_person(f"对象{at}", risk="watch", filed_on="2022-08-01")
        if at % 2:
            add_visit(person, "2022-08-10")
    lowered, raised, calmer = (
        add_person(f"{risk}的", risk=risk, filed_on="2022-08-01")
        for risk in ("watch", "normal", "high")
    )
    away = {"left_on": "2022-07-05", "left_reason": "moved", "returned_on": "2022-08-10"}
    add_person("回来的", risk="watch", filed_on="2022-07-01", **away)
    again = {"absences": [away], "left_on": "2022-08-11", "left_reason": "quit"}
    gone = add_person("又走的", risk="watch", filed_on="2022-07-01", **again)
    set_clock("2022-09-14T10:00:00+08:00")
    for key, risk in ((lowered, "normal"), (raised, "high"), (calmer, "normal")):
        performer.do(common.save, "person", {"risk": risk}, key)
    performer.do(common.save, "person", {"returned_on": "2022-09-14"}, gone)
    set_clock("2022-09-15T10:00:00+08:00")
    found = performer.ask(figures.figures, "2022-08", TOWN)
    weeks = 4  # of the one who was at high risk; on the list everybody stands once
    assert (found["visits.due"], found["visits.made"]) == (6 + 1 + weeks, 3)
    assert len(overdue()) == found["visits.due"] - found["visits.made"] - (weeks - 1)
    assert {lowered, calmer} < {person for person, *_ in overdue()}
    set_clock("2022-08-31T10:00:00+08:00")
    assert [person for person, *_ in overdue()] == [calmer]


@pytest.mark.parametrize(
    ("before", "after", "seen", "remark"),
    [("normal", "high", None, "每周 · 还有 3 天"), ("normal", "high", "2022-08-20", "每周 · 还有 3 天"),
     ("watch", "high", "2022-07-20", "每月 · 逾期 15 天"), ("high", "normal", "2022-08-24", "每周 · 逾期 11 天")],
)  # fmt: skip
def test_another_risk_counts_from_the_day_on_which_it_was_said(
    before: str, after: str, seen: str | None, remark: str,
    add_person: Do, add_visit: Do, performer: Performer, due: Do, set_clock: Do,
) -> None:  # fmt: skip
    """What was missed before is still owed."""
    set_clock("2022-09-01T10:00:00+08:00")
    person = add_person("王桂兰", risk=before, filed_on="2022-07-01")
    if seen:
        add_visit(person, seen)
    set_clock("2022-09-14T10:00:00+08:00")
    performer.do(common.save, "person", {"risk": after}, person)
    set_clock("2022-09-15T10:00:00+08:00")
    assert [said for *_, said in due()] == [remark]


@pytest.mark.parametrize("left", ["2022-03-05", "2022-04-25"])
def test_who_came_back_owes_nothing_of_before(
    left: str, add_person: Do, add_visit: Do, due: Do, set_clock: Do
) -> None:
    """Neither the spans, nor the day that was agreed on, nor a major change."""
    first = {"left_on": "2022-03-05", "left_reason": "moved", "returned_on": "2022-04-20"}
    last = {"left_on": left, "left_reason": "moved", "returned_on": "2022-08-20"}
    person = add_person(
        "回来的", risk="watch", filed_on="2022-01-01", **last,
        absences=[first] if left > first["left_on"] else [],
        changes=[{"kind": "illness", "known_at": "2022-01-20T09:00:00+08:00"}],
    )  # fmt: skip
    add_visit(person, "2022-01-10", next_on="2022-02-10")
    set_clock("2022-08-23T10:00:00+08:00")
    assert due() == []
    set_clock("2022-09-15T10:00:00+08:00")
    assert due() == [("回来的", "round", "每月 · 还有 15 天")]
    set_clock("2022-10-02T10:00:00+08:00")
    assert due() == [("回来的", "late", "每月 · 逾期 2 天")]


def test_most_urgent_first(add_person: Do, add_visit: Do, performer: Performer, due: Do) -> None:
    add_person("一般", risk="normal", filed_on="2022-07-01")
    add_person("重点", risk="watch", filed_on="2022-09-01")
    add_person("新来", risk="high", filed_on="2022-09-14")
    add_person("逾期", risk="normal", filed_on="2022-04-01")
    ill = add_person("变故", risk="normal", filed_on="2022-09-02")
    change = [{"kind": "illness", "known_at": "2022-09-15T08:30:00+08:00"}]
    performer.do(common.save, "person", {"changes": change}, ill)
    assert [(name, why) for name, why, _ in due()] == [
        ("变故", "change"), ("逾期", "late"), ("新来", "new"), ("重点", "round"), ("一般", "round"),
    ]  # fmt: skip
    assert due()[0][2] == "重大变故 · 还有 22 小时"
    add_visit(ill, "2022-09-15", started_at="09:30")
    assert "变故" not in [name for name, *_ in due()]


def test_a_change_stays_until_somebody_went(
    add_person: Do, add_visit: Do, performer: Performer, due: Do, overdue: Do
) -> None:
    person = add_person("变故", risk="normal", filed_on="2022-08-01")
    change = [{"kind": "death", "known_at": "2022-09-12T08:00:00+08:00"}]
    performer.do(common.save, "person", {"changes": change}, person)
    assert due() == [("变故", "change", "重大变故 · 逾期 2 天")]
    assert overdue() == [(person, "2022-09-12", "2022-09-13", 2)]
    add_visit(person, "2022-09-14")
    assert due() == []


@pytest.mark.parametrize(("at", "answered"), [("08:00", False), ("20:00", True), (None, True)])
def test_who_went_before_the_change_was_known_has_not_gone_for_it(
    at: str | None, answered: bool,
    add_person: Do, add_visit: Do, performer: Performer, due: Do, overdue: Do, set_clock: Do,
) -> None:  # fmt: skip
    """By the hour where it is written down, else by the day, as the figures have it."""
    person = add_person("变故", risk="normal", filed_on="2022-09-02")
    change = [{"kind": "accident", "known_at": "2022-09-13T20:00:00+08:00"}]
    performer.do(common.save, "person", {"changes": change}, person)
    add_visit(person, "2022-09-13", started_at=at, next_on="2022-12-31")
    made = performer.ask(figures.figures, "2022-09", TOWN)["visits.made"]
    for now in ("2022-09-14T21:00", "2022-09-15T09:00", "2022-09-29T09:00"):
        set_clock(f"{now}:00+08:00")
        assert ([why for _, why, _ in due()] == ["change"]) is not answered
    assert len(overdue()) == 1 - made == (not answered)


def test_a_change_is_done_with_once_somebody_went_be_it_late(
    add_person: Do, add_visit: Do, performer: Performer, due: Do
) -> None:
    person = add_person("变故", risk="normal", filed_on="2022-09-02")
    change = [{"kind": "death", "known_at": "2022-09-14T09:00:00+08:00"}]
    performer.do(common.save, "person", {"changes": change}, person)
    assert due() == [("变故", "change", "重大变故 · 逾期 1 小时")]
    add_visit(person, "2022-09-15", started_at="09:30")
    assert due() == []
    assert performer.ask(figures.figures, "2022-09", TOWN)["visits.made"] == 0


def test_an_agreed_day_is_due_though_the_span_is_done(
    add_person: Do, add_visit: Do, due: Do
) -> None:
    person = add_person("约好", risk="watch", filed_on="2022-08-01")
    add_visit(person, "2022-08-10")
    add_visit(person, "2022-09-05", next_on="2022-09-15")
    assert due() == [("约好", "agreed", "约定 · 就是今天")]
    add_visit(person, "2022-09-15")
    assert due() == []


def test_who_left_or_lives_elsewhere_is_not_due(add_person: Do, due: Do) -> None:
    add_person("外镇", risk="high", township="420581105", filed_on="2022-08-01")
    add_person(
        "离档", risk="high", filed_on="2022-01-01", left_on="2022-07-01", left_reason="moved"
    )
    assert due() == []


def test_a_station_that_is_not_there_is_refused(performer: Performer) -> None:
    with pytest.raises(Rejected, match="没有代码为"):
        performer.ask(visits.overdue, "999999999")


# ---- what a visit starts with ----------------------------------------------------------------------


def test_a_visit_starts_with_what_was_done_and_not_with_what_was_found(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person()
    [here] = performer.ask(common.find, "station", where={"code": TOWN})
    assert performer.ask(briefings.begun, person) == {
        "person": person, "visit_type": "first", "station": here
    }  # fmt: skip
    add_visit(person, "2022-08-05", medicine="amiss", diet="fine", items=["B1", "A6"])
    assert performer.ask(briefings.begun, person) == {
        "person": person, "visit_type": "regular", "items": ["A6", "B1"],
        "station": here,
    }  # fmt: skip
    assert performer.ask(briefings.begun, person, "change")["visit_type"] == "change"


@pytest.mark.parametrize(
    ("given", "words"),
    [({"seen": False}, "08-05 未见到本人"), ({"medicine": "amiss", "home": "amiss"}, "08-05 用药、住房异常"),
     ({"outcome": "case"}, "08-05 转个案"), ({"note": "一切都好"}, "08-05 一切都好"), ({}, "08-05 正常")],
)  # fmt: skip
def test_the_visit_before_in_words(
    given: dict[str, Any], words: str, add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person()
    add_visit(person, "2022-08-05", **given)
    [last] = performer.ask(briefings.last_visits, [person]).values()
    assert last.words == words


def test_the_briefing_tells_all_that_is_wanted_at_the_door(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person(
        phone="13900001111", address="三组 5 号", born_on="1950-01-02", sex="female"
    )
    add_visit(person, "2022-08-05", medicine="amiss", note="药吃完了")
    found = performer.ask(briefings.briefing, person)
    parts = dict(found.parts)
    assert found.title == "李秀英  女  72 岁"
    assert "三组 5 号" in found.facts[0]
    assert "13900001111" in found.facts[1]
    assert parts["还没办的事"] == (("用药异常：去看看怎么解决", "danger"),)
    assert parts["以前的走访"] == (("08-05 用药异常  药吃完了", "mind"),)


def test_a_long_note_is_cut_with_a_sign_in_lists_and_whole_at_the_door(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person, note = add_person(), "老人精神尚好，药按时吃，子女每周来电话，邻居常来照看，屋里整洁"
    add_visit(person, "2022-08-05", note=note)
    [last] = performer.ask(briefings.last_visits, [person]).values()
    assert last.words == f"08-05 {note[:29]}…"
    assert dict(performer.ask(briefings.briefing, person).parts)["以前的走访"] == (
        (f"08-05  {note}", ""),
    )


# ---- to-dos ----------------------------------------------------------------------------------------


@pytest.fixture
def waiting(performer: Performer) -> Callable[[], list[tuple[str, str, str]]]:
    def ask() -> list[tuple[str, str, str]]:
        scope = Scope(date(2022, 9, 1), date(2022, 9, 30), date(2022, 9, 30))
        found = performer.ask(todos.still_open, scope)
        return [(each.person, each.text[:4], each.remark) for each in found]

    return ask


def test_findings_become_to_dos_once(
    add_person: Do, add_visit: Do, performer: Performer, waiting: Do
) -> None:
    person = add_person(risk="normal")
    visit = add_visit(person, "2022-09-10", medicine="amiss", home="amiss")
    assert waiting() == [("李秀英", "用药异常", "09-17 前"), ("李秀英", "住房异常", "09-17 前")]
    add_visit(person, "2022-09-12", medicine="amiss", mood="amiss")
    assert [text for _, text, _ in waiting()] == ["用药异常", "住房异常", "情绪异常"]
    performer.do(common.save, "visit", {"home": "fine"}, visit)
    assert [text for _, text, _ in waiting()] == ["用药异常", "情绪异常"]


def test_a_to_do_follows_its_visit(
    add_person: Do, add_visit: Do, performer: Performer, waiting: Do
) -> None:
    """To another person, and away with it; what was done stays, and what a later visit found too."""
    person, other = add_person(), add_person("王五")
    visit = add_visit(person, "2022-09-10", medicine="amiss", home="amiss", diet="amiss")
    todo = performer.ask(common.find, "todo", where={"mark": "diet"})[0]
    performer.do(todos.finish, todo)
    performer.do(common.save, "visit", {"person": other}, visit)
    assert {name for name, _, _ in waiting()} == {"王五"}
    performer.do(common.save, "visit", {"person": person}, visit)
    add_visit(person, "2022-09-12", medicine="amiss")
    performer.do(common.remove, "visit", visit)
    assert waiting() == [("李秀英", "用药异常", "09-19 前")]
    assert todo in performer.ask(common.find, "todo")


def test_a_to_do_is_done_and_taken_back(
    add_person: Do, add_visit: Do, performer: Performer, waiting: Do
) -> None:
    visit = add_visit(add_person(), "2022-09-01", medicine="amiss")
    shown = performer.ask(overview.overview, "2022-09").todos
    assert [(each.kind, each.about, each.remark) for each in shown] == [
        ("visit", visit, "逾期 7 天")
    ]
    performer.do(todos.finish, shown[0].key)
    assert waiting() == []
    assert str(performer.ask(common.load, "todo", shown[0].key).values["done_on"]) == "2022-09-15"
    performer.do(todos.reopen, shown[0].key)
    assert len(waiting()) == 1


def test_what_was_done_is_found_again_as_something_new(
    add_person: Do, add_visit: Do, performer: Performer, waiting: Do
) -> None:
    person = add_person()
    add_visit(person, "2022-09-01", medicine="amiss")
    [first] = performer.ask(overview.overview, "2022-09").todos
    performer.do(todos.finish, first.key)
    add_visit(person, "2022-09-14", medicine="amiss")
    assert [text for _, text, _ in waiting()] == ["用药异常"]


# ---- the grid ----------------------------------------------------------------------------------------


def row(person: int, on: str = "2022-09-14", **more: Any) -> dict[str, Any]:
    return {"person": person, "visited_on": on, "seen": True, "way": "home", **more}


def test_a_round_is_saved_as_a_whole(add_person: Do, performer: Performer) -> None:
    people = [add_person(f"对象{at}", risk="watch") for at in range(20)]
    rows = [row(person, minutes="25", items=["B1"], note="正常") for person in people]
    saved = performer.do(visits.save_round, rows)
    assert len(saved) == 20
    found = performer.ask(figures.figures, "2022-09", TOWN)
    assert (found["visits.contacts"], found["visits.made"], found["visits.due"]) == (20, 20, 20)
    shown = performer.ask(common.rows, "visit", saved, ("station.code", "minutes", "next_on"))
    assert set(shown) == {(TOWN, "25", "2022-10-14")}


def test_every_fault_stands_at_its_row_and_field(add_person: Do, performer: Performer) -> None:
    one, two, three = (add_person(name) for name in ("一", "二", "三"))
    rows = [row(one), row(two, "2022-09-16", minutes="很久"), row(three, "昨天"), row(one)]
    with pytest.raises(Rejected) as refused:
        performer.do(visits.save_round, rows)
    assert set(refused.value.problems) == {
        "1.visited_on", "1.minutes", "2.visited_on", "3.visited_on"
    }  # fmt: skip
    assert "第 1 行" in refused.value.problems["3.visited_on"]
    assert performer.ask(common.count, "visit") == 0


def test_what_somebody_entered_meanwhile_is_not_counted_twice(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    """The grid lists whom it listed before; by the form the same visit was entered since."""
    one, two = add_person("一"), add_person("二")
    add_visit(one, "2022-09-14")
    add_visit(two, "2022-09-13")
    with pytest.raises(Rejected) as refused:
        performer.do(visits.save_round, [row(two), row(one)])
    assert set(refused.value.problems) == {"1.visited_on"}
    assert "已经记过" in refused.value.problems["1.visited_on"]
    assert len(performer.do(visits.save_round, [row(two), row(one, way="phone")])) == 2


def test_an_empty_round_saves_nothing(performer: Performer) -> None:
    assert performer.do(visits.save_round, []) == []


# ---- means -------------------------------------------------------------------------------------------


def test_means_are_compared_with_the_household(add_person: Do, performer: Performer) -> None:
    members = [{"name": name, "relation": "other"} for name in ("甲", "乙", "丙")]
    given = {"wage_fen": 900_000, "transfer_fen": 300_000, "medical_fen": 500_000, "head": "户主"}
    home = performer.do(common.save, "household", given | {"members": members})
    person = add_person(household=home)
    known = performer.ask(means.of_person, person)
    assert known == means.Means(1_200_000, 500_000, 3)
    assert means.compared(known, 900_000, 500_000) == (
        "家庭档案：3 口人，年收入 12000.00 元（人均 4000.00 元），年支出 5000.00 元。"
        "这次走访：年收入少 3000.00 元，年支出一致。"
    )
    assert means.compared(known, None, None).endswith("年支出 5000.00 元。")


def test_without_household_or_sums_it_says_so(add_person: Do, performer: Performer) -> None:
    assert performer.ask(means.of_person, add_person("独自")) is None
    assert means.compared(None, 100, None) == "没有编入家庭，无从比较。"
    home = performer.do(common.save, "household", {"head": "户主"})
    known = performer.ask(means.of_person, add_person("有家", household=home))
    assert means.compared(known, 100, None) == "家庭档案里还没有填收支。"
