"""The search box: letters, pinyin initials, the end of a number, a record's number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from qianshou_desktop.actions import discretion, references
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.store import search as index
from qianshou_desktop.store.db import Session

Place = tuple[str, int]  # a record's kind and key


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
    """The first records whose text holds every word: people first, then the newest log. What stands
    in a row of a form, or under a photo of a record, is found as that form or record, whose words
    may be spread over them. A limit of -1 gives all."""
    words, most = index.words(text), None if limit < 0 else limit
    if len(words) == 1:
        found = list(islice(dict.fromkeys(chain.from_iterable(_holding(s, words[0]))), most))
    elif words:
        spread = (set(chain.from_iterable(_holding(s, word))) for word in words)
        found = index.in_order(s.connection(), set.intersection(*spread))[:most]
    else:
        found = []
    return [_hit(s, s.get_one(KINDS[kind], key)) for kind, key in found]


def _holding(s: Session, word: str) -> Iterator[list[Place]]:
    """The records that hold a word themselves, in a row or in what is attached, as far as the user
    at work may know of it; some hundreds at a time."""
    kinds = [kind for kind in KINDS if not discretion.locked(s, kind)]
    allowed = {
        kind: and_(discretion.shown(s, KINDS[kind]), discretion.found_by(s, KINDS[kind], (word,)))
        for kind in kinds
    }
    for chunk in index.hits(s.connection(), [word], kinds, close=not discretion.reads(s)):
        keys: dict[str, list[int]] = {}
        for kind, key in chunk:
            keys.setdefault(kind, []).append(key)
        form = {(kind, key): whole for kind, mine in keys.items()
                for key, whole in _forms(s, kind, mine, allowed).items()}  # fmt: skip
        yield [form[place] for place in chunk if place in form]


def _forms(
    s: Session, kind: str, keys: Sequence[int], allowed: Mapping[str, ColumnElement[bool]]
) -> dict[int, Place]:
    """By the key of each record the one that it is found as; nothing for one that is withheld."""
    record: Any = KINDS[kind]
    mine = (record.id.in_(keys), allowed[kind])
    if record is Attachment:
        return _bearers(s, s.scalars(select(Attachment).where(*mine)).all())
    if not record.owner:
        told = s.scalars(select(record.id).where(*mine)) if discretion.reads(s) else keys
        return {key: (kind, key) for key in told}
    placed = record.fields[record.owner]
    rows = s.execute(select(record.id, getattr(record, placed.attribute)).where(*mine)).all()
    whole = _forms(s, placed.kind.target, [owner for _, owner in rows], allowed)
    return {key: whole[owner] for key, owner in rows if owner in whole}


def _bearers(s: Session, attached: Sequence[Attachment]) -> dict[int, Place]:
    """What each is attached to, as far as it is still there."""
    there: dict[str, Place] = {}
    for kind in {each.kind for each in attached} & KINDS.keys():
        record = KINDS[kind]
        uids = [bytes.fromhex(each.about) for each in attached if each.kind == kind]
        found = s.execute(select(record.uid, record.id).where(record.uid.in_(uids)))
        there |= {uid.hex(): (kind, key) for uid, key in found}
    return {each.id: there[each.about] for each in attached if each.about in there}


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
    return f"{person}  {day}", (discretion.known(s, record, "note") or "")[:40]
