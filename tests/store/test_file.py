"""The encrypted file itself: pragmas, types, limits, transactions, one program at a time."""

import gc
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from sqlalchemy import Column, Integer, MetaData, Table, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError, StatementError

from qianshou_desktop.actions import common, lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS, Base
from qianshou_desktop.records.errors import Rejected, RejectedRows, Trouble
from qianshou_desktop.records.kinds import (
    Choice,
    Day,
    Flag,
    Hours,
    Instant,
    Ref,
    Text,
    UtcInstant,
    Whole,
)
from qianshou_desktop.records.person import Person
from qianshou_desktop.store import disk, engine
from qianshou_desktop.store.db import Counter, Store, build

USER = bytes(16)
TOWN = "420581104"


def person(name: str = "李秀英") -> Person:
    return Person(name=name, filed_on=date(2022, 3, 1), risk="normal")


# ---- pragmas ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000),
        ("cell_size_check", 1), ("secure_delete", 1), ("temp_store", 2), ("cache_size", -131072),
        ("trusted_schema", 0), ("mmap_size", 0), ("cipher_log_level", "NONE"),
        ("cipher_use_hmac", "1"), ("cipher_page_size", "4096"),
    ],
)  # fmt: skip
def test_pragmas_hold_for_readers_and_the_writer(store: Store, pragma: str, wanted: object) -> None:
    with store.read() as reader, store.write(USER) as writer:
        for session in (reader, writer):
            assert session.execute(text(f"PRAGMA {pragma}")).scalar() == wanted


@pytest.mark.parametrize(("pragma", "wanted"), [("journal_mode", "delete"), ("synchronous", 3)])
def test_pragmas_on_a_stick(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, wanted: object
) -> None:
    monkeypatch.setattr(disk, "removable", lambda folder: True)
    store = Store(folder, bytes(32))
    build(store, bytes(8), "", None)
    with store.write(USER) as s:
        assert s.execute(text(f"PRAGMA {pragma}")).scalar() == wanted
        s.add(person())
    assert any("U 盘" in words for words in store.warnings())
    assert {path.name for path in folder.iterdir()} <= {"county.db", "lock"}
    store.close()


def test_the_file_is_encrypted_with_its_own_key(store: Store) -> None:
    store.close()
    assert not store.path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(Trouble):
        Store(store.folder, bytes(32)[::-1][:31] + b"\x01")
    plain = sqlcipher3.connect(str(store.path))
    with pytest.raises(sqlcipher3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


# ---- types and limits --------------------------------------------------------------------------


def test_an_instant_keeps_its_moment_and_refuses_to_guess_the_zone(store: Store) -> None:
    table = Table(
        "t", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcInstant)
    )
    given = datetime(2022, 8, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    with store.write(USER) as s:
        s.connection().execute(text("CREATE TABLE t (id INTEGER PRIMARY KEY, at DATETIME)"))
        s.connection().execute(insert(table), {"at": given})
        with pytest.raises(StatementError, match="time zone"):
            s.connection().execute(insert(table), {"at": given.replace(tzinfo=None)})
        found = s.connection().execute(select(table.c.at)).scalar_one()
        raw = s.connection().execute(text("SELECT at FROM t")).scalar_one()
    assert found == given
    assert found.tzinfo is UTC
    assert raw.startswith("2022-08-05 01:30")


def faults(kind: Any) -> list[object]:
    """Values that no column of this kind may hold."""
    if isinstance(kind, Text):
        return ["字" * (kind.length + 1), b"bytes", "a\x00b", "\x00" + "字" * 9000]
    if isinstance(kind, Choice):
        return ["x" * 31, b"bytes", "a\x00"]
    if isinstance(kind, Flag):
        return [2, "yes", b"1"]
    if isinstance(kind, Day):
        return ["2022/8/5", "2022-08-05 09:30", 20220805, b"2022-08-05"]
    if isinstance(kind, Ref):
        return [987654321]
    if isinstance(kind, Hours):
        return ["many", b"1"]
    if isinstance(kind, Instant):
        return ["yesterday", 20220805, b"2022-08-05 01:30:00"]
    return ["many", 1.5, b"1"] if isinstance(kind, Whole) else []


COLUMNS = [
    pytest.param(name, placed, id=f"{name}.{placed.attribute}")
    for name, kind in KINDS.items()
    for placed in kind.fields.values()
    if not placed.kind.many
]


@pytest.fixture(scope="module")
def full(_home: None, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An open file with one row in each table, which the tests below do not change."""
    store = Store(tmp_path_factory.mktemp("full"), bytes(32))
    build(store, bytes(8), "", None)
    with store._begun() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        for name, kind in KINDS.items():
            values = {p.attribute: sample(p.kind) for p in kind.fields.values() if p.required}
            values |= {"id": 1, "uid": name.encode().ljust(16)[:16]}
            connection.execute(insert(kind.__table__), values)  # type: ignore[arg-type]
    yield store
    store.close()


def sample(kind: Any) -> object:
    if isinstance(kind, Day):
        return date(2022, 3, 1)
    if isinstance(kind, Instant):
        return datetime(2022, 3, 1, tzinfo=UTC)
    return 1 if isinstance(kind, (Whole, Flag, Ref, Hours)) else "x"


@pytest.mark.parametrize(("table", "placed"), COLUMNS)
def test_the_database_itself_refuses_what_a_kind_refuses(
    full: Store, table: str, placed: Any
) -> None:
    command = text(f'UPDATE "{table}" SET "{placed.attribute}" = :value')
    bad = faults(placed.kind)
    assert bad
    for value in bad:
        with pytest.raises(IntegrityError), full._begun() as connection:
            connection.execute(command, {"value": value})


def test_every_constraint_has_a_name() -> None:
    nameless = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert nameless == []


def test_no_autoincrement_and_no_triggers(store: Store, sql: Callable[..., list[Any]]) -> None:
    made = " ".join(row.sql for row in sql(store, "SELECT sql FROM sqlite_master WHERE sql != ''"))
    assert "AUTOINCREMENT" not in made.upper()
    assert "TRIGGER" not in made.upper()
    # Whatever limits a table is said by a CONSTRAINT of its own, whose name a migration can use.
    bare = re.findall(r"^\s+(?:CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY)\b.*$", made, re.MULTILINE)
    assert bare == []


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\ufffe"])
@pytest.mark.parametrize("name", ["name", "illness", "child_mind", "address"])
def test_control_characters_are_refused_by_field(
    performer: Performer, sign: str, name: str
) -> None:
    values = {"name": "李秀英", "township": TOWN, "filed_on": "2022-03-01", name: f"李{sign}英"}
    with pytest.raises(Rejected) as caught:
        performer.do(common.save, "person", values)
    assert list(caught.value.problems) == [name]
    assert performer.ask(common.count, "person") == 0


# ---- transactions --------------------------------------------------------------------------------


def test_a_failed_write_leaves_nothing(store: Store, sql: Callable[..., list[Any]]) -> None:
    with pytest.raises(KeyError), store.write(USER) as s:
        s.add(person())
        s.flush()
        s.set("county", "420581")
        s.add(Counter(prefix="x", last=1))
        raise KeyError
    for table in ("person", "op", "head", "counter", "search_entry"):
        assert sql(store, f"SELECT * FROM {table}") == []
    assert [row.name for row in sql(store, "SELECT name FROM setting")] == ["site"]
    with store.write(USER) as s:  # and the next one begins afresh
        s.add(person())
    assert sql(store, "SELECT seq FROM op") == [(1,)]


@pytest.mark.parametrize(
    "command", ["INSERT INTO counter VALUES('a', 1)", "DROP TABLE person", "DELETE FROM setting"]
)
def test_reading_cannot_write(store: Store, sql: Callable[..., list[Any]], command: str) -> None:
    before = sql(store, "SELECT name, sql FROM sqlite_master") + sql(store, "SELECT * FROM setting")
    with pytest.raises(Trouble), store.read() as s:
        s.execute(text(command))
        s.commit()
    with store.write(USER) as s:  # the connection goes back to the pool and can write again
        s.add(person())
    with pytest.raises(Trouble), store.read() as s:
        s.execute(text(command))
        s.commit()
    after = sql(store, "SELECT name, sql FROM sqlite_master") + sql(store, "SELECT * FROM setting")
    assert after == before


def test_a_record_cannot_be_changed_while_reading(performer: Performer, add_person: Any) -> None:
    key = add_person()

    def rename(s: Any) -> None:
        s.get(Person, key).name = "王五"
        s.flush()

    with pytest.raises(RuntimeError, match="outside a write"):
        performer.ask(rename)
    with pytest.raises(RuntimeError, match="outside a write"):
        performer.ask(lambda s: (s.add(person("王五")), s.flush()))
    with pytest.raises(RuntimeError, match="outside a write"):
        performer.ask(lambda s: (s.delete(s.get(Person, key)), s.flush()))
    assert performer.ask(common.load, "person", key).values["name"] == "李秀英"


@pytest.mark.parametrize("bulk", [update(Person).values(name="王五"), delete(Person)])
def test_rows_cannot_be_changed_past_the_journal(
    performer: Performer, add_person: Any, bulk: Any
) -> None:
    key = add_person()
    with pytest.raises(RuntimeError, match="one by one"):
        performer.do(lambda s: s.execute(bulk))
    assert performer.ask(common.load, "person", key).values["name"] == "李秀英"


def test_the_session_after_an_error(store: Store, sql: Callable[..., list[Any]]) -> None:
    """An action that swallows the database's refusal keeps nothing, and is told so."""
    with pytest.raises(InvalidRequestError), store.write(USER) as s:
        s.add(person("一"))
        s.flush()
        s.add(person("二" * 60))  # longer than the column allows
        with pytest.raises(IntegrityError):
            s.flush()
        s.add(person("三"))
        s.flush()
    assert sql(store, "SELECT * FROM person") + sql(store, "SELECT * FROM op") == []


def test_rolling_back_inside_an_action_keeps_nothing(
    store: Store, sql: Callable[..., list[Any]]
) -> None:
    with pytest.raises(InvalidRequestError), store.write(USER) as s:
        s.add(person("一"))
        s.flush()
        s.rollback()
        s.add(person("二"))
    assert sql(store, "SELECT * FROM person") + sql(store, "SELECT * FROM op") == []


def test_committing_inside_an_action_commits_nothing_yet(
    store: Store, sql: Callable[..., list[Any]]
) -> None:
    with pytest.raises(KeyError), store.write(USER) as s:
        s.add(person("一"))
        s.commit()
        raise KeyError
    assert sql(store, "SELECT * FROM person") == []


def test_a_batch_goes_on_to_say_what_is_wrong_after_the_database_refused(
    performer: Performer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Text, "limit", lambda self, value, today: None)
    good = f'{{"name": "李四", "township": "{TOWN}", "filed_on": "2022-03-01"}}'
    bad = good.replace("李四", "李" * 60)
    with pytest.raises(RejectedRows) as caught:
        performer.do(lines.save_lines, "person", [good, bad, good])
    assert list(caught.value.rows) == [2]
    assert performer.ask(common.count, "person") == 0


def test_a_session_is_let_go(store: Store) -> None:
    with store.read() as s:
        s.execute(text("SELECT 1"))
    with pytest.raises(KeyError), store.read() as s:
        raise KeyError
    gc.collect()
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


# ---- one program at a time, opening and closing --------------------------------------------------


def test_a_second_program_is_refused(store: Store) -> None:
    with pytest.raises(Trouble, match="另一个牵手社工站程序正在使用"):
        Store(store.folder, bytes(range(32)))
    with store.write(USER) as s:  # and the first works on
        s.add(person())


def test_after_closing_the_folder_is_free(store: Store) -> None:
    store.close()
    assert not Path(f"{store.path}-wal").exists() or not Path(f"{store.path}-wal").stat().st_size
    again = Store(store.folder, bytes(range(32)))
    store.close()  # a second time: must not touch the file, which another holds now
    with pytest.raises(Trouble, match="正在使用"):
        Store(store.folder, bytes(range(32)))
    for use in (store.read, lambda: store.write(USER)):
        with pytest.raises(RuntimeError, match="closed"), use():
            pass
    again.close()


def test_a_killed_program_leaves_the_folder_free(county: Any, child: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    performer = county.open()
    performer.do(
        common.save, "person", {"name": "李秀英", "filed_on": "2022-03-01", "township": TOWN}
    )
    performer.close()
    program = child("crasher.py", county.folder, county.data_key.hex())
    while not program.stdout.readline().startswith("saved"):
        pass
    with pytest.raises(Trouble, match="正在使用"):
        county.open()
    program.kill()
    program.wait()
    performer = county.open()
    assert performer.ask(common.count, "visit") >= 1
    performer.close()


@pytest.mark.parametrize("step", ["upgrade.bring_up", "db.engine", "disk.removable"])
def test_a_failed_opening_lets_go_of_the_folder(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store.close()

    def fail(*_: object, **__: object) -> None:
        raise KeyError(step)

    with monkeypatch.context() as patch, pytest.raises(KeyError) as caught:
        patch.setattr(f"qianshou_desktop.store.{step}", fail)
        Store(store.folder, bytes(range(32)))
    Store(store.folder, bytes(range(32))).close()
    assert caught.tb  # which kept the half-made store alive: not by its end was the folder let go


def test_a_damaged_page_is_told_and_not_read(store: Store) -> None:
    with store.write(USER) as s:
        s.add_all(person(f"李{at}") for at in range(400))
    store.close()
    again = _damaged_among_the_people(store)
    with pytest.raises(Trouble, match="损坏"), again.read() as s:
        list(s.scalars(select(Person)))
    assert not again.quick_check()
    assert any("损坏" in words for words in again.warnings())
    again.close()


def _damaged_among_the_people(store: Store) -> Store:
    """The file with one bit changed where people stand and not the schema, so that it still opens."""
    content = store.path.read_bytes()
    for page in range(len(content) // 4096 - 1, 0, -1):
        wrong = bytearray(content)
        wrong[page * 4096 + 1000] ^= 1
        store.path.write_bytes(bytes(wrong))
        with suppress(Trouble):
            again = Store(store.folder, bytes(range(32)))
            try:
                with again.read() as s:
                    list(s.scalars(select(Person)))
            except Trouble:
                return again
            again.close()
    raise AssertionError("no page of people was found")


def test_every_page_is_read_once_a_week(
    store: Store, set_clock: Any, sql: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Store._ask
    monkeypatch.setattr(Store, "_ask", lambda s, pragma: asked.append(pragma) or ask(s, pragma))
    quick, pages = "quick_check(1)", "cipher_integrity_check"
    wanted = {"15": [quick, pages], "16": [quick], "21": [quick], "22": [quick, pages]}
    for day in wanted:
        set_clock(f"2022-09-{day}T10:00:00+08:00")
        asked.clear()
        assert store.quick_check()
        assert asked == wanted[day]
    assert store.warnings() == []
    assert sql(store, "SELECT * FROM op") == []


def test_a_page_that_the_log_still_holds_is_not_damaged(store: Store) -> None:
    """Killed while the log was folded in: half a page stands in the file, the whole in the log."""
    with store.write(USER) as s:
        s.add_all(person(f"李{at}") for at in range(2000))
    store._fold()
    with store.write(USER) as s:
        for found in s.scalars(select(Person)):
            found.name = f"王{found.id}"
    content = store.path.read_bytes()
    changed = changed_pages(Path(f"{store.path}-wal").read_bytes())
    assert changed
    with store.path.open("r+b") as file:
        file.seek((changed[-1] - 1) * 4096)
        file.write(b"\x55" * 2000)
    assert store._ask("cipher_integrity_check")
    assert store.bad_pages() == []
    assert store.path.read_bytes() != content
    with store.read() as s:
        assert {one.name[0] for one in s.scalars(select(Person))} == {"王"}


def changed_pages(log: bytes) -> list[int]:
    """The numbers of the pages in a write-ahead log (sqlite.org/fileformat2.html#walformat)."""
    frames = range(32, len(log) - 24, 24 + 4096)
    return [int.from_bytes(log[at : at + 4], "big") for at in frames]


def test_connections_hold_the_key_out_of_sight(store: Store) -> None:
    key = bytes(range(32)).hex()
    assert key not in repr(store.engine) + str(store.engine.url) + repr(store.engine.pool)
    made = engine.engine(store.folder / "none" / "x.db", bytes(range(32)))
    with pytest.raises(Exception, match="unable to open") as caught, made.connect():
        pass
    assert key not in str(caught.value)
