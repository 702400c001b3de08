"""What clerks mend afterwards: who left and came again, a row that should not be there, what came to
light after a death, a finding that two visits share."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import figures
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.kinds import AllRows
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


def test_who_left_and_came_again_is_entered_afterwards(
    new: Do, change: Do, values: Do, add_person: Do
) -> None:
    person = add_person("丁一")
    roster = [{"person": person, "joined_on": "2022-01-01"}]
    group = new("group", name="手工小组", station=TOWN, roster=roster)
    for day in ("2022-01-10", "2022-03-05"):
        new("group_session", group=group, held_on=day, attendees=[{"person": person}])
    [row] = values("group", group)["roster"]
    again = {"person": person, "joined_on": "2022-03-01"}
    change("group", group, roster=[{**row, "left_on": "2022-02-01"}, again])
    first, second = values("group", group)["roster"]
    change("group", group, roster=[{**first, "left_on": "2022-02-03"}, second])
    said = refused(change, "group", group, roster=[first, {**second, "joined_on": "2022-03-06"}])
    assert any("2022-03-05" in words for words in said.values())


def test_a_member_takes_another_s_row(new: Do, change: Do, values: Do, add_person: Do) -> None:
    one, other = add_person("甲甲"), add_person("乙乙")
    roster = [{"person": one}, {"person": other}]
    group = new("group", name="手工小组", station=TOWN, roster=roster)
    _, second = values("group", group)["roster"]
    change("group", group, roster=[{**second, "person": one}])
    assert [row["person"] for row in values("group", group)["roster"]] == [one]


def test_the_only_row_is_taken_out_of_a_grid(new: Do, change: Do, performer: Performer) -> None:
    """As if it had never been; codes alone say what holds today, and what was stays."""

    def filed() -> int:
        found: int = performer.ask(figures.figures, "2022-08")["targets.disabled.filed"]
        return found

    given = {"township": TOWN, "filed_on": "2022-01-01",
             "groups": [{"code": "disabled", "from_on": "2022-01-01"}]}  # fmt: skip
    wrong, ended = (new("person", name=name, **given) for name in ("甲甲", "乙乙"))
    assert filed() == 2
    change("person", ended, groups=[])
    assert filed() == 2
    change("person", wrong, groups=AllRows())
    assert filed() == 1


def test_a_crisis_may_be_of_the_dead(new: Do, change: Do, add_person: Do) -> None:
    found, harmed = add_person("丁一"), add_person("马二")
    at = {"station": TOWN, "found_at": "2022-08-03T09:00+08:00", "seen": "独居老人多日未出门"}
    new("crisis", person=found, **at)
    change("person", found, left_on="2022-08-01", left_reason="died")
    change("person", harmed, left_on="2022-08-01", left_reason="died")
    new("crisis", person=harmed, **at, mandatory=True)


def test_a_closing_stays_before_what_followed_it(
    new: Do, change: Do, add_person: Do, set_clock: Do
) -> None:
    case = new("case", person=add_person("丁一"), station=TOWN, opened_on="2022-03-05")
    set_clock("2022-05-03T10:00:00+08:00")
    closing = new("case_closing", case=case, closed_on="2022-05-02", cause="lost",
                  follow_every="none")  # fmt: skip
    set_clock("2022-09-15T10:00:00+08:00")
    new("follow_up", case=case, done_on="2022-06-10", state="好")
    said = refused(change, "case_closing", closing, closed_on="2022-09-01")
    assert said["closed_on"] == "2022-06-10 已有跟进记录，结案不能晚于这一天"


@pytest.mark.parametrize("mended", [{"home": None}, {"person": "other"}])
def test_a_finding_that_two_visits_share_is_not_lost(
    mended: dict[str, Any], change: Do, add_person: Do, add_visit: Do, listed: Do
) -> None:
    person, other = add_person("丁一", number="DX-1"), add_person("马二", number="DX-2")
    first = add_visit(person, "2022-07-01", home="amiss")
    add_visit(person, "2022-07-03", home="amiss")
    change("visit", first, **{n: other if v == "other" else v for n, v in mended.items()})
    assert "DX-1" in [todo["person"] for todo in listed("todo")]


def test_a_session_keeps_its_group_once_somebody_is_noted(
    new: Do, change: Do, add_person: Do
) -> None:
    one, other = add_person("丁一"), add_person("戊二")
    first = new("group", name="手工小组", station=TOWN, roster=[{"person": one}])
    second = new("group", name="书画小组", station=TOWN, roster=[{"person": other}])
    session = new("group_session", group=first, held_on="2022-05-01", attendees=[{"person": one}])
    assert set(refused(change, "group_session", session, group=second)) == {"group"}


def test_a_volume_is_not_filed_before_its_case_was_closed(new: Do, add_person: Do) -> None:
    person = {"person": add_person("丁一"), "station": TOWN, "opened_on": "2022-03-05"}
    case = new("case", **person, closed_on="2022-05-02", reason="迁出")
    given = {"case": case, "station": TOWN, "title_text": "卷"}
    assert set(refused(new, "volume", **given, filed_on="2022-05-01")) == {"filed_on"}
    loan = {"borrower": "王五", "borrowed_on": "2022-06-01"}
    said = refused(new, "volume", **given, filed_on="2022-05-02", loans=[loan, loan])
    assert said == {"loans.1.borrower": "王五还没有归还，请先填归还日期"}
    new(
        "volume",
        **given,
        filed_on="2022-05-02",
        loans=[{**loan, "returned_on": "2022-06-02"}, {**loan, "borrowed_on": "2022-06-02"}],
    )
