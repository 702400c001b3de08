from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import GETA, missing, runs, width

EXT_B = "𠮷"


def test_rare_letters_are_there() -> None:
    assert missing("𬀩𫖯䶮堃鿏·〔〕①“”——……％℃㎡") == []


def test_letters_in_no_font_are_named_once_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing([f"张{EXT_B}", "😀", f"{EXT_B}"]) == [EXT_B, "😀"]
    assert missing("\ud800") == ["\ud800"]


def test_blanks_and_controls_are_not_missed() -> None:
    assert missing("甲\t\n\r\x00\u200b\u00a0\u3000\ufeff葛\U000e0100乙") == []


def test_clean_keeps_letters_and_line_feeds() -> None:
    assert fonts.clean("甲\tb\r\n葛\U000e0100\x07乙\u00a0c") == "甲 b\n葛乙 c"


def test_runs_lose_nothing_and_use_the_next_font() -> None:
    made = runs(f"a{EXT_B}b𬀩", "serif")
    assert "".join(piece for _, piece in made) == f"a{GETA}b𬀩"
    assert runs("", "sans") == []


def test_a_letter_of_the_other_face_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    serif, sans = fonts._bundled("serif").known, fonts._bundled("sans").known
    only = sorted(sans - serif)
    for letter in only[:5]:
        assert runs(letter, "serif") == [(fonts.name("sans"), letter)]


def test_figures_are_tabular_in_tables() -> None:
    assert len({width(digit, "sans", 10) for digit in "0123456789"}) == 1
    assert len({width(digit, "bold", 10) for digit in "0123456789"}) == 1
    assert width("汉字", "sans", 10) == pytest.approx(20)


def test_a_font_is_read_once_from_many_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: fonts._bundled("bold"), range(32)))
    assert len({id(font) for font in made}) == 1
