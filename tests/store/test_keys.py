"""keys.json: who can open the file, and what a wrong, swapped or damaged part of it does."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import keys
from qianshou_desktop.store.keys import Cost, Keys, WrongPassword, new_groups

CHEAP = Cost(keys.LEAST_KIB, keys.LEAST_PASSES, 2)
DATA_KEY = bytes(range(100, 132))
PASSWORDS = {"张三": "清江水绿 2022", "李四": "另一句话 7531"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, tuple[str, ...]]:
    """The text of a keys.json with two users, and its recovery groups."""
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    groups = new_groups()
    found = Keys(path, ()).with_recovery(DATA_KEY, groups)
    for name, password in PASSWORDS.items():
        found = found.with_user(name, password, DATA_KEY, CHEAP)
    found.write()
    return path.read_text("utf-8"), groups


@pytest.fixture
def path(made: tuple[str, Any], tmp_path: Path) -> Path:
    (tmp_path / "keys.json").write_text(made[0], "utf-8")
    return tmp_path / "keys.json"


@pytest.fixture
def groups(made: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    return made[1]


@pytest.fixture
def kdf(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """What each guess cost, without paying for it."""
    paid: list[Cost] = []

    def key(self: Cost, password: bytes, salt: bytes) -> bytes:
        paid.append(self)
        return keys.hashlib.blake2b(password + salt + repr(self).encode(), digest_size=32).digest()

    monkeypatch.setattr(Cost, "key", key)
    return paid


@pytest.fixture
def edit(path: Path) -> Callable[..., None]:
    """Change the file as somebody with an editor would."""

    def change(how: Callable[[dict[str, Any]], object]) -> None:
        found = json.loads(path.read_text("utf-8"))
        how(found)
        path.write_text(json.dumps(found), "utf-8")

    return change


def users(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [slot for slot in found["slots"] if slot["kind"] == "user"]


# ---- passwords ---------------------------------------------------------------------------------------


def test_each_user_opens_with_the_own_password(path: Path) -> None:
    found = Keys.read(path)
    for name, password in PASSWORDS.items():
        assert found.open(name, password) == DATA_KEY
        assert found.open(f" {name} ", password) == DATA_KEY


@pytest.mark.parametrize(
    ("name", "password"),
    [("张三", "清江水绿 2023"), ("张三", ""), ("张三", "另一句话 7531"), ("王五", "清江水绿 2022"), ("张", "清江水绿 2022")],
)  # fmt: skip
def test_wrong_password_and_unknown_name_are_the_same_answer(
    path: Path, name: str, password: str
) -> None:
    with pytest.raises(WrongPassword, match="用户名或密码不对"):
        Keys.read(path).open(name, password)


def test_an_unknown_name_costs_what_a_known_one_costs(tmp_path: Path, kdf: list[Cost]) -> None:
    dear = Cost(256 * 1024, 7, 4)
    found = Keys(tmp_path / "keys.json", ()).with_recovery(DATA_KEY, new_groups())
    found = found.with_user("张三", "清江水绿 2022", DATA_KEY, dear)
    kdf.clear()
    for name in ("张三", "王五"):
        with pytest.raises(WrongPassword):
            found.open(name, "不是这个")
    assert kdf == [dear, dear]


def test_without_a_name_the_only_user_is_meant(path: Path, edit: Callable[..., None]) -> None:
    with pytest.raises(Trouble, match="几个用户"):
        Keys.read(path).open(None, PASSWORDS["张三"])
    edit(lambda found: found["slots"].pop())
    assert Keys.read(path).open(None, PASSWORDS["张三"]) == DATA_KEY


def test_a_new_password_replaces_the_old(path: Path, kdf: list[Cost]) -> None:
    found = Keys.read(path)
    changed = found.with_user("张三", "新的一句话 1", DATA_KEY, CHEAP)
    assert len(changed.slots) == len(found.slots)
    changed.write()
    again = Keys.read(path)
    assert again.open("张三", "新的一句话 1") == DATA_KEY
    with pytest.raises(WrongPassword):
        again.open("张三", PASSWORDS["张三"])
    assert not list(path.parent.glob(".写入中*"))


def test_slots_of_one_password_share_nothing(path: Path, kdf: list[Cost]) -> None:
    found = Keys(path, ())
    for name in ("张三", "李四", "王五"):
        found = found.with_user(name, "同一个密码 1", DATA_KEY, CHEAP)
    for part in ("name_salt", "name", "salt", "nonce", "box"):
        assert len({slot[part] for slot in found.slots}) == 3


# ---- the file in wrong hands -----------------------------------------------------------------------


@pytest.mark.parametrize("parts", [["box"], ["box", "nonce"], ["box", "nonce", "salt"]])
def test_boxes_are_bound_to_their_slots(
    path: Path, edit: Callable[..., None], parts: list[str]
) -> None:
    def swap(found: dict[str, Any]) -> None:
        one, other = users(found)
        for part in parts:
            one[part], other[part] = other[part], one[part]

    edit(swap)
    for name in PASSWORDS:
        for password in PASSWORDS.values():
            with pytest.raises(WrongPassword):
                Keys.read(path).open(name, password)


def test_a_box_is_bound_to_kind_and_version(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    found = Keys.read(path)
    monkeypatch.setattr(keys, "VERSION", 2)
    with pytest.raises(WrongPassword):
        found.open("张三", PASSWORDS["张三"])


@pytest.mark.parametrize("part", ["box", "nonce", "salt"])
def test_one_changed_bit_of_a_slot_is_refused(
    path: Path, edit: Callable[..., None], part: str
) -> None:
    def flip(found: dict[str, Any]) -> None:
        value = bytearray(keys.b64decode(users(found)[0][part]))
        value[3] ^= 1
        users(found)[0][part] = keys._text(bytes(value))

    edit(flip)
    with pytest.raises(WrongPassword):
        Keys.read(path).open("张三", PASSWORDS["张三"])


DAMAGE: dict[str, Callable[[dict[str, Any]], object]] = {
    "no slots": lambda f: f.pop("slots"),
    "slots no list": lambda f: f.update(slots=3),
    "slots a dict": lambda f: f.update(slots={"a": 1}),
    "slot no dict": lambda f: f.update(slots=["x"]),
    "no version": lambda f: f.pop("version"),
    "version a word": lambda f: f.update(version="x"),
    "version none": lambda f: f.update(version=None),
    "no kind": lambda f: f["slots"][0].pop("kind"),
    "no base64": lambda f: users(f)[0].update(box="%%%"),
    "a short nonce": lambda f: users(f)[0].update(nonce="AAAA"),
    "a short salt": lambda f: users(f)[0].update(salt="AAAA"),
    "a long name salt": lambda f: users(f)[0].update(name_salt="A" * 44),
    "no name": lambda f: users(f)[0].pop("name"),
    "no memory": lambda f: users(f)[0].pop("memory_kib"),
    "memory a word": lambda f: users(f)[0].update(memory_kib="viel"),
    "memory without end": lambda f: users(f)[0].update(memory_kib=float("inf")),
    "no lanes": lambda f: users(f)[0].pop("lanes"),
    "box none": lambda f: users(f)[1].update(box=None),
    "recovery without salt": lambda f: f["slots"][0].pop("salt"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_told(path: Path, edit: Callable[..., None], damage: str) -> None:
    edit(DAMAGE[damage])
    with pytest.raises(Trouble, match="已损坏"):
        Keys.read(path)


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[]", b"\xff\xfe\x00", b"\x00" * 900])
def test_a_file_that_is_no_json_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Trouble, match="已损坏"):
        Keys.read(path)


def test_a_file_cut_off_anywhere_is_told(path: Path) -> None:
    whole = path.read_bytes()
    for size in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:size])
        with pytest.raises(Trouble):
            Keys.read(path)


def test_a_missing_and_a_newer_file_are_told(path: Path, edit: Callable[..., None]) -> None:
    edit(lambda found: found.update(version=2, slots=[{"kind": "card"}]))
    with pytest.raises(Trouble, match="更新的程序"):
        Keys.read(path)
    path.unlink()
    with pytest.raises(Trouble, match="没有钥匙文件"):
        Keys.read(path)


# ---- cost ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("memory", "passes"), [(keys.LEAST_KIB - 1, 3), (keys.LEAST_KIB, 2), (8, 1)]
)
def test_no_slot_is_made_cheaper_than_the_least(memory: int, passes: int) -> None:
    with pytest.raises(ValueError, match="cheap"):
        Cost(memory, passes)


@pytest.mark.parametrize(
    ("given", "paid"),
    [
        ({"memory_kib": 8, "passes": 1}, Cost(keys.LEAST_KIB, 3, 2)),
        ({"memory_kib": -5, "passes": 0, "lanes": 0}, Cost(keys.LEAST_KIB, 3, 1)),
        ({"memory_kib": 2**40, "passes": 10**9, "lanes": 10**6}, Cost(2**20, 20, 16)),
    ],
)
def test_a_doctored_cost_is_kept_in_bounds(
    path: Path, edit: Callable[..., None], kdf: list[Cost], given: dict[str, int], paid: Cost
) -> None:
    edit(lambda found: users(found)[0].update(given))
    with pytest.raises(WrongPassword):
        Keys.read(path).open("张三", PASSWORDS["张三"])
    assert kdf == [paid]


@pytest.mark.parametrize(
    ("once", "wanted"),
    [(0.05, (128 * 1024, 12)), (0.4, (128 * 1024, 4)), (0.6, (128 * 1024, 3)), (1.4, (128 * 1024, 3)), (1.6, (64 * 1024, 3))],
)  # fmt: skip
def test_the_cost_is_calibrated(
    monkeypatch: pytest.MonkeyPatch, kdf: list[Cost], once: float, wanted: tuple[int, int]
) -> None:
    times: Iterator[float] = iter([0.0, once])
    monkeypatch.setattr(time, "perf_counter", lambda: next(times))
    found = Cost.calibrated()
    assert (found.memory_kib, found.passes) == wanted
    assert kdf == [Cost()]


# ---- recovery --------------------------------------------------------------------------------------


def test_the_sheet_has_eight_groups_with_check_letters(groups: tuple[str, ...]) -> None:
    assert [len(group) for group in groups] == [5] * 8
    assert all(keys.group_holds(group) for group in groups)
    assert set("".join(groups)) <= set(keys.LETTERS)


WAYS: dict[str, Callable[[str], str]] = {
    "as printed": lambda code: code,
    "lower case": str.lower,
    "without spaces": lambda code: code.replace(" ", ""),
    "with dashes": lambda code: code.replace(" ", "-"),
    "with long dashes": lambda code: code.replace(" ", "——"),
    "over lines": lambda code: code.replace(" ", "\r\n  "),
    "O for nought": lambda code: code.replace("0", "O"),
    "o for nought": lambda code: code.lower().replace("0", "o"),
    "I for one": lambda code: code.replace("1", "I"),
    "l for one": lambda code: code.lower().replace("1", "l"),
    "full width": lambda code: "".join(chr(ord(c) + 0xFEE0) if c != " " else "　" for c in code),
}


@pytest.mark.parametrize("way", WAYS)
def test_recovery_reads_what_people_type(path: Path, groups: tuple[str, ...], way: str) -> None:
    assert keys.read_groups(WAYS[way](" ".join(groups))) == groups
    assert Keys.read(path).recover(keys.read_groups(WAYS[way](" ".join(groups)))) == DATA_KEY


@pytest.mark.parametrize(
    "way", ["as printed", "lower case", "O for nought", "l for one", "full width"]
)
def test_groups_are_typed_back_as_leniently(way: str) -> None:
    groups = tuple(keys.with_check(front) for front in ("0101", "A01B", "ZZZZ", "10A0"))
    for at, group in enumerate(groups):
        assert accounts.confirm_recovery(groups, at, f" {WAYS[way](group)} ")
        assert accounts.group_is_sound(WAYS[way](group))
        assert not accounts.confirm_recovery(groups, at, WAYS[way](groups[at - 1]))


def test_every_single_wrong_letter_is_named_by_its_group(groups: tuple[str, ...]) -> None:
    code = "".join(groups)
    for at, right in enumerate(code):
        for wrong in keys.LETTERS + "U*字":
            if wrong == right:
                continue
            with pytest.raises(Trouble, match=f"第 {at // 5 + 1} 组"):
                keys.read_groups(code[:at] + wrong + code[at + 1 :])


@pytest.mark.parametrize(
    "change", [lambda c: c[:-1], lambda c: c + "0", lambda c: "", lambda c: c[5:]]
)
def test_a_code_of_another_length_is_told(
    groups: tuple[str, ...], change: Callable[[str], str]
) -> None:
    with pytest.raises(Trouble, match="共 8 组"):
        keys.read_groups(change("".join(groups)))


def test_another_sheet_is_refused_and_a_new_one_replaces_it(
    path: Path, groups: tuple[str, ...]
) -> None:
    found = Keys.read(path)
    others = new_groups()
    renewed = found.with_recovery(DATA_KEY, others)
    assert others != groups
    assert renewed.recover(others) == DATA_KEY
    for sheet, of in ((others, found), (groups, renewed)):
        with pytest.raises(WrongPassword):
            of.recover(sheet)
    assert len(renewed.slots) == len(found.slots)
    with pytest.raises(WrongPassword):
        Keys(path, tuple(s for s in found.slots if s["kind"] == "user")).recover(groups)


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(13, "x"), "没有权限读"), (OSError(5, "坏道"), "坏道")]
)
def test_a_file_that_the_system_keeps_is_not_called_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "read_text", fail)
    with pytest.raises(Trouble, match=words) as caught:
        Keys.read(path)
    assert "损坏" not in str(caught.value)
