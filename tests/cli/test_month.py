"""From an empty folder to the county's monthly report, with the program as a script meets it."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

Run = Callable[..., Any]
Row = dict[str, Any]
NOW = {"QIANSHOU_NOW": "2022-10-05T09:00:00+08:00"}
TOWNS = ("420581104", "420581001")
SHORT = ("枝城镇", "陆城街道")  # what the tables of stations call them


def persons() -> list[Row]:
    """500 people: 40 filed in August, 20 left on the 15th; every third is old, every third disabled."""
    return [
        {"number": f"P{i}", "name": f"赵{i}", "township": TOWNS[i % 2],
         "household": f"JT{i // 4}" if i % 5 else None,
         "filed_on": f"2022-08-{i % 28 + 1:02d}" if i < 40 else "2021-05-01",
         "left_on": "2022-08-15" if i >= 480 else None, "left_reason": "迁出" if i >= 480 else None,
         "groups": [["aged"], ["disabled"], []][i % 3]}
        for i in range(500)
    ]  # fmt: skip


def visits() -> list[Row]:
    """2,500 visits from July to September; every tenth met nobody, every fourth was a call."""
    return [
        {"person": f"P{j * 7 % 480}", "station": TOWNS[j * 7 % 2],
         "visited_on": (date(2022, 7, 1) + timedelta(days=j % 92)).isoformat(), "seen": j % 10 != 0,
         "way": "phone" if j % 4 == 3 else "home", "minutes": 20 + j % 3 * 10,
         "items": ["A1", "B1"] if j % 2 else ["B1"]}
        for j in range(2500)
    ]  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """August, counted on paper."""

    people: dict[str, Row]
    listed: list[Row]
    seen: list[Row]

    def doors(self, station: str | None = None) -> int:
        return len({
            (self.people[v["person"]]["household"] or v["person"], v["visited_on"], v["station"])
            for v in self.seen if v["way"] == "home" and station in (None, v["station"])
        })  # fmt: skip

    def met(self, *wanted: str) -> tuple[int, int]:
        """People and contacts of the visits with one of these items, groups or stations."""
        found = [
            v
            for v in self.seen
            if {*v["items"], v["station"], *self.people[v["person"]]["groups"]} & {*wanted}
        ]
        return len({v["person"] for v in found}), len(found)

    def filed(self, group: str) -> int:
        return sum(group in p["groups"] and not p["left_on"] for p in self.people.values())


def json_lines(rows: list[Row]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def count() -> Counted:
    august = [v for v in visits() if v["visited_on"].startswith("2022-08")]
    return Counted({p["number"]: p for p in persons()}, august, [v for v in august if v["seen"]])


def fill(process: Run, folder: Path) -> None:
    """A new county with the lines saved by three commands."""
    said = process(folder, "init", "--county", "420581", "--user", "张三", **NOW)
    assert said.code == 0, said.err
    households = [{"number": f"JT{n}", "head": "赵"} for n in range(125)]
    for kind, rows in {"household": households, "person": persons(), "visit": visits()}.items():
        said = process(folder, "save", kind, given=json_lines(rows), **NOW)
        assert (said.code, said.err) == (0, f"已保存 {len(rows)} 条\n")
        assert len(said.lines) == len(rows)


def report(process: Run, folder: Path) -> tuple[str, dict[str, list[tuple[Any, ...]]]]:
    """The text of the PDF, unspaced, and the rows of every sheet."""
    said = process(folder, "report", "2022-08", "--out", folder.parent / "out", **NOW)
    assert said.code == 0, said.err
    pdf, xlsx = map(Path, said.lines)
    assert pdf.name == "月报_420581_宜都市_202208.pdf"
    assert xlsx.name == "月报_420581_宜都市_202208.xlsx"
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    book = openpyxl.load_workbook(xlsx)
    return re.sub(r"\s", "", text), {s.title: list(s.iter_rows(values_only=True)) for s in book}


def pdf_holds(text: str, counted: Counted) -> None:
    contacts, people = len(counted.seen), len({v["person"] for v in counted.seen})
    assert (
        f"期末在档服务对象480人，本期新建档40人、离档20人；本期服务{people}人、{contacts}人次。"
        f"走访{contacts}人次，涉及{people}人，其中入户{counted.doors()}户次；其他服务0次、0人次。"
    ) in text
    served, times = counted.met("A1")
    assert f"A社会救助{times}{served}{times}" in text
    served, times = counted.met("B1")
    assert f"B养老服务{times}{served}{times}" in text
    assert (
        f"高龄老人{counted.filed('aged')}14{aged_left()}{'{}{}'.format(*counted.met('aged'))}"
        in text
    )
    for label, number in (("户次", counted.doors()), ("人次", contacts), ("人数", people)):
        assert f"走访{label}{number}" in text
    for code, name in zip(TOWNS, SHORT, strict=True):
        served, times = counted.met(code)
        assert f"{name}普通站拟建240{served}{times}{counted.doors(code)}" in text
    assert f"本期走访{len(counted.listed)}条" in text


def aged_left() -> int:
    return sum("aged" in p["groups"] and p["left_on"] is not None for p in persons())


def sheets_hold(sheets: dict[str, list[tuple[Any, ...]]], counted: Counted) -> None:

    def row(sheet: str, label: str) -> tuple[Any, ...]:
        return next(
            tuple(c for c in row[1:] if c is not None) for row in sheets[sheet] if row[0] == label
        )

    contacts = len(counted.seen)
    people, domain_a = len({v["person"] for v in counted.seen}), counted.met("A1")
    assert row("总体情况", "服务人次")[0] == row("服务量", "走访人次")[0] == contacts
    assert row("总体情况", "走访户次")[0] == counted.doors()
    assert row("总体情况", "在档人数")[0] == 480
    assert row("服务量", "走访人数") == (people,)
    minutes = sum(v["minutes"] for v in counted.seen if "A1" in v["items"])
    assert row("六大服务领域", "A 社会救助")[:3] == (domain_a[1], *domain_a)
    assert row("六大服务领域", "A 社会救助")[3] == pytest.approx(minutes / 60)
    assert row("六大服务领域", "B1 入户探访") == (contacts, contacts)
    assert row("六大服务领域", "C 儿童关爱") == (0, 0, 0, 0)
    assert row("服务对象", "残疾人")[0] == counted.filed("disabled")
    assert row("服务对象", "残疾人")[3:] == counted.met("disabled")
    for code, name in zip(TOWNS, SHORT, strict=True):
        assert row("各站情况与排名", name)[2:6] == (240, *counted.met(code), counted.doors(code))
    days = Counter(
        row[0] for row in sheets["附：走访清单"] if re.fullmatch(r"08-\d\d", str(row[0]))
    )
    assert days == Counter(v["visited_on"][5:] for v in counted.listed)


def command_counts(process: Run, folder: Path, counted: Counted) -> None:
    (found,) = process(folder, "figures", "2022-08", "--json", **NOW).json()
    assert found["visits.contacts"] == found["contacts.total"] == len(counted.seen)
    assert found["visits.households"] == counted.doors()
    assert found["items.A1.contacts"] == counted.met("A1")[1]
    (station,) = process(
        folder, "figures", "2022-08", "--station", TOWNS[0], "--json", **NOW
    ).json()
    assert station["visits.contacts"] == counted.met(TOWNS[0])[1]
    shown = process(folder, "figures", "2022-08", **NOW).out
    assert re.search(rf"{len(counted.seen)}  服务人次（contacts.total）", shown)


def wrong_batch_is_not_kept(process: Run, folder: Path, counted: Counted) -> None:
    wrong = [
        *({**v, "visited_on": "2022-08-01"} for v in visits()[:200]),
        {**visits()[0], "person": "P9999"},
    ]
    said = process(folder, "save", "visit", given=json_lines(wrong), **NOW)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("第 201 行 服务对象 person：没有找到服务对象“P9999”")
    (found,) = process(folder, "figures", "2022-08", "--json", **NOW).json()
    assert found["visits.contacts"] == len(counted.seen)


def test_a_month_from_an_empty_folder_to_the_report(process: Run, tmp_path: Path) -> None:
    folder, counted = tmp_path / "data", count()
    fill(process, folder)
    text, sheets = report(process, folder)
    pdf_holds(text, counted)
    sheets_hold(sheets, counted)
    command_counts(process, folder, counted)
    wrong_batch_is_not_kept(process, folder, counted)


def test_a_station_prints_its_own_month_unless_told_otherwise(
    qianshou: Run, tmp_path: Path
) -> None:
    folder, out = tmp_path / "new", tmp_path / "out"
    words = ("init", "--county", "420581", "--town", TOWNS[0], "--user", "张三")
    assert qianshou(*words, data=folder).code == 0
    asked = {(): "枝城镇", ("--whole",): "_420581_宜都市_", ("--station", TOWNS[1]): "陆城街道"}
    for options, name in asked.items():
        said = qianshou("report", "2022-08", "--out", out, *options, data=folder)
        assert said.code == 0
        assert said.lines
        assert all(name in line for line in said.lines), said.out
