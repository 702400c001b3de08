"""Places as people write them: when two texts mean one place."""

import pytest

from qianshou_desktop.actions import regions


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("宁夏吴忠市红寺堡区", "吴忠市红寺堡区", True),
        ("宁夏回族自治区吴忠市红寺堡区", "宁夏红寺堡区", True),
        ("红寺堡区", "吴忠市 红寺堡区", True),
        ("吉林省吉林市龙潭区", "吉林市龙潭区", True),
        ("青海海南藏族自治州共和县", "海南藏族自治州共和县", True),
        ("宁夏", "宁夏回族自治区", True),
        ("枝城镇", "宜都市枝城镇社会工作服务站", True),
        ("江苏省南京市鼓楼区", "福建省福州市鼓楼区", False),
        ("南京市鼓楼区", "福州市鼓楼区", False),
        ("江苏鼓楼区", "河南鼓楼区", False),
        ("宁夏", "宁夏吴忠市", False),
        ("吴忠市", "吴忠市红寺堡区", False),
        ("安县", "吉安县", False),
        ("", "吴忠市", False),
        ("", "", False),
    ],
)
def test_the_same_from_the_last_unit_on(one: str, other: str, *, same: bool) -> None:
    assert regions.same(one, other) == regions.same(other, one) == same


@pytest.mark.parametrize(
    ("place", "county", "inside"),
    [
        ("宁夏吴忠市同心县豫海镇", "宁夏回族自治区同心县", True),
        ("同心县及周边", "同心县", True),
        ("西藏拉萨市城关区纳金乡", "甘肃城关区", False),
        ("同心县", "", False),
    ],
)
def test_a_place_in_a_county(place: str, county: str, *, inside: bool) -> None:
    assert regions.inside(place, county) == inside
