"""The report page: the PDF stands there, both files are written, figures with what they mean."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, references
from qianshou_desktop.actions.meanings import meant
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui import dialogs, pdf
from qianshou_desktop.ui.figures import HELD
from qianshou_desktop.ui.leaves import monthly as reports
from qianshou_desktop.ui.leaves.monthly import CHECK, Monthly, offered
from qianshou_desktop.ui.pages.report_book import ReportBook
from qianshou_desktop.ui.window import Window

TOWN = "420581104"
LATE = "宜都市枝城镇社会工作服务站 还没有上报"


@pytest.fixture
def page(
    add_person: Callable[..., int], add_visit: Callable[..., int], window: Window, qtbot: QtBot
) -> Monthly:
    person = add_person()
    add_visit(person, "2022-08-05")
    add_visit(person, "2022-09-06")
    at = next(n for n, place in enumerate(window.places) if place.name == "月报")
    book = window.turn(at)
    assert isinstance(book, ReportBook)
    found = book.front()
    assert isinstance(found, Monthly)
    qtbot.waitUntil(found.ready, timeout=20_000)
    return found


def values(page: Monthly) -> dict[str, str]:
    figures = (page.figures.list.item(at).data(HELD) for at in range(page.figures.list.count()))
    return {figure.label: figure.value for figure in figures}


def test_the_pdf_of_last_month_stands_there(page: Monthly) -> None:
    """In the middle of September August is reported on."""
    assert page.period.currentData() == "2022-08"
    assert page.sheets.pageCount() > 0
    assert "2022 年 8 月" in page.subtitle()


def test_figures_stand_beside_with_their_definitions(page: Monthly) -> None:
    shown = values(page)
    assert shown["走访人次"] == "1"
    assert shown["B1 入户探访 条数"] == "1"
    held = [page.figures.list.item(at).data(HELD) for at in range(page.figures.list.count())]
    told = {each.key: each for each in held if each.value}
    assert all(each.meaning == meant(each.key) for each in told.values())
    assert told["visits.contacts"].so_far == "本年累计 1"
    assert told["persons.filed"].so_far == ""


def test_a_figure_is_found_by_a_part_of_its_name(page: Monthly) -> None:
    page.figures.sought.setText("走访")
    rows = [page.figures.list.item(at) for at in range(page.figures.list.count())]
    there = [row.data(HELD) for row in rows if not row.isHidden()]
    assert [each.label for each in there if not each.value][:1] == ["走访"]
    assert there
    assert all("走访" in each.label for each in there if each.value)
    page.figures.sought.clear()
    assert not any(row.isHidden() for row in rows)


def test_another_month_and_a_station(page: Monthly, qtbot: QtBot) -> None:
    before = page.content
    page.period.setCurrentIndex(page.period.findData("2022-09"))
    page.station.choose(TOWN)
    qtbot.waitUntil(lambda: page.ready() and page.content != before, timeout=20_000)
    assert page.chosen() == ("2022-09", TOWN, None)
    assert "枝城镇" in page.subtitle()


def test_both_files_are_saved(
    page: Monthly, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "folder", lambda *_: tmp_path / "out")
    page.act()
    qtbot.waitUntil(lambda: "已存好" in page.line.text.text(), timeout=20_000)
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert len(PdfReader(made).pages) == page.sheets.pageCount()
    (sheet,) = (tmp_path / "out").glob("*.xlsx")
    assert openpyxl.load_workbook(sheet).sheetnames
    assert "没有加密" in page.line.text.text()


def test_turning_away_from_the_folder_writes_nothing(
    page: Monthly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "folder", lambda *_: None)
    page.act()
    assert not page.line.isVisible()


def test_letters_without_a_font_are_named_and_may_be_marked(
    page: Monthly, tmp_path: Path, qtbot: QtBot
) -> None:
    page.folder = tmp_path
    page._refused({"": "这些字本机没有字体可印：𠮷（U+20BB7）。"})
    assert "U+20BB7" in page.line.text.text()
    assert [button.text() for button in page.line.buttons()] == ["照印", "取消"]
    page.line.buttons()[0].click()
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.pdf")), timeout=20_000)


def test_printing_gets_the_report_itself(
    page: Monthly, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(reports, "print_out", lambda content, *_: asked.append(content))
    page.print_out()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert asked == [page.content]


def test_printing_asks_about_letters_without_a_font(
    page: Monthly, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(reports, "print_out", lambda content, *_: asked.append(content))
    page.strange = ["𠮷"]
    page.print_out()
    assert not asked
    assert "U+20BB7" in page.line.text.text()
    page.line.buttons()[0].click()
    assert asked == [page.content]


def test_the_old_report_is_not_printed_under_a_new_title(page: Monthly) -> None:
    page.period.setCurrentIndex(page.period.findData("2022-09"))
    assert page.content == b""
    assert not page.print_button.isEnabled()


def test_pages_go_to_paper_at_their_own_size(page: Monthly, tmp_path: Path) -> None:
    printer = pdf.printer_for(page.sheets, "月报")
    out = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    pdf.put_on_paper(page.sheets, printer)
    printed = PdfReader(out)
    assert len(printed.pages) == page.sheets.pageCount()
    assert round(float(printed.pages[0].mediabox.width)) == 595
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait


def test_the_chosen_pages_alone_go_to_paper(page: Monthly, tmp_path: Path) -> None:
    printer = pdf.printer_for(page.sheets, "月报")
    assert page.sheets.pageCount() > 3
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "chosen.pdf"))
    printer.setFromTo(2, 3)
    pdf.put_on_paper(page.sheets, printer)
    assert len(PdfReader(tmp_path / "chosen.pdf").pages) == 2


def test_a_picture_of_a_page_is_on_white(page: Monthly) -> None:
    picture = page.sheets.picture(0, QSize(300, 424))
    assert picture.pixelColor(2, 2).name() == "#ffffff"


def test_enlarging_gives_the_report_the_whole_width(page: Monthly) -> None:
    narrow = page.view.width()
    page.large.setChecked(True)
    assert page.side.isHidden()
    page.layout().activate()
    assert page.view.width() > narrow


def test_what_is_lacking_is_said_before_it_is_handed_in(
    page: Monthly, window: Window, qtbot: QtBot, add_visit: Callable[..., int]
) -> None:
    def lacks() -> list[str]:
        return [page.lacks.line(at).text for at in range(page.lacks.count())]

    qtbot.waitUntil(lambda: any("没有填走访人" in each for each in lacks()), timeout=20_000)
    key = add_visit(page.desk.ask(common.find, "person")[0], "2022-08-07", minutes=None, items=[])
    qtbot.waitUntil(lambda: any("08-07" in each for each in lacks()), timeout=20_000)
    qtbot.waitUntil(page.ready, timeout=20_000)
    assert page.side.strip.group.button(CHECK).text() == f"核对 {page.lacks.count()}"
    at = next(n for n, each in enumerate(lacks()) if "08-07" in each)
    assert page.lacks.line(at).opens.key == key
    page.lacks.open_at(at)
    assert window.page().name == "走访与日志"


def test_what_a_station_lacks_leads_to_its_own_report(
    page: Monthly, qtbot: QtBot, performer: Performer
) -> None:
    """The county is told that a station has not handed in; what it lacks is told by its own check."""
    station = performer.ask(references.key_of, "station", TOWN)
    performer.do(common.save, "station", {"state": "built"}, station)
    page.station.choose(None)

    def lacks() -> list[str]:
        return [page.lacks.line(at).text for at in range(page.lacks.count())]

    def late() -> bool:
        return LATE in lacks()

    qtbot.waitUntil(late, timeout=20_000)
    page.lacks.open_at(lacks().index(LATE))
    assert page.chosen() == ("2022-08", TOWN, None)
    qtbot.waitUntil(lambda: page.ready() and not late(), timeout=20_000)


def test_a_figure_opens_the_records_behind_it(page: Monthly, window: Window, qtbot: QtBot) -> None:
    figures = page.figures
    at = next(n for n in range(figures.list.count())
              if figures.list.item(n).data(HELD).key == "visits.contacts")  # fmt: skip
    figures.list.setCurrentRow(at)
    qtbot.keyClick(figures.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: figures.currentIndex() == 1, timeout=20_000)
    assert "（1 条记录）" in figures.title.text()
    assert figures.sources.count() == 1
    qtbot.keyClick(figures.sources, Qt.Key.Key_Return)
    assert window.page().name == "走访与日志"
    figures.back()
    assert figures.currentIndex() == 0


def test_periods_offered() -> None:
    assert offered(["2022-07", "2022-06"]) == [
        "2022-07", "2022-06", "2022-Q3", "2022-Q2", "2022-H2", "2022-H1", "2022",
    ]  # fmt: skip
