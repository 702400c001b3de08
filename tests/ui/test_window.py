"""The window, its keys, and that nothing is cut at the smallest screen."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.records.visit import CHECKLIST
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.dialogs import label_in_chinese
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.guide import KEYS, PLACES, PLACES_PAGE
from qianshou_desktop.ui.help import Help
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.window import Window


def test_alt_digits_turn_pages(window: Window, hands: Any) -> None:
    for at in range(min(9, len(window.places))):
        hands.press(Qt.Key(Qt.Key.Key_1 + at), Qt.KeyboardModifier.AltModifier)
        assert window.page() is window.pages[at]


def test_no_stray_windows(window: Window, settle: Callable[[], None]) -> None:
    """A widget shown before it has a parent flashes as a window of its own."""
    seen: list[QWidget] = []
    for at in range(len(window.places)):
        window.turn(at)
        settle()
        seen += [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert not seen


def test_forms_fit_the_smallest_screen(
    window: Window,
    settle: Callable[[], None],
    add_person: Callable[..., int],
    add_visit: Callable[..., int],
) -> None:
    """No section of any form is wider than its room, empty or filled in."""
    records = [
        ("visit", _full_visit(add_person, add_visit)),
        ("household", _large_household(window)),
    ]
    cut = []
    for at in range(len(window.places)):
        window.turn(at)
        settle()
        cut += _cut(window)
    for kind, key in records:
        window.show_record(kind, key)
        settle()
        cut += _cut(window)
    assert not cut


def _full_visit(add_person: Callable[..., int], add_visit: Callable[..., int]) -> int:
    """Every item of the checklist, four items of service, the longest way."""
    checked = dict.fromkeys(CHECKLIST, "fine")
    items = ["B1", "B2", "C1", "C2"]
    return add_visit(add_person("张淑芬"), "2022-09-14", way="office", items=items, **checked)


def _large_household(window: Window) -> int:
    members = [
        {
            "name": f"欧阳娜仁{n}",
            "relation": "daughter_in_law",
            "birth_year": 1990,
            "born_on": "1990-01-02",
        }
        for n in "一二三"
    ]
    return window.desk.performer.do(
        common.save, "household", {"head": "欧阳娜仁", "members": members}, None
    )


def _cut(window: Window) -> list[str]:
    """The sections of the page in front that are wider than their room."""
    found = []
    for form in window.page().findChildren(Form):
        for number, section in enumerate(form.sections):
            form.turn(number)
            QApplication.processEvents()
            area = form.stack.widget(number)
            assert isinstance(area, QScrollArea)
            room, wide = area.viewport().width(), area.widget().width()
            if area.isVisible() and wide > room:
                found.append(f"{form.kind} {section.title} {wide} > {room}")
        form.turn(0)
    return found


def test_fields_are_in_one_section_only(window: Window, settle: Callable[[], None]) -> None:
    for at in range(len(window.places)):
        for form in window.turn(at).findChildren(Form):
            names = [name for section in form.sections for name in section.fields()]
            assert len(names) == len(set(names)), form.kind
            needed = {n for n, p in form.placed.items() if p.required}
            assert needed <= set(names), form.kind


def test_bare_enter_and_space_are_not_global(window: Window) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    bare = {QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Space")}
    assert not [s for s in window.findChildren(QShortcut) if s.key() in bare]


def test_trouble_becomes_one_dialog(window: Window, qtbot: QtBot, monkeypatch: object) -> None:
    from qianshou_desktop.ui import dialogs

    said: list[str] = []
    monkeypatch.setattr(dialogs, "warn", lambda parent, text, title="": said.append(text))  # type: ignore[attr-defined]
    window.desk.troubled.emit("磁盘已满，请腾出空间后再试。")
    assert said == ["磁盘已满，请腾出空间后再试。"]


def test_file_dialogs_speak_chinese(qapp: QApplication, qtbot: QtBot) -> None:
    asked = QFileDialog()
    qtbot.addWidget(asked)
    label_in_chinese(asked, "保存")
    parts = list(QFileDialog.DialogLabel)
    assert [asked.labelText(part) for part in parts] == [
        "位置：",
        "名称：",
        "类型：",
        "保存",
        "取消",
    ]


def test_escape_and_another_page_empty_the_finder(
    window: Window, hands: Any, qtbot: QtBot, add_person: Callable[..., int]
) -> None:
    add_person("欧阳娜仁")
    hands.control(Qt.Key.Key_K)
    hands.type("oynr")
    qtbot.waitUntil(window.finder.list.isVisible)
    hands.press(Qt.Key.Key_Escape)
    assert (window.finder.text(), window.finder.list.isVisible()) == ("", False)
    hands.type("oy")
    window.turn(2)
    assert window.finder.text() == ""


def test_look(qapp: QApplication) -> None:
    assert qapp.font().pointSizeF() == theme.POINTS
    assert qapp.font().family() in ("Microsoft YaHei UI", "Noto Sans SC")


# ---- what was refused --------------------------------------------------------------------------------


def test_a_refusal_in_the_status_line_goes_with_its_cause(
    window: Window, settle: Callable[[], None], add_person: Callable[..., int], hands: Any
) -> None:
    first, second = add_person("李秀英"), add_person("王桂兰")
    said = window.foot.message

    def refused() -> None:
        window.show_record("person", first)
        settle()
        page = window.page()
        assert isinstance(page, Ledger)
        page.form.put("phone", "12")
        page.save()
        settle()
        assert said.text().startswith("没有保存")

    refused()
    window.turn(0)
    assert said.text() == ""  # another page
    refused()
    page = window.page()
    assert isinstance(page, Ledger)
    page.form.put("phone", "13800000000")
    page.save()
    settle()
    assert "已保存" in said.text()  # saved, and that stays to be read
    page.show_record("person", second)
    assert "已保存" in said.text()
    refused()
    page.typed.discard()
    page.show_record("person", second)
    assert said.text() == ""  # another record


def test_a_refusal_on_one_tab_is_not_said_of_another(
    window: Window, settle: Callable[[], None]
) -> None:
    book = window.turn(next(n for n, place in enumerate(window.places) if "agency" in place.opens))
    assert isinstance(book, Book)
    at, nth = book.place_of("agency")
    book.turn(at, nth)
    settle()
    book.new()
    book.save()
    settle()
    assert window.foot.message.text().startswith("没有保存")
    book.turn((at + 1) % len(book.tabs))
    assert window.foot.message.text() == ""


def test_f1_says_the_keys_and_where_each_form_is(
    window: Window, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Help] = []

    def read(sheet: Help) -> None:
        shown.append(sheet)

    monkeypatch.setattr(Help, "exec", read)
    hands.press(Qt.Key.Key_F1)
    assert len(shown) == 1
    sheet = Help(PLACES_PAGE)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    pages = {place.name for place in window.places}
    named = [page for _, page in PLACES]
    assert set(named) <= pages & set(said)
    window.turn(next(at for at, place in enumerate(window.places) if place.name == "个案"))
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    groups = [group for name, group in KEYS.items() if name != "补录"]  # a grid hears its own
    told = {key for group in groups for line, _ in group for key in line.split("、")}
    bound = {key for key in told if "+" in key and "…" not in key}
    assert {QKeySequence(_plain(key)).toString() for key in bound} <= keys


def _plain(key: str) -> str:
    """As Qt spells it."""
    for sign, word in (("→", "Right"), ("←", "Left"), ("Enter", "Return"), ("PgDn", "PgDown")):
        key = key.replace(sign, word)
    return key
