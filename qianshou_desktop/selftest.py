"""Does the program work on this machine? Every page is opened off screen over a made-up county and
a report is written; the packaged program can do it too. The same walk gives the pictures."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import accounts, demonstration, figures, reports
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store.keys import Cost
from qianshou_desktop.ui import looks
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.house import PAGES, application, build
from qianshou_desktop.ui.leaves.monthly import Monthly
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.login import Login
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.pages.visits import SEGMENTS, Visits
from qianshou_desktop.ui.setup import Setup
from qianshou_desktop.ui.stack import Stack
from qianshou_desktop.ui.window import Place, Window

WIDTH, HEIGHT = 1093, 614  # 1366×768 at 125 %
COUNTY, PASSWORD = "420581", "qing-jiang-2026"
SETTLE_MS, RENDER_MS = 30, 900


# ---- does it work ----------------------------------------------------------------------------


def main() -> int:
    """One line a part; 0 where all of them hold."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application()
    results: list[bool] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "county"
        results.append(_part("演示县", lambda: demonstration.make(folder, people=30, logs=40)))
        if results[0]:
            results += _parts(folder, Path(place) / "out")
    print("全部正常" if all(results) else "有的部分不正常", flush=True)
    return 0 if all(results) else 1


def _parts(folder: Path, out: Path) -> list[bool]:
    login = _part("登录窗口", lambda: _glance(Login(folder)))
    start = _part("首次设置", lambda: _glance(Setup(out / "none")))
    with opened(enter(folder)) as window:
        shown = [_part(f"页面 {p.name}", partial(_turn, window, at)) for at, p in _numbered()]
        paper = _part("月报 PDF 和 XLSX", lambda: _write(window.desk, out))
    return [login, start, *shown, paper]


def _part(name: str, act: Callable[[], object]) -> bool:
    try:
        act()
    except Exception as error:
        print(f"不正常  {name}：{type(error).__name__} {error}", flush=True)
        return False
    print(f"正常  {name}", flush=True)
    return True


def _write(desk: Desk, out: Path) -> None:
    month = desk.ask(figures.periods)[0]
    pdf, xlsx = desk.ask(reports.write, month, None, out, anyway=True)
    document = QPdfDocument(desk)
    if document.load(str(pdf)) != QPdfDocument.Error.None_ or not document.pageCount():
        raise AssertionError("月报 PDF 打不开")
    document.close()
    if xlsx.stat().st_size < 1000:
        raise AssertionError("月报 XLSX 是空的")


# ---- the pictures ----------------------------------------------------------------------------


def pages(out: Path, data: Path | None = None) -> list[Path]:
    """A picture of every page, of what comes before them, and of what they say when empty."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = data or Path(place) / "demo"
        if data is None:
            demonstration.make(folder)
        album = Album(out)
        _gates(album, folder, Path(place) / "new")
        _full(album, folder)
        _empty(album, Path(place) / "empty")
    return album.made


class Album:
    """Pictures numbered as they are taken."""

    def __init__(self, out: Path) -> None:
        self.out, self.made = out, list[Path]()

    def take(self, widget: QWidget, name: str) -> None:
        path = self.out / f"{len(self.made) + 1:02d}-{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} was not written")
        self.made.append(path)


def _gates(album: Album, folder: Path, fresh: Path) -> None:
    login = Login(folder)
    album.take(_look(login), "登录")
    login.password.setText("wrong-password")
    login.open()
    until(login.button.isEnabled)
    album.take(_look(login), "登录-密码不对")
    login.forgot.click()
    login.recovery.code.paste("ABCDE-12345")
    album.take(_look(login), "忘记密码")
    login.close()
    (folder / accounts.ATTEMPTS).unlink(missing_ok=True)
    _steps(album, Setup(fresh))


def _steps(album: Album, setup: Setup) -> None:
    """All five steps of the first start."""
    album.take(_look(setup), "首次设置-1")
    setup.forward()
    setup.county.search.setText("宜都")
    album.take(_look(setup), "首次设置-2")
    setup.forward()
    setup.user.user.setText("李敏")
    setup.user.password.first.setText(PASSWORD)
    setup.user.password.again.setText(PASSWORD)
    album.take(_look(setup), "首次设置-3")
    setup.forward()
    until(lambda: setup.performer is not None)
    setup.sheet.save_to(setup.folder / "sheet.pdf")
    for at, edit in zip(setup.sheet.asked, setup.sheet.typed, strict=True):
        edit.setText(setup.sheet.groups[at])
    album.take(_look(setup), "首次设置-4")
    setup.forward()
    album.take(_look(setup), "首次设置-5")
    setup.accept()
    if setup.performer:
        setup.performer.close()


def _full(album: Album, folder: Path) -> None:
    with opened(enter(folder)) as window:
        for name in views(window):
            album.take(window, name)
        for at, place in _numbered():
            page = window.turn(at)
            if place.opens and not isinstance(_front(page), Monthly):  # which saves into a folder
                page.new()
                page.save()
                settle(window)
                album.take(_look(window), f"{place.name}-有误")
                page.back()


def _front(page: Page) -> Page:
    return page.front() if isinstance(page, Stack) else page


def views(window: Window) -> Iterator[str]:
    """Every page, each of its tabs, and what is attached to the first record of its list: its name,
    while it is in front."""
    for at, place in _numbered():
        _turn(window, at)
        yield place.name
        for words in _within(window, at):
            yield f"{place.name}-{words}"


def _within(window: Window, at: int) -> Iterator[str]:
    """Every part of the log; every tab of a page, and each of those that share one."""
    page = window.page()
    if isinstance(page, Visits):
        for name, (words, _) in list(SEGMENTS.items())[1:]:
            page.turn(name)
            _turn(window, at)
            yield words
        page.turn(next(iter(SEGMENTS)))
    if isinstance(page, Book):
        for tab, nth in list(page.places())[1:]:
            page.turn(tab, nth)
            _turn(window, at)
            yield page.called(tab, nth)
        front = page.turn(0, 0)
        if isinstance(front, Ledger):
            front.body.open()
            _turn(window, at)
            yield "照片与附件"
            front.body.turn()


def _empty(album: Album, folder: Path) -> None:
    performer, _ = accounts.create(folder, COUNTY, "李敏", PASSWORD, cost=Cost(passes=3))
    with opened(performer) as window:
        for at, place in _numbered():
            album.take(_turn(window, at), f"{place.name}-空")


# ---- the walk ----------------------------------------------------------------------------------


def _numbered() -> list[tuple[int, Place]]:
    return list(enumerate(PAGES))


class Ear(QObject):
    """Hears what the desk would tell the user of: here it is a failure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heard: list[str] = []
        desk.troubled.connect(self._troubled)
        desk.bugged.connect(self._bugged)

    def check(self) -> None:
        """Raises AssertionError where something was told."""
        heard, self.heard = self.heard, []
        if heard:
            raise AssertionError("；".join(heard))

    def _troubled(self, text: str) -> None:
        self.heard.append(text)

    def _bugged(self) -> None:
        self.heard.append("程序出错，见日志")


def enter(folder: Path) -> Performer:
    """As the only user; the demonstration's password stands beside its data."""
    known = accounts.demonstration(folder)
    password = os.environ.get("QIANSHOU_PASSWORD") or (known[1] if known else "")
    return accounts.enter(folder, known[0] if known else None, password)


@contextmanager
def opened(performer: Performer) -> Iterator[Window]:
    """The window over an opened folder, closed afterwards. An error that the desk would tell the
    user of is one here."""
    desk = Desk(performer)
    window = build(desk)
    try:
        yield window
    finally:
        window.hide()
        desk.close()
        window.deleteLater()
        _wait(0)


def _turn(window: Window, at: int) -> Window:
    """A page in front, with all that it asks for."""
    ear = Ear(window.desk)
    window.turn(at)
    _look(window)
    for _ in range(2):
        settle(window)
    ready = getattr(window.page(), "ready", None)
    if ready:
        until(ready)
        _wait(RENDER_MS)  # QPdfView draws in the background and tells nobody
    ear.check()
    ear.deleteLater()
    return window


def settle(window: Window) -> None:
    """All is done that was asked of the one worker, which answers in turn."""
    answered: list[object] = []
    window.desk.fetch(figures.periods, then=answered.append)
    until(lambda: bool(answered))
    _wait(SETTLE_MS)


def _glance(widget: QWidget) -> None:
    """Shown once, and gone."""
    _look(widget)
    widget.close()
    widget.deleteLater()


def _look(widget: QWidget) -> QWidget:
    """Shown at the size of the offices' laptops, or as small as large letters leave it there."""
    share = (looks.read().text if isinstance(widget, Window) else 100) / 100
    widget.resize(int(WIDTH / share), int(HEIGHT / share))
    widget.show()
    _wait(SETTLE_MS)
    return widget


def until(holds: Callable[[], bool], most_ms: int = 20_000) -> None:
    """Let the program run until something holds."""
    for _ in range(most_ms // 5):
        if holds():
            return
        _wait(5)
    raise TimeoutError("等了太久")


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
