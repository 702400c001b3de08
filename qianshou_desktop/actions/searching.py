"""The search box: letters, pinyin initials, the end of a number, a record's number."""

from dataclasses import dataclass

from qianshou_desktop.actions import discretion, references
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.store import search as index
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Hit:
    """A record that was found."""

    kind: str
    key: int
    title: str
    remark: str
    kind_label: str
    uid: str


def search(s: Session, text: str, limit: int = 100) -> list[Hit]:
    """The first records whose text holds every word: people first, then the newest log. A row of a
    form is found as its form."""
    kinds = [kind for kind in KINDS if not discretion.locked(s, kind)]
    close = not discretion.reads(s)
    found = index.find(s.connection(), text, kinds, limit=limit, close=close)
    records = dict.fromkeys(_form(s, s.get_one(KINDS[kind], key)) for kind, key in found)
    return [_hit(s, record) for record in records if not discretion.withheld(s, record)]


def _form(s: Session, record: Record) -> Record:
    while record.owner:
        record = s.get_one(KINDS[record.owner], getattr(record, f"{record.owner}_id"))
    return record


def _hit(s: Session, record: Record) -> Hit:
    shown = references.option(s, record)
    kind, title, remark = record.__tablename__, shown.title, shown.remark
    if kind in ("visit", "service"):
        title, remark = _log_words(s, record)
    return Hit(kind, record.id, title, remark, record.label, record.uid.hex())


def _log_words(s: Session, record: Record) -> tuple[str, str]:
    """A log entry is known by whom and when it was, and how it begins."""
    key = getattr(record, "person_id", None)
    person = s.get_one(KINDS["person"], key).title if key else record.label
    day = getattr(record, record.day_field)
    return f"{person}  {day}", (getattr(record, "note", None) or "")[:40]
