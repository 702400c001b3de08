"""The county says how its reports look: parts, order, titles, letterhead, signatures, photos."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from qianshou_desktop.actions import attachments, common, reports
from qianshou_desktop.actions.attachments import Pasted
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats.report import Pictures, Report
from qianshou_desktop.records.errors import RejectedRows
from qianshou_desktop.records.terms_report import PART

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]


def named(report: Report) -> list[str]:
    return [part.heading for part in report.parts]


def of_station(performer: Performer, period: str = MONTH, **more: Any) -> Report:
    return performer.ask(reports.monthly, period, TOWN, **more)


def test_without_a_template_every_part_stands_there(performer: Performer) -> None:
    station, county = of_station(performer), performer.ask(reports.monthly, MONTH)
    labels = list(PART.values())
    assert [part.title for part in county.parts] == labels
    assert [part.title for part in station.parts] == [p for p in labels if p != "各站情况与排名"]
    assert [label for label, _ in station.signature] == ["填报人", "审核人", "负责人", "填报日期"]


def test_parts_order_titles_and_the_rest_are_the_countys(performer: Performer, save: Do) -> None:
    save("report_template", {
        "name": "本县", "from_on": "2022-01-01", "letterhead": "宜都市民政局",
        "heading": "{县}{单位}{期间}工作{报表}（样）", "signature": "填报人、站长",
        "visit_list": False,
        "sections": [{"nth": 3, "part": "plan", "heading": "下月打算"}, {"nth": 1, "part": "matters"},
                     {"nth": 2, "part": "stations"}],
    })  # fmt: skip
    report = of_station(performer)
    assert named(report) == ["一、协助民政事务", "二、下月打算"]
    assert report.title.startswith("宜都市宜都市枝城镇社会工作服务站2022 年 8 月工作月报表（样）")
    assert report.letterhead == "宜都市民政局"
    assert report.signature == (("填报人", ""), ("站长", ""))
    assert report.appendices == ()
    assert named(performer.ask(reports.monthly, MONTH))[1] == "二、各站情况与排名"


@pytest.mark.parametrize(
    ("period", "taken"),
    [
        ("2021-12", "自带"),
        ("2022-08", "月报"),
        ("2022-Q3", "站"),
        ("2022", "站"),
        ("2023-02", "新月报"),
    ],
)
def test_the_template_that_says_most_of_a_report_is_taken(
    performer: Performer, save: Do, period: str, taken: str
) -> None:
    save(
        "report_template",
        {"name": "全", "from_on": "2022-06-01", "heading": "全"},
        {"name": "站", "from_on": "2022-01-01", "heading": "站", "about": "station"},
        {"name": "县", "from_on": "2022-01-01", "heading": "县", "about": "county", "span": "month"},
        {"name": "月报", "from_on": "2022-01-01", "heading": "月报", "about": "station", "span": "month"},
        {"name": "新月报", "from_on": "2023-01-01", "heading": "新月报", "about": "station",
         "span": "month"},
    )  # fmt: skip
    title = of_station(performer, period).title
    assert title == taken if taken != "自带" else title.endswith("工作月报表")


def test_a_title_names_only_what_there_is(save: Do) -> None:
    with pytest.raises(RejectedRows, match="大括号里只能写"):
        save("report_template", {"name": "坏", "from_on": "2022-01-01", "heading": "{单位}{年}"})


def test_a_part_stands_once_and_one_at_the_least_fits(save: Do) -> None:
    given = {"name": "坏", "from_on": "2022-01-01"}
    twice = [{"nth": 1, "part": "overall"}, {"nth": 2, "part": "overall"}]
    with pytest.raises(RejectedRows, match="写了两次"):
        save("report_template", given | {"sections": twice})
    alone = {"about": "station", "sections": [{"nth": 1, "part": "stations"}]}
    with pytest.raises(RejectedRows, match="都不用于社工站"):
        save("report_template", given | alone)


def photo(shade: int) -> Pasted:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(buffer, "PNG")
    return Pasted(f"{shade}.png", buffer.getvalue())


@pytest.mark.parametrize(("most", "shown"), [(None, 3), (2, 2), (0, 0)])
def test_as_many_photos_as_the_county_wants(
    performer: Performer, save: Do, most: int | None, shown: int
) -> None:
    save("event", {"number": "HD-1", "name": "重阳节", "station": TOWN, "held_on": "2022-08-09",
                   "headcount": 9})  # fmt: skip
    save("report_template", {"name": "本县", "from_on": "2022-01-01", "photos": most})
    event = performer.ask(common.find, "event")[0]
    attachments.attach(performer, "event", event, [photo(n) for n in (10, 20, 30, 40)])
    faces = performer.ask(attachments.items, "event", event)[3].key
    performer.do(attachments.tell, faces, {"faces": True})
    (part,) = [part for part in of_station(performer).parts if part.title == "照片"]
    pictures = [len(b.pictures) for b in part.blocks if isinstance(b, Pictures)]
    assert pictures == ([shown] if shown else [])
    public = of_station(performer, public=True)
    assert not any(isinstance(b, Pictures) for part in public.parts for b in part.blocks)
