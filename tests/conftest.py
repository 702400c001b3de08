"""What every test stands on: a fixed clock, homes of their own, a real encrypted file.

The county is laid out once a run by the program itself and its files copied for each test. Nothing
here knows Qt, so that the lower layers are tested without it.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from sqlalchemy import Engine, create_engine
from stdnum.cn import ric

from qianshou_desktop.actions import accounts, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store import clock, disk, engine
from qianshou_desktop.store.db import FILE, Store, build
from qianshou_desktop.store.keys import LEAST_KIB, LEAST_PASSES, Cost, derive

# The same examples every time: what is landed must not fail by chance.
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")
NOW = "2022-09-15T10:00:00+08:00"
COUNTY, TOWN = "420581", "420581104"
USER, PASSWORD = "测试员", "清江水绿 2022"
FILE_KEY = bytes(range(32))
SITE = bytes.fromhex("0123456789abcdef")
CHEAP = Cost(LEAST_KIB, LEAST_PASSES, 2)  # the cheapest that the program accepts


DEMONSTRATION = ("--people", 44, "--logs", 120)

# Begun first, so that none of them is left alone on one core at the end.
LONG = ("test_a_picture_of_every_page", "test_kill_at_any_moment", "test_a_month_from_an_empty",
        "test_every_part_holds")  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="proofs at their full length")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether a proof is to be carried out at its full length, or shortly among the tests."""
    return bool(request.config.getoption("--long"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long tests before the others; beyond that the order stays."""
    items.sort(key=lambda item: not item.name.startswith(LONG))


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The program's clock stands still, and its own folders lie in the run's temporary folder."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANSHOU_NOW", NOW)
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> Iterator[None]:
    """The engines of a run share what was compiled: each test opens a file of its own, and the same
    statements would be put together again thousands of times."""
    first: list[Engine] = []

    def shared(*given: Any, **options: Any) -> Engine:
        made = create_engine(*given, **options)
        first.append(made)
        made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        made.pool._dialect = made.dialect
        del first[1:]
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", shared)
        yield


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins at the same instant, whatever the one before did to the clock."""
    monkeypatch.setenv("QIANSHOU_NOW", NOW)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put the program's clock to an ISO instant (without zone: Beijing time)."""
    return lambda instant: monkeypatch.setenv("QIANSHOU_NOW", instant)


@pytest.fixture
def today() -> date:
    return clock.today()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty data folder."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """An empty file: tables, index and site, but no county and no user."""
    made = Store(folder, FILE_KEY)
    build(made, SITE, "测试安装", None)
    yield made
    made.close()


@dataclass(frozen=True)
class County:
    """A county's data folder as a first start leaves it, and what opens it."""

    folder: Path
    user: str
    password: str
    uid: bytes
    role: str
    data_key: bytes
    groups: tuple[str, ...]

    @property
    def file(self) -> Path:
        return self.folder / FILE

    @property
    def file_key(self) -> bytes:
        return derive(self.data_key, "file")

    def open(self) -> Performer:
        """The opened county without the price of a password."""
        return Performer(
            Store(self.folder, self.file_key), self.user, self.uid, self.role, self.data_key
        )


def lay_out(folder: Path, town: str | None) -> County:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "lay_ballast", lambda folder: None)  # 64 MB for each test are too many
        uids = clock.seeded_uids(1, clock.now())
        made, groups = accounts.create(
            folder, COUNTY, USER, PASSWORD, town, cost=CHEAP, uids=uids
        )  # fmt: skip
    made.close()
    return County(folder, USER, PASSWORD, made.uid, made.role, made.data_key, groups)


@pytest.fixture(scope="session")
def template(_home: None, tmp_path_factory: pytest.TempPathFactory) -> County:
    """The county that is copied; nobody opens it."""
    return lay_out(tmp_path_factory.mktemp("county"), None)


@pytest.fixture(scope="session")
def town_template(_home: None, tmp_path_factory: pytest.TempPathFactory) -> County:
    """The same for a laptop that stands at the station of one township."""
    return lay_out(tmp_path_factory.mktemp("town"), TOWN)


@pytest.fixture(scope="session")
def demonstrated(
    _home: None, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> tuple[Path, str]:
    """A demonstration county as the command makes it, once for all workers, and what the command
    said. Nobody opens it: whoever needs it copies it."""
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "demonstration"
    folder, said = place / "data", place / "said"
    words = ("demo", *map(str, DEMONSTRATION), "--seed", "7")
    command = [sys.executable, "-m", "qianshou_desktop", "--data", str(folder), *words]
    place.mkdir(exist_ok=True)
    with FileLock(place / "lock"):
        if not said.exists():
            done = subprocess.run(command, capture_output=True, timeout=200)
            assert (done.returncode, done.stderr) == (0, b"")
            said.write_bytes(done.stdout)
    return folder, said.read_text(encoding="utf-8")


def copied(county: County, folder: Path) -> County:
    shutil.copytree(county.folder, folder, dirs_exist_ok=True)
    return County(**{**vars(county), "folder": folder})


@pytest.fixture
def county(template: County, folder: Path) -> County:
    """宜都市 laid out in a folder of its own, closed; `USER` and `PASSWORD` open it."""
    return copied(template, folder)


@pytest.fixture
def performer(county: County, monkeypatch: pytest.MonkeyPatch) -> Iterator[Performer]:
    """A county user at work on that folder, with journalled transactions on the real file."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    made = county.open()
    yield made
    made.close()


@pytest.fixture
def town_performer(
    town_template: County, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Performer]:
    """The same at the station of one township."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    made = copied(town_template, folder).open()
    yield made
    made.close()


@pytest.fixture
def id_number() -> Callable[..., str]:
    """A sound ID number nobody has: 420500 is a city's code, never a person's."""

    def make(born: str = "19500102", order: int = 10, *, male: bool = False) -> str:
        front = f"420500{born}{order:02d}{1 if male else 2}"
        return front + ric.calc_check_digit(front + "0")

    return make


@pytest.fixture
def add_person(performer: Performer) -> Callable[..., int]:
    """Save a person through the program's own action; returns the key."""

    def add(name: str = "李秀英", **values: Any) -> int:
        given = {"township": TOWN, "filed_on": "2022-03-01", **values}
        return performer.do(common.save, "person", {"name": name, **given})

    return add


@pytest.fixture
def add_visit(performer: Performer) -> Callable[..., int]:
    """Save a visit to a person (a key) through the program's own action; returns the key."""

    def add(person: int, on: str = "2022-08-05", **values: Any) -> int:
        given = {"station": TOWN, "minutes": 30, "items": ["B1"], **values}
        return performer.do(common.save, "visit", {"person": person, "visited_on": on, **given})

    return add
