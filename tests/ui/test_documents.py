"""公文: a document drafted from the page, looked through and kept."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.ui.drafting import Drafting
from qianshou_desktop.ui.leaves.documents import Documents
from qianshou_desktop.ui.window import Window
from tests.ui.conftest import _at

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, settle: Settle) -> Documents:
    book = window.turn(_at(window, "document"))
    found = book.turn(*book.place_of("document"))  # type: ignore[attr-defined]
    settle()
    assert isinstance(found, Documents)
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[..., list[str]]:
    """The user answers the dialog; what it said against it is gathered."""
    said: list[str] = []

    def answer(kind: str, station: str | None) -> list[str]:
        def run(dialog: Drafting) -> int:
            dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
            dialog.station.choose(station)
            dialog.open()
            dialog.go()
            qtbot.waitUntil(lambda: dialog.isHidden() or bool(dialog.error.text()))
            said.append(dialog.error.text())
            return dialog.result()

        monkeypatch.setattr(Drafting, "exec", run)
        return said

    return answer


def test_a_draft_stands_in_the_form_to_be_read_through(
    page: Documents, choose: Callable[..., list[str]], window: Window, settle: Settle
) -> None:
    choose("summary", None)
    page.draft.click()
    settle()
    assert "已起草" in window.foot.message.text()
    assert page.form.editor("kind").value() == "summary"
    assert "一、服务对象和走访探视" in str(page.form.editor("body").value())


def test_what_cannot_be_drafted_is_said_in_the_dialog(
    page: Documents, choose: Callable[..., list[str]], settle: Settle
) -> None:
    said = choose("rectification", None)
    page.draft.click()
    settle()
    assert "哪个社工站" in said[0]
    assert page.desk.ask(common.count, "document") == 0
