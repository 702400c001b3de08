"""Whether the data is sound: file, journal, index, counts; one line a part."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from qianshou_desktop.records import KINDS
from qianshou_desktop.store import journal, search
from qianshou_desktop.store.db import Session
from qianshou_desktop.store.journal import Op


@dataclass(frozen=True)
class Check:
    """One part and whether it held."""

    label: str
    good: bool
    remark: str


def check(s: Session, tell: Callable[[int, int], None] | None = None) -> list[Check]:
    """Every part is looked at, also after one that failed."""
    found: list[Check] = []
    for at, (label, part) in enumerate(PARTS.items()):
        if tell:
            tell(at, len(PARTS))
        try:
            fault, remark = part(s)
        except DatabaseError as error:
            fault, remark = f"读不出来：{error.orig}", ""
        found.append(Check(label, not fault, fault or remark))
    return found


def _pages(s: Session) -> tuple[str, str]:
    """Every page's HMAC: encryption finds rot that a plain check calls sound."""
    bad = s.store.bad_pages()
    return (f"{len(bad)} 处损坏" if bad else "", "每一页的校验码都对")


def _structure(s: Session) -> tuple[str, str]:
    found = s.execute(text("PRAGMA integrity_check")).scalars().all()
    return ("" if found == ["ok"] else "；".join(map(str, found[:3])), "结构完好")


def _references(s: Session) -> tuple[str, str]:
    loose = s.execute(text("PRAGMA foreign_key_check")).all()
    return (f"{len(loose)} 条记录指向不存在的记录" if loose else "", "没有断开的引用")


def _journal(s: Session) -> tuple[str, str]:
    for site in s.scalars(select(Op.site_id).distinct()).all():
        broken = journal.broken_at(s.connection(), site)
        if broken is not None:
            return f"第 {broken} 条流水对不上，可能被改动过", ""
    return "", f"{s.scalar(select(func.count()).select_from(Op))} 条流水首尾相接"


def _counts(s: Session) -> tuple[str, str]:
    """Rows in the tables against what the journal says was created and deleted."""
    wrong, total = [], 0
    for name, kind in KINDS.items():
        rows = s.scalar(select(func.count()).select_from(kind)) or 0
        tally = select(func.count().filter(Op.kind == "c") - func.count().filter(Op.kind == "d"))
        noted = s.scalar(tally.where(Op.tbl == name)) or 0
        total += rows
        if rows != noted:
            wrong.append(f"{kind.label} {rows} 条，流水应为 {noted} 条")
    return "；".join(wrong), f"{total} 条记录与流水一致"


def _index(s: Session) -> tuple[str, str]:
    wrong = []
    for name, kind in KINDS.items():
        if not search.indexed(kind):
            continue
        rows = s.scalar(select(func.count()).select_from(kind)) or 0
        entry = search.SearchEntry
        listed = s.scalar(select(func.count()).where(entry.kind == name)) or 0
        if rows != listed:
            wrong.append(f"{kind.label} {rows} 条，索引 {listed} 条")
    return "；".join(wrong), "搜索索引齐全"


PARTS: dict[str, Callable[[Session], tuple[str, str]]] = {
    "加密页": _pages,
    "文件结构": _structure,
    "引用": _references,
    "流水链": _journal,
    "记录数": _counts,
    "搜索索引": _index,
}
