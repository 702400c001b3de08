"""The report's content and the front page: every number from the engine, every letter printable."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import figures, overview, reports
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats.report import Cards, Chart, Report, Table, texts
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.terms import DOMAIN, GROUP, ITEM

Do = Callable[..., Any]


@pytest.fixture
def month(add_person: Do, add_visit: Do, save: Do) -> None:
    """A little August: two people, three visits of which one was in vain, a talk to sixty."""
    save("worker", {"number": "SG-1", "name": "王社工", "station": "420581104"})
    old, boy = add_person(groups=["aged"]), add_person("王大毛", groups=["left_child"])
    add_visit(old, worker="SG-1", items=["B1", "B2"])
    add_visit(boy, way="phone", items=["C1"], minutes=None)
    add_visit(boy, seen=False)
    save("service", {"station": "420581104", "served_on": "2022-08-31", "kind": "policy",
                     "headcount": 60, "items": ["A1"], "worker": "SG-1"})  # fmt: skip


def tables(report: Report) -> dict[str, Table]:
    parts = (*report.parts, *report.appendices)
    return {b.title: b for part in parts for b in part.blocks if isinstance(b, Table)}


def rows(table: Table) -> dict[Any, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in table.rows}


def test_every_table_says_what_the_engine_counted(month: None, performer: Performer) -> None:
    now = performer.ask(figures.figures, "2022-08", "420581104")
    found = tables(performer.ask(reports.monthly, "2022-08", "420581104"))
    domains = rows(found["按领域"])
    for code, label in DOMAIN.items():
        wanted = [now[f"domains.{code}.{what}"] for what in ("count", "people", "contacts")]
        assert domains[f"{code} {label}"] == (*wanted, now[f"domains.{code}.minutes"] / 60)
    items = rows(found["按服务项目"])
    assert items == {
        f"{code} {ITEM[code]}": (1, now[f"items.{code}.contacts"]) for code in ("A1", "B1", "B2", "C1")
    }  # fmt: skip
    assert rows(found["按对象类别"]) == {
        GROUP["aged"]: (1, 0, 0, 1, 1),
        GROUP["left_child"]: (1, 0, 0, 1, 1),
    }
    assert rows(found["按社工"]) == {
        "王社工": ("", 1, 1, 0, 0, 0, 61, 1, pytest.approx(0.5)),
        "未填社工": ("", 1, 0, 0, 0, 0, 1, 1, 0.0),
    }
    assert rows(found["其他服务"])["政策宣传"] == (1, 60)
    assert rows(found["其他服务"])["合计"] == (now["services.count"], now["services.contacts"])
    assert rows(found["走访"])["走访人次"] == (2,)


def test_the_list_holds_every_visit_and_says_which_was_in_vain(
    month: None, performer: Performer
) -> None:
    found = tables(performer.ask(reports.monthly, "2022-08", "420581104"))[
        "本期走访 3 条，其中 1 条未见到本人，不计人次"
    ]
    assert [row[1] for row in found.rows] == ["李秀英", "王大毛", "王大毛"]
    assert ["未见到本人" in str(row[-1]) for row in found.rows] == [False, False, True]


def test_charts_draw_the_same_numbers(month: None, performer: Performer) -> None:
    report = performer.ask(reports.monthly, "2022-08")
    charts = {b.title: b for part in report.parts for b in part.blocks if isinstance(b, Chart)}
    assert charts["六大领域服务人次"].series[0][1] == (60.0, 1.0, 1.0, 0.0, 0.0, 0.0)
    assert dict(zip(*(charts["服务人次较多的对象类别"].labels, charts["服务人次较多的对象类别"].series[0][1]),
                    strict=True)) == {GROUP["aged"]: 1.0, GROUP["left_child"]: 1.0}  # fmt: skip
    months = charts["近 3 个月服务量"]
    assert months.labels == ("6月", "7月", "8月")
    assert dict(months.series) == {"服务人次": (0.0, 0.0, 62.0), "走访户次": (0.0, 0.0, 1.0)}


def test_the_county_lists_its_stations(month: None, performer: Performer) -> None:
    county = performer.ask(reports.monthly, "2022-08")
    found = tables(county)["各站本期数据"]
    assert len(found.rows) == 11
    assert rows(found)["枝城镇"][2:6] == (2, 2, 62, 1)
    assert "各站情况与排名" in [part.title for part in county.parts]
    station = performer.ask(reports.monthly, "2022-08", "420581104")
    assert "各站情况" not in [part.title for part in station.parts]
    assert [part.number for part in station.parts] == list(range(1, len(station.parts) + 1))


@pytest.mark.parametrize(
    ("period", "name", "title"),
    [("2022-08", "月报_420581_宜都市_202208", "月报表"), ("2021-12", "月报_420581_宜都市_202112", "月报表"),
     ("2022-Q3", "季报_420581_宜都市_2022Q3", "季报表"), ("2022-H2", "半年报_420581_宜都市_2022H2", "半年报表"),
     ("2022", "年报_420581_宜都市_2022", "年报表")],
)  # fmt: skip
def test_every_period_has_its_report(
    period: str, name: str, title: str, month: None, performer: Performer, tmp_path: Path
) -> None:
    report = performer.ask(reports.monthly, period)
    assert report.title == f"宜都市乡镇社会工作服务站工作{title}"
    written = performer.ask(reports.write, period, None, tmp_path / "new" / "folder")
    assert [path.name for path in written] == [f"{name}.pdf", f"{name}.xlsx"]
    assert all(path.stat().st_size > 1000 for path in written)


def test_a_letter_that_no_font_has_is_named_before_anything_is_written(
    add_person: Do, add_visit: Do, performer: Performer, tmp_path: Path
) -> None:
    add_visit(add_person("李\U0002b81c"))
    lacking = performer.ask(reports.looked_at, "2022-08", None).strange
    if lacking:  # a machine with SimSun-ExtB prints them all
        with pytest.raises(Rejected, match=f"U\\+{ord(lacking[0]):X}"):
            performer.ask(reports.write, "2022-08", None, tmp_path / "out")
        assert not (tmp_path / "out").exists()
        assert performer.ask(
            lambda s: reports.write(s, "2022-08", None, tmp_path / "out", anyway=True)
        )


def test_rare_letters_that_are_bundled_print(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    for name in (
        "𬀩䶮",
        "李𫖯",
        "欧阳·娜仁",
        "堃鿏",
        "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守",
    ):
        add_visit(add_person(name))
    assert performer.ask(reports.looked_at, "2022-08", None).strange == []
    assert "𬀩䶮" in set(texts(performer.ask(reports.monthly, "2022-08")))


def test_nowhere_to_write_is_told(performer: Performer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Trouble, match="file"):
        performer.ask(reports.write, "2022-08", None, tmp_path / "file")


def test_cards_of_the_report_and_of_the_front_page_agree(month: None, performer: Performer) -> None:
    report = performer.ask(reports.monthly, "2022-08", "420581104")
    cards = {
        c[1]: c[0] for p in report.parts for b in p.blocks if isinstance(b, Cards) for c in b.cards
    }
    front = {
        card[1]: card[0] for card in performer.ask(overview.overview, "2022-08", "420581104").cards
    }
    assert front["本月服务人次"] == cards["服务人次"] == "62"
    assert front["本月走访户次"] == cards["走访户次"] == "1"
    assert front["在档服务对象"] == cards["在档人数"] == "2"


def test_the_front_page_names_what_the_report_lacks(month: None, performer: Performer) -> None:
    found = performer.ask(overview.overview, "2022-08")
    assert sorted(gap.text for gap in found.gaps) == [
        "月报文字没有写：下期计划、存在的问题", "枝城镇：08-05 走访 王大毛 没有填时长",
        *["枝城镇：08-05 走访 王大毛 没有填走访人"] * 2,
    ]  # fmt: skip
    (words,) = performer.ask(overview.overview, "2022-07").gaps
    assert (words.kind, words.key) == ("report_text", 0)  # to be begun


def test_nobody_is_due_in_the_window_in_which_they_were_filed(
    add_person: Do, performer: Performer
) -> None:
    monday, tuesday = (add_person(risk="high", filed_on=f"2022-09-{n}") for n in (12, 13))
    found = performer.ask(overview.overview, "2022-09")
    assert [each.key for each in found.due if "到期" in each.remark or "还有" in each.remark] == [
        monday
    ]
    assert [each.key for each in found.due if each.remark == "新建档 · 还没走访"] == [tuesday]


@pytest.mark.parametrize(("risk", "filed_on"), [("high", "2022-09-13"), ("watch", "2022-09-02"),
                                                ("normal", "2022-07-02")])  # fmt: skip
def test_the_newly_filed_stand_on_the_front_page_until_somebody_saw_them(
    risk: str, filed_on: str, add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person(risk=risk, filed_on=filed_on)
    add_visit(person, "2022-09-14", seen=False)
    assert [d.key for d in performer.ask(overview.overview, "2022-09").due] == [person]
    add_visit(person, "2022-09-15")
    assert performer.ask(overview.overview, "2022-09").due == []


def test_a_second_visit_on_a_day_is_to_be_looked_at(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person, other = add_person(), add_person("王大毛")
    for who, day in ((person, "2022-08-05"), (other, "2022-08-05"), (person, "2022-08-06")):
        add_visit(who, day, worker=None, minutes=30)
    add_visit(person, "2022-08-05", seen=False)  # in vain in the morning, met in the afternoon
    assert not _twice(performer)
    last = add_visit(person, "2022-08-05")
    (gap,) = _twice(performer)
    assert (gap.text, gap.key) == ("枝城镇：08-05 走访 李秀英 记了不止一次，请核对", last)


def _twice(performer: Performer) -> list[Gap]:
    gaps = performer.ask(overview.overview, "2022-08").gaps
    return [gap for gap in gaps if "不止一次" in gap.text]


@pytest.mark.parametrize(
    ("risk", "seen_on", "today", "due"),
    [("high", None, "2022-09-15", 1), ("high", "2022-09-12", "2022-09-15", 0), ("high", "2022-09-11", "2022-09-15", 1),
     ("watch", "2022-09-01", "2022-09-30", 0), ("watch", "2022-08-31", "2022-09-30", 1),
     ("normal", "2022-07-01", "2022-09-15", 0), ("normal", "2022-06-30", "2022-09-15", 1)],
)  # fmt: skip
def test_who_is_due_this_week_month_or_quarter(risk: str, seen_on: Any, today: str, due: int, add_person: Do,
                                               add_visit: Do, set_clock: Do, performer: Performer) -> None:  # fmt: skip
    person = add_person(risk=risk, filed_on="2021-01-01", groups=["aged"])
    if seen_on:
        add_visit(person, seen_on)
    set_clock(f"{today}T10:00:00+08:00")
    found = performer.ask(overview.overview, "2022-09")
    assert (found.due_total, len(found.due)) == (due, due)
    assert not due or (found.due[0].key, found.due[0].name, found.due[0].groups) == (
        person,
        "李秀英",
        "高龄老人",
    )
