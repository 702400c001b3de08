"""First start, logging in, recovery: what each leaves behind when it is cut off at any step."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import accounts, checks, common, demonstration, places
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.store import db, disk, keys
from qianshou_desktop.store.db import FILE, Store
from qianshou_desktop.store.keys import Cost, Keys, WrongPassword, new_groups

CHEAP = Cost(keys.LEAST_KIB, keys.LEAST_PASSES, 2)
NEW = "新的一句话 7531"
TOWN = "420581104"


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """No 64 MB of ballast, and a password that costs next to nothing."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    monkeypatch.setattr(Cost, "calibrated", lambda: CHEAP)
    digest = keys.hashlib.blake2b
    monkeypatch.setattr(Cost, "key", lambda c, p, s: digest(p + s, digest_size=32).digest())


@pytest.fixture
def closing() -> Iterator[Callable[[Performer], Performer]]:
    opened: list[Performer] = []
    yield lambda performer: opened.append(performer) or performer
    for performer in opened:
        performer.close()


@pytest.fixture
def made(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """A county of one user, closed, with its recovery groups."""
    performer, groups = accounts.create(folder, "420205", "张三", "清江水绿 2022")
    performer.close()
    return folder, groups


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


# ---- first start ---------------------------------------------------------------------------------------

STEPS = {
    "the tables": (db.Base.metadata, "create_all"),
    "the index": (db.search, "create"),
    "the county": (places, "lay_out"),
    "the sheet": (Keys, "with_recovery"),
    "the slot": (Keys, "with_user"),
    "the keys": (Keys, "write"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_first_start_cut_off_at_any_step_can_be_begun_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, closing: Any, step: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[step], fail)
        with pytest.raises((Trouble, OSError)):
            accounts.create(folder, "420205", "张三", "清江水绿 2022")
    assert accounts.state(folder) == "empty"
    closing(accounts.create(folder, "420205", "李四", NEW)[0]).close()
    performer = closing(accounts.enter(folder, None, NEW))
    assert performer.user == "李四"
    assert [user.name for user in performer.ask(accounts.users)] == ["李四"]
    assert all(part.good for part in performer.ask(checks.check))


def test_a_first_start_killed_before_its_keys(folder: Path, county: Any, closing: Any) -> None:
    """What lies in the folder then is the file with its log, as a killed program leaves them."""
    (folder / "keys.json").unlink()
    performer = closing(county.open())
    performer.do(common.save, "household", {"head": "张三"})
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    assert (left / f"{FILE}-wal").stat().st_size
    begun = closing(accounts.create(left, "420205", "李四", NEW)[0])
    assert begun.ask(common.count, "household") == 0
    [aside] = left.glob("未完成-*")
    assert {path.name for path in aside.iterdir()} == {FILE, f"{FILE}-wal", f"{FILE}-shm"}
    kept = Store(aside, county.file_key)  # were the keys found again: nothing of it was lost
    with kept.read() as s:
        assert common.count(s, "household") == 1
    kept.close()


def test_of_two_first_starts_at_once_one_is_refused(
    folder: Path, closing: Any, monkeypatch: Any
) -> None:
    """The second must neither set the first one's file aside nor write other keys over its own."""
    lay_out, refused = places.lay_out, []

    def meanwhile(*arguments: Any) -> None:
        with pytest.raises(Trouble, match="正在使用") as caught:
            accounts.create(folder, "420205", "李四", NEW)
        refused.append(caught)
        lay_out(*arguments)

    monkeypatch.setattr(places, "lay_out", meanwhile)
    closing(accounts.create(folder, "420205", "张三", "清江水绿 2022")[0]).close()
    assert refused
    assert closing(accounts.enter(folder, None, "清江水绿 2022")).user == "张三"


def test_a_first_start_between_looking_and_locking(
    made: Any, monkeypatch: Any, closing: Any
) -> None:
    folder, _ = made
    states = iter(["empty"])  # when it looked there was nothing yet
    state = accounts.state
    monkeypatch.setattr(accounts, "state", lambda place: next(states, None) or state(place))
    with pytest.raises(Trouble, match="已经有数据"):
        accounts.create(folder, "420205", "李四", NEW)
    assert closing(accounts.enter(folder, None, "清江水绿 2022")).user == "张三"


def test_a_folder_with_data_is_refused(made: Any) -> None:
    with pytest.raises(Trouble, match="已经有数据"):
        accounts.create(made[0], "420205", "李四", NEW)


def test_a_given_up_first_start_counts_as_none(folder: Path, closing: Any) -> None:
    accounts.abandon(accounts.create(folder, "420205", "张三", "清江水绿 2022")[0])
    assert accounts.state(folder) == "empty"
    closing(accounts.create(folder, "420205", "李四", NEW)[0])


def test_ballast_that_cannot_be_laid_is_no_obstacle(
    folder: Path, monkeypatch: Any, closing: Any
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("QIANSHOU_NOW", "2022-09-15T10:00:00+08:00")
    monkeypatch.setattr(disk, "_fill", fail)
    performer = closing(accounts.create(folder, "420205", "张三", "清江水绿 2022", cost=CHEAP)[0])
    performer.do(common.save, "household", {"head": "张三"})


def test_a_demonstration_cut_off_shows_its_password(
    folder: Path, monkeypatch: Any, closing: Any
) -> None:
    monkeypatch.setattr(demonstration.Maker, "build", fail)
    with pytest.raises((OSError, Trouble)):
        demonstration.make(folder, 5, 5, 1)
    shown = accounts.demonstration(folder)
    assert shown
    closing(accounts.enter(folder, *shown)).close()
    assert accounts.put_away_demonstration(folder)


def test_a_county_of_ones_own_is_no_demonstration(folder: Path, closing: Any) -> None:
    """Not even where a demonstration lay whose keys were lost."""
    demonstration.make(folder, 2, 2, 1)
    (folder / "keys.json").unlink()
    closing(accounts.create(folder, "420205", "张三", "清江水绿 2022")[0]).close()
    assert accounts.demonstration(folder) is None
    assert accounts.put_away_demonstration(folder) is None


# ---- logging in ----------------------------------------------------------------------------------------


def test_after_three_wrong_passwords_each_try_waits(
    made: Any, monkeypatch: Any, closing: Any
) -> None:
    folder, _ = made
    at = [1000.0]
    monkeypatch.setattr(time, "time", lambda: at[0])

    def try_once(password: str) -> str:
        try:
            closing(accounts.enter(folder, None, password)).close()
        except WrongPassword:
            return "wrong"
        except Trouble as trouble:
            return "wait" if "再试" in str(trouble) else "other"
        return "in"

    assert [try_once("不对") for _ in range(4)] == ["wrong", "wrong", "wrong", "wait"]
    assert try_once("清江水绿 2022") == "wait"  # the right one waits as well
    for seconds in (1, 2, 4, 8, 16, 32, 60, 60, 60):
        at[0] += seconds - 0.5
        assert try_once("不对") == "wait"
        at[0] += 0.6
        assert try_once("不对") == "wrong"
    at[0] += 61
    assert try_once("清江水绿 2022") == "in"
    assert [try_once("不对") for _ in range(2)] == ["wrong", "wrong"]  # counted from new
    assert (folder / FILE).exists()


def test_a_clock_put_back_locks_nobody_out(made: Any, monkeypatch: Any, closing: Any) -> None:
    folder, _ = made
    (folder / "attempts.json").write_text(json.dumps({"count": 9, "at": time.time() + 10**7}))
    closing(accounts.enter(folder, None, "清江水绿 2022"))


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"count": "x", "at": 1}', '{"count": 1e400, "at": 0}', '{"count": 10000000000000000, "at": 0}']
)  # fmt: skip
def test_a_damaged_count_of_tries_locks_nobody_out(made: Any, closing: Any, content: str) -> None:
    (made[0] / "attempts.json").write_text(content)
    closing(accounts.enter(made[0], None, "清江水绿 2022"))


def test_a_new_password_by_the_old_one(made: Any, closing: Any) -> None:
    performer = closing(accounts.enter(made[0], "张三", "清江水绿 2022"))
    with pytest.raises(Rejected) as caught:
        accounts.change_password(performer, "张三", "不对", NEW)
    assert list(caught.value.problems) == ["old"]
    with pytest.raises(Rejected) as caught:
        accounts.change_password(performer, "张三", "清江水绿 2022", "短")
    assert list(caught.value.problems) == ["password"]
    accounts.change_password(performer, "张三", "清江水绿 2022", NEW)
    performer.close()
    with pytest.raises(WrongPassword):
        accounts.enter(made[0], "张三", "清江水绿 2022")
    closing(accounts.enter(made[0], "张三", NEW))


def test_the_sheet_opens_and_gives_a_new_password(made: Any, closing: Any) -> None:
    folder, groups = made
    for _ in range(4):
        with pytest.raises(Trouble):
            accounts.enter(folder, None, "不对")
    performer = closing(accounts.recover(folder, " ".join(groups).lower(), None, NEW))
    assert performer.user == "张三"
    performer.close()
    closing(accounts.enter(folder, "张三", NEW))


@pytest.mark.parametrize("refusal", ["another sheet", "no such user", "no room for the keys"])
def test_a_failed_recovery_changes_nothing_and_holds_nothing(
    made: Any, closing: Any, monkeypatch: Any, refusal: str
) -> None:
    folder, groups = made
    before = (folder / "keys.json").read_bytes()
    code, user = " ".join(groups), None
    with monkeypatch.context() as patch, pytest.raises((Trouble, OSError)):
        if refusal == "another sheet":
            code = " ".join(new_groups())
        elif refusal == "no such user":
            user = "王五"
        else:
            patch.setattr(Keys, "write", fail)
        accounts.recover(folder, code, user, NEW)
    assert (folder / "keys.json").read_bytes() == before
    closing(accounts.enter(folder, "张三", "清江水绿 2022"))


def test_adding_a_user_is_all_or_can_be_done_again(
    made: Any, closing: Any, monkeypatch: Any
) -> None:
    folder, _ = made
    performer = closing(accounts.enter(folder, "张三", "清江水绿 2022"))
    with monkeypatch.context() as patch, pytest.raises((Trouble, OSError)):
        patch.setattr(Keys, "write", fail)
        accounts.add(performer, "李四", "station", NEW)
    assert [user.name for user in performer.ask(accounts.users)] == ["张三"]

    def full(self: Store) -> None:
        raise KeyError

    with monkeypatch.context() as patch, pytest.raises(KeyError):  # killed before the commit
        patch.setattr(db.Session, "commit", full)
        accounts.add(performer, "李四", "station", NEW)
    accounts.add(performer, "李四", "station", NEW)
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(Rejected) as caught:
        accounts.add(performer, "张三", "station", NEW)
    assert list(caught.value.problems) == ["name"]
    assert (folder / "keys.json").read_bytes() == before  # the other's password holds
    performer.close()
    assert closing(accounts.enter(folder, "李四", NEW)).role == "station"


@pytest.mark.parametrize("lost", [FILE, "keys.json"])
def test_a_lost_file_is_told_and_nothing_is_made_in_its_place(made: Any, lost: str) -> None:
    folder, _ = made
    (folder / lost).unlink()
    with pytest.raises(Trouble, match="备份"):
        accounts.enter(folder, None, "清江水绿 2022")
    assert not (folder / lost).exists()


@pytest.mark.parametrize("size", [0, 100, 4096])
def test_an_emptied_file_is_told_and_left_as_it_is(made: Any, size: int) -> None:
    """Not taken for an old one and brought up to an empty county."""
    folder, _ = made
    cut = (folder / FILE).read_bytes()[:size]
    (folder / FILE).write_bytes(cut)
    with pytest.raises(Trouble, match="备份"):
        accounts.enter(folder, None, "清江水绿 2022")
    assert (folder / FILE).read_bytes()[: len(cut)] == cut
    assert not list(folder.glob("county-*"))


def test_another_countys_keys_are_told(made: Any, county: Any) -> None:
    folder, _ = made
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    performer, _ = accounts.create(folder.with_name("third"), "420205", "张三", "清江水绿 2022")
    performer.close()
    shutil.copy(folder.with_name("third") / "keys.json", other / "keys.json")
    with pytest.raises(Trouble, match="有损坏"):
        accounts.enter(other, None, "清江水绿 2022")
