"""Exit codes: 0 done, 1 refused, 2 wrong usage, 3 trouble of the surroundings, 70 our own bug."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop import __main__, cli
from qianshou_desktop.actions import common
from qianshou_desktop.cli import reports
from qianshou_desktop.records.kinds import Text

Run = Callable[..., Any]
CANARIES = ("李秀英", "11010519491231002X", "13800001234")


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("list",), ("list", "person", "--nonsense"), ("save",), ("report", "2022-08"),
     ("list", "person", "--where", "name"), ("demo", "--people", "-1"), ("demo", "--months", "0"),
     ("figures", "2022-08", "--station", "420581104", "--operator", "甲"), ("user",),
     ("user", "add", "某人"), ("user", "add", "某人", "--role", "king"), ("init", "--user", "某人"),
     ("export-excel", "person")],
)  # fmt: skip
def test_wrong_usage(words: tuple[str, ...], qianshou: Run) -> None:
    said = qianshou(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize(
    "words",
    [("figures", "2022-13"), ("figures", "2022-08", "--station", "420581999"), ("list", "nonsense"),
     ("figures", "2022-08", "--operator", "没有"), ("report", "x", "--out", "."), ("remove", "person", "x"),
     ("report", "2022-08", "--station", "x", "--out", "."), ("list", "person", "--where", "nonsense=1"),
     ("list", "visit", "--where", "visited_on=昨天"), ("export-excel", "nonsense", "x.xlsx")],
)  # fmt: skip
def test_refused(
    words: tuple[str, ...], qianshou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = qianshou(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err
    assert [path.name for path in tmp_path.iterdir()] == ["data", "home"]


def test_no_password_and_nobody_to_ask(process: Run, county: Any) -> None:
    said = process(county.folder, "list", "person", QIANSHOU_PASSWORD="")
    assert said.code == 2
    assert "QIANSHOU_PASSWORD" in said.err


def test_an_empty_folder(qianshou: Run, tmp_path: Path) -> None:
    said = qianshou("list", "person", data=tmp_path / "nothing")
    assert (said.code, said.out) == (3, "")
    assert "还没有数据" in said.err
    assert not (tmp_path / "nothing").exists()


def test_a_wrong_password(qianshou: Run) -> None:
    for words in (("list", "person"), ("user", "password", "测试员")):
        said = qianshou(*words, QIANSHOU_PASSWORD="不是这个密码")
        assert (said.code, said.out) == (3, "")
        assert "密码不对" in said.err


def test_an_unknown_user(qianshou: Run) -> None:
    assert qianshou("--user", "没有这人", "list", "person").code == 3


def test_a_folder_that_another_program_holds(process: Run, county: Any) -> None:
    performer = county.open()
    try:
        said = process(county.folder, "list", "person")
    finally:
        performer.close()
    assert (said.code, said.out) == (3, "")
    assert "另一个牵手社工站程序正在使用" in said.err
    assert process(county.folder, "list", "person").code == 0


@pytest.mark.parametrize("words", [("list", "person"), ("check",), ("figures", "2022-08")])
def test_a_damaged_file(words: tuple[str, ...], qianshou: Run, county: Any) -> None:
    county.file.write_bytes(b"\x00" * 4096 + county.file.read_bytes()[4096:])
    said = qianshou(*words)
    assert (said.code, said.out) == (3, "")
    assert "备份" in said.err


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[]", '{"version": 1e400}', '{"version": 99, "slots": []}', "\ud800"]
)
def test_a_damaged_key_file(content: str, qianshou: Run, county: Any) -> None:
    (county.folder / "keys.json").write_bytes(content.encode("utf-16", "surrogatepass"))
    assert qianshou("list", "person").code == 3
    (county.folder / "keys.json").write_text(content.replace("\ud800", "x"))
    said = qianshou("list", "person")
    assert said.code == 3
    assert said.err


def test_a_missing_file(qianshou: Run, county: Any) -> None:
    county.file.unlink()
    assert qianshou("list", "person").code == 3
    assert not county.file.exists()


@pytest.mark.parametrize("words", [("report", "2022-08", "--out"), ("export-excel", "person")])
def test_nowhere_to_write(words: tuple[str, ...], qianshou: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = qianshou(*words, tmp_path / "file" / "below.xlsx")
    assert (said.code, said.out) == (3, "")
    assert str(tmp_path / "file") in said.err


def test_our_own_bug_prints_the_log_and_no_personal_data(
    qianshou: Run, log_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(*CANARIES)

    monkeypatch.setattr(reports.engine, "figures", fail)
    said = qianshou("figures", "2022-08")
    assert (said.code, said.out) == (70, "")
    (log,) = log_folder.rglob("*.log")
    assert str(log) in said.err
    written = log.read_text("utf-8")
    assert "ValueError" in written
    assert "in fail" not in written
    assert "test_exit_codes.py" in written
    assert not [canary for canary in CANARIES if canary in written + said.err]


def test_a_database_error_tells_the_log_no_values(
    qianshou: Run, log_folder: Path, monkeypatch: pytest.MonkeyPatch, person: dict[str, Any]
) -> None:
    def fail(s: Any, kind: str, values: Any, key: Any) -> None:
        s.connection().exec_driver_sql("INSERT INTO nowhere VALUES (?)", (values["name"],))

    monkeypatch.setattr(common, "save", fail)
    said = qianshou("save", "person", given=json.dumps(person, ensure_ascii=False))
    assert said.code == 70
    written = "".join(path.read_text("utf-8") for path in log_folder.rglob("*.log"))
    assert "OperationalError" in written
    assert "李秀英" not in written + said.err


def test_where_our_limits_have_a_hole_the_database_refuses(
    qianshou: Run, monkeypatch: pytest.MonkeyPatch, person: dict[str, Any], lines_of: Run
) -> None:
    monkeypatch.setattr(Text, "limit", lambda *_: None)
    said = qianshou("save", "person", given=lines_of([person, person | {"address": "长" * 201}]))
    assert said.code == 1
    assert "第 2 行：服务对象没有存上：数据库不接受" in said.err
    assert qianshou("list", "person").out == ""


def test_help_shows_the_commands_there_are(process: Run, tmp_path: Path) -> None:
    said = process(tmp_path, "--help")
    assert said.code == 0
    listed = said.out.split("命令：")[1].split("\n  ")[1:]
    shown = {line.split()[0] for line in listed if line.split()}
    assert shown == {"attach", "attached", "check", "demo", "draft-document", "export-excel", "fill-form",
                     "figures", "fonts", "forms", "handover", "import-key-counties", "init", "kinds",
                     "list", "print",
                     "recover", "remove", "report", "rules", "save", "search", "selftest", "user"}  # fmt: skip


@pytest.mark.parametrize("name", list(cli.cli.commands))
def test_every_command_explains_itself_in_chinese(name: str, qianshou: Run) -> None:
    said = qianshou(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said.out)


@pytest.mark.parametrize(
    "words", [("--bogus",), ("--bogus", "selftest"), ("--user",), ("list", "x\udcff")]
)
def test_what_nobody_knows_opens_no_window(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["qianshou", *words])
    assert __main__.main() == 2
    assert capsys.readouterr().err


# What is missing here is X11's: other systems always have a screen, and libraries of other names.
x11 = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 alone lacks a screen")


def started(tmp_path: Path, **environ: str) -> tuple[int, str]:
    """The window as somebody opens it on a Linux machine of their own: code and what was said."""
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    own = {name: value for name, value in os.environ.items() if name not in without}
    words = [sys.executable, "-m", "qianshou_desktop", "--data", str(tmp_path / "none")]
    done = subprocess.run(words, env=own | environ, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


@x11
@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "打不开窗口：这里没有屏幕"),
        ({"QT_QPA_PLATFORM": "xcb"}, "打不开窗口：这里没有屏幕"),
        ({"QT_QPA_PLATFORM": "nosuch"}, "没有“nosuch”这种显示方式"),
    ],
)
def test_without_a_screen_it_says_so(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    code, told = started(tmp_path, **environ)
    assert code == 3, told
    assert said in told
    assert "Qt" not in told
    assert "qt." not in told


@x11
def test_a_library_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "libxcb-cursor.so.0").touch()  # in front of the real one, and no library
    code, told = started(tmp_path, DISPLAY=":2077", LD_LIBRARY_PATH=str(tmp_path))
    assert code == 3
    assert told.startswith("打不开窗口：系统库 libxcb-cursor.so.0 没有或打不开")


def test_a_library_that_python_itself_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacking(_: list[str]) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(__main__, "_run", lacking)
    assert __main__.main() == 3
    assert capsys.readouterr().err.startswith("打不开窗口：缺系统库（libEGL.so.1）")

    def ours(_: list[str]) -> int:
        raise ImportError("cannot import name 'frob' from 'qianshou_desktop.app'")

    monkeypatch.setattr(__main__, "_run", ours)
    with pytest.raises(ImportError):
        __main__.main()


@pytest.mark.parametrize("arguments", [[], ["--data", "x"], ["--data=x", "--user", "某人"]])
def test_without_a_command_the_window_opens(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert __main__._command(arguments) == ""


@pytest.mark.parametrize(
    "instant", ["garbage", "2022-13-01", "9999-12-31", "0001-01-01T00:00:00+14:00"]
)
def test_a_clock_that_cannot_be(instant: str, qianshou: Run) -> None:
    said = qianshou("list", "person", QIANSHOU_NOW=instant)
    assert (said.code, said.out) == (2, "")
    assert "QIANSHOU_NOW" in said.err


def test_a_password_of_other_bytes(qianshou: Run) -> None:
    assert qianshou("list", "person", QIANSHOU_PASSWORD="密码\udcff").code == 2


@pytest.mark.parametrize("content", ["[]", "5", '{"demonstration": 5}', '{"demonstration": {}}'])
def test_a_folder_that_says_nothing_of_a_demonstration(
    content: str, qianshou: Run, county: Any
) -> None:
    (county.folder / "folder.json").write_text(content)
    assert qianshou("list", "person").code == 0


def test_version(process: Run, tmp_path: Path) -> None:
    assert process(tmp_path, "--version").out.startswith("牵手社工站 ")
