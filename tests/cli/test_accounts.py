"""Counties founded, users added, passwords changed and recovered, and the check."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import checks

Run = Callable[..., Any]
NEW = "新密码也要八位以上"


def test_a_county_is_founded_with_its_recovery_code(process: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    said = process(folder, "init", "--county", "420581", "--user", "张三")
    assert (said.code, said.err) == (0, "")
    code = said.lines[-1]
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5} ){7}[0-9A-HJKMNP-TV-Z]{5}", code)
    again = process(folder, "init", "--county", "420581", "--user", "李四")
    assert again.code == 3
    assert "已经有数据" in again.err
    forgotten = process(folder, "recover", QIANSHOU_RECOVERY=code.lower(), QIANSHOU_PASSWORD=NEW)
    assert (forgotten.code, forgotten.out) == (0, "用户 张三 的密码已换\n")
    assert process(folder, "user", "list").code == 3
    said = process(folder, "user", "list", "--json", QIANSHOU_PASSWORD=NEW)
    assert said.json() == [{"name": "张三", "role": "county", "active": True}]


@pytest.mark.parametrize(
    ("words", "password", "field"),
    [(("--county", "999999"), NEW, "county"), (("--county", "4205811"), NEW, "county"),
     (("--county", "420581", "--town", "420582104"), NEW, "town"), (("--county", "420581"), "短", "password"),
     (("--county", "420581"), "1" * 12, "password")],
)  # fmt: skip
def test_what_cannot_be_founded_leaves_the_folder_empty(
    words: tuple[str, ...], password: str, field: str, qianshou: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    said = qianshou("init", *words, "--user", "张三", data=folder, QIANSHOU_PASSWORD=password)
    assert (said.code, said.out) == (1, "")
    assert f" {field}：" in said.err.splitlines()[0]
    assert not folder.exists()
    assert qianshou("list", "person", data=folder).code == 3
    good = ("init", "--county", "420581", "--user", "张三")
    assert qianshou(*good, data=folder, QIANSHOU_PASSWORD=NEW).code == 0


def test_a_laptop_of_one_station(qianshou: Run, tmp_path: Path) -> None:
    words = ("init", "--county", "420581", "--town", "420581104", "--user", "张三")
    assert qianshou(*words, data=tmp_path / "new").code == 0
    (user,) = qianshou("user", "list", "--json", data=tmp_path / "new").json()
    assert user["role"] == "station"


def test_users(qianshou: Run) -> None:
    assert qianshou("user", "list").out == "测试员  县级管理员\n"
    said = qianshou("user", "add", "王五", "--role", "reader", QIANSHOU_NEW_PASSWORD=NEW)
    assert (said.code, said.out) == (0, "已添加用户 王五\n")
    add = ("--user", "测试员", "user", "add", "王五", "--role", "county")
    again = qianshou(*add, QIANSHOU_NEW_PASSWORD=NEW)
    assert again.code == 1
    assert "已经有用户" in again.err
    said = qianshou("list", "station")
    assert said.code == 3
    assert "请说明用户名" in said.err
    assert qianshou("--user", "测试员", "list", "station").code == 0
    assert qianshou("--user", "王五", "list", "station", QIANSHOU_PASSWORD=NEW).code == 0
    assert qianshou("--user", "王五", "list", "station").code == 3
    names = [u["name"] for u in qianshou("--user", "测试员", "user", "list", "--json").json()]
    assert names == ["测试员", "王五"]


@pytest.mark.parametrize("password", ["", "短", "11111111", "12345678", "Admin888"])
def test_weak_passwords_are_refused(password: str, qianshou: Run) -> None:
    for words in (("user", "add", "王五", "--role", "reader"), ("user", "password", "测试员")):
        said = qianshou(*words, QIANSHOU_NEW_PASSWORD=password)
        assert said.code == 1
        assert said.err.startswith("密码 password：")
    assert len(qianshou("user", "list").lines) == 1


def test_a_password_is_changed_by_who_knows_it(qianshou: Run, county: Any) -> None:
    assert qianshou("user", "password", "测试员", QIANSHOU_NEW_PASSWORD=NEW).out == "密码已换\n"
    assert qianshou("list", "station").code == 3
    assert qianshou("list", "station", QIANSHOU_PASSWORD=NEW).code == 0
    assert "测试员" not in (county.folder / "keys.json").read_text("utf-8")


@pytest.mark.parametrize(("change", "words"), [(lambda c: "0" * 40, "恢复单"), (lambda c: c[:-1], "位"),
                                               (lambda c: c[:4] + ("A" if c[4] != "A" else "B") + c[5:], "第 1 组")])  # fmt: skip
def test_a_wrong_recovery_code_says_where(
    change: Any, words: str, qianshou: Run, county: Any
) -> None:
    code = change(" ".join(county.groups))
    said = qianshou("recover", QIANSHOU_RECOVERY=code, QIANSHOU_PASSWORD=NEW)
    assert said.code == 3
    assert words in said.err
    assert qianshou("list", "station").code == 0


def test_recovered_for_one_of_several_users(qianshou: Run, county: Any) -> None:
    qianshou("user", "add", "王五", "--role", "reader", QIANSHOU_NEW_PASSWORD=NEW)
    other = NEW + "又换了"
    recovery = {"QIANSHOU_RECOVERY": " ".join(county.groups), "QIANSHOU_NEW_PASSWORD": other}
    assert qianshou("--user", "王五", "recover", **recovery).code == 0
    assert qianshou("--user", "王五", "list", "station", QIANSHOU_PASSWORD=other).code == 0
    assert qianshou("--user", "测试员", "list", "station").code == 0


def test_recovery_does_not_choose_among_users(qianshou: Run, county: Any) -> None:
    qianshou("user", "add", "王五", "--role", "reader", QIANSHOU_NEW_PASSWORD=NEW)
    before = (county.folder / "keys.json").read_bytes()
    said = qianshou("recover", QIANSHOU_RECOVERY=" ".join(county.groups), QIANSHOU_NEW_PASSWORD=NEW)
    assert said.code == 3
    assert "--user" in said.err
    assert (county.folder / "keys.json").read_bytes() == before
    said = qianshou("--user", "王五", "recover", QIANSHOU_RECOVERY=" ".join(county.groups),
                    QIANSHOU_NEW_PASSWORD=NEW + "又换了")  # fmt: skip
    assert said.code == 0
    assert qianshou("--user", "王五", "list", "station", QIANSHOU_PASSWORD=NEW + "又换了").code == 0


def test_a_wrong_place_is_told_before_the_password(process: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    said = process(folder, "init", "--county", "999999", "--user", "张三", QIANSHOU_PASSWORD="")
    assert said.code == 1
    assert said.err.startswith("县 county：")
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="no such modes")
def test_the_data_is_for_its_owner_alone(qianshou: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert qianshou("init", "--county", "420581", "--user", "张三", data=folder).code == 0
    modes = {name: (folder / name).stat().st_mode & 0o777 for name in ("county.db", "keys.json")}
    assert modes == {"county.db": 0o600, "keys.json": 0o600}


def test_three_wrong_passwords_make_the_fourth_wait(qianshou: Run) -> None:
    for _ in range(4):
        assert qianshou("list", "station", QIANSHOU_PASSWORD="不是这个密码").code == 3
    said = qianshou("list", "station")
    assert said.code == 3
    assert re.search(r"请等 \d+ 秒再试", said.err)


def test_the_check_tells_every_part(qianshou: Run, person: dict[str, Any]) -> None:
    qianshou("save", "person", given=json.dumps(person))
    said = qianshou("check")
    assert said.code == 0
    assert len(said.lines) >= 6
    assert all(line.startswith("完好  ") for line in said.lines)


def test_the_check_fails_after_damage(
    qianshou: Run, county: Any, lines_of: Run, person: dict[str, Any]
) -> None:
    qianshou("save", "person", given=lines_of([person] * 30))
    content = bytearray(county.file.read_bytes())
    for page in range(len(content) // 4096 // 2, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    county.file.write_bytes(content)
    said = qianshou("check")
    assert said.code == 3
    assert "有误  加密页" in said.out or "损坏" in said.err
    assert "备份" in said.err


@pytest.mark.parametrize("share", [0.2, 0.6, 0.8, 0.95])
def test_the_check_tells_every_part_of_a_damaged_file(
    share: float, qianshou: Run, county: Any, lines_of: Run, person: dict[str, Any]
) -> None:
    qianshou("save", "person", given=lines_of([person] * 30))
    whole = county.file.read_bytes()
    first = int(len(whole) // 4096 * share)
    for page in range(first, len(whole) // 4096):  # one that opening itself does not need
        content = bytearray(whole)
        content[page * 4096 + 100] ^= 1
        county.file.write_bytes(content)
        said = qianshou("check")
        if said.lines:
            break
    assert said.code == 3
    assert [line.split("：")[0][4:] for line in said.lines] == list(checks.PARTS)
    assert "有误  加密页" in said.out
