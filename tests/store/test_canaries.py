"""Nothing that was entered can be read in any file that the program leaves, open or closed."""

import codecs
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop import log
from qianshou_desktop.actions import accounts, common, lines, searching
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store import disk
from qianshou_desktop.store.keys import Cost

CODECS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
TOWN = "420581104"
WORDS = {
    "name": "闫鹂霏", "former": "阎莉菲曾用", "phone": "19900007531", "note": "灶台熄火三日独眠冷炕",
    "changed": "已添置电热毯并复诊取药", "village": "鹧鸪坳樟木坪村", "address": "蓼叶湾九组七十七号",
    "removed": "撤销前写下的隐情备忘", "refused": "不合格也不许落盘的话", "head": "蔺覃氏户主",
    "worker": "庹思竑社工", "user": "钥匙里不留名", "password": "口令绝不落盘-7531", "long": "漫长的病程记录",
}  # fmt: skip


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The data folder, the temporary folder and the log folder of one run."""
    temp, state = tmp_path / "temp", tmp_path / "state"
    for made in (temp, state):
        made.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(state))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    before = list(log.log.handlers)
    yield [tmp_path / "data", temp, state]
    for handler in set(log.log.handlers) - set(before):
        log.log.removeHandler(handler)
        handler.close()


def found_in(places: list[Path], words: dict[str, str]) -> list[str]:
    """Which words stand in clear in which file, or in a file's name."""
    found = []
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    assert any(path.name == "county.db" for path in files)
    for path in files:
        content = path.read_bytes()
        for label, word in words.items():
            forms = {codec: word.encode(codec) for codec in CODECS} | {"json": escaped(word)}
            found += [
                f"{label} ({c}) in {path.name}" for c, form in forms.items() if form in content
            ]
            found += [f"{label} names {path.name}"] if word in path.name else []
    return found


def escaped(word: str) -> bytes:
    return codecs.encode(word, "unicode_escape") if not word.isascii() else word.encode()


def test_the_search_for_canaries_finds_them(tmp_path: Path) -> None:
    """The instrument itself: each word in each form is seen."""
    (tmp_path / "county.db").write_bytes(b"")
    for codec in CODECS:
        (tmp_path / codec).write_bytes(b"\x00..." + "".join(WORDS.values()).encode(codec))
    found = found_in([tmp_path], WORDS)
    assert len({line.split(" (")[0] for line in found}) == len(WORDS)
    assert len(found) >= len(WORDS) * len(CODECS)


def test_no_canary_in_any_file(
    places: list[Path], county: Any, id_number: Callable[..., str]
) -> None:
    log.start()
    words = WORDS | {"id_number": id_number("19390407", 77), "other_id": id_number("19390408", 78)}
    performer = county.open()
    enter(performer, words)
    assert {path.name for path in places[0].iterdir()} >= {"county.db-wal", "county.db-shm"}
    assert found_in(places, words) == []
    change(performer, words)
    provoke(performer, words)
    assert found_in(places, words) == []
    copy = places[0].with_name("as a crash would leave it")
    shutil.copytree(places[0], copy)
    performer.close()
    assert found_in([*places, copy], words) == []
    assert "RuntimeError" in (places[2] / "qianshou" / "qianshou.log").read_text("utf-8")


def enter(performer: Performer, words: dict[str, str]) -> None:
    save = common.save
    town = performer.ask(lambda s: common.find(s, "township", where={"code": TOWN}))[0]
    village = {"code": "420581104999", "name": words["village"], "township": town}
    performer.do(save, "village", village)
    worker = {"name": words["worker"], "station": TOWN, "id_number": words["other_id"]}
    performer.do(save, "worker", worker)
    household = {"head": words["head"], "township": TOWN, "address": words["address"]}
    house = performer.do(save, "household", household)
    person = {
        "name": words["name"], "former_name": words["former"], "id_number": words["id_number"],
        "phone": words["phone"], "village": words["village"], "address": words["address"],
        "township": TOWN, "household": house, "filed_on": "2022-03-01", "illness": words["long"] * 20,
    }  # fmt: skip
    key = performer.do(save, "person", person)
    visit = {"person": key, "station": TOWN, "visited_on": "2022-08-05", "items": ["B1"]}
    for note in (words["note"], words["removed"], words["long"] * 700):
        performer.do(save, "visit", visit | {"note": note})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cost, "calibrated", lambda: Cost(64 * 1024, 3))
        accounts.add(performer, words["user"], "station", words["password"])


def change(performer: Performer, words: dict[str, str]) -> None:
    visits = performer.ask(common.find, "visit")
    performer.do(common.save, "visit", {"note": words["changed"]}, visits[0])
    performer.do(common.remove, "visit", visits[1])
    for word in words.values():
        performer.ask(searching.search, word)
    while performer.tidy():
        pass


def provoke(performer: Performer, words: dict[str, str]) -> None:
    """Errors that hold a canary: of the user, of the database, of our own."""
    line = f'{{"name": "{words["refused"]}", "sex": "{words["refused"]}"}}'
    with pytest.raises(Rejected):
        performer.do(lines.save_lines, "person", [line])

    def fail(s: Any) -> None:
        common.save(
            s, "person", {"name": words["refused"], "township": TOWN, "filed_on": "2022-03-01"}
        )
        raise RuntimeError(f"no such person: {words['refused']}")

    with pytest.raises(RuntimeError) as caught:
        performer.do(fail)
    log.bug(caught.value)


def test_keys_hold_no_user_name(places: list[Path], county: Any) -> None:
    content = (county.folder / "keys.json").read_text("utf-8")
    assert county.user not in content
    assert county.password not in content
    assert county.data_key.hex() not in content
    assert found_in(places, {"user": county.user, "password": county.password}) == []
