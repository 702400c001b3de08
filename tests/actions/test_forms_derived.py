"""What forms say that nobody has typed: counts, rates, times, portraits; where things are said."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import attachments, papers
from qianshou_desktop.actions.figures import figures
from qianshou_desktop.actions.perform import Performer
from tests.actions.test_forms import photo, read

__all__ = ["read"]
Do = Callable[..., Any]
Read = Callable[..., str]
TOWN = "420581104"


def test_a_closing_counts_the_sessions(cast: None, save: Do, read: Read) -> None:
    work = [{"case": "GA-甲", "held_on": f"2021-02-0{at}", "minutes": 50} for at in (1, 2, 3)]
    save("session", *work)
    [uid] = save("case_closing", {"case": "GA-甲", "closed_on": "2021-03-01", "cause": "moved"})
    said = read("case_closing", uid)
    assert "服务总次数3次" in said
    assert "服务总时长2小时30分钟" in said


def test_a_closing_says_which_stages_were_passed_over(cast: None, save: Do, read: Read) -> None:
    """The intake says nothing of what became of the case."""
    save("case", {"number": "GA-甲", "stage": "plan", "reason": "对象只要一次资源"})
    [uid] = save("case_closing", {"case": "GA-甲", "closed_on": "2021-03-01", "cause": "moved"})
    said = read("case_closing", uid)
    assert "跳过的阶段预估（对象只要一次资源）" in said
    assert "原因说明" in said
    intake = read("case", "GA-甲")
    assert not [words for words in ("跳过", "结案", "2021-03-01", "阶段") if words in intake]


def test_what_is_withdrawn_later_has_its_place_on_a_consent(
    add_person: Do, save: Do, read: Read
) -> None:
    add_person("单独一人", number="DX-1")
    [uid] = save("consent", {"person": "DX-1", "signed_on": "2022-08-01"})
    assert "撤回日期撤回范围" in read("consent", uid)


def test_a_portrait_stands_on_the_file_once(
    add_person: Do, performer: Performer, read: Read
) -> None:
    key = add_person("单独一人", number="DX-1")
    assert "照片" in read("person", key)
    attachments.attach(performer, "person", key, [photo("teal"), photo("red"), photo("navy")])
    *portraits, other = performer.ask(attachments.items, "person", key)
    for each in portraits:
        performer.do(attachments.tell, each.key, {"purpose": "portrait", "faces": True})
    performer.do(attachments.tell, other.key, {"caption": "门前"})
    first, *rest = PdfReader(io.BytesIO(performer.ask(papers.pdf, "person", key))).pages
    assert len(first.images) == 1
    assert sum(len(page.images) for page in rest) == 2  # an older portrait, and the other
    said = read("person", key)
    assert said.count("本人照片") == 1
    assert "门前" in said


@pytest.mark.parametrize(
    ("reported", "says"),
    [
        ("2022-08-01T09:52+08:00", "22分钟"),
        ("2022-08-01T12:30+08:00", "3小时"),
        (None, "还没有报告"),
    ],
)
def test_how_quickly_was_reported(
    reported: str | None, says: str, cast: None, save: Do, read: Read
) -> None:
    [uid] = save("crisis", {"station": TOWN, "found_at": "2022-08-01T09:30+08:00", "seen": "有伤",
                            "reports": [{"receiver": "police", "reported_at": reported}]})  # fmt: skip
    assert f"发现至首次报告{says}" in read("crisis", uid)


def test_attendance_on_paper_is_that_of_the_figures(
    cast: None, save: Do, performer: Performer, read: Read, add_person: Do
) -> None:
    for at in range(3):
        add_person(f"组员{'甲乙丙'[at]}", number=f"DX-{at}", filed_on="2021-01-01")
    came = [[{"person": f"DX-{at}", "present": at < here} for at in range(3)] for here in (3, 2)]
    for nth, rows in enumerate(came, 2):
        save("group_session", {"group": "XZ-甲", "held_on": f"2022-08-0{nth}", "nth": nth,
                               "number": f"DJ-{nth}", "attendees": rows})  # fmt: skip
    save("group_session", {"group": "XZ-甲", "held_on": "2022-08-09", "nth": 4, "headcount": 7})
    [uid] = save("group_summary", {"group": "XZ-甲", "summed_on": "2022-08-31"})
    now = performer.ask(figures, "2022-08")
    assert now["groups.contacts"] == 12
    said = read("group_summary", uid)
    assert "2022-08-023/3（100%）" in said
    assert "2022-08-032/3（67%）" in said
    assert "组员丙1次1/2（50%）" in said
    assert "合计4节点名5人次，共12人次" in said  # no rate: two of the four have named nobody
    assert "出席人次2出席率2/3（67%）" in read("group_session", "DJ-3")


def test_more_who_came_than_were_named_add_up(
    cast: None, save: Do, read: Read, add_person: Do
) -> None:
    for at in range(3):
        add_person(f"组员{'甲乙丙'[at]}", number=f"DX-{at}", filed_on="2021-01-01")
    rows = [{"person": f"DX-{at}", "present": at < 2} for at in range(3)]
    save("group_session", {"group": "XZ-甲", "held_on": "2022-08-02", "nth": 2, "number": "DJ-2",
                           "attendees": rows, "headcount": 9})  # fmt: skip
    assert "出席人次9出席率点名2人，共9人次" in read("group_session", "DJ-2")
    [uid] = save("group_summary", {"group": "XZ-甲", "summed_on": "2022-08-31"})
    said = read("group_summary", uid)
    assert "2022-08-02点名2人，共9人次" in said
    assert "合计2节点名2人次，共9人次" in said


def test_hours_on_paper_are_those_of_the_figures(
    cast: None, save: Do, performer: Performer, read: Read
) -> None:
    save("event", {"number": "HD-甲", "held_on": "2022-08-01"})  # until after midnight
    given = [{"volunteer": "ZZY-甲", "served_on": f"2022-08-0{at}", "hours": at + 0.5,
              "event": "HD-甲", "content": f"第{at}次打扫", "station": TOWN} for at in (1, 2)]  # fmt: skip
    save("volunteer_service", *given)
    assert performer.ask(figures, "2022-08")["volunteers.hours"] == 4
    assert "服务时数合计4小时（2次）" in read("volunteer", "ZZY-甲")
    said = read("event", "HD-甲")
    assert "志愿者人数1" in said
    assert "志愿服务时长（小时）4" in said
    assert "钱义工4" in said
    [uid] = save("volunteer_certificate", {
        "volunteer": "ZZY-甲", "from_on": "2022-08-01", "to_on": "2022-08-31",
        "issued_on": "2022-09-01", "issuer": "枝城站"})  # fmt: skip
    said = read("volunteer_certificate", uid)
    assert "兹证明钱义工自2022年8月1日至2022年8月31日参加志愿服务2次，服务时长累计4小时。" in said
    assert "第1次打扫" in said


def test_what_a_worker_passed_and_whom_a_pairing_sent(cast: None, save: Do, read: Read) -> None:
    save("certificate", {"worker": "SG-甲", "level": "assistant", "issued_on": "2022-01-03",
                         "certificate_number": "证-77"})  # fmt: skip
    save("exam", {"worker": "SG-甲", "level": "social_worker", "sat_on": "2022-06-18"})
    save("training", {"name": "岗前班", "theme": "induction", "held_on": "2022-02-02", "hours": 16,
                      "trainees": [{"worker": "SG-甲", "score": 91, "passed": True}]})  # fmt: skip
    said = read("worker", "SG-甲")
    for text in ("证-77", "2022-06-18", "岗前班岗前培训2022-02-021691合格"):
        assert text in said
    save("dispatch", {"pairing": "JD-甲", "name": "方社工", "from_on": "2022-08-01",
                      "to_on": "2022-08-05"})  # fmt: skip
    assert "方社工2022-08-012022-08-055" in read("pairing", "JD-甲")


def test_a_service_to_somebody_is_one_contact_on_paper(
    cast: None, save: Do, performer: Performer, read: Read
) -> None:
    here = {"station": TOWN, "served_on": "2022-08-02", "kind": "consultation"}
    for at, whom in enumerate(({"person": "DX-甲"}, {"client": "路过的人"}, {"headcount": 60})):
        save("service", here | whom | {"number": f"FW-{at}"})
    said = [read("service", f"FW-{at}") for at in range(3)]
    assert ["人次1发放资料" in each for each in said] == [True, True, False]
    assert "人次60" in said[2]
    assert performer.ask(figures, "2022-08")["services.contacts"] == 62
