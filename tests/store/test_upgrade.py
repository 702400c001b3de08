"""Old files: the frozen schema is today's, a copy is migrated and switched, the old one is kept."""

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import text

from qianshou_desktop import paths
from qianshou_desktop.actions import accounts, checks, common, searching
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import disk, files, search, upgrade
from qianshou_desktop.store.db import FILE, Store
from qianshou_desktop.store.engine import engine
from qianshou_desktop.store.keys import Keys, read_groups

SECOND = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"

def upgrade():
    with op.batch_alter_table("visit") as table:
        table.add_column(sa.Column("weather", sa.String(20), nullable=True))
        table.alter_column("companions", type_=sa.String(200))
    op.execute("UPDATE visit SET weather = '晴'")
    {fault}
"""
FAULTS = {
    "a bug in the script": "raise KeyError('bug')",
    "the disk": "raise OSError(28, 'No space left on device')",
    "lost rows": "op.execute('DELETE FROM visit_items')",
    "lost entries": "op.execute('DELETE FROM op WHERE seq = 1')",
    "loose rows": "op.execute('UPDATE visit SET person_id = 987654')",
    "a statement that fails": "op.execute('UPDATE nothing SET x = 1')",
}


@pytest.fixture
def scripts(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """The shipped migrations with one more."""

    def make(fault: str = "") -> Path:
        place = tmp_path / "migrations 100%"
        shutil.copytree(upgrade.SCRIPTS, place, ignore=shutil.ignore_patterns("__pycache__"))
        second = textwrap.dedent(SECOND).format(fault=fault)
        (place / "versions" / "0002_second.py").write_text(second, "utf-8")
        return place

    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    yield make
    sys.dont_write_bytecode = before


@pytest.fixture
def old(county: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A closed file of version 0001 with a person and a visit."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    performer = county.open()
    town = "420581104"
    person = {
        "name": "欧阳·娜仁",
        "township": town,
        "filed_on": "2022-03-01",
        "groups": ["left_elder"],
    }
    key = performer.do(common.save, "person", person)
    visit = {"person": key, "station": town, "visited_on": "2022-08-05", "items": ["B1", "A2"]}
    performer.do(common.save, "visit", visit | {"note": "一切安好", "companions": "村干部"})
    performer.close()
    return county


def rows(path: Path, key: bytes, query: str) -> list[Any]:
    made = engine(path, key)
    try:
        with made.connect() as connection:
            return list(connection.execute(text(query)).all())
    finally:
        made.dispose()


def bring_up(old: Any, scripts: Path) -> None:
    upgrade.bring_up(old.file, old.file_key, scripts, 2)


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"lock", "ballast", "keys.json"}


# ---- the first migration is today's schema ---------------------------------------------------------------

REMEDY = (
    "records have changed: run `.venv/bin/python -m tests.store.freeze` (until 0001 is released)"
)


def test_the_frozen_schema_is_todays(store: Store, freeze: ModuleType) -> None:
    with store.read() as s:
        today = sorted(freeze.schema(s.connection()) + freeze.settings())
    frozen = freeze.FIRST.read_text("utf-8").removesuffix(";\n").split(freeze.BETWEEN)
    assert sorted(frozen) == today, REMEDY


def test_the_migrations_alone_make_todays_file(
    store: Store, tmp_path: Path, freeze: ModuleType
) -> None:
    """The same tables, indexes and index settings; also what Alembic and FTS5 make themselves."""
    upgrade._migrate(tmp_path / "new.db", bytes(32), upgrade.SCRIPTS)
    new = tmp_path / "new.db"
    laid_out = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name != 'alembic_version'"
    kept = "SELECT k, v FROM search_text_config"
    with store.read() as s:
        for query in (laid_out, kept, "SELECT * FROM alembic_version"):
            today = s.execute(text(query)).all()
            assert plain(rows(new, bytes(32), query)) == plain(today), REMEDY


def plain(found: Iterable[Any]) -> list[str]:
    """Rows in one order, with no care for white space."""
    return sorted(" ".join(" ".join(map(str, row)).split()) for row in found)


def test_the_number_of_the_schema_is_that_of_the_newest_migration() -> None:
    newest = max(path.name[:4] for path in (upgrade.SCRIPTS / "versions").glob("[0-9]*.py"))
    assert int(newest) == upgrade.SCHEMA


def test_a_frozen_file_opens_and_works(tmp_path: Path, freeze: ModuleType) -> None:
    """Built from the frozen statements alone, as the first version did."""
    made = engine(tmp_path / FILE, bytes(32))
    with made.connect().execution_options(write=True) as connection, connection.begin():
        for statement in freeze.FIRST.read_text("utf-8").split(freeze.BETWEEN):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0001')")
        connection.exec_driver_sql("INSERT INTO setting VALUES ('site', '0011223344556677')")
    made.dispose()
    Keys(tmp_path / "keys.json", ()).write()
    store = Store(tmp_path, bytes(32))
    performer = Performer(store, "张三", bytes(16), "county", bytes(32))
    performer.do(common.save, "household", {"head": "欧阳·娜仁"})
    assert len(performer.ask(searching.search, "oynr")) == 1
    assert all(part.good for part in performer.ask(checks.check))
    performer.close()


# ---- released files --------------------------------------------------------------------------------------

RELEASED = sorted((Path(__file__).parent / "released").iterdir())


@pytest.fixture(params=[pytest.param(place, id=place.name) for place in RELEASED])
def released(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: Any) -> Path:
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    shutil.copytree(request.param, tmp_path / "data")
    return tmp_path / "data"


def test_every_released_file_opens_with_its_password(released: Path, freeze: ModuleType) -> None:
    before = (released / FILE).read_bytes()
    performer = accounts.enter(released, freeze.USER, freeze.PASSWORD)
    try:
        assert performer.role == "county"
        bad = [part for part in performer.ask(checks.check) if not part.good]
        assert bad == [], REMEDY
        [key] = performer.ask(common.find, "visit")
        assert performer.ask(common.rows, "visit", [key], ["person.name", "note", "items"]) == [
            ("欧阳·娜仁", "一切安好", "入户探访、健康服务")
        ]
        assert performer.ask(searching.search, "oynr")[0].title == "欧阳·娜仁"
        performer.do(common.save, "visit", {"note": "已复诊"}, key)
        for kind in common.KINDS:  # every column of today is there
            performer.ask(lambda s, k=kind: [common.load(s, k, key) for key in common.find(s, k)])
    finally:
        performer.close()
    assert (released / FILE).read_bytes() != before


def test_every_released_file_opens_with_its_sheet(released: Path, freeze: ModuleType) -> None:
    code = (released / "recovery.txt").read_text("utf-8")
    read_groups(code)
    accounts.recover(released, code, None, "新的一句话 7531").close()
    accounts.enter(released, freeze.USER, "新的一句话 7531").close()


def test_alembic_is_not_loaded_for_a_file_of_today() -> None:
    command = "import sys, qianshou_desktop.actions.accounts; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


# ---- bringing up -----------------------------------------------------------------------------------------


def test_an_old_file_is_brought_up_and_kept(old: Any, scripts: Any) -> None:
    before, key = old.file.read_bytes(), old.file_key
    entries = rows(old.file, key, "SELECT * FROM op ORDER BY site_id, seq")
    bring_up(old, scripts())
    assert left(old.folder) == {FILE, "county-0001.db"}
    assert (old.folder / "county-0001.db").read_bytes() == before
    assert upgrade.version(old.file, key) == 2
    assert upgrade.version(old.folder / "county-0001.db", key) == 1
    assert rows(old.file, key, "SELECT weather, companions, note FROM visit") == [
        ("晴", "村干部", "一切安好")
    ]
    assert rows(old.file, key, "SELECT * FROM op ORDER BY site_id, seq") == entries
    # The table was made anew: what refers to it is still there, and still refers to it.
    assert rows(old.file, key, "SELECT code FROM visit_items ORDER BY code") == [("A2",), ("B1",)]
    assert (
        "REFERENCES visit "
        in rows(old.file, key, "SELECT sql FROM sqlite_master WHERE name = 'visit_items'")[0][0]
    )
    made = engine(old.file, key)
    with made.connect() as connection:
        found = search.find(connection, "欧阳")
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    made.dispose()
    assert [kind for kind, _ in found] == ["person"]


def test_the_log_of_a_killed_program_comes_along(old: Any, scripts: Any) -> None:
    """Saves that stand in the log only are in the new file and in the one that is kept."""
    performer = old.open()
    [key] = performer.ask(common.find, "visit")
    performer.do(common.save, "visit", {"note": "只在日志里"}, key)
    killed = old.folder.with_name("killed")
    shutil.copytree(old.folder, killed)
    performer.close()
    assert (killed / f"{FILE}-wal").stat().st_size
    upgrade.bring_up(killed / FILE, old.file_key, scripts(), 2)
    for name in (FILE, "county-0001.db"):
        assert rows(killed / name, old.file_key, "SELECT note FROM visit") == [("只在日志里",)]
    assert not any((killed / f"{FILE}{tail}").exists() for tail in ("-wal", "-shm"))


def test_a_log_that_stays_stops_the_switch(old: Any, scripts: Any, monkeypatch: Any) -> None:
    """It would be replayed over the new file."""
    before, verify = old.file.read_bytes(), upgrade._verify

    def and_a_log(*arguments: Any) -> None:
        verify(*arguments)
        Path(f"{old.file}-wal").write_bytes(b"frames")

    monkeypatch.setattr(upgrade, "_verify", and_a_log)
    with pytest.raises(Trouble, match="原文件未动"):
        bring_up(old, scripts())
    assert old.file.read_bytes() == before


def test_a_file_of_today_is_left_alone(old: Any, monkeypatch: Any) -> None:
    before = old.file.read_bytes()
    monkeypatch.setattr(upgrade, "_migrate", lambda *_: pytest.fail("migrated"))
    old.open().close()
    assert left(old.folder) == {FILE}
    assert old.file.read_bytes() == before


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failure_in_the_middle_leaves_the_old_file(old: Any, scripts: Any, fault: str) -> None:
    before = old.file.read_bytes()
    with pytest.raises(Exception) as caught:  # noqa: PT011  whatever it is, the file counts
        bring_up(old, scripts(FAULTS[fault]))
    if fault in ("lost rows", "lost entries", "loose rows"):
        assert isinstance(caught.value, Trouble)
        assert "核对没有通过" in str(caught.value)
    assert old.file.read_bytes() == before
    assert left(old.folder) == {FILE}
    old.open().close()


def test_a_bug_in_a_migration_reaches_the_user_as_such_and_the_disk_as_trouble(
    old: Any, scripts: Any, monkeypatch: Any
) -> None:
    original = upgrade.bring_up
    for fault, error in (("a bug in the script", KeyError), ("the disk", Trouble)):
        place = scripts(FAULTS[fault])
        monkeypatch.setattr(
            upgrade, "bring_up", lambda *given, p=place, **more: original(*given, p, 2, **more)
        )
        with pytest.raises(error):
            old.open()
        shutil.rmtree(place)
    monkeypatch.setattr(upgrade, "bring_up", original)
    old.open().close()


STEPS = [
    (upgrade, "_copy"), (upgrade, "_migrate"), (upgrade, "_verify"), (files, "keep"),
    (paths, "replace"), (paths, "sync_folder"),
]  # fmt: skip


class Killed(BaseException):
    """The program ends here: nothing after it runs."""


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(len(STEPS)), ids=[name for _, name in STEPS])
def test_killed_at_any_step_it_is_brought_up_the_next_time(
    old: Any, scripts: Any, monkeypatch: Any, step: int, after: bool
) -> None:
    """As a kill would leave it: without the tidying up that an error still gets."""
    place, (module, name) = scripts(), STEPS[step]
    original = getattr(module, name)

    def die(*arguments: Any) -> None:
        if after:
            original(*arguments)
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(module, name, die)
        patch.setattr(upgrade, "_discard", lambda copy: None)
        bring_up(old, place)
    assert old.file.exists()
    bring_up(old, place)
    assert left(old.folder) - {"county-0001.db.part"} == {FILE, "county-0001.db"}
    assert rows(old.file, old.file_key, "SELECT weather, note FROM visit") == [("晴", "一切安好")]
    kept = rows(old.folder / "county-0001.db", old.file_key, "SELECT note FROM visit")
    assert kept == [("一切安好",)]


def test_what_a_cut_off_copy_left_is_not_taken_up(old: Any, scripts: Any) -> None:
    for tail in ("", "-journal"):
        (old.folder / f"{FILE}.part{tail}").write_bytes(b"half a copy" * 4000)
    bring_up(old, scripts())
    assert left(old.folder) == {FILE, "county-0001.db"}


def test_a_newer_file_is_refused_in_one_sentence(old: Any, tamper: Any) -> None:
    performer = old.open()
    tamper(performer, "UPDATE alembic_version SET version_num = '0002'")
    performer.close()
    before = old.file.read_bytes()
    with pytest.raises(Trouble) as caught:
        old.open()
    assert str(caught.value) == "这份数据是由更新的程序写的，请先更新本程序再打开。"
    assert old.file.read_bytes() == before
    assert left(old.folder) == {FILE}
    with pytest.raises(Trouble):  # and the folder is free for the newer program
        old.open()


def test_an_old_file_with_a_wrong_key_is_not_touched(old: Any, scripts: Any) -> None:
    before = old.file.read_bytes()
    with pytest.raises(Trouble, match="损坏"):
        upgrade.bring_up(old.file, bytes(32), scripts(), 2)
    assert old.file.read_bytes() == before


def test_a_file_that_cannot_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "county.db").mkdir()
    with pytest.raises(Trouble, match="检查文件夹权限"):
        upgrade.version(tmp_path / "county.db", bytes(32))
