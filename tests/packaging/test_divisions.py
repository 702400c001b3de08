"""The shipped divisions: whole, sorted, and true of the county that the program began with."""

import csv
import lzma
from pathlib import Path

import pytest

DIVISIONS = Path(__file__).parents[2] / "resources" / "divisions"


def rows(name: str) -> dict[str, str]:
    with lzma.open(DIVISIONS / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as file:
        return dict(csv.reader(file))


def test_country_has_every_province_city_and_county() -> None:
    country = rows("country")
    assert [sum(len(code) == digits for code in country) for digits in (2, 4, 6)] == [34, 342, 2978]
    assert {"420581": "宜都市", "71": "台湾省"}.items() <= country.items()


@pytest.mark.parametrize("province", ["11", "42", "44", "65"])
def test_every_township_lies_in_a_county_and_every_village_in_a_township(province: str) -> None:
    country, places = rows("country"), rows(province)
    assert list(places) == sorted(places)
    assert all(code[:6] in country for code in places)
    assert all(code[:9] in places for code in places if len(code) == 12)


def test_yidu_has_its_eleven_townships() -> None:
    places = rows("42")
    towns = [name for code, name in places.items() if len(code) == 9 and code[:6] == "420581"]
    assert towns == [
        "陆城街道",
        "红花套镇",
        "高坝洲镇",
        "聂家河镇",
        "松木坪镇",
        "枝城镇",
        "姚家店镇",
        "五眼泉镇",
        "王家畈镇",
        "潘家湾土家族乡",
        "松宜矿区管理委员会",
    ]


def test_every_province_of_the_list_has_its_file() -> None:
    beyond = {"71", "81", "82"}
    provinces = {code for code in rows("country") if len(code) == 2} - beyond
    assert {file.name[:2] for file in DIVISIONS.glob("[0-9]*.csv.xz")} == provinces
