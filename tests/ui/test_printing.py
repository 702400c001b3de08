"""打印 in the foot of a form: the papers of the saved record, looked at, saved, printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.ui import printing
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.pages.papers import Papers
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.preview import Preview
from qianshou_desktop.ui.printing import Printing
from qianshou_desktop.ui.window import Window

Add = Callable[..., int]


@pytest.fixture
def shown(window: Window, add_person: Add, qtbot: QtBot) -> Persons:
    """A person in the form."""
    key = add_person("李秀英", number="DX-7")
    window.show_record("person", key)
    page = window.page()
    assert isinstance(page, Persons)
    qtbot.waitUntil(lambda: page.form.entry.key == key)
    return page


def test_the_button_is_there_where_a_saved_record_has_papers(shown: Persons) -> None:
    assert shown.print_button.isVisible()
    shown.new()
    assert not shown.print_button.isVisible()


def test_control_p_shows_the_form_of_the_record(
    shown: Persons, opened: list[Printing], hands: object, qtbot: QtBot
) -> None:
    shown.form.focus()
    hands.control(Qt.Key.Key_P)  # type: ignore[attr-defined]
    [dialog] = opened
    qtbot.waitUntil(lambda: bool(dialog.preview.content))
    assert dialog.windowTitle() == "打印：服务对象档案表_DX-7"
    assert dialog.print_button.isEnabled()
    assert dialog.preview.wait.text() == f"{dialog.preview.sheets.pageCount()} 页"


def test_what_is_typed_is_saved_before(
    shown: Persons, opened: list[Printing], qtbot: QtBot
) -> None:
    shown.form.put("address", "六里冲八号")
    shown.print_out()
    qtbot.waitUntil(lambda: bool(opened))
    saved = shown.desk.ask(common.load, "person", shown.form.entry.key or 0)
    assert saved.values["address"] == "六里冲八号"
    qtbot.waitUntil(lambda: bool(opened[0].preview.content))


def test_a_new_record_has_nothing_to_print(shown: Persons, opened: list[Printing]) -> None:
    shown.new()
    shown.print_out()
    assert opened == []


def test_several_papers_can_be_chosen_and_saved(
    window: Window, performer: object, add_person: Add, qtbot: QtBot, tmp_path: Path
) -> None:
    person = add_person("李秀英", number="DX-7")
    case = window.desk.performer.do(common.save, "case", {
        "number": "GA-1", "person": person, "station": "420581104", "opened_on": "2022-03-02"})  # fmt: skip
    found = printing.papers.for_kind("case")
    dialog = Printing(window, window.desk, found, case, "GA-1")
    qtbot.waitUntil(lambda: bool(dialog.preview.content))
    first = dialog.preview.content
    dialog.paper.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(dialog.preview.content) and dialog.preview.content != first)
    assert dialog.windowTitle() == "打印：个案整卷_GA-1"
    out = tmp_path / "整卷.pdf"
    dialog.preview.save_to(out)
    qtbot.waitUntil(out.exists)
    assert out.read_bytes() == dialog.preview.content
    qtbot.waitUntil(lambda: "没有加密" in dialog.preview.line.text.text())


def test_letters_without_font_are_named_before_they_are_left_out(
    window: Window, add_person: Add, qtbot: QtBot
) -> None:
    key = add_person("李\U00031350")
    dialog = Printing(window, window.desk, printing.papers.for_kind("person"), key, "")
    qtbot.waitUntil(lambda: "U+31350" in dialog.preview.line.text.text())
    assert not dialog.print_button.isEnabled()
    dialog.preview.line.buttons()[0].click()
    qtbot.waitUntil(lambda: bool(dialog.preview.content))
    assert dialog.print_button.isEnabled()


def test_one_that_is_refused_for_good_is_not_asked_for_again_and_again(
    desk: Desk, qtbot: QtBot
) -> None:
    preview = Preview(desk)
    qtbot.addWidget(preview)
    preview.show_paper("person", "没有这个人")
    qtbot.waitUntil(lambda: bool(preview.line.text.text()))
    preview.line.buttons()[0].click()
    qtbot.waitUntil(lambda: not preview.line.isHidden())
    assert (preview.line.buttons(), preview.content) == ([], b"")


def test_blank_forms_are_offered_beside_the_dossiers(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    at = next(n for n, place in enumerate(window.places) if place.name == Papers.name)
    page = window.turn(at)
    assert isinstance(page, Papers)
    names = [page.paper.itemText(n) for n in range(page.paper.count())]
    assert "空白 活动签到表" in names
    assert "个案整卷" not in names
    page.paper.setCurrentIndex(names.index("空白 活动签到表"))
    qtbot.waitUntil(page.ready)
    page.preview.save_to(tmp_path / "空白.pdf")
    qtbot.waitUntil((tmp_path / "空白.pdf").exists)
    assert not page.station.isVisible()
