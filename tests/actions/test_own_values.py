"""What a form of one's own may ask for: every name once, every name filled, the numbers the engine's."""

import io
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from qianshou_desktop.actions import annual, common, figures, own_lists, own_values, periods
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats import own_names
from qianshou_desktop.records.errors import Rejected, Trouble

BARE = own_values.Depth(details=False, year=False)
TOWN, OTHER, MONTH = "420581104", "420581001", "2022-08"


@pytest.fixture
def worked(
    performer: Performer, add_person: Callable[..., int], add_visit: Callable[..., int]
) -> Performer:
    """Two stations with a month's work, a worker, a project, matters, a resource and a target."""
    save = common.save
    worker = performer.do(save, "worker", {"name": "陈社工", "number": "SG1", "station": TOWN})
    performer.do(save, "project", {"name": "清江暖巢", "station": TOWN, "from_on": "2022-01-01"})
    person = add_person("李秀英")
    more = {"worker": worker, "project": "清江暖巢"}
    add_visit(person, "2022-08-05", **more)
    add_visit(person, "2022-03-05")
    add_visit(add_person("王建国", township=OTHER), "2022-08-09", station=OTHER)
    matter = {
        "station": TOWN,
        "handled_on": "2022-08-03",
        "kind": "low_income",
        "action": "new",
        "count": 4,
    }
    performer.do(save, "matter", matter)
    gift = {
        "giver": "粮店",
        "what": "大米",
        "partner": "charity",
        "kind": "goods",
        "value_fen": 12345,
        "received_on": "2022-08-02",
    }
    performer.do(save, "resource", {"station": TOWN, **gift})
    performer.do(
        save,
        "annual_target",
        {"year": 2022, "station": TOWN, "figure": "contacts.total", "amount": 4},
    )
    return performer


def test_every_name_is_there_once() -> None:
    counted = Counter(map(own_names.key, own_lists.names()))
    assert [name for name, times in counted.items() if times > 1] == []
    heads = {own_names.key(name).partition(".")[0] for name in own_values.names()}
    assert heads.isdisjoint(map(own_names.key, own_lists.HEADS)), "a list is no single value"


def test_every_figure_is_defined(worked: Performer) -> None:
    told = own_values.definitions()
    assert all(told.values())
    found = worked.ask(figures.figures, MONTH, TOWN)
    fixed = {key for key in found if not key.startswith(("workers.", "projects."))}
    assert set(own_values.keys()) == fixed


@pytest.mark.parametrize("station", [None, TOWN])
def test_every_name_has_its_value(worked: Performer, station: str | None) -> None:
    assert set(worked.ask(own_values.values, MONTH, station)) == set(own_values.names())
    for roll, members in worked.ask(own_lists.lists, MONTH, station).items():
        assert members, roll
        assert all(set(member) == set(own_lists.heads(roll)) for member in members), roll


def test_values_are_the_engines(worked: Performer) -> None:
    told = worked.ask(own_values.values, MONTH, TOWN, "张三")
    assert (told["服务人次"], told["contacts.total"], told["服务人次.本期"]) == (1, 1, 1)
    assert (told["服务人次.本年累计"], told["服务人次.年度指标"], told["服务人次.完成率"]) == (
        2,
        4,
        0.5,
    )
    assert told["资源估值"] == told["resources.value"] == Decimal("123.45")
    assert (told["最低生活保障 新增"], told["走访人次.完成率"]) == (4, None)
    assert (told["县"], told["社工站"], told["站代码"]) == (
        "宜都市",
        "宜都市枝城镇社会工作服务站",
        TOWN,
    )
    assert (told["年"], told["月"], told["季度"], told["填报人"]) == (2022, 8, None, "张三")
    assert worked.ask(own_values.values, "2022-Q3", TOWN)["季度"] == 3


def test_year_with_an_opening_has_no_details(worked: Performer) -> None:
    """What a station counted before its records began is told for whole figures alone."""
    opening = {"station": TOWN, "counted_to": "2022-02-28", "signed_on": "2022-08-01"}
    worked.do(common.save, "opening", opening | {"signed_by": "李站长"})
    told = worked.ask(own_values.values, MONTH, TOWN)
    span = periods.parse(MONTH)
    assert told["走访人次.本年累计"] == worked.ask(annual.so_far, span, TOWN)["visits.contacts"]
    assert told["B1 入户探访 条数.本年累计"] is None
    assert told["B1 入户探访 条数"] == 1


@pytest.mark.parametrize(
    ("asked", "details", "year"),
    [(["服务人次", "各站.低保"], False, False), (["各站.B1 入户探访条数"], True, False),
     (["targets.aged.people.本年累计"], True, True), (["各站.服务人次.完成率"], False, True)],
)  # fmt: skip
def test_no_more_is_counted_than_is_asked_for(
    worked: Performer, asked: list[str], *, details: bool, year: bool
) -> None:
    deep = own_values.depth(asked)
    assert (deep.details, deep.year) == (details, year)
    told = worked.ask(own_values.values, MONTH, TOWN, "", deep)
    assert told["服务人次"] == 1
    assert (told["B1 入户探访 条数"] is not None) == details
    assert (told["服务人次.本年累计"] is not None) == year


def test_lists_hold_what_the_month_has(worked: Performer) -> None:
    rolls = worked.ask(own_lists.lists, MONTH, None, own_lists.HEADS, BARE)
    contacts = {each["代码"]: each["服务人次"] for each in rolls["各站"]}
    assert (contacts[TOWN], contacts[OTHER], len(contacts)) == (1, 1, 11)
    assert [each["序号"] for each in rolls["各站"]] == list(range(1, 12))
    assert [(each["姓名"], each["走访"]) for each in rolls["社工"]] == [("陈社工", 1)]
    assert [(each["名称"], each["人次"]) for each in rolls["品牌项目"]] == [("清江暖巢", 1)]
    assert [each["服务对象"] for each in rolls["走访清单"]] == ["李秀英", "王建国"]
    alone = worked.ask(own_lists.lists, MONTH, TOWN, ["各站", "走访清单"], BARE)
    assert [each["代码"] for each in alone["各站"]] == [TOWN]
    assert [each["服务对象"] for each in alone["走访清单"]] == ["李秀英"]


def test_county_with_too_many_visits_has_no_list(
    worked: Performer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_lists, "MOST_VISITS", 1)
    with pytest.raises(Rejected, match="由各站填"):
        worked.ask(own_lists.lists, MONTH, None, ["走访清单"])


def form(path: Path, **cells: str) -> Path:
    book = Workbook()
    for at, text in cells.items():
        book.active[at] = text
    book.save(path)
    return path


def test_form_is_filled_on_the_disk(worked: Performer, tmp_path: Path) -> None:
    asked = form(
        tmp_path / "表.xlsx", A1="{{社工站}}{{期间}}", A2="{{各站.名称}}", B2="{{各站.走访人次}}"
    )
    out = tmp_path / "填好.xlsx"
    worked.ask(own_lists.fill, asked, MONTH, None, out, "张三")
    sheet = load_workbook(io.BytesIO(out.read_bytes())).active
    assert sheet["A1"].value == "宜都市乡镇社会工作服务站2022 年 8 月"
    assert sum(sheet[f"B{row}"].value for row in range(2, 13)) == 2


def test_form_that_cannot_be_read_is_said(worked: Performer, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"of last month")
    with pytest.raises(Trouble, match=r"表\.xlsx"):
        worked.ask(own_lists.fill, tmp_path / "表.xlsx", MONTH, None, tmp_path / "x.xlsx")
