"""The list of the plan's key counties (重点帮扶县), from a sheet: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from qianshou_desktop.actions import authority, common
from qianshou_desktop.formats import sheets
from qianshou_desktop.records.errors import Rejected, RejectedRows
from qianshou_desktop.records.pairing import KeyCounty
from qianshou_desktop.store.db import Session

COLUMNS = {"代码": "code", "名称": "name", "省份": "province", "乡级数": "towns",
           "已建社工站": "stations"}  # fmt: skip
ALSO = {"县名": "name", "县级代码": "code", "省": "province"}  # other words for the same
NEEDED = ("代码", "名称", "省份")
EXAMPLE = (NEEDED, ("640324", "同心县", "宁夏回族自治区"))
FIRST = 2  # the row after the head


@dataclass(frozen=True)
class Taken:
    """How many counties were new, changed, or the same already."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def words(self) -> str:
        return f"新增 {self.new} 个，更新 {self.changed} 个，没有变化 {self.same} 个"


def take(s: Session, path: Path) -> Taken:
    """Save every row of the sheet; a county whose code is known already is updated. Raises
    Trouble, Rejected for a head that lacks a column, RejectedRows with every faulty row."""
    authority.refuse(s, KeyCounty())
    head, *rows = sheets.rows(path) or [()]
    columns = _columns(head)
    known = {each.code: each for each in s.scalars(select(KeyCounty))}
    counts, problems, seen = [0, 0, 0], {}, set[str]()
    for at, row in enumerate(rows, FIRST):
        if not any(row):
            continue
        values = {name: row[n] or None for name, n in columns.items() if n < len(row)}
        code = values.get("code") or ""
        try:
            _refuse(values, seen)
            counts[_save(s, values, known.get(code))] += 1
        except Rejected as refused:
            problems[at] = _in_words(refused.problems)
        seen.add(code)
    if problems:
        raise RejectedRows("key_county", problems)
    if not seen:
        raise Rejected("表里没有一行数据，请核对后再导入")
    return Taken(*counts)


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where each field stands."""
    names = {**COLUMNS, **ALSO}
    found = {names[text]: at for at, text in enumerate(head) if text in names}
    lacking = [text for text in NEEDED if COLUMNS[text] not in found]
    if lacking:
        raise Rejected(
            f"第一行应是表头，缺少：{'、'.join(lacking)}。可写的列：{'、'.join(COLUMNS)}"
        )
    return found


def _refuse(values: Mapping[str, str | None], seen: set[str]) -> None:
    lacking = [text for text in NEEDED if not values.get(COLUMNS[text])]
    if lacking:
        raise Rejected({COLUMNS[text]: f"请填{text}" for text in lacking})
    if values["code"] in seen:
        raise Rejected({"code": f"代码“{values['code']}”在表里写了两次，请去掉一行"})


def _save(s: Session, values: Mapping[str, str | None], old: KeyCounty | None) -> int:
    """0 for a new one, 1 for one that changed, 2 for one that did not."""
    if old is None:
        common.save(s, "key_county", values)
        return 0
    before = _values(old)
    common.save(s, "key_county", values, old.id)
    return 1 if _values(old) != before else 2


def _values(county: KeyCounty) -> list[object]:
    return [getattr(county, name) for name in COLUMNS.values()]


def _in_words(problems: Mapping[str, str]) -> dict[str, str]:
    """By the column's head, as it stands in the sheet."""
    heads = {name: text for text, name in COLUMNS.items()}
    return {heads.get(name, name): said for name, said in problems.items()}
