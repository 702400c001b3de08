"""The program's own test of itself, and the pictures of its pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from qianshou_desktop.ui.house import PAGES


def test_every_part_holds() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qianshou_desktop", "selftest"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for place in PAGES:
        assert f"正常  页面 {place.name}" in done.stdout
    assert done.stdout.splitlines()[-1] == "全部正常"


def test_a_picture_of_every_page(demonstrated: tuple[Path, str], tmp_path: Path) -> None:
    folder, out = tmp_path / "county", tmp_path / "pictures"
    shutil.copytree(demonstrated[0], folder)
    code = (
        "import sys; from pathlib import Path; from qianshou_desktop.selftest import pages;"
        "print(*pages(*map(Path, sys.argv[1:])), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(out), str(folder)], capture_output=True, text=True,
        env=os.environ | {"QT_SCALE_FACTOR": "1.25", "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = [Path(line) for line in done.stdout.splitlines()]
    assert {place.name for place in PAGES} <= {path.stem.split("-", 1)[1] for path in made}
    for path in made:
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) in ((1366, 768), (1366, 767), (1367, 768))
