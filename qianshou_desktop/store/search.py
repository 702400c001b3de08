"""The index behind the search box: letters, pinyin initials, ends of numbers.

FTS5 over single letters, asked for as a phrase, so that a hit means just what instr() over the
normalised text would mean. Every letter, punctuation too, becomes a token of its own: its code
point in hexadecimal; FTS5's own tokenizer would drop `·` and fold what should stay apart. Row ids
grow with a kind's rank and a record's date, so that the newest hundred come first without sorting
(storage.md §6).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, product
from math import prod
from typing import Any

from sqlalchemy import Connection, String, UniqueConstraint, delete, inspect, select, text
from sqlalchemy.orm import Mapped, mapped_column

from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Name, Ref

# From the last to the first: what was done, the registers, the county, and people first of all.
RANKS = (
    "attachment", "visit", "service", "todo", "session", "session_task", "progress", "follow_up", "matter",
    "volunteer_service", "volunteer_certificate", "case_assessment", "fact_source", "case_problem",
    "case_need", "case_scale", "case_plan", "goal", "case_evaluation", "attainment", "retest",
    "case_closing", "referral", "handed_paper", "transfer", "consent", "crisis", "crisis_report",
    "group_session", "attendance", "group_step", "group_summary", "group_scale", "group_follow",
    "resource", "beneficiary", "volume_paper", "volume_loan", "volume", "event_step", "event_duty",
    "event_cost", "event", "group_goal", "group_outline", "group_member", "group", "stage_skip",
    "case", "volunteer_training", "volunteer_honour", "volunteer", "budget_line", "award", "funding",
    "submission", "report_text", "report_section", "report_template", "opening", "annual_target",
    "document_annex", "document",
    "spending", "safety_check", "mark", "assessment", "complaint", "supervisee",
    "supervision_task", "supervision", "sending", "dispatch", "key_county", "policy", "meeting",
    "publicity", "promise", "institution", "county", "village", "township", "venue_room", "venue",
    "incubation", "county_plan", "plan_share", "plan", "pairing_task", "pairing", "contract",
    "candidate", "recruitment", "trainee", "training", "expert", "centre", "score", "room", "agency",
    "project", "station", "member", "household", "certificate", "worker", "person_group", "kin",
    "tie", "life_change", "person",
)  # fmt: skip
DAY_BITS, RANK_BITS = 20, 44
CLOSE = ("sensitive", "minor")  # the privacy of what is not for everybody
READINGS = 64  # ways to read a name that are kept
BORDER = " z "  # between two fields, so that no phrase runs over; no letter's code point
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile(r"[a-z]{2,}")  # names of one letter would make every latin letter a hit

CREATE = (
    "CREATE VIRTUAL TABLE search_text USING fts5"
    "(letters, close, initials, content='', contentless_delete=1, tokenize='ascii')"
)
# FTS5's own merging stalls single saves for seconds after a bulk build: merge when idle instead.
CONFIGURE = ("automerge", 0), ("crisismerge", 1000), ("hashsize", 65536)


class SearchEntry(Base):
    """Which record a row of the index stands for."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column()


def create(connection: Connection) -> None:
    connection.execute(text(CREATE))
    for name, value in CONFIGURE:
        command = "INSERT INTO search_text(search_text, rank) VALUES(:name, :value)"
        connection.execute(text(command), {"name": name, "value": value})


def normalise(value: str) -> str:
    """Text as compared: compatible forms made one, case folded, white space single."""
    folded = unicodedata.normalize("NFKC", value).casefold()
    return re.sub(r"\s+", " ", folded).strip()


def tokens(value: str) -> str:
    return " ".join(f"{ord(letter):x}" for letter in normalise(value))


def initials(name: str) -> list[str]:
    """Pinyin initials of a name, one string for each way of reading it (单 as s, d, c)."""
    from pypinyin import Style, pinyin  # 0.2 s to load: only where a name is indexed

    if not HAN.search(name):
        return []
    # Letter by letter: given 曾经 as a whole, pypinyin knows the word and not the surname.
    readings = (pinyin(letter, style=Style.NORMAL, heteronym=True) for letter in HAN.findall(name))
    firsts = [list(dict.fromkeys(r[0] for r in options if r)) for [options] in readings]
    if prod(map(len, firsts)) <= READINGS:
        return ["".join(word) for word in product(*firsts)]
    # A long name: as it is mostly read, and with one letter at a time read otherwise.
    usual = [first[0] for first in firsts]
    other = ((*usual[:at], letter, *usual[at + 1 :])
             for at, first in enumerate(firsts) for letter in first[1:])  # fmt: skip
    return ["".join(word) for word in (usual, *islice(other, READINGS - 1))]


def nearness(title: object, query: str) -> int:
    """How well a title answers to what was typed: 0 where it is just that, 1 where it, or its
    initials, begin so, 2 where that stands within. SQLite knows it as nearness(title, query)."""
    name, wanted = normalise(title if isinstance(title, str) else ""), normalise(query)
    if name == wanted:
        return 0
    read = initials(name) if LATIN.fullmatch(wanted) else ()
    return 1 if any(each.startswith(wanted) for each in (name, *read)) else 2


def indexed(kind: type[Record]) -> bool:
    return kind.__tablename__ in RANKS


def add(connection: Connection, record: Record) -> None:
    """Index a record that was not there before."""
    _write(connection, record, _new_row(connection, record))


def put(connection: Connection, record: Record) -> None:
    """Bring a record's row of the index up to date, where what is searched has changed in this flush."""
    state, day = (
        inspect(record).attrs,
        record.day_field and record.fields[record.day_field].attribute,
    )
    names = (*(placed.attribute for placed in sought(type(record))), *([day] if day else ()))
    if not any(state[name].history.has_changes() for name in names):
        return
    row = _row(connection, record)
    connection.execute(text("DELETE FROM search_text WHERE rowid = :row"), {"row": row})
    _write(connection, record, row)


def _write(connection: Connection, record: Record, row: int) -> None:
    letters: dict[bool, list[str]] = {True: [], False: []}
    firsts = []
    for placed in sought(type(record)):
        value = getattr(record, placed.attribute)
        if value:
            shown = placed.kind.show(value)
            letters[placed.field.privacy in CLOSE].append(tokens(shown))
            named = isinstance(placed.kind, Name) or placed.name == record.title_field
            firsts += initials(shown) if named else []
    command = ("INSERT INTO search_text(rowid, letters, close, initials) "
               "VALUES(:row, :letters, :close, :firsts)")  # fmt: skip
    values = {"letters": BORDER.join(letters[False]), "close": BORDER.join(letters[True]),
              "firsts": BORDER.join(map(tokens, firsts))}  # fmt: skip
    connection.execute(text(command), values | {"row": row})


@cache
def sought(kind: type[Record]) -> tuple[Placed, ...]:
    """The fields of a kind that are searched: whatever is written in words, and its title."""
    return tuple(
        placed
        for placed in kind.fields.values()
        if placed.kind.searched
        or (placed.name == kind.title_field and not isinstance(placed.kind, Ref))
    )


def drop(connection: Connection, record: Record) -> None:
    entry = _entry(connection, record)
    if entry is not None:
        connection.execute(text("DELETE FROM search_text WHERE rowid = :row"), {"row": entry})
        connection.execute(delete(SearchEntry).where(SearchEntry.id == entry))


def find(
    connection: Connection, query: str, kinds: Sequence[str] = (), limit: int = 100, *,
    close: bool = True, begins: bool = False,
) -> list[tuple[str, int]]:  # fmt: skip
    """The first records, as (kind, key), whose text holds every word of the query; people first,
    then the newest. A limit of -1 gives all. Not `close`: sensitive fields are left aside. `begins`:
    those of which a field begins with it."""
    keys: list[tuple[str, int]] = []
    for chunk in hits(connection, words(query), kinds, close=close, begins=begins):
        keys += chunk
        if 0 <= limit <= len(keys):
            return keys[:limit]
    return keys


def words(query: str) -> list[str]:
    """What is sought, each once."""
    return list(dict.fromkeys(word for word in normalise(query).split(" ") if word))


def hits(
    connection: Connection, sought: Sequence[str], kinds: Sequence[str], *, close: bool,
    begins: bool = False,
) -> Iterator[list[tuple[str, int]]]:  # fmt: skip
    """The records that hold all of the words, in the same order, some hundreds at a time."""
    if not sought:
        return
    match = " AND ".join(_match(word, close, begins and at == 0) for at, word in enumerate(sought))
    sql = "SELECT rowid FROM search_text WHERE search_text MATCH :match"
    found = connection.execute(text(f"{sql} ORDER BY rowid DESC"), {"match": match})
    for chunk in found.scalars().partitions(500):
        yield _records(connection, chunk, kinds)


def in_order(connection: Connection, records: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The same records as a search puts them: people first, then the newest."""
    by_kind: dict[str, list[int]] = {}
    for kind, key in records:
        by_kind.setdefault(kind, []).append(key)
    found: list[tuple[int, str, int]] = []
    for kind, keys in by_kind.items():
        for at in range(0, len(keys), 500):
            mine = (SearchEntry.kind == kind, SearchEntry.record_id.in_(keys[at : at + 500]))
            rows = connection.execute(select(SearchEntry.id, SearchEntry.record_id).where(*mine))
            found += [(row, kind, key) for row, key in rows]
    return [(kind, key) for _, kind, key in sorted(found, reverse=True)]


def merge_a_little(connection: Connection) -> bool:
    """One idle step of FTS5's merging; True while there is more to do."""
    count = "SELECT total_changes()"
    before = connection.execute(text(count)).scalar_one()
    connection.execute(text("INSERT INTO search_text(search_text, rank) VALUES('merge', 64)"))
    return bool(connection.execute(text(count)).scalar_one() - before >= 2)


def _match(word: str, close: bool, begins: bool) -> str:
    said = tokens(word)
    phrases = (f'^ "{said}"', f'"{BORDER.strip()} {said}"') if begins else (f'"{said}"',)
    columns = ["{letters close}" if close else "letters"]
    columns += ["initials"] if LATIN.fullmatch(word) else []
    found = (f"{column} : {phrase}" for column in columns for phrase in phrases)
    return f"({' OR '.join(found)})"


def _records(
    connection: Connection, rows: Iterable[int], kinds: Sequence[str]
) -> list[tuple[str, int]]:
    query = select(SearchEntry.kind, SearchEntry.record_id).where(SearchEntry.id.in_(list(rows)))
    if kinds:
        query = query.where(SearchEntry.kind.in_(kinds))
    return [(kind, key) for kind, key in connection.execute(query.order_by(SearchEntry.id.desc()))]


def _entry(connection: Connection, record: Record) -> int | None:
    place = (SearchEntry.kind == record.__tablename__, SearchEntry.record_id == record.id)
    return connection.execute(select(SearchEntry.id).where(*place)).scalar()


def _row(connection: Connection, record: Record) -> int:
    """The record's row id: kept while its date stands, else the next of the day."""
    found = _entry(connection, record)
    if found is not None and found >> DAY_BITS == _base(record) >> DAY_BITS:
        return found
    drop(connection, record)
    return _new_row(connection, record)


def _base(record: Record) -> int:
    """The first row id of a record's kind and day."""
    on = getattr(record, record.day_field) if record.day_field else None
    day = on.toordinal() if on else 0  # a plan may have no day yet
    return RANKS.index(record.__tablename__) + 1 << RANK_BITS | day << DAY_BITS


def _new_row(connection: Connection, record: Record) -> int:
    base = _base(record)
    query = "SELECT max(id) FROM search_entry WHERE id BETWEEN :base AND :last"
    last = base | (1 << DAY_BITS) - 1
    newest: Any = connection.execute(text(query), {"base": base, "last": last}).scalar()
    row = base if newest is None else newest + 1
    entry = {"id": row, "kind": record.__tablename__, "record_id": record.id}
    connection.execute(SearchEntry.__table__.insert(), entry)  # type: ignore[attr-defined]
    return int(row)
