"""The list of key counties from a sheet: all or nothing, and every faulty row named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import key_counties
from qianshou_desktop.actions.key_counties import Taken
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, RejectedRows

HEAD = "代码,名称,省份,乡级数,已建社工站"
TONGXIN, YUANZHOU = "640324,同心县,宁夏回族自治区,11,10", "640402,原州区,宁夏回族自治区,,"


@pytest.fixture
def take(performer: Performer, tmp_path: Path) -> Callable[..., Taken]:
    def put(*lines: str) -> Taken:
        path = tmp_path / "名单.csv"
        path.write_text("\n".join(lines), "utf-8")
        return performer.do(key_counties.take, path)

    return put


def test_new_counties_are_added_and_known_ones_updated(
    take: Callable[..., Taken], listed: Callable[..., Any]
) -> None:
    assert take(HEAD, TONGXIN, "", YUANZHOU) == Taken(new=2)
    assert take("省,县名,代码", "宁夏,同心县,640324", "宁夏回族自治区,原州区,640402") == Taken(
        changed=1, same=1
    )
    found = {each["code"]: each for each in listed("key_county")}
    assert [found["640324"][n] for n in ("name", "province", "towns", "stations")] == [
        "同心县", "宁夏", 11, 10]  # fmt: skip  # columns that are not there stay as they were


def test_every_faulty_row_is_named_and_nothing_is_kept(
    take: Callable[..., Taken], listed: Callable[..., Any]
) -> None:
    with pytest.raises(RejectedRows) as told:
        take(
            HEAD, TONGXIN, "6403,短县,宁夏,,", ",无码县,宁夏,,", TONGXIN, "640403,多站县,宁夏,14,15"
        )
    assert told.value.rows == {
        3: {"代码": "应为6 位县级代码"},
        4: {"代码": "请填代码"},
        5: {"代码": "代码“640324”在表里写了两次，请去掉一行"},
        6: {"已建社工站": "已建社工站不能多于乡级数（14）"},
    }
    assert listed("key_county") == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "缺少：代码、名称、省份"),
        (("代码,名称", "640324,同心县"), "缺少：省份"),
        ((HEAD,), "没有一行数据"),
    ],
)
def test_a_sheet_without_head_or_rows_is_refused(
    take: Callable[..., Taken], lines: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Rejected, match=said):
        take(*lines)


def test_more_stations_than_townships_are_refused_at_the_field(save: Callable[..., Any]) -> None:
    county = {"code": "640324", "name": "同心县"}
    save("key_county", county | {"towns": 14, "stations": 14})
    with pytest.raises(RejectedRows) as told:
        save("key_county", county | {"stations": 15})
    assert told.value.rows[1] == {"stations": "已建社工站不能多于乡级数（14）"}
