"""Whether the data is sound: file, journal, counts, contents, index; one line a part."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from qianshou_desktop.actions.accounts import KEYS
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.base import Record
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.records.kinds import Rows
from qianshou_desktop.store import journal, search
from qianshou_desktop.store.blobs import Damaged
from qianshou_desktop.store.db import Session, site_of
from qianshou_desktop.store.journal import Op
from qianshou_desktop.store.keys import Keys


@dataclass(frozen=True)
class Check:
    """One part and whether it held."""

    label: str
    good: bool
    remark: str


def check(s: Session, tell: Callable[[int, int], None] | None = None) -> list[Check]:
    """Every part is looked at, also after one that failed: each in a view of its own, since a
    connection that met a bad page answers nothing more."""
    found: list[Check] = []
    for at, (label, part) in enumerate(PARTS.items()):
        if tell:
            tell(at, len(PARTS))
        try:
            with s.store.read() as own:
                fault, remark = part(own)
        except DatabaseError as error:
            fault, remark = f"读不出来：{error.orig}", ""
        except Trouble as trouble:
            fault, remark = f"读不出来：{trouble.__cause__ or trouble}".partition("\n")[0], ""
        found.append(Check(label, not fault, fault or remark))
    return found


def _pages(s: Session) -> tuple[str, str]:
    """Every page's HMAC: encryption finds rot that a plain check calls sound."""
    bad = s.store.bad_pages()
    return (f"{len(bad)} 处损坏" if bad else "", "每一页的校验码都对")


def _structure(s: Session) -> tuple[str, str]:
    found = s.execute(text("PRAGMA integrity_check")).scalars().all()
    faults = [line for words in found for line in str(words).splitlines()]  # some hold many lines
    return ("" if faults == ["ok"] else "；".join(faults[:3]), "结构完好")


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
    return "；".join(wrong), f"{total} 条记录，条数与流水相符"


def _contents(s: Session) -> tuple[str, str]:
    """Every field in the tables against what the journal tells of it, newest last."""
    wrong, uids = [], {name: dict(_uids(s, kind)) for name, kind in KINDS.items()}
    for name, kind in KINDS.items():
        told = _told(s, name)
        fields = [placed for placed in kind.fields.values() if not isinstance(placed.kind, Rows)]
        bad = 0
        for record in s.scalars(select(kind).execution_options(yield_per=500)):
            row = {}
            for placed in fields:
                value, target = (
                    getattr(record, placed.attribute),
                    getattr(placed.kind, "target", ""),
                )
                known = uids[target].get(value, b"").hex() if target and value else None
                row[placed.name] = known if target else placed.kind.plain(value)
            bad += _filled(row) != _filled(told.pop(record.uid, {}))
        if bad or told:
            wrong.append(f"{kind.label} {bad + len(told)} 条")
    return ("、".join(wrong) + "的内容与流水不符" if wrong else ""), "每个字段都与流水相符"


def _uids(s: Session, kind: type[Record]) -> Iterable[tuple[int, bytes]]:
    return ((key, uid) for key, uid in s.execute(select(kind.id, kind.uid)))


def _told(s: Session, name: str) -> dict[bytes, dict[str, Any]]:
    """The records of a kind by uid, as the entries alone tell them."""
    found: dict[bytes, dict[str, Any]] = {}
    query = select(Op.row_uid, Op.kind, Op.body).where(Op.tbl == name)
    for uid, kind, body in s.execute(query.order_by(Op.hlc, Op.site_id, Op.seq)):
        if kind == "d":
            found.pop(uid, None)
        else:
            found.setdefault(uid, {}).update(json.loads(body or "{}"))
    return found


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, [])}


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
    lost = "SELECT count(*) FROM search_entry WHERE id NOT IN (SELECT id FROM search_text_docsize)"
    stray = "SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT id FROM search_entry)"
    for sql, words in ((lost, "条记录没有索引文字"), (stray, "条索引文字没有记录")):
        count = s.scalar(text(sql))
        if count:
            wrong.append(f"{count} {words}")
    return "；".join(wrong), "搜索索引条数相符"


def _attachments(s: Session) -> tuple[str, str]:
    """Every file that belongs to a record. One that came by name from another laptop may still be
    on its way; one that was put in here must be here."""
    own = site_of(s.connection())
    born = select(Op.row_uid).where(Op.tbl == "attachment", Op.kind == "c", Op.site_id == own)
    mine = set(s.scalars(born))
    bad, lost, waited, whole = 0, 0, 0, 0
    for uid, sha256 in s.execute(select(Attachment.uid, Attachment.sha256)).all():
        try:
            here = s.store.blobs.get(sha256) is not None
        except Damaged:
            bad += 1
            continue
        lost += not here and uid in mine
        waited += not here and uid not in mine
        whole += here
    counted = ((bad, "个损坏"), (lost, "个不见了"))
    fault = "，".join(f"{number} {words}" for number, words in counted if number)
    more = f"，{waited} 个还没有到" if waited else ""
    if fault:
        return f"{fault}，请从备份里找回 blobs 文件夹", ""
    return "", f"{whole} 个文件都能打开{more}"


def _keys(s: Session) -> tuple[str, str]:
    """keys.json as it was written: rot in the recovery slot shows only when it is too late."""
    found = Keys.read(s.store.folder / KEYS)
    return ("" if found.whole else f"{KEYS} 有损坏，请用备份里的同名文件替换"), "每个钥匙槽都完好"


PARTS: dict[str, Callable[[Session], tuple[str, str]]] = {
    "加密页": _pages,
    "文件结构": _structure,
    "引用": _references,
    "流水链": _journal,
    "记录数": _counts,
    "内容": _contents,
    "搜索索引": _index,
    "照片与附件": _attachments,
    "钥匙": _keys,
}
