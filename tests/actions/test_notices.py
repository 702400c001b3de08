"""Every part of the program is named, with its licence and the text of it."""

import re
import tomllib
from pathlib import Path

from qianshou_desktop import paths
from qianshou_desktop.actions.notices import notices

ROOT = Path(__file__).parents[2]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_that_the_program_asks_for_has_its_version_licence_and_text() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    found = {plain(each.name): each for each in notices()}
    for line in asked:
        each = found[plain(re.split(r"[<>=;\[ ]", line)[0])]
        assert each.version, each.name
        assert each.licence not in ("", "见全文"), each.name
    inner = {"shiboken6", "mako", "lxml", "cffi"}  # that only the libraries ask for
    assert inner <= found.keys()
    assert not {"pytest", "ruff", "mypy"} & found.keys()  # that users never get


def test_no_notice_is_a_name_alone() -> None:
    """A licence's own words; an LGPL library says where its source is."""
    for each in notices():
        assert len(each.text) > 250, each.name
    qt = next(each for each in notices() if plain(each.name) == "pyside6-essentials")
    assert "源代码" in qt.text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text


def test_every_font_that_is_shipped_is_named() -> None:
    shown = {each.name for each in notices()}
    for font in (paths.resources() / "fonts").glob("*.ttf"):
        assert f"字体 {font.stem}" in shown
