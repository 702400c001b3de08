"""The county's picture: built against wanted, coverage, five haves, signs, money, agencies."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import common, five, papers, picture, references, rules
from qianshou_desktop.actions.papers.sheet import county_sheet, one_sheet
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.picture import Picture
from qianshou_desktop.actions.rules.settings import set_parameter
from qianshou_desktop.formats.paper.sheet import CountySheet
from qianshou_desktop.formats.paper.sheet import texts as sheet_texts
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]
TOWN, NEXT = "420581104", "420581105"


@pytest.fixture
def seen(performer: Performer) -> Callable[[], Picture]:
    return lambda: performer.ask(picture.picture)


@pytest.fixture
def sheet(performer: Performer) -> Callable[[], CountySheet]:
    return lambda: performer.ask(county_sheet)


@pytest.fixture
def change(performer: Performer) -> Do:
    """Change a record that is there already."""

    def put(record: str, ref: str, /, **values: Any) -> None:
        key = performer.ask(references.resolve, record, ref)
        performer.do(common.save, record, values, key)

    return put


def built(found: Picture) -> dict[str, tuple[int, int]]:
    return {each.label: (each.built, each.target) for each in found.targets}


def test_a_county_just_laid_out_has_its_targets_and_nothing_built(
    seen: Callable[[], Picture],
) -> None:
    assert built(seen()) == {
        "指导中心": (0, 1), "示范站": (0, 5), "示范社工室": (0, 10), "乡镇社工站": (0, 11),
    }  # fmt: skip
    assert seen().coverage == (0, 11)
    assert seen().money is None
    assert [station.five[:1] for station in seen().stations] == [(False,)] * 11


def test_what_is_built_counts_and_what_is_being_built_does_not(
    seen: Callable[[], Picture], change: Do, save: Do
) -> None:
    change("station", TOWN, state="built", kind="demonstration")
    change("station", NEXT, state="building")
    save("centre", {"name": "指导中心", "state": "built"})
    room = {"station": TOWN, "state": "built"}
    save("room", {"name": "甲室", "kind": "demonstration"} | room, {"name": "乙室"} | room)
    assert built(seen()) == {
        "指导中心": (1, 1), "示范站": (1, 5), "示范社工室": (1, 10), "乡镇社工站": (1, 11),
    }  # fmt: skip
    assert seen().coverage == (1, 11)


def test_the_countys_own_targets_come_before_the_rules(
    seen: Callable[[], Picture], performer: Performer
) -> None:
    for name, value in (("R5.target", "3"), ("R6.target", "0"), ("R3.stations", "12")):
        performer.do(set_parameter, name, value, "县发〔2022〕1号", date(2022, 1, 1))
    wanted = {label: target for label, (_, target) in built(seen()).items()}
    assert wanted == {"指导中心": 1, "示范站": 3, "示范社工室": 0, "乡镇社工站": 12}


@pytest.mark.parametrize(
    ("stations", "percent", "target"),
    [("0", "100", 11), ("0", "90", 10), ("1", "100", 1), ("2", "100", 2), ("2", "50", 1)],
)
def test_the_one_sheet_and_r3_say_the_same(
    seen: Callable[[], Picture], performer: Performer, change: Do,
    stations: str, percent: str, target: int,
) -> None:  # fmt: skip
    """One station is built: R3 names those that lack while the target is not reached."""
    for name, value in (("R3.stations", stations), ("R3.percent", percent)):
        performer.do(set_parameter, name, value, "县发〔2022〕1号", date(2022, 1, 1))
    change("station", TOWN, state="built", opened_on="2022-01-01")
    shown = next(each for each in seen().targets if each.label == "乡镇社工站")
    assert (shown.built, shown.target) == (1, target)
    texts = [each.text for each in performer.ask(rules.findings) if each.rule == "R3"]
    assert any("还没有建成" in text for text in texts) == (target > 1)
    odd = "目标请核对" in shown.remark
    assert any("目标请核对" in text for text in texts) == odd == (stations != "0")


def test_a_merged_township_is_covered_no_more(seen: Callable[[], Picture], change: Do) -> None:
    change("station", TOWN, state="built", closed_on="2022-09-01")
    change("township", TOWN, to_on="2022-09-01")
    assert seen().coverage == (0, 10)
    assert TOWN not in [station.code for station in seen().stations]


@pytest.mark.parametrize(
    ("sign", "fits"),
    [
        ("宜都市松宜矿区社会工作服务站", True),
        ("宜都市松宜矿区管委会社会工作服务站", False),
        (None, False),
    ],
)
def test_the_sign_as_it_hangs_is_held_against_the_sign_as_it_must_read(
    seen: Callable[[], Picture], change: Do, sign: str | None, fits: bool
) -> None:
    change("station", "420581400", sign_text=sign)
    found = {station.code: station.sign_fits for station in seen().stations}
    assert found["420581400"] is fits


def test_the_matrix_is_what_the_five_haves_say(
    seen: Callable[[], Picture], performer: Performer, save: Do, change: Do
) -> None:
    change("station", TOWN, state="built", sign_text="宜都市枝城镇社会工作服务站")
    save("venue", {"name": "枝城镇民政办", "station": TOWN})
    standing = performer.ask(lambda s: five.standing(s, rules.parameters(s)))
    for station in seen().stations:
        assert station.five == tuple(have.good for have in standing[station.code])
    assert {station.code for station in seen().stations if station.five[0]} <= {TOWN}


def test_the_latest_year_gives_cap_and_shortfall(seen: Callable[[], Picture], save: Do) -> None:
    save("funding", {"year": 2021, "relief_fen": "1.00"}, {
        "year": 2022, "relief_fen": "10000001.00", "need_fen": "700000.00",
        "allotted_fen": "300000.03", "upper_fen": "100000.00", "other_fen": "50000.00"})  # fmt: skip
    money = seen().money
    assert money
    assert (money.year, money.cap_fen, money.shortfall_fen) == (2022, 30_000_003, 24_999_997)


def test_every_operator_is_shown_with_its_stations(
    seen: Callable[[], Picture], save: Do, change: Do
) -> None:
    save("agency", {"name": "晨光", "roles": ["operator"]}, {"name": "项目办", "roles": ["media"]})
    change("station", TOWN, state="built", kind="demonstration", operator="晨光")
    change("station", NEXT, state="built", operator="晨光")
    [(name, shown, ordinary, _)] = seen().agencies
    assert (name, shown, ordinary) == ("晨光", 1, 1)


def test_the_sheet_says_how_many_stations_have_all_five(sheet: Callable[[], CountySheet]) -> None:
    cards = {label: (value, remark) for value, label, remark in sheet().cards}
    assert cards["五有齐全"] == ("0 / 0", "还没有建成的站")
    assert cards["乡镇（街道）全覆盖"][0] == "0%"
    assert cards["示范站"] == ("0 / 5", "还差 5 个")


def test_only_built_stations_are_ticked_off(sheet: Callable[[], CountySheet], change: Do) -> None:
    change("station", TOWN, state="built", sign_text="宜都市枝城镇社会工作服务站")
    change("station", NEXT, state="building")
    ticks = {row.texts[0]: row.ticks for row in sheet().rows}
    assert ticks["枝城镇"] == (False, False, False, False, False, True)
    assert ticks["姚家店镇"] == ticks["陆城街道"] == (None,) * 6
    cards = {label: (value, remark) for value, label, remark in sheet().cards}
    assert cards["五有齐全"] == ("0 / 1", "已建成的 1 个站有缺项")


@pytest.fixture
def own_sheet(performer: Performer, save: Do, change: Do) -> CountySheet:
    """That of a station's laptop, with a resident of its own and one of another's."""
    one = {"post": "resident", "joined_on": "2021-01-01"}
    save("worker", one | {"name": "本站社工", "station": TOWN})
    save("worker", one | {"name": "别站社工", "station": NEXT})
    change("station", TOWN, state="built", sign_text="枝城镇社工站")
    performer.do(lambda s: s.set("town", TOWN))
    return performer.ask(one_sheet)


def test_a_station_s_sheet_says_that_it_knows_its_own_alone(own_sheet: CountySheet) -> None:
    name = "宜都市枝城镇社会工作服务站"
    assert own_sheet.title == f"{name}一张图"
    assert own_sheet.subtitle.startswith(f"本机只有{name}的数据")
    said = "".join(sheet_texts(own_sheet))
    assert "本站社工" in said
    for claimed in ("别站社工", "全覆盖", "指导中心", "陆城街道", "11 个"):
        assert claimed not in said


def test_a_station_s_sheet_tells_what_it_lacks(own_sheet: CountySheet) -> None:
    rows = {row.texts[0]: (row.texts[1], row.ticks) for row in own_sheet.rows}
    assert rows["标识"] == ("现挂：枝城镇社工站；应挂：宜都市枝城镇社会工作服务站", (False,))
    assert rows["有场地"][1] == (False,)
    assert "没有登记场所" in rows["有场地"][0]
    cards = {label: value for value, label, _ in own_sheet.cards}
    assert (cards["五有"], cards["驻站社工（名）"]) == ("0 / 5", "1")
    assert cards["核对发现"] != "0"


def test_the_nearest_deadlines_come_first_and_the_rest_is_counted(
    sheet: Callable[[], CountySheet], save: Do
) -> None:
    one = {"station": TOWN, "post": "resident", "education": "bachelor", "major": "社会工作",
           "graduated_on": "2020-06-20"}  # fmt: skip
    save("worker", *(one | {"name": f"社工{at:02}", "joined_on": f"2021-0{1 + at % 9}-01"}
                     for at in range(12)))  # fmt: skip
    panel = sheet().panels[0]
    assert panel.lines[0].left == "驻站社工 12 人，持证 0 人，未持证 12 人"
    assert panel.lines[-1].left == "另有 4 人，见各站档案"
    assert panel.lines[1].left.endswith("（枝城镇）")
    days = [line.right[:10] for line in panel.lines[1:-1]]
    assert days == sorted(days)


def test_money_over_the_cap_is_said_so(sheet: Callable[[], CountySheet], save: Do) -> None:
    save("funding", {"year": 2022, "relief_fen": "100.00", "allotted_fen": "3.00"})
    lines = sheet().panels[1].lines
    assert [line.right for line in lines][:2] == ["3.00", "3.00"]
    assert "超过" not in lines[1].left


def test_the_sheet_is_printed(performer: Performer) -> None:
    assert performer.ask(papers.pdf, "sheet")[:5] == b"%PDF-"
    with pytest.raises(Rejected, match="全县"):
        performer.ask(papers.pdf, "sheet", TOWN)


def test_the_sheet_s_words_follow_the_county_s_numbers(
    sheet: Callable[[], CountySheet], performer: Performer, save: Do
) -> None:
    save("funding", {"year": 2022, "relief_fen": "100.00", "allotted_fen": "3.00"})
    save("agency", {"name": "晨光", "roles": ["operator"]})
    for name, value in (("R15.months", "36"), ("R24.permille", "25"), ("R7.ordinary_most", "4")):
        performer.do(set_parameter, name, value, "县民政局通知", date(2022, 1, 1))
    certificates, money, agencies = sheet().panels
    assert certificates.title == "取证（36 个月内）"
    assert money.lines[0].left == "统筹限额（上年度社会救助专项经费的 2.5%）"
    assert money.lines[1].left == "已统筹，超过限额"
    assert agencies.title == "承接机构（各 1 个示范站、1–4 个普通站）"
