"""The daily log: read off everything on record, with the gaps of a working day; and the papers."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, daily, papers
from qianshou_desktop.actions.daily import Log, Whose
from qianshou_desktop.actions.papers import route
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]
TOWN, OTHER = "420581104", "420581105"
FRIDAY = date(2022, 8, 5)


@pytest.fixture
def new(performer: Performer) -> Do:
    """Save a record of a kind; returns its key."""

    def put(kind: str, /, **values: Any) -> int:
        return performer.do(common.save, kind, values)

    return put


@pytest.fixture
def worker(new: Do) -> int:
    return int(new("worker", name="王社工", station=TOWN, number="SG-甲"))


@pytest.fixture
def log(performer: Performer, worker: int) -> Callable[..., Log]:
    def ask(on: date = FRIDAY, *, station: bool = False) -> Log:
        whose = Whose(station=key_of(performer, TOWN)) if station else Whose(worker)
        return performer.ask(daily.day, whose, on)

    return ask


def key_of(performer: Performer, code: str) -> int:
    [key] = performer.ask(common.find, "station", where={"code": code})
    return key


@pytest.fixture
def busy(new: Do, worker: int, add_person: Do, add_visit: Do) -> int:
    """A day with one of everything; returns the person's key."""
    on, here = "2022-08-05", {"station": TOWN, "worker": worker}
    person = add_person("李秀英")
    add_visit(person, on, worker=worker, started_at="09:00", minutes=30, note="血压偏高\n已送药")
    add_visit(person, on, worker=worker, seen=False, way="phone", minutes=5, started_at="08:30")
    new("service", **here, served_on=on, kind="policy", period="afternoon", headcount=60,
        minutes=90, mileage=12, items=["A1"])  # fmt: skip
    case = new("case", **here, person=person, opened_on="2022-08-01")
    new("session", case=case, held_on=on, started_at="14:00", ended_at="15:00", way="home",
        purpose="核对用药")  # fmt: skip
    group = new("group", **here, name="手工小组")
    new("group_session", group=group, held_on=on, started_at="10:00", minutes=60,
        attendees=[{"person": person}], theme="认识你")  # fmt: skip
    event = new("event", **here, name="重阳节", held_on=on, minutes=120, headcount=40)
    new("matter", **here, handled_on=on, kind="temporary", action="checked", count=3)
    volunteer = new("volunteer", name="钱义工", joined_on="2022-01-01", station=TOWN)
    new("volunteer_service", volunteer=volunteer, served_on=on, hours=1.5, event=event)
    return int(person)


@pytest.mark.usefixtures("busy")
def test_a_day_in_its_order(log: Do) -> None:
    found = log()
    assert [(e.time, e.kind, e.whom, e.what, e.minutes) for e in found.entries] == [
        ("08:30", "走访·电话", "李秀英", "未见到本人；入户探访", 5),
        ("09:00", "走访·入户", "李秀英", "血压偏高\n已送药", 30),
        ("10:00", "小组", "手工小组（1 人）", "第 1 节：认识你", 60),
        ("14:00–15:00", "个案·入户", "李秀英", "第 1 次面谈：核对用药", 60),
        ("下午", "政策宣传", "60 人次", "救助政策宣传", 90),
        ("", "社区活动", "40 人次", "重阳节", 120),
        ("", "协助事务", "", "临时救助核查 3 件", None),
    ]
    assert (found.minutes, found.mileage, found.gaps) == (365, 12, ())


@pytest.mark.usefixtures("busy")
def test_a_station_tells_its_volunteers_and_everybody(log: Do, new: Do, add_visit: Do) -> None:
    mate = new("worker", name="同事", station=TOWN)
    new("service", station=TOWN, worker=mate, served_on="2022-08-05", kind="office", minutes=15)
    found = log(station=True)
    told = {(e.kind, e.worker, e.whom, e.what) for e in found.entries}
    assert ("志愿服务", "", "钱义工", "1.5 小时：重阳节") in told
    assert ("事务工作", "同事", "", "") in told
    assert (found.minutes, found.gaps) == (380, ())


def test_a_case_was_taken_in_by_whoever_had_it_then(
    new: Do, change: Do, log: Do, worker: int, add_person: Do, performer: Performer
) -> None:
    """A move and another worker change nothing of the day on which it was opened."""
    for code in (TOWN, OTHER):
        performer.do(common.save, "station", {"state": "built", "kind": "ordinary"},
                     key_of(performer, code))  # fmt: skip
    person = add_person("李秀英")
    here = {"station": TOWN, "worker": worker, "person": person}
    case = new("case", **here, opened_on="2022-08-05", request="想找人说话")
    coming = new("worker", name="林社工", station=OTHER, joined_on="2022-08-20")
    new("transfer", person=person, case=case, to_station=OTHER, to_worker=coming,
        moved_on="2022-09-01")  # fmt: skip
    for found in (log(), log(station=True)):
        assert [(e.kind, e.worker) for e in found.entries if e.record == "case"] == [
            ("接案", "王社工")
        ]
    there = performer.ask(daily.day, Whose(coming), FRIDAY)
    assert there.entries == ()
    there = performer.ask(daily.day, Whose(station=key_of(performer, OTHER)), FRIDAY)
    assert there.entries == ()


def test_work_elsewhere_and_on_other_days_is_not_there(log: Do, new: Do, worker: int) -> None:
    new("service", station=TOWN, worker=worker, served_on="2022-08-04", kind="office")
    new("service", station=OTHER, served_on="2022-08-05", kind="office")
    assert log().entries == ()


def halves(found: Log) -> list[str]:
    return [gap.label for gap in found.gaps]


@pytest.mark.parametrize(
    ("given", "missing"),
    [({}, ["上午", "下午"]), ({"period": "morning"}, ["下午"]), ({"period": "whole"}, []),
     ({"period": "evening"}, ["上午", "下午"]), ({"period": None}, [])],
)  # fmt: skip
def test_gaps_are_halves_of_which_nothing_is_known(
    given: dict[str, Any], missing: list[str], log: Do, new: Do, worker: int
) -> None:
    if given:
        here = {"station": TOWN, "worker": worker, "served_on": "2022-08-05", "kind": "office"}
        new("service", **here, **{n: v for n, v in given.items() if v})
    assert halves(log()) == missing


def test_no_gap_on_a_day_off_or_yet_to_come(log: Do) -> None:
    assert halves(log(date(2022, 8, 6))) == []
    assert halves(log(date(2022, 9, 12))) == []  # the day after 中秋节 is one of its days off
    assert halves(log(date(2022, 10, 8))) == []


@pytest.mark.parametrize(
    ("clock", "missing"), [("10:00", []), ("12:00", ["上午"]), ("18:30", ["上午", "下午"])]
)
def test_today_misses_only_what_is_over(
    clock: str, missing: list[str], log: Do, set_clock: Do
) -> None:
    set_clock(f"2022-09-15T{clock}:00+08:00")
    assert halves(log(date(2022, 9, 15))) == missing


def test_a_gap_is_filled_by_a_service(log: Do, new: Do, worker: int) -> None:
    for period in ("morning", "afternoon"):
        new("service", station=TOWN, worker=worker, served_on="2022-08-05", period=period,
            kind="study", minutes=180, note="学习")  # fmt: skip
    found = log()
    assert (len(found.entries), found.minutes, found.gaps) == (2, 360, ())


# ---- on paper ----------------------------------------------------------------------------------------


@pytest.fixture
def paper(performer: Performer) -> Callable[..., str]:
    def read(name: str, ref: Any, **more: Any) -> str:
        pages = PdfReader(io.BytesIO(performer.ask(papers.pdf, name, ref, **more))).pages
        return "".join("".join(page.extract_text().split()) for page in pages)

    return read


@pytest.mark.usefixtures("busy")
def test_the_day_on_paper_says_what_the_screen_says(paper: Do, log: Do) -> None:
    said = paper("daily_log", "SG-甲", on="2022-08-05")
    assert "2022年8月5日星期五" in said
    assert "7条，365分钟（6.1小时），12公里" in said
    for entry in log().entries:
        assert "".join(entry.what.split()) in said


@pytest.mark.usefixtures("busy")
def test_a_month_on_paper_names_the_days_without_records(paper: Do) -> None:
    said = paper("daily_log", "SG-甲", on="2022-08")
    assert "2022年8月" in said
    assert "08-05" in said
    assert "没有记录：08-02、08-03、08-04、08-08、" in said
    assert "志愿服务" in paper("station_log", TOWN, on="2022-08")


def test_a_day_of_which_the_evening_is_told_is_not_called_empty(
    paper: Do, new: Do, worker: int
) -> None:
    new("crisis", station=TOWN, worker=worker, found_at="2022-08-04T13:00:00+00:00", seen="有伤")
    said = paper("daily_log", "SG-甲", on="2022-08")
    assert "08-03、08-04上午和下午、08-05、" in said
    assert "21:00危机报告" in said


def test_a_month_without_records(paper: Do, worker: int) -> None:
    assert "0条，0分钟（0.0小时）" in paper("daily_log", "SG-甲", on="2022-07")


def test_without_a_day_it_is_today(paper: Do, worker: int) -> None:
    assert "2022年9月15日星期四" in paper("daily_log", "SG-甲")


@pytest.mark.parametrize(
    ("name", "on", "field"),
    [("daily_log", "上周", "period"), ("route", "2022-08", "on"), ("sheet", "2022-08", "on")],
)
def test_a_day_that_is_none_is_refused(
    name: str, on: str, field: str, performer: Performer, worker: int
) -> None:
    ref = {"daily_log": "SG-甲", "route": TOWN}.get(name)
    with pytest.raises(Rejected) as refused:
        performer.ask(papers.pdf, name, ref, on=on)
    assert set(refused.value.problems) == {field}


def test_the_route_list_goes_village_by_village(
    paper: Do, add_person: Do, add_visit: Do, performer: Performer
) -> None:
    [one, two] = performer.ask(common.find, "village", where={"township": TOWN})[:2]
    names = [row[0] for row in performer.ask(common.rows, "village", [one, two], ("title",))]
    first = add_person("张三", risk="high", village=one, address="一组 1 号", phone="13900001111")
    add_person("李四", risk="high", village=two, groups=["alone_elder"])
    add_person("王五", risk="high", village=one)
    add_person("赵六", risk="normal", village=one, filed_on="2022-07-01")  # not before the 30th
    add_visit(first, "2022-08-05", medicine="amiss")
    said = paper("route", TOWN, on="2022-09-18")
    assert "到09-18该走访3人，其中逾期3人" in said
    where = {name: said.index(name) for name in (*names, "张三", "李四", "王五")}
    for village, people in ((names[0], ("张三", "王五")), (names[1], ("李四",))):
        other = where[names[1] if village == names[0] else names[0]]
        for name in people:  # each stands behind the village's name, and not behind the other's
            assert where[name] > where[village]
            assert (other > where[village]) == (other > where[name])
    for words in ("一组1号", "13900001111", "08-05用药异常", "独居老人", "第一次走访", "每周·逾期"):
        assert words in said
    assert "赵六" not in said


def test_a_route_takes_what_falls_due_until_its_day(
    paper: Do, add_person: Do, add_visit: Do
) -> None:
    """Today is the 15th, a Thursday: 王五 was seen this week, and is due again the next."""
    add_person("李四", risk="high", filed_on="2022-08-01")
    seen = add_person("王五", risk="high", filed_on="2022-08-01")
    add_visit(seen, "2022-09-12", next_on="2022-10-30")
    add_person("赵六", risk="watch", filed_on="2022-09-01")
    planned = add_person("钱七", risk="normal", filed_on="2022-07-01")
    add_visit(planned, "2022-09-02", next_on="2022-09-21")
    far = add_person("孙八", risk="normal", filed_on="2022-07-01")
    add_visit(far, "2022-09-02")

    def named(**more: str) -> str:
        said = paper("route", TOWN, **more)
        return "".join(name[0] for name in ("李四", "王五", "赵六", "钱七", "孙八") if name in said)

    assert named(on="2022-09-16") == "李"
    assert named(on="2022-09-21") == "李钱"
    assert named(on="2022-09-25") == "李王钱"
    assert named() == named(on="2022-09-30") == named(on="2022-09") == "李王赵钱"
    assert named(on="2022-12-31") == "李王赵钱孙"
    assert "每周·09-25前" in paper("route", TOWN)


def test_a_route_goes_a_week_ahead_at_the_least() -> None:
    days = {name: until(date(2022, 9, 15)) for name, until in route.UNTIL.items()}
    assert {name: str(day) for name, day in days.items()} == {
        "month": "2022-09-30", "week": "2022-09-22", "next": "2022-10-31",
    }  # fmt: skip
    assert str(route.end_of_month(date(2022, 9, 28))) == "2022-10-05"


@pytest.mark.parametrize("name", ["route", "daily_log", "station_log"])
def test_lists_and_logs_have_a_blank_to_write_on(
    name: str, paper: Do, performer: Performer, add_person: Do
) -> None:
    add_person("李四", risk="high", filed_on="2022-08-01")
    said = paper(name, None, blank=True)
    assert "李四" not in said
    heads = ("住址和电话", "见到") if name == "route" else ("时间", "内容", "分钟", "社工签字")
    assert all(head in said for head in heads)
    assert said.count("月日分钟") == (18 if name == "route" else 0)
    with pytest.raises(Rejected):
        performer.ask(papers.pdf, name, TOWN, blank=True)


def test_a_long_route_repeats_its_head(paper: Do, add_person: Do, performer: Performer) -> None:
    for at in range(30):
        add_person(
            f"阿卜杜热合曼·买买提依明{at}", risk="high", address="𬀩𫖯䶮路一组三十二号后面平房" * 3
        )
    content = performer.ask(papers.pdf, "route", TOWN)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert len(pages) > 3
    assert all("住址和电话" in page for page in pages[:-1])


def test_nobody_to_be_visited(paper: Do) -> None:
    assert "没有该走访的人" in paper("route", TOWN)


def test_follow_ups_and_referrals_are_work_of_their_day(
    new: Do, worker: int, log: Do, performer: Performer, add_person: Do
) -> None:
    """Of the worker and of the station, with the minutes."""
    case = new("case", station=TOWN, worker=worker, person=add_person("李秀英"),
               opened_on="2022-08-01", closed_on="2022-08-03", reason="迁出")  # fmt: skip
    new("follow_up", case=case, done_on="2022-08-05", minutes=15, state="情绪平稳", way="phone")
    other = new("case", station=TOWN, worker=worker, person=add_person("王桂兰"),
                opened_on="2022-08-01")  # fmt: skip
    new(
        "referral",
        case=other,
        referred_on="2022-08-05",
        receiver="县医院",
        cause="expert",
        agreed=True,
    )
    for found in (log(), log(station=True)):
        said = {(entry.kind, entry.whom, entry.what) for entry in found.entries}
        assert ("跟进·电话", "李秀英", "第 1 次跟进：情绪平稳") in said
        assert any(kind == "转介" and "县医院" in what for kind, _, what in said)
        assert found.minutes == 15


def test_a_day_of_any_work_is_not_empty(
    new: Do, worker: int, log: Do, performer: Performer, add_person: Do
) -> None:
    """Supervision, courses, complaints and the like stand in the log; a course on each of its days."""
    here, on = {"station": TOWN, "worker": worker}, FRIDAY.isoformat()
    other = new("worker", name="督导", station=TOWN)
    case = new("case", **here, person=add_person("李秀英"), opened_on=on, request="睡不着")
    new("case_assessment", case=case, assessed_on=on, conclusion="需要陪伴")
    new("supervision", station=TOWN, worker=other, held_on=on, topic="记录怎么写", supervisor="方老师",
        supervisees=[{"worker": worker}], minutes=45)  # fmt: skip
    new("complaint", **here, received_on=on, content="开门晚了", complainant="张三")
    new("safety_check", **here, checked_on=on, hazard="插座松动")
    new("resource", **here, received_on=on, giver="粮店", what="大米", quantity="5 袋")
    new("crisis", **here, found_at="2022-08-04T23:30:00+00:00", seen="有伤")  # 07:30 here
    new("training", name="全县班", theme="station", held_on="2022-08-04", ended_on="2022-08-05",
        place="县城", trainees=[{"worker": worker}])  # fmt: skip
    told = {(e.time, e.kind, e.whom, e.what) for e in log().entries}
    assert told == {
        ("", "接案", "李秀英", "睡不着"), ("", "预估", "李秀英", "需要陪伴"),
        ("", "督导", "方老师", "记录怎么写"), ("", "投诉", "张三", "开门晚了"),
        ("", "安全检查", "", "插座松动"), ("", "资源链接", "粮店", "大米；5 袋"),
        ("07:30", "危机报告", "", ""), ("", "培训", "", "全县班；县城"),
    }  # fmt: skip
    assert log().gaps == log(date(2022, 8, 4)).gaps == ()
    assert [e.kind for e in log(date(2022, 8, 4)).entries] == ["培训"]
    assert len(log(date(2022, 8, 3)).gaps) == 2
