"""Reading on several threads while one writes: no waiting, no half of a transaction, no lock."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import OperationalError

from qianshou_desktop.actions import checks, common, searching
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store.journal import Op

TOWN = "420581104"
PAIR = 2  # each transaction adds so many


def add_pair(s: Any, person: int) -> None:
    visit = {"person": person, "station": TOWN, "visited_on": "2022-08-05", "note": "龙门"}
    for _ in range(PAIR):
        common.save(s, "visit", visit)


def look(s: Any) -> tuple[int, int, int]:
    """Three looks within one reading: they must tell of the same moment."""
    first = common.count(s, "visit")
    time.sleep(0.002)
    noted = s.scalar(select(func.count()).select_from(Op).where(Op.tbl == "visit"))
    return first, noted, len(searching.search(s, "龙门", -1))


def together(*jobs: Callable[[], Any]) -> list[Any]:
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(job) for job in jobs]]


def test_readers_see_whole_transactions_while_one_writes(
    performer: Performer, add_person: Any
) -> None:
    person = add_person()
    done = threading.Event()

    def write() -> None:
        try:
            for _ in range(60):
                performer.do(add_pair, person)
        finally:
            done.set()

    def read() -> list[tuple[int, int, int]]:
        seen = []
        while not done.is_set():
            seen.append(performer.ask(look))
        return seen

    _, *seen = together(write, read, read, read)
    for looks in seen:
        assert len(looks) > 10
        assert looks == sorted(looks)  # never back in time
        assert {len(set(look)) for look in looks} == {1}
        assert all(look[0] % PAIR == 0 for look in looks)
    assert len({look for looks in seen for look in looks}) > 10  # they ran at the same time
    assert performer.ask(look) == (60 * PAIR,) * 3


def test_writers_wait_for_each_other(performer: Performer, add_person: Any, sql: Any) -> None:
    person = add_person()

    def write() -> None:
        for _ in range(10):
            performer.do(add_pair, person)

    def tidy() -> None:
        for _ in range(10):
            performer.tidy()

    together(write, write, tidy, write)
    assert performer.ask(common.count, "visit") == 30 * PAIR
    numbers = [row.number for row in sql(performer, "SELECT number FROM visit ORDER BY id")]
    assert numbers == [f"{TOWN}-ZF-2022-{at:04d}" for at in range(1, 30 * PAIR + 1)]
    assert all(part.good for part in performer.ask(checks.check))


def test_a_writer_waits_on_the_programs_own_lock(performer: Performer, add_person: Any) -> None:
    """Not on SQLite's patience, which ends after five seconds."""
    person = add_person()
    event.listen(performer.store.engine, "checkout", impatient)
    inside = threading.Event()

    def slow(s: Any) -> None:
        add_pair(s, person)
        inside.set()
        time.sleep(0.4)

    def late(call: Callable[[], Any]) -> Any:
        assert inside.wait(30)
        return call()

    changes = (lambda: performer.do(add_pair, person), performer.tidy, performer.quick_check)
    together(lambda: performer.do(slow), *(partial(late, change) for change in changes))
    assert performer.ask(common.count, "visit") == 2 * PAIR


def impatient(connection: Any, *_: object) -> None:
    connection.execute("PRAGMA busy_timeout = 0")


def test_a_writer_holds_the_file_from_its_first_moment(performer: Performer) -> None:
    """Were it to begin by reading, another program's write in between would make it fail late."""
    with performer.store.write(performer.uid):
        other = performer.store._fresh()
        with other.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA query_only = OFF")
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            with pytest.raises(OperationalError, match="locked"):
                connection.exec_driver_sql("BEGIN IMMEDIATE")
        other.dispose()


def test_a_long_reading_hinders_no_saving(performer: Performer, add_person: Any) -> None:
    person = add_person()
    with performer.store.read() as s:
        before = common.count(s, "visit")
        began = time.monotonic()
        for _ in range(5):
            performer.do(add_pair, person)
        assert time.monotonic() - began < 4
        assert common.count(s, "visit") == before
    assert performer.ask(common.count, "visit") == before + 5 * PAIR


def test_a_long_saving_hinders_no_reading(performer: Performer, add_person: Any) -> None:
    person = add_person()
    inside, go_on = threading.Event(), threading.Event()

    def slow(s: Any) -> None:
        add_pair(s, person)
        inside.set()
        assert go_on.wait(30)

    def read() -> float:
        assert inside.wait(30)
        began = time.monotonic()
        seen = performer.ask(common.count, "visit")
        took = time.monotonic() - began
        go_on.set()
        assert seen == 0
        return took

    assert together(lambda: performer.do(slow), read)[1] < 1
    assert performer.ask(common.count, "visit") == PAIR


def test_the_checks_run_beside_saving(performer: Performer, add_person: Any, tamper: Any) -> None:
    """Pages that are being written meanwhile are not taken for damaged ones."""
    person = add_person()
    done = threading.Event()

    def write() -> None:
        try:
            for _ in range(40):
                performer.do(add_pair, person)
                with performer.store._writing:  # as a commit folds, now and then
                    performer.store._fold("PASSIVE")
        finally:
            done.set()

    def check() -> list[object]:
        found: list[object] = []
        while not done.is_set():
            found += performer.store.bad_pages()
            found += [] if performer.store.quick_check() else ["quick_check"]
        return found

    assert together(write, check)[1] == []


def test_news_come_after_the_commit_and_to_everyone(performer: Performer, add_person: Any) -> None:
    seen: list[tuple[frozenset[str], int]] = []
    performer.listeners.append(
        lambda kinds: seen.append((kinds, performer.ask(common.count, "visit")))
    )
    person = add_person()
    performer.do(add_pair, person)
    performer.do(lambda s: s.execute(text("SELECT 1")).all())
    assert seen == [(frozenset({"person"}), 0), (frozenset({"visit"}), PAIR)]


def test_a_save_that_was_rejected_is_no_news(performer: Performer) -> None:
    seen: list[object] = []
    performer.listeners.append(seen.append)

    def fail(s: Any) -> None:
        common.save(s, "household", {"head": "张三"})
        raise KeyError

    with pytest.raises(KeyError):
        performer.do(fail)
    assert seen == []
    assert performer.ask(common.count, "household") == 0
