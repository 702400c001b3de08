"""本年累计, 年度指标 and 完成率: a year so far, opening figures, targets."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import annual, figures, periods, reports
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats.report import Table, texts
from qianshou_desktop.records.errors import Rejected, RejectedRows

Do = Callable[..., Any]
TOWN, OTHER = "420581104", "420581400"


@pytest.fixture(autouse=True)
def work(save: Do) -> None:
    save("station", {"code": TOWN, "name": "甲站"}, {"code": OTHER, "name": "乙站"})
    for at, town in enumerate((TOWN, OTHER), 1):
        save(
            "person",
            {"number": f"DX-{at}", "name": "赵", "township": town, "filed_on": "2022-01-01"},
        )
        for day in ("2022-02-10", "2022-06-10", "2022-07-10", "2022-08-10"):
            save("visit", {"person": f"DX-{at}", "station": town, "visited_on": day})


def opening(save: Do, **more: Any) -> None:
    save("opening", {
        "station": TOWN, "counted_to": "2022-06-30", "signed_by": "王站长",
        "signed_on": "2022-07-01",
        "figures": [{"figure": "visits.contacts", "amount": 300}],
    } | more)  # fmt: skip


def so_far(performer: Performer, period: str, station: str | None = None) -> dict[str, Any]:
    return performer.ask(annual.so_far, periods.parse(period), station)


@pytest.mark.parametrize(("period", "count"), [("2022-02", 1), ("2022-07", 3), ("2022-Q3", 4)])
def test_a_year_so_far_is_counted_from_new_year(
    performer: Performer, period: str, count: int
) -> None:
    assert so_far(performer, period, TOWN)["visits.contacts"] == count
    assert so_far(performer, period)["visits.contacts"] == 2 * count


def test_an_opening_that_says_less_than_the_records_takes_nothing_away(
    performer: Performer, save: Do
) -> None:
    opening(save, figures=[{"figure": "visits.contacts", "amount": 0}])
    assert so_far(performer, "2022-07", TOWN)["visits.contacts"] == 3


def test_an_opening_stands_for_the_months_before_it(performer: Performer, save: Do) -> None:
    """For its station and for the county; not for the months it tells of, nor another year."""
    opening(save)
    july = so_far(performer, "2022-07", TOWN)
    assert (july["visits.contacts"], july["contacts.total"], july["persons.filed"]) == (301, 301, 1)
    assert so_far(performer, "2022-07")["visits.contacts"] == 301 + 3
    assert so_far(performer, "2022-08", TOWN)["visits.contacts"] == 302
    assert so_far(performer, "2022-05", TOWN)["visits.contacts"] == 1
    assert so_far(performer, "2021-08", TOWN)["visits.contacts"] == 0
    assert performer.ask(figures.figures, "2022-07", TOWN)["visits.contacts"] == 1


def test_every_month_after_it_says_what_the_opening_told(performer: Performer, save: Do) -> None:
    opening(save)

    def said(period: str) -> list[str]:
        report = performer.ask(reports.monthly, period, TOWN)
        return [text for text in texts(report) if "由期初数填报" in text]

    assert "还不含" in said("2022-05")[0]
    assert "只进本年累计" in said("2022-06")[0]
    assert "只进本年累计" in said("2022-08")[0]


def test_money_is_told_to_the_fen(performer: Performer, save: Do) -> None:
    """In an opening and as a target; the report's table adds up, what no subject is known of apart."""
    opening(save, figures=[{"figure": "spending.spent_fen", "amount_fen": "1234.56"}])
    aim = {"year": 2022, "figure": "spending.spent_fen", "amount_fen": "10000.00", "station": TOWN}
    save("annual_target", aim)
    save("spending", {"station": TOWN, "spent_on": "2022-07-03", "amount_fen": "100.44"})
    july = so_far(performer, "2022-07", TOWN)
    assert july["spending.spent_fen"] == 123_456 + 10_044
    assert july["spending.activity.spent_fen"] == 10_044
    assert performer.ask(annual.targets, 2022, TOWN) == {"spending.spent_fen": 1_000_000}
    report = performer.ask(reports.monthly, "2022-07", TOWN)
    (table,) = (block for part in report.parts for block in part.blocks
                if isinstance(block, Table) and block.title == "经费支出")  # fmt: skip
    told = {str(row[0]): [str(cell) for cell in row[1:3]] for row in table.rows}
    assert told["期初数（未分科目）"][1] == "1234.56"
    assert told["合计"] == ["100.44", "1335.00"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"signed_on": "2022-06-29"}, "不能早于截至日期"),
        ({"signed_by": ""}, "签认人"), ({"figures": [{"figure": "visits", "amount": 1}]}, "没有“visits”这一项"),
        ({"figures": [{"figure": "visits.contacts", "amount": -1}]}, "应在"),
        ({"figures": [{"figure": "visits.contacts"}]}, "请填数量"),
        ({"figures": [{"figure": "spending.spent_fen"}]}, "请填金额"),
        ({"figures": [{"figure": "spending.spent_fen", "amount": 5}]}, "金额填在“金额（元）”里"),
        ({"figures": [{"figure": "visits.contacts", "amount_fen": "5"}]}, "不是金额"),
        ({"figures": [{"figure": "visits.due", "amount": 5}, {"figure": "visits.made", "amount": 6}]},
         "“实访”不能多于“应访”"),
        ({"figures": [{"figure": "persons.filed", "amount": 9}]}, "“在档人数”是某一天的数"),
        ({"figures": [{"figure": "cases.open_after", "amount": 9}]}, "“在办个案”是某一天的数"),
    ],
)  # fmt: skip
def test_an_opening_that_cannot_be_is_refused(save: Do, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises((Rejected, RejectedRows)) as refused:
        opening(save, **wrong)
    assert said in str(refused.value)


def test_one_opening_a_station_and_year_and_one_target_a_figure(save: Do) -> None:
    opening(save)
    with pytest.raises((Rejected, RejectedRows), match="已有"):
        opening(save)
    aim = {"year": 2022, "figure": "visits.contacts", "amount": 10}
    save("annual_target", aim, aim | {"station": TOWN}, aim | {"year": 2023})
    with pytest.raises((Rejected, RejectedRows), match="已有"):
        save("annual_target", aim)


def test_targets_are_a_stations_or_the_countys(performer: Performer, save: Do) -> None:
    aim = {"year": 2022, "figure": "visits.contacts"}
    save(
        "annual_target",
        aim | {"station": TOWN, "amount": 10},
        aim | {"station": OTHER, "amount": 5},
    )
    assert performer.ask(annual.targets, 2022, TOWN) == {"visits.contacts": 10}
    assert performer.ask(annual.targets, 2022) == {"visits.contacts": 15}
    save("annual_target", aim | {"amount": 20})
    assert performer.ask(annual.targets, 2022) == {"visits.contacts": 20}
    assert performer.ask(annual.targets, 2021) == {}


def test_the_report_tells_all_four(performer: Performer, save: Do) -> None:
    opening(save)
    save(
        "annual_target", {"year": 2022, "station": TOWN, "figure": "visits.contacts", "amount": 602}
    )
    report = performer.ask(reports.monthly, "2022-08", TOWN)
    tables = (block for block in report.parts[0].blocks if isinstance(block, Table))
    table = next(each for each in tables if each.title == "主要指标")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["走访人次"] == ("人次", 1, 302, 602, 302 / 602)
    assert rows["在档人数"] == ("人", 1, "—", "", None)


def test_what_an_opening_leaves_out_is_counted_from_the_records(
    performer: Performer, save: Do
) -> None:
    before = so_far(performer, "2022-07", TOWN)
    opening(save, figures=[{"figure": "events.count", "amount": 2}])
    after = so_far(performer, "2022-07", TOWN)
    assert after["events.count"] == before["events.count"] + 2
    assert {key: n for key, n in after.items() if n != before[key]}.keys() == {"events.count"}


def test_people_of_two_stations_are_never_fewer_than_the_month_has(
    performer: Performer, save: Do
) -> None:
    save("visit", {"person": "DX-1", "station": OTHER, "visited_on": "2022-06-11"})
    told = [{"figure": "persons.served", "amount": 0}]
    for town in (TOWN, OTHER):
        opening(save, station=town, figures=told)
    now = performer.ask(figures.figures, "2022-07")
    county = performer.ask(annual.so_far, periods.parse("2022-07"), now=now)
    assert county["persons.served"] >= now["persons.served"] > 0
    assert so_far(performer, "2022-07")["persons.served"] >= 0
