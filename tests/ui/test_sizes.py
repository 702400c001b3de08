"""Every page at four scalings and two sizes of text: nothing cut, nothing over something else, nothing to be
pushed sideways. The screen is as small as the offices' laptops: 1093×614 logical pixels."""

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from qianshou_desktop.ui import looks

EVERY = tuple(product((1.0, 1.25, 1.5, 2.0), (100, 150)))
SHORT = ((1.25, 100), (1.25, 150))  # among the tests; every one of them with --long


@pytest.mark.proof
@pytest.mark.timeout(900)  # two walks over 242 views, on a slow machine beside other tests
def test_every_page_has_room(demonstrated: tuple[Path, str], tmp_path: Path, *, long: bool) -> None:
    for scale, text in EVERY if long else SHORT:
        faults, views = walked(demonstrated[0], tmp_path / f"{scale}-{text}", scale, text)
        assert faults == [], (scale, text)
        assert views > 90
        print(f"{scale} 倍、{text}% 的字：看了 {views} 处，0 处不合")


def walked(county: Path, place: Path, scale: float, text: int) -> tuple[list[str], int]:
    """The faults of a walk in a process of its own, and how many views it saw."""
    folder = place / "county"
    shutil.copytree(county, folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.walking", str(folder), str(text)],
        capture_output=True, text=True,
        env=os.environ | {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen",
                          "HOME": str(place), "XDG_STATE_HOME": str(place)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    *faults, last = done.stdout.splitlines()
    return faults, int(last.split()[1])


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"text": 7}', '{"text": "x"}', '{"text": 125, "lists": 3}']
)
def test_what_makes_no_sense_is_as_the_program_comes(kept: str, tmp_path: Path) -> None:
    looks.write(looks.Looks(text=150))
    assert looks.read().text == 150
    (looks.paths.logs() / looks.FILE).write_text(kept)
    assert looks.read().text in (100, 125)
    environ = {looks.SCALE: "1.25"}
    looks.write(looks.Looks(text=150))
    looks.enlarge(environ)
    assert environ == {looks.SCALE: "1.875"}
    looks.write(looks.Looks())
