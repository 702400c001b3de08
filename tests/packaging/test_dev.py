"""The project's own commands: when .venv is filled again, what the lock must hold, what is said."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    """A file of packaging/, which is no package: PyPI's own `packaging` has that name."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev() -> ModuleType:
    return script("dev")


@pytest.fixture
def sizes() -> ModuleType:
    return script("sizes")


@pytest.fixture
def project(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A project in a folder of its own whose commands are written down, not run."""
    ran: list[list[str]] = []

    def execute(command: list[object], *_: object, **__: str) -> int:
        ran.append([str(word) for word in command])
        return 0

    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "lock").write_text("alembic==1.20.1")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOCK": tmp_path / "lock",
    }.items():
        monkeypatch.setattr(dev, name, value)
    monkeypatch.setattr(dev, "execute", execute)
    monkeypatch.setattr(dev, "missing_packages", lambda screen: [])
    monkeypatch.setattr(dev, "is_sound", lambda venv: venv.exists())
    (tmp_path / ".venv").mkdir()
    return ran


def test_environment_is_filled_once_for_a_lock(dev: ModuleType, project: list[list[str]]) -> None:
    dev.prepare()
    assert [command[1:4] for command in project] == [["-m", "pip", "install"]] * 2
    assert "--require-hashes" in project[0]
    dev.prepare()
    assert len(project) == 2


@pytest.mark.parametrize(
    ("changed", "text"),
    [("lock", "alembic==1.20.2"), ("pyproject.toml", '[project]\ndependencies = ["alembic"]')],
)
def test_changed_dependencies_fill_it_again(
    dev: ModuleType, project: list[list[str]], changed: str, text: str
) -> None:
    dev.prepare()
    (dev.ROOT / changed).write_text(text)
    dev.prepare()
    assert len(project) == 4


def test_settings_of_the_tools_leave_it_alone(dev: ModuleType, project: list[list[str]]) -> None:
    dev.prepare()
    (dev.ROOT / "pyproject.toml").write_text("[project]\n[tool.ruff]\nline-length = 90\n")
    dev.prepare()
    assert len(project) == 2


def test_failed_installation_is_tried_again(
    dev: ModuleType, project: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = dev.execute
    monkeypatch.setattr(dev, "execute", lambda *_, **__: 1)
    with pytest.raises(dev.StepError, match="网络"):
        dev.prepare()
    monkeypatch.setattr(dev, "execute", whole)
    dev.prepare()
    assert len(project) == 2


def test_moved_environment_is_not_sound(dev: ModuleType, tmp_path: Path) -> None:
    here = tmp_path / "here"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", here], check=True)
    there = here.rename(tmp_path / "there")
    assert dev.python_of(there).exists()
    assert not dev.is_sound(there)


def test_missing_libraries_name_the_line_that_helps(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: "xcb" not in library)
    monkeypatch.setattr(dev, "is_root", lambda: False)
    assert dev.missing_packages(screen=False) == []
    missing = dev.missing_packages(screen=True)
    assert "libxcb-cursor0" in missing
    with pytest.raises(dev.StepError, match=r"apt-get install .*libxcb-cursor0"):
        dev.install_packages(missing)


@pytest.mark.parametrize(
    ("there", "wanted"), [("/usr/bin/soffice", []), (None, ["libreoffice-calc"])]
)
def test_tests_have_an_office_program(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, there: str | None, wanted: list[str]
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "prepare", lambda: None)
    monkeypatch.setattr(dev, "python", lambda *words, **more: 0)
    monkeypatch.setattr(dev, "install_packages", installed.extend)
    monkeypatch.setattr(dev.shutil, "which", lambda name: there)
    assert dev.test([]) == 0
    assert installed == wanted


def test_system_loader_is_what_is_asked(dev: ModuleType) -> None:
    assert not dev.loads("libthis-is-nowhere.so.7")


def test_demo_lines_are_read(dev: ModuleType) -> None:
    printed = "走访: 12\nmonths: 2022-06 2022-07 2022-08\npassword: 牵手-2022: x\n"
    assert dev.read_printed(printed) == ("牵手-2022: x", "2022-08")


def test_run_without_a_screen_shows_a_county(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, ran = [], []
    monkeypatch.setattr(dev, "DEMO", tmp_path / "demo")
    monkeypatch.setattr(dev, "prepare", lambda screen: None)
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    monkeypatch.setattr(
        dev,
        "output_of",
        lambda *words: made.append(words) or "months: 2022-07 2022-08\npassword: p\n",
    )
    monkeypatch.setattr(dev, "python", lambda *words, **more: ran.append((words, more)) or 0)
    assert [dev.run([]), dev.run([])] == [0, 0]
    assert len(made) == 1, "the county is made once"
    assert ran[0][0][4:6] == ("report", "2022-08")
    assert all(more["QIANSHOU_PASSWORD"] == "p" for _, more in ran)
    assert str(tmp_path / "demo" / "pages") in [str(word) for word in ran[1][0]]


def test_foreign_data_is_not_taken_for_the_demonstration(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "DEMO", tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "county.db").touch()
    with pytest.raises(dev.StepError, match="移走"):
        dev.demo_county()


@pytest.mark.parametrize(("words", "given"), [(["--", "-x"], ["-x"]), (["-k", "a"], ["-k", "a"])])
def test_arguments_pass_through(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str], given: list[str]
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setitem(dev.COMMANDS, "test", lambda arguments: seen.append(arguments) or 0)
    monkeypatch.setattr(dev, "speak_utf8", lambda: None)
    assert dev.main(["test", *words]) == 0
    assert seen == [given]


def test_trouble_is_told_with_its_own_code(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops(arguments: list[str]) -> int:
        raise dev.StepError("请以管理员身份执行")

    monkeypatch.setattr(dev, "speak_utf8", lambda: None)
    monkeypatch.setitem(dev.COMMANDS, "run", stops)
    assert dev.main(["run"]) == 3
    assert "管理员" in capsys.readouterr().err
    assert dev.main(["nothing"]) == 2
    assert "test" in capsys.readouterr().out


def test_long_function_is_found(sizes: ModuleType) -> None:
    body = "".join(f"    x = {number}\n" for number in range(50))
    assert list(sizes.too_long("a.py", f"def short():\n{body[:-11]}")) == []
    found = list(sizes.too_long("a.py", f"class A:\n    async def long(self):\n{indent(body)}"))
    assert len(found) == 1
    assert "a.py:2: 函数 long 共 51 行" in found[0]


def indent(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def test_long_file_is_found(sizes: ModuleType) -> None:
    assert list(sizes.too_long("a.py", "x = 1\n" * 500)) == []
    assert list(sizes.too_long("a.py", "x = 1\n" * 501)) == ["a.py: 全文 501 行，上限 500"]


def test_lock_names_no_place() -> None:
    assert "://" not in LOCK
    assert "@ " not in LOCK


def test_lock_pins_every_dependency_with_hashes() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
    for line in wanted:
        name, _, least = re.match(r"([\w-]+)(>=([\d.]+))?", line).groups()
        assert name in locked, f"{name}：请按 packaging/dev.py 开头的说明更新锁定文件"
        assert version(locked[name]) >= version(least or "0"), line
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())
