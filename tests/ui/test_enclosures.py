"""照片与附件 on the form: dropped, pasted, told about, taken off; by hand and by keys."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import attachments, common
from qianshou_desktop.ui.editors.text import LongEdit
from qianshou_desktop.ui.enclosures import Enclosures, given
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.window import Window


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "JPEG")
    path = tmp_path / "门牌.jpg"
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def ledger(window: Window, qtbot: QtBot) -> Ledger:
    """The list of stations with the first one in the form."""
    window.show_record("station", int(window.desk.ask(common.find, "station")[0]))
    page = window.page().front()  # type: ignore[attr-defined]
    assert isinstance(page, Ledger)
    qtbot.waitUntil(lambda: page.form.entry.key is not None)
    return page


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(ledger: Ledger, data: QMimeData) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(9, 9)
    ledger.body.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, button, none))


def panel(ledger: Ledger, qtbot: QtBot, count: int) -> Enclosures:
    found = ledger.body.enclosures()
    qtbot.waitUntil(lambda: len(found.found) == count)
    return found


def test_a_dropped_photo_stands_in_the_list(ledger: Ledger, qtbot: QtBot, photo: Path) -> None:
    assert ledger.body.link.text() == "附件"
    drop(ledger, dropped(photo))
    found = panel(ledger, qtbot, 1)
    assert found.list.item(0).text() == "门牌.jpg"
    assert not found.list.item(0).icon().isNull()
    QTest.keyClick(found.list, Qt.Key.Key_F7)
    assert not ledger.body.enclosed()
    assert ledger.body.link.text() == "附件 1"


def test_by_keys_alone(ledger: Ledger, qtbot: QtBot) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    ledger.form.focus()
    QTest.keyClick(ledger, Qt.Key.Key_F7)
    QTest.keyClick(
        ledger.body.enclosures().buttons[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    found = panel(ledger, qtbot, 1)
    found.form.focus("caption")
    QTest.keyClicks(found.form.editor("caption").widget(), "front door")
    assert ledger.unsaved()
    ledger.save()
    qtbot.waitUntil(lambda: found.list.item(0).text() == "front door")
    assert not ledger.unsaved()
    QTest.keyClick(found.list, Qt.Key.Key_Delete)
    qtbot.mouseClick(found.line.buttons()[1], Qt.MouseButton.LeftButton)
    panel(ledger, qtbot, 0)


def test_what_was_refused_is_said_in_the_page(ledger: Ledger, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "程序.exe"
    bad.write_bytes(b"MZ")
    drop(ledger, dropped(bad))
    found = ledger.body.enclosures()
    qtbot.waitUntil(found.line.isVisible)
    assert "程序.exe" in found.line.text.text()
    assert "不收这种文件" in found.line.text.text()


def test_a_new_record_is_saved_first(ledger: Ledger, qtbot: QtBot, photo: Path) -> None:
    ledger.new()
    said: list[str] = []
    ledger.said.connect(lambda words, _: said.append(words))
    drop(ledger, dropped(photo))
    assert said == ["请先保存这条记录，再添加照片和文件"]
    assert ledger.desk.ask(common.count, "attachment") == 0


def test_another_record_shows_its_own(ledger: Ledger, qtbot: QtBot, photo: Path) -> None:
    drop(ledger, dropped(photo))
    panel(ledger, qtbot, 1)
    other = int(ledger.desk.ask(common.find, "station")[1])
    ledger.show_record("station", other)
    assert not ledger.body.enclosed()
    assert ledger.body.link.text() == "附件"


def test_a_change_elsewhere_takes_nothing_away(ledger: Ledger, qtbot: QtBot, photo: Path) -> None:
    drop(ledger, dropped(photo))
    found = panel(ledger, qtbot, 1)
    found.form.focus("caption")
    QTest.keyClicks(found.form.editor("caption").widget(), "half")
    ledger.refresh()
    assert ledger.body.enclosed()
    assert found.form.editor("caption").value() == "half"


def test_going_on_keeps_a_caption(ledger: Ledger, qtbot: QtBot, photo: Path) -> None:
    drop(ledger, dropped(photo))
    found = panel(ledger, qtbot, 1)
    key = found.key()
    found.form.focus("caption")
    QTest.keyClicks(found.form.editor("caption").widget(), "gate")
    other = int(ledger.desk.ask(common.find, "station")[1])
    ledger.show_record("station", other)
    qtbot.waitUntil(lambda: ledger.form.entry.key == other)

    def told() -> bool:
        return bool(ledger.desk.ask(common.load, "attachment", key).values["caption"] == "gate")

    qtbot.waitUntil(told)


def test_a_missing_file_is_said_and_opens_nothing(
    ledger: Ledger, qtbot: QtBot, photo: Path
) -> None:
    drop(ledger, dropped(photo))
    found = panel(ledger, qtbot, 1)
    for path in (ledger.desk.performer.folder / "blobs").rglob("*"):
        if path.is_file():
            path.unlink()
    found.refresh()
    found.view()
    assert "还没有到" in found.line.text.text()


def test_a_path_does_not_fall_into_a_text(ledger: Ledger, photo: Path) -> None:
    text = LongEdit()
    assert not text.paper.canInsertFromMimeData(dropped(photo))
    words = QMimeData()
    words.setText("一段话")
    assert text.paper.canInsertFromMimeData(words)


def test_only_files_and_pictures_are_taken() -> None:
    words = QMimeData()
    words.setText("x")
    assert given(words) == []
    assert given(None) == []
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.jpg")])
    assert given(web) == []


def test_a_copy_in_clear(ledger: Ledger, qtbot: QtBot, photo: Path, tmp_path: Path) -> None:
    drop(ledger, dropped(photo))
    found = panel(ledger, qtbot, 1)
    name, content = ledger.desk.ask(attachments.content, found.found[0].key)
    assert name == "门牌.jpg"
    attachments.write(tmp_path / name, content)
    written = io.BytesIO((tmp_path / name).read_bytes())
    assert Image.open(written).size == (400, 300)
