"""The look: colours, font, Chinese texts of Qt itself, and the one style sheet."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from qianshou_desktop import paths
from qianshou_desktop.ui.sheet import sheet

INK = "#1F2933"
MUTED = "#5B6770"
LINE = "#DDE3E8"
EDGE = "#B9C3CB"  # the frame of a field, dark enough to be found
GROUND = "#F6F8FA"
PAPER = "#FFFFFF"
ACCENT = "#1F6F78"
ACCENT_DARK = "#185960"
ACCENT_PALE = "#E3EEF0"
GOOD = "#2F7D4F"
MIND = "#8A5A00"
DANGER = "#B3382C"
SIGNALS = {"good": GOOD, "mind": MIND, "danger": DANGER, "gone": MUTED}

POINTS = 10.5
ROW = 30
FIELD = 30
RAIL = 168
NARROW = 1000  # logical width under which a record's form is a page of its own


def dress(app: QApplication) -> None:
    """Give the application its font, language, palette and style sheet; once, at the start."""
    app.setStyle(QStyleFactory.create("Fusion"))
    speak_chinese(app)
    app.setFont(font())
    app.setPalette(palette())
    app.setStyleSheet(sheet())


def speak_chinese(app: QApplication) -> None:
    """Qt's own buttons, menus and dates in Chinese."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", where):
        app.installTranslator(translator)


def font() -> QFont:
    """Microsoft YaHei UI on Windows, elsewhere the bundled Noto Sans SC."""
    chosen = QFont(_family())
    chosen.setPointSizeF(POINTS)
    chosen.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return chosen


def _family() -> str:
    if sys.platform == "win32" and "Microsoft YaHei UI" in QFontDatabase.families():
        return "Microsoft YaHei UI"
    if "Noto Sans SC" not in QFontDatabase.families():
        for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))
    return "Noto Sans SC"


def palette() -> QPalette:
    """For what the style sheet leaves to the style: check marks, selections, placeholders."""
    role, made = QPalette.ColorRole, QPalette()
    for what, colour in (
        (role.Window, GROUND), (role.WindowText, INK), (role.Base, PAPER),
        (role.AlternateBase, GROUND), (role.Text, INK), (role.Button, PAPER),
        (role.ButtonText, INK), (role.Highlight, ACCENT), (role.HighlightedText, PAPER),
        (role.ToolTipBase, PAPER), (role.ToolTipText, INK), (role.PlaceholderText, "#8A949C"),
        (role.Link, ACCENT), (role.Accent, ACCENT),
    ):  # fmt: skip
        made.setColor(what, QColor(colour))
    return made


def colour(signal: str) -> QColor:
    """The colour of a signal ("good", "mind", "danger"); ink for none."""
    return QColor(SIGNALS.get(signal, INK))


def tag(widget: QWidget, part: str) -> None:
    """Give a widget its part in the style sheet, anew if it is already shown."""
    state(widget, "part", part)


def flag(widget: QWidget, name: str, on: bool) -> None:
    """Switch a state that the style sheet knows, such as `wrong`."""
    state(widget, name, bool(on))


def state(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet asks for."""
    if (widget.property(name) or "") == (value or ""):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def chevron(painter: QPainter, middle: QPointF, ink: str = MUTED, reach: float = 4) -> None:
    """The small arrow of a list that opens."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(ink), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([
        middle + QPointF(-reach, -reach / 2),
        middle + QPointF(0, reach / 2),
        middle + QPointF(reach, -reach / 2),
    ])  # fmt: skip


def cross(size: int = 12, ink: str = MUTED) -> QIcon:
    """The sign of taking away."""
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.5))
    painter.drawLine(QPointF(2.5, 2.5), QPointF(size - 2.5, size - 2.5))
    painter.drawLine(QPointF(size - 2.5, 2.5), QPointF(2.5, size - 2.5))
    painter.end()
    return QIcon(picture)
