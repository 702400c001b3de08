"""The project's commands: run, test, check, pages, build. Standard library only, so that a bare
Python 3.11 on Windows or Debian can start them.

    python packaging/dev.py run

Every command first makes .venv and fills it from packaging/requirements.lock. To renew the lock
after a change of pyproject.toml (hashes of every platform's wheels, no index named):

    uv pip compile --universal --python-version 3.11 --generate-hashes --extra dev \
        --no-annotate --no-header pyproject.toml -o packaging/requirements.lock
"""

import argparse
import ctypes
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
DEMO = ROOT / "demo"
TROUBLE = 3
PEERS = ["typst==0.15.2"]  # what the bench compares with; no part of the program

# Library that Qt loads -> Debian package that holds it. The first group is what `import
# PySide6.QtWidgets, PySide6.QtPdf` and the offscreen platform need, the second what a real
# screen (xcb, Wayland) needs besides. libfreetype, libX11 and the like come with these.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class StepError(Exception):
    """The command cannot go on; the message says what to do."""


def say(text: str) -> None:
    """One line for the user, at once: a build log must not hold it back."""
    print(text, flush=True)


# ---- the machine ---------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system's loader finds the library: truer than asking the package manager."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(screen: bool) -> list[str]:
    """Debian packages that this command needs and the machine has not."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {})
    missing = [package for library, package in wanted.items() if not loads(library)]
    return missing + ([] if can_make_venv() else [venv_package()])


def can_make_venv() -> bool:
    """Debian's python3 comes without the wheels that venv needs to put pip in place."""
    if python_of(VENV).exists():
        return True
    try:
        import ensurepip
    except ImportError:
        return False
    return bool(ensurepip.version())


def venv_package() -> str:
    """The Debian package with this very Python's ensurepip."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def install_packages(packages: Sequence[str]) -> None:
    """Let apt-get install them where we may; elsewhere say the one line that would."""
    if not packages:
        return
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not (shutil.which("apt-get") and is_root()):
        raise StepError(f"缺少系统库。请以管理员身份执行这一行，然后再试：\n    {line}")
    say(f"正在安装系统库：{' '.join(packages)}")
    done = subprocess.run(
        ["sh", "-c", line],
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise StepError(f"系统库安装失败：\n{done.stdout}{done.stderr}")


def is_root() -> bool:
    """Whether apt-get may be called."""
    return sys.platform != "win32" and os.geteuid() == 0


def has_screen() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---- the environment -----------------------------------------------------------------------


def python_of(venv: Path) -> Path:
    """The environment's own interpreter."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def stamp() -> str:
    """What the environment is filled from: the lock and the project's own entry, not the settings
    of the linters, which stand in the same file and install nothing."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    source = LOCK.read_bytes() + json.dumps(project, sort_keys=True).encode()
    return hashlib.sha256(source).hexdigest()


def is_sound(venv: Path) -> bool:
    """Whether the environment runs and was made in this very place (it cannot be moved)."""
    config = venv / "pyvenv.cfg"
    if not (config.exists() and python_of(venv).exists()):
        return False
    if str(venv) not in config.read_text(encoding="utf-8"):
        return False
    probe = [str(python_of(venv)), "-m", "pip", "--version"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def prepare(screen: bool = False) -> None:
    """System libraries, .venv, locked dependencies, the project itself: what is not there yet."""
    install_packages(missing_packages(screen))
    mark, wanted = VENV / "filled-from", stamp()
    sound = is_sound(VENV)
    if sound and mark.exists() and mark.read_text() == wanted:
        return
    if not sound:
        say("正在建立 Python 环境 .venv …")
        if execute([sys.executable, "-m", "venv", "--clear", VENV]):
            raise StepError("无法建立 .venv")
    say("正在安装依赖（第一次约需一两分钟）…")
    pip("--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    pip("--no-deps", "--no-build-isolation", "-e", ROOT)
    mark.write_text(wanted)


def pip(*arguments: str | Path) -> None:
    """Install with the environment's pip: its progress for a person, its errors alone for a log."""
    quiet = () if sys.stdout.isatty() else ("-qq",)
    if python("-m", "pip", "install", "--disable-pip-version-check", *quiet, *arguments):
        raise StepError("依赖安装失败，请检查网络或软件源后再试")


def surroundings(**more: str) -> dict[str, str]:
    """The variables of a child: UTF-8 everywhere, Windows' own code page included."""
    # Without compiled files every one of the tests' programs would compile the whole anew.
    kept = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONUTF8": "1"} | more


def execute(command: Iterable[str | Path], folder: Path = ROOT, /, **more: str) -> int:
    """Run a command with these variables besides; its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, check=False, cwd=folder, env=surroundings(**more)).returncode


def python(*arguments: str | Path, **more: str) -> int:
    """Run the environment's Python in the project; its exit code."""
    return execute([python_of(VENV), *arguments], **more)


# ---- the commands --------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """启动程序；没有屏幕时生成演示县、月报和各页图片"""
    prepare(screen=has_screen())
    if has_screen():
        return python("-m", "qianshou_desktop", *arguments)
    say("没有屏幕，改为生成演示县的数据、月报与各页图片。")
    password, month = demo_county()
    program = ("-m", "qianshou_desktop", "--data", DEMO / "data")
    code = python(
        *program, "report", month, "--out", DEMO / "report", QIANSHOU_PASSWORD=password
    ) or draw_pages(DEMO / "pages", DEMO / "data", QIANSHOU_PASSWORD=password)
    if code == 0:
        say(f"演示县（人物均为虚构）：{DEMO / 'data'}，密码 {password}")
        say(f"{month} 月报（PDF、XLSX）：{DEMO / 'report'}")
        say(f"各页图片：{DEMO / 'pages'}")
    return code


def demo_county() -> tuple[str, str]:
    """Password and last month of the demonstration county, made where it is not there yet."""
    printed = DEMO / "演示县.txt"
    if not printed.exists():
        if (DEMO / "data").exists() and any((DEMO / "data").iterdir()):
            raise StepError(
                f"{DEMO / 'data'} 里有数据，却没有 {printed.name}：请先移走 demo 文件夹"
            )
        printed.parent.mkdir(exist_ok=True)
        printed.write_text(output_of("--data", DEMO / "data", "demo"), encoding="utf-8")
    return read_printed(printed.read_text(encoding="utf-8"))


def output_of(*arguments: str | Path) -> str:
    """What the program printed; its complaints go to the screen as they are."""
    words = [str(word) for word in (python_of(VENV), "-m", "qianshou_desktop", *arguments)]
    done = subprocess.run(
        words, check=False, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, encoding="utf-8"
    )
    if done.returncode:
        raise StepError(f"演示县没有建成（退出码 {done.returncode}）")
    return done.stdout


def read_printed(text: str) -> tuple[str, str]:
    """Password and last month from the two last lines that `demo` prints."""
    named = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return named["password"], named["months"].split()[-1]


def pages(arguments: list[str]) -> int:
    """把每一页画成 PNG（1366×768，125 %）：--out 文件夹 [--data 数据文件夹]"""
    parser = argparse.ArgumentParser(prog="dev.py pages")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    wanted = parser.parse_args(arguments)
    prepare()
    return draw_pages(wanted.out, wanted.data)


def draw_pages(out: Path, data: Path | None, **more: str) -> int:
    """A picture of every page, off screen, scaled as the offices' laptops are."""
    code = (
        "import sys; from pathlib import Path; from qianshou_desktop.selftest import pages;"
        "paths = [Path(name) for name in sys.argv[1:]];"
        "print(*pages(*paths), sep='\\n')"
    )
    places = [out.resolve()] + ([data.resolve()] if data else [])
    return python("-c", code, *places, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1.25", **more)


def test(arguments: list[str]) -> int:
    """安装依赖并运行全部测试；其后的参数交给 pytest"""
    prepare()
    # Filled forms are opened and counted again by a program that is not ours.
    if not shutil.which("soffice") and sys.platform.startswith("linux"):
        install_packages(["libreoffice-calc"])
    usual = ["-n", "2", "--dist", "worksteal"]
    return python("-m", "pytest", *(arguments or usual), QT_QPA_PLATFORM="offscreen")


def prove(arguments: list[str]) -> int:
    """长的证明：每一种都做足次数，印出各数（测试里只做短的）"""
    prepare()
    words = ("-m", "pytest", "-m", "proof", "--long", "-rP", "--timeout", "7200", *arguments)
    return python(*words, QT_QPA_PLATFORM="offscreen")


def check(arguments: list[str]) -> int:
    """格式、静态检查、类型、分层、行数"""
    del arguments
    prepare()
    steps: dict[str, tuple[str, ...]] = {
        "格式": ("-m", "ruff", "format", "--check", "."),
        "静态检查": ("-m", "ruff", "check", "."),
        "类型": ("-m", "mypy"),
        "分层": ("-c", "from importlinter.cli import lint_imports_command as f; f()"),
        "行数": ("packaging/sizes.py",),
    }
    failed = []
    for name, command in steps.items():
        say(f"── {name}")
        if python(*command):
            failed.append(name)
    say(f"未通过：{'、'.join(failed)}" if failed else "全部通过")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """量一遍快慢：每个数都和时限或同行比（--quick 只跑十分之一）"""
    prepare()
    if python("-m", "pip", "install", "--quiet", *PEERS):
        raise StepError("装不上用来比较的程序")
    return python("packaging/bench.py", *arguments)


def build(arguments: list[str]) -> int:
    """打包成可分发的文件夹 dist/qianshou，并在其中自检"""
    # What a screen needs is packed as well, so it must be here even where no screen is.
    prepare(screen=True)
    if not shutil.which("objdump") and sys.platform.startswith("linux"):
        install_packages(["binutils"])
    where = ("--distpath", "dist", "--workpath", "build")
    spec = ROOT / "packaging" / "qianshou.spec"
    if python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where, spec, *arguments):
        raise StepError("打包失败")
    return inspect(ROOT / "dist" / "qianshou")


def inspect(folder: Path) -> int:
    """Run the built program's own test far from the checkout, and tell what it weighs."""
    program = folder / ("qianshou.exe" if sys.platform == "win32" else "qianshou")
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as elsewhere:
        code = execute([program, "selftest"], Path(elsewhere), QT_QPA_PLATFORM="offscreen")
    say(f"自检{'未通过' if code else '通过'}，用时 {time.monotonic() - started:.1f} 秒")
    for part in (folder, *heaviest(folder / "_internal")):
        say(f"{megabytes(part):8.1f} MB  {part.relative_to(folder.parent)}")
    return code


def heaviest(folder: Path) -> list[Path]:
    """The eight largest things in the folder: what a next round of trimming should look at."""
    return sorted(folder.iterdir(), key=megabytes, reverse=True)[:8]


def megabytes(path: Path) -> float:
    """Size of a file or of a whole folder, links not followed."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.lstat().st_size for file in files) / 1e6


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "prove": prove,
    "check": check,
    "pages": pages,
    "bench": bench,
    "build": build,
}


def usage() -> str:
    """The commands that are there, each with what it does."""
    lines = [f"    {name:6} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["用法：python packaging/dev.py 命令 [参数…]", *lines])


def speak_utf8() -> None:
    """Chinese output survives a Windows console and a pipe with another code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(words: list[str]) -> int:
    """Run the command named first; what stands after `--` is the command's own as well."""
    speak_utf8()
    if not words or words[0] not in COMMANDS:
        say(usage())
        return 2
    try:
        return COMMANDS[words[0]](words[2:] if words[1:2] == ["--"] else words[1:])
    except StepError as error:
        print(error, file=sys.stderr, flush=True)
        return TROUBLE
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
