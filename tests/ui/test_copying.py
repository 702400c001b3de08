"""Rows on the clipboard: with tabs for WPS, and ID numbers as the texts that they are."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from qianshou_desktop.ui import copying
from qianshou_desktop.ui.pages.persons import Persons

Do = Callable[..., Any]


def test_a_row_and_the_whole_list(
    persons: Persons, hands: Any, settle: Callable[[], None], add_person: Do
) -> None:
    keys = [add_person(name, risk="high") for name in ("丁一", "马二")]
    settle()
    persons.table.choose(keys[1])
    persons.table.setFocus()
    hands.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "马二"
    persons.table.copy_all()
    head, *rows = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "姓名"
    assert [row.split("\t")[0] for row in rows] == ["丁一", "马二"]


def test_an_id_number_stays_a_text() -> None:
    copying.copy([["张三", "42050019750301001X", "两\n行 <b>"]])
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "张三\t42050019750301001X\t两 行 <b>"
    assert data.html().count("mso-number-format") == 3
    assert "&lt;b&gt;" in data.html()


def test_the_menu_offers_both(persons: Persons, settle: Callable[[], None], add_person: Do) -> None:
    key = add_person("丁一")
    settle()
    persons.table.choose(key)
    words = [each.text()[:2] for each in persons.table.menu().actions()]
    assert words == ["打开", "复制", "复制"]
