"""The house stays a house: imports run one way, and no file or function outgrows a screen.

Each rule is also broken on purpose in a copy: a check that cannot fail keeps nothing.
"""

import importlib.util
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
NAMES = [contract["name"] for contract in CONFIG["contracts"]]
LAYERS, QT, DESK, PAGES = NAMES
LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)
# Where a forbidden import is planted, what it is, and the contract that must see it.
PLANTED = [
    ("records/station.py", "from qianshou_desktop.store import clock", LAYERS),
    ("store/clock.py", "from qianshou_desktop.actions import numbers", LAYERS),
    ("store/clock.py", "from qianshou_desktop.formats import cells", LAYERS),
    ("formats/cells.py", "from qianshou_desktop.store import clock", LAYERS),
    ("actions/numbers.py", "from qianshou_desktop import cli", LAYERS),
    ("cli/office.py", "from qianshou_desktop.ui import theme", LAYERS),
    ("log.py", "from qianshou_desktop.records import errors", LAYERS),
    ("stray.py", "", LAYERS),
    ("actions/numbers.py", "from PySide6.QtCore import QDate", QT),
    ("records/station.py", "import PySide6", QT),
    ("ui/pages/persons.py", "import sqlalchemy", DESK),
    ("ui/form.py", "from qianshou_desktop.store import clock", DESK),
    ("ui/table.py", "from qianshou_desktop.formats import cells", DESK),
    ("ui/pages/persons.py", "from qianshou_desktop.ui.pages import visits", PAGES),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, to be spoiled."""
    folder = tmp_path_factory.mktemp("house")
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "qianshou_desktop", folder / "qianshou_desktop", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture
def spoil(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A line put at the head of a file, and taken out again."""
    name, line, _ = request.param
    path = copy / "qianshou_desktop" / name
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(f"{line}\n{before or ''}", "utf-8")
    yield copy
    path.write_text(before, "utf-8") if before is not None else path.unlink()


def broken(said: str) -> set[str]:
    return {line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")}


def test_there_are_four_contracts_and_all_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 4 kept, 0 broken." in done.stdout
    assert len(NAMES) == 4


@pytest.mark.parametrize(
    ("spoil", "contract"),
    [(planted, planted[2]) for planted in PLANTED],
    indirect=["spoil"],
    ids=[f"{name}: {line}" for name, line, _ in PLANTED],
)
def test_each_contract_sees_what_breaks_it(spoil: Path, contract: str) -> None:
    done = lint(spoil)
    assert done.returncode == 1, done.stdout + done.stderr
    # A new module beside the layers is no import, and is told in another place.
    stray = spoil.joinpath("qianshou_desktop", "stray.py").exists()
    assert contract in broken(done.stdout) or (stray and "stray" in done.stdout + done.stderr)


def test_only_the_desk_may_reach_the_data() -> None:
    (contract,) = (c for c in CONFIG["contracts"] if c["name"] == DESK)
    allowed = {line.split(" -> ")[0] for line in contract["ignore_imports"]}
    assert allowed == {"qianshou_desktop.ui.desk"}
    (layers,) = (c for c in CONFIG["contracts"] if c["name"] == LAYERS)
    assert layers["exhaustive"] is True
    assert "ignore_imports" not in layers


@pytest.fixture(scope="module")
def sizes() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sizes", ROOT / "packaging" / "sizes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_file_over_500_lines_and_no_function_over_50(sizes: ModuleType) -> None:
    assert sizes.findings(ROOT) == []


def test_what_is_too_long_is_found(sizes: ModuleType) -> None:
    fits, over = "x = 1\n" * 500, "x = 1\n" * 501
    assert list(sizes.too_long("a.py", fits)) == []
    assert len(list(sizes.too_long("a.py", over))) == 1
    for kind in ("def", "async def"):
        function = f"class A:\n    {kind} f():\n" + "        x = 1\n" * 49
        assert list(sizes.too_long("a.py", function)) == []
        assert len(list(sizes.too_long("a.py", function + "        x = 1\n"))) == 1


def test_no_path_of_this_machine_stands_in_the_package() -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "qianshou_desktop").rglob("*.py")}
    assert [path.name for path, text in texts.items() if "/work/" in text or "/home/" in text] == []
