"""Freeze the schema of today as the first migration, and keep a file of it for ever.

    .venv/bin/python -m tests.store.freeze

writes qianshou_desktop/store/migrations/versions/0001_first.sql and tests/store/released/0001/.
Run it after a change of records, but only until 0001 is released: from then on the change is a
migration of its own (README), and released/ gets a further folder, none is ever written anew.
"""

import shutil
import tempfile
from itertools import groupby
from pathlib import Path
from unittest import mock

from sqlalchemy import Connection, text

from qianshou_desktop.actions import accounts, common
from qianshou_desktop.store import db, disk, search, upgrade
from qianshou_desktop.store.keys import LEAST_KIB, LEAST_PASSES, Cost

FIRST = upgrade.SCRIPTS / "versions" / "0001_first.sql"
RELEASED = Path(__file__).parent / "released"
BETWEEN, INDEX = ";\n\n", "CREATE INDEX"
COUNTY, USER, PASSWORD = "420205", "首任站长", "随版本留存-0001"


def schema(connection: Connection) -> list[str]:
    """Every statement that lays out a file, but for what SQLite, FTS5 and Alembic make themselves. The
    indexes of a table are made in no order of their own: they stand by their names."""
    mine = "sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name != 'alembic_version'"
    shadow = "name NOT LIKE 'search!_text!_%' ESCAPE '!'"
    query = f"SELECT sql FROM sqlite_master WHERE {mine} AND {shadow} ORDER BY rowid"
    every = ("\n".join(map(str.rstrip, sql.splitlines())) for sql in scalars(connection, query))
    grouped = groupby(every, lambda sql: sql.startswith(INDEX))
    return [sql for _, group in grouped for sql in _ordered(list(group))]


def _ordered(group: list[str]) -> list[str]:
    return sorted(group) if group[0].startswith(INDEX) else group


def scalars(connection: Connection, query: str) -> list[str]:
    return list(connection.execute(text(query)).scalars())


def settings() -> list[str]:
    command = "INSERT INTO search_text(search_text, rank) VALUES('{}', {})"
    return [command.format(*setting) for setting in search.CONFIGURE]


def freeze_schema() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = db.Store(Path(folder), bytes(32))
        db.build(store, bytes(8), "", None)
        with store.read() as s:
            statements = schema(s.connection()) + settings()
        store.close()
    FIRST.write_text(BETWEEN.join(statements) + ";\n", "utf-8")


def keep_file(name: str = "0001") -> None:
    """A small county with a person and a visit, as this version writes it."""
    folder = RELEASED / name
    shutil.rmtree(folder, ignore_errors=True)
    cost = Cost(LEAST_KIB, LEAST_PASSES)
    with mock.patch.object(disk, "lay_ballast"):
        performer, groups = accounts.create(folder, COUNTY, USER, PASSWORD, cost=cost)
    town = "420205003"
    person = {
        "name": "欧阳·娜仁",
        "township": town,
        "filed_on": "2022-03-01",
        "groups": ["left_elder"],
    }
    key = performer.do(common.save, "person", person)
    visit = {"person": key, "station": town, "visited_on": "2022-08-05", "items": ["B1", "B2"]}
    performer.do(common.save, "visit", visit | {"note": "一切安好", "minutes": 30})
    performer.close()
    (folder / "lock").unlink(missing_ok=True)
    (folder / "recovery.txt").write_text(" ".join(groups) + "\n", "utf-8")


if __name__ == "__main__":
    freeze_schema()
    keep_file()
