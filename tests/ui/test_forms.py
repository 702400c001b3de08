"""Forms: what they say, what they fill in by themselves, and that nothing in them is cut."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.visit import CHECKLIST
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RefEdit, RowsEdit
from qianshou_desktop.ui.editors.candidates import BESIDE, MARGIN, REMARK, fitting, titled
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.table import Table
from qianshou_desktop.ui.window import Window

Add = Callable[..., int]
CHOSEN = Qt.ItemDataRole.UserRole
LONG = "欧阳·娜仁格日乐图雅布和巴特尔其木格斯琴高娃乌兰托娅"


def ledger(window: Window, kind: str) -> Ledger:
    page = window.turn(next(n for n, p in enumerate(window.places) if kind in p.opens))
    if isinstance(page, Book):
        page = page.turn(*page.place_of(kind))
    assert isinstance(page, Ledger)
    QApplication.processEvents()
    return page


def test_a_long_name_moves_nothing(
    visits: VisitLog, settle: Callable[[], None], add_person: Add, add_visit: Add
) -> None:
    short, long = add_visit(add_person("丁一")), add_visit(add_person(LONG))
    visits.show_record("visit", short)
    settle()
    shares = visits.left.width(), visits.panes.width()
    visits.show_record("visit", long)
    settle()
    assert (visits.left.width(), visits.panes.width()) == shares
    assert visits.heading.text() == f"走访 · {LONG}"
    assert visits.heading.toolTip() == visits.heading.text()
    assert visits.heading.geometry().right() < visits.remark.geometry().left()


def test_chips_show_their_words_whole(visits: VisitLog, add_person: Add, add_visit: Add) -> None:
    checked = dict.fromkeys(CHECKLIST, "fine")
    visits.show_record("visit", add_visit(add_person(), **checked))
    QApplication.processEvents()
    for name in CHECKLIST:
        chip = visits.form.editor(name).widget()
        words = chip.property("text")
        assert chip.width() >= chip.fontMetrics().horizontalAdvance(words) + 10, words


def test_members_have_their_labels_and_the_rest_is_folded(window: Window, hands: Any) -> None:
    page = ledger(window, "household")
    page.new()
    members = page.form.editor("members")
    assert isinstance(members, RowsEdit)
    members.append()
    QApplication.processEvents()
    block = members.rows[0].block
    assert block is not None
    seen = [name for name, cell in block.cells.items() if cell.isVisible()]
    assert seen == ["name", "relation", "born_on", "phone"]
    block.more.click()
    assert all(cell.isVisible() for cell in block.cells.values())
    members.put([{"name": "丁一", "away_place": "广东"}])  # what is filled in is not folded away
    QApplication.processEvents()
    block = members.rows[0].block
    assert block is not None
    assert block.cells["away_place"].isVisible()


def test_the_head_is_offered_and_becomes_the_first_member(
    window: Window, hands: Any, qtbot: QtBot, add_person: Add
) -> None:
    add_person("欧阳娜仁", phone="13800000001", born_on="1950-01-02")
    page = ledger(window, "household")
    hands.control(Qt.Key.Key_N)
    assert hands.at() == "户主"
    hands.type("oynr")
    hands.enter()
    assert page.form.editor("head").value() == "欧阳娜仁"
    assert page.form.editor("township").value()
    (member,) = page.form.editor("members").value()
    assert [member[n] for n in ("name", "relation", "phone")] == ["欧阳娜仁", "head", "13800000001"]


def test_a_head_not_on_file_is_kept_as_typed(window: Window, hands: Any, add_person: Add) -> None:
    add_person("丁一凡")
    page = ledger(window, "household")
    hands.control(Qt.Key.Key_N)
    hands.type("丁一")
    hands.enter()
    assert page.form.editor("head").value() == "丁一"
    assert [m["name"] for m in page.form.editor("members").value()] == ["丁一"]
    page.form.focus("head")
    hands.type("丁三")  # typed over: the member goes with it
    hands.enter()
    assert [m["name"] for m in page.form.editor("members").value()] == ["丁三"]


def test_a_number_and_a_reason_for_none(
    persons: Persons, hands: Any, settle: Callable[[], None], id_number: Callable[..., str]
) -> None:
    hands.control(Qt.Key.Key_N)
    hands.type(id_number())
    persons.form.put("no_id_reason", "lost")
    persons.form.focus("no_id_reason")
    hands.press(Qt.Key.Key_Down)
    assert "请清空" in persons.form.cells["no_id_reason"].note.text()
    hands.enter()
    assert "请清空" in persons.form.cells["no_id_reason"].note.text()


def test_no_number_and_no_reason_is_remarked_not_refused(
    window: Window, persons: Persons, hands: Any, settle: Callable[[], None]
) -> None:
    hands.control(Qt.Key.Key_N)
    persons.form.focus("name")
    hands.type("丁一")
    persons.form.put("risk", "normal")
    hands.control(Qt.Key.Key_S)
    settle()
    assert persons.form.entry.key
    assert "请选无证原因" in window.foot.message.text()


def test_a_worker_number_tells_sex_and_age(
    window: Window, hands: Any, id_number: Callable[..., str]
) -> None:
    page = ledger(window, "worker")
    page.new()
    page.form.focus("id_number")
    hands.type(id_number("19800102", male=True))
    assert page.form.editor("sex").value() == "male"
    assert page.remark.text() == "42 岁"


def test_a_reference_that_is_none_says_so(window: Window, hands: Any, qtbot: QtBot) -> None:
    page = ledger(window, "project")
    page.new()
    page.form.focus("station")
    editor = page.form.editor("station")
    assert isinstance(editor, RefEdit)
    hands.type("zzq")
    qtbot.waitUntil(editor.list.isVisible)
    hands.enter()
    assert page.form.cells["station"].note.text() == "没有叫“zzq”的社工站，请从列表里选"
    page.form.focus("station")
    hands.type("zcz")  # within 宜都市枝城镇…
    hands.enter()
    assert "枝城镇" in editor.title()
    assert isinstance(editor.value(), int)


def test_every_column_of_a_list_is_in_sight(window: Window) -> None:
    for at in range(len(window.places)):
        page = window.turn(at)
        QApplication.processEvents()
        for table in page.findChildren(Table):
            wide = sum(table.columnWidth(n) for n in range(len(table.rows.columns)))
            assert not table.isVisible() or wide <= table.viewport().width(), page.name


def test_a_number_beside_a_candidate_is_whole_or_absent(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    room = metrics.horizontalAdvance("枝城镇") + 4
    assert fitting("枝城镇  420581104", room, metrics) == "枝城镇"
    assert fitting("420581104", room, metrics) == ""


def test_a_long_name_leaves_room_for_where_it_is(
    visits: VisitLog, add_person: Add, hands: Any, qtbot: QtBot
) -> None:
    key = add_person(LONG)
    visits.new()
    visits.form.focus("person")
    editor = visits.form.editor("person")
    assert isinstance(editor, RefEdit)
    hands.type("欧阳")
    qtbot.waitUntil(editor.list.isVisible)
    item = editor.list.item(0)
    metrics, width = editor.list.fontMetrics(), editor.list.viewport().width()
    shown, remark = item.text(), item.data(REMARK)
    assert (shown[:3], shown[-1]) == (LONG[:3], LONG[-1])
    assert "…" in shown
    room = width - metrics.horizontalAdvance(shown) - BESIDE - MARGIN
    assert fitting(remark, room, metrics) == remark
    hands.enter()
    assert (editor.value(), editor.title()) == (key, LONG)
    assert titled("丁一", remark, width, metrics) == "丁一"


def test_the_form_s_own_station_comes_first(
    visits: VisitLog, performer: Performer, hands: Any, qtbot: QtBot
) -> None:
    [here, there] = performer.ask(common.find, "station")[:2]
    for station in (here, there):
        for name in ("王一", "王二", "阿青"):
            performer.do(common.save, "worker", {"name": name, "station": station})
    performer.do(common.save, "worker", {"name": "王站长", "station": there, "post": "head"})
    visits.new()

    def offered(editor: RefEdit, typed: str) -> list[int]:
        editor.focus()
        hands.type(typed)
        if not typed:
            hands.press(Qt.Key.Key_Down)
        qtbot.waitUntil(editor.list.isVisible)
        keys = [editor.list.item(at).data(CHOSEN).value for at in range(editor.list.count())]
        hands.press(Qt.Key.Key_Escape)
        return [performer.ask(common.load, "worker", key).values["station"] for key in keys]

    worker, rows = (
        visits.form.editor("worker"),
        next(e for e in visits.form.editors.values() if isinstance(e, RowsEdit)),
    )
    assert isinstance(worker, RefEdit)
    assert isinstance(rows, RowsEdit)
    rows.append()
    beside = rows.rows[0].editors["worker"]
    assert isinstance(beside, RefEdit)
    for station, own in ((here, 3), (there, 4)):
        visits.form.put("station", station)
        for editor in (worker, beside):
            editor.put(None)
            found = offered(editor, "")
            assert found[:own] == [station] * own
            assert set(found[own:]) == {here, there} - {station}
            assert offered(editor, "王")[0] == station
            editor.put(None)


def test_a_short_form_has_no_scroll_bar(window: Window) -> None:
    for kind in ("agency", "project"):
        page = ledger(window, kind)
        page.new()
        QApplication.processEvents()
        area = page.form.stack.widget(0)
        assert isinstance(area, QScrollArea)
        assert not area.verticalScrollBar().isVisible(), kind


def test_refused_fields_are_named_and_cleared(
    window: Window, hands: Any, settle: Callable[[], None]
) -> None:
    page, said = ledger(window, "agency"), window.foot.message
    page.new()
    page.save()
    settle()
    assert "请改好“名称”" in said.text()
    assert "基本" not in said.text()
    hands.type("清江")
    assert said.text() == ""
    form = ledger(window, "worker").form
    problems = dict.fromkeys(("name", "phone", "station", "post"), "请填")
    assert form.in_short(problems) == "请在“基本”里改好“姓名”“社工站”“岗位”等 4 处"
    assert form.in_short({"name": "请填", "major": "太长"}) == "请改好“姓名”“专业”"


def test_the_station_stands_under_the_person(visits: VisitLog) -> None:
    """On the county's laptop; it is in sight without scrolling."""
    names = visits.form.sections[0].fields()
    assert names[:2] == ["person", "station"]
    visits.new()
    assert visits.form.cells["station"].isVisible()
    assert visits.form.cells["station"].height() >= theme.FIELD


def test_at_a_station_it_takes_no_room(town_performer: Performer, qtbot: QtBot) -> None:
    desk = Desk(town_performer)
    log = VisitLog(desk)
    qtbot.addWidget(log)
    log.new()
    assert isinstance(log.form.editor("station").value(), int)
    assert log.form.cells["station"].isHidden()
    desk.close()


def test_who_saves_with_rare_letters_writes_on_where_they_were(
    persons: Persons, add_person: Add, settle: Callable[[], None], hands: Any
) -> None:
    persons.show_record("person", add_person("丁一"))
    settle()
    persons.form.focus("name")
    hands.type("𬀩䶮")
    hands.control(Qt.Key.Key_A)
    hands.control(Qt.Key.Key_S)
    settle()
    assert not persons.unsaved()
    hands.type("韦")  # over all of it
    assert persons.form.editor("name").value() == "韦"
    hands.type("𬀩")
    hands.control(Qt.Key.Key_S)
    settle()
    hands.type("䶮")  # behind it
    assert persons.form.editor("name").value() == "韦𬀩䶮"
