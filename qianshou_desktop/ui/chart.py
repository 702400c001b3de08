"""Charts on screen: the drawing made for paper, shown in the size of the place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from qianshou_desktop.actions import reports
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.pdf import Sheets
from qianshou_desktop.ui.tabs import Strip

POINTS_A_PIXEL = 0.75
SETTLE_MS = 80
LOWEST = 130  # px, with bars that can still be told apart
CHARTS = {"domains": "按领域", "months": "近几个月", "groups": "按对象类别"}


class Chart(QWidget):
    """One chart, asked for again when the place or the figures change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._what: tuple[Callable[..., bytes], tuple[Any, ...]] | None = None
        self._image: QImage | None = None
        self._sheets = Sheets(self)
        self._newest = Newest()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.setMinimumHeight(LOWEST)

    def draw(self, which: str, period: str, station: str | None) -> None:
        """This chart now."""
        self.show_drawing(CHARTS[which], reports.chart_pdf, which, period, station)

    def show_drawing(self, name: str, action: Callable[..., bytes], *about: Any) -> None:
        """What an action (session, *about, width, height in points) draws as a PDF of one page."""
        self._what = (action, about)
        self.setAccessibleName(f"图：{name}")
        self._ask()

    def show_nothing(self) -> None:
        """No drawing."""
        self._what, self._image = None, None
        self.update()

    def ready(self) -> bool:
        """Whether the chart asked for stands."""
        return self._image is not None and self._image.size() == self._pixels()

    def _ask(self) -> None:
        if self._what is None or self.width() < 50 or not self.isVisible():
            return
        size = (self.width() * POINTS_A_PIXEL, self.height() * POINTS_A_PIXEL)
        action, about = self._what
        self.desk.fetch(action, *about, *size, then=self._newest.ask()(self._take))

    def _take(self, content: bytes) -> None:
        self._sheets.show(content)
        self._image = self._sheets.picture(0, self._pixels())
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def _pixels(self) -> QSize:
        return self.size() * self.devicePixelRatioF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()


class ChartCard(QFrame):
    """The charts of a month, one at a time; the strip above changes between them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.tag(self, "card")
        self.chart = Chart(desk)
        self._which, self._period = "domains", ""
        self._station: str | None = None
        self.strip = Strip(list(CHARTS.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 8)
        column.setSpacing(2)
        column.addWidget(self.strip)
        column.addWidget(self.chart, 1)
        self.strip.group.idClicked.connect(self._choose)

    def show_period(self, period: str, station: str | None) -> None:
        """The charts of this period."""
        self._period, self._station = period, station
        self.chart.draw(self._which, period, station)

    def _choose(self, at: int) -> None:
        self._which = list(CHARTS)[at]
        if self._period:
            self.chart.draw(self._which, self._period, self._station)
