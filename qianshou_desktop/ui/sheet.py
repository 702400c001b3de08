"""The one style sheet. Widgets say what part they play with the property `part` (theme.tag)."""


def sheet() -> str:
    """The style sheet; the colours stand in theme."""
    from qianshou_desktop.ui import theme as t

    colours = {name: getattr(t, name) for name in dir(t) if name.isupper()}
    filled = STYLE
    for name in sorted(colours, key=len, reverse=True):
        filled = filled.replace(f"@{name}", str(colours[name]))
    return filled


STYLE = """
QWidget { color: @INK; }
QMainWindow, QDialog, QWidget[part="ground"] { background: @GROUND; }
QToolTip { background: @PAPER; color: @INK; border: 1px solid @EDGE; padding: 4px 6px; }

QFrame[part="card"] { background: @PAPER; border: 1px solid @LINE; border-radius: 6px; }
QFrame[part="rail"] { background: @PAPER; border: none; border-right: 1px solid @LINE; }
QFrame[part="foot"] { background: @PAPER; border: none; border-top: 1px solid @LINE; }
QFrame[part="rule"] { background: @LINE; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="panel"] { background: @PAPER; border: 1px solid @EDGE; border-radius: 6px; }

QLabel { background: transparent; }
QLabel[part="title"] { font-size: 15pt; font-weight: bold; }
QLabel[part="brand"] { font-size: 12pt; font-weight: bold; }
QLabel[part="heading"] { font-weight: bold; font-size: 11pt; }
QLabel[part="number"] { font-size: 20pt; font-weight: bold; }
QLabel[part="muted"] { color: @MUTED; }
QLabel[part="group"] { color: @MUTED; font-size: 9.5pt; padding-left: 17px; }
QLabel[part="small"] { color: @MUTED; font-size: 9.5pt; }
QLabel[part="good"] { color: @GOOD; }
QLabel[part="mind"] { color: @MIND; }
QLabel[part="danger"] { color: @DANGER; }
QLabel[part="error"] { color: @DANGER; font-size: 9.5pt; }
QLabel[part="badge"] { color: @ACCENT; background: @ACCENT_PALE; border-radius: 4px;
    padding: 1px 7px; font-size: 9.5pt; }

QPushButton { background: @PAPER; border: 1px solid @EDGE; border-radius: 5px;
    padding: 0 13px; min-height: 30px; }
QPushButton, QToolButton { outline: none; }
QPushButton:hover { border-color: @ACCENT; color: @ACCENT; }
QPushButton:focus { border: 2px solid @ACCENT; padding: 0 12px; min-height: 28px; }
QPushButton:disabled { color: #98A2AA; border-color: @LINE; background: @GROUND; }
QPushButton[part="main"] { background: @ACCENT; color: @PAPER; border-color: @ACCENT;
    font-weight: bold; }
QPushButton[part="main"]:hover { background: @ACCENT_DARK; }
QPushButton[part="main"]:focus { border: 2px solid #0E3D43; }
QPushButton[part="main"]:disabled { background: #9DBFC3; border-color: #9DBFC3; }
QPushButton[part="danger"] { color: @DANGER; border-color: @DANGER; }
QPushButton[part="danger"]:hover { background: @DANGER; color: @PAPER; }
QPushButton[part="quiet"], QPushButton[part="link"] { background: transparent;
    border: 1px solid transparent; color: @ACCENT; padding: 0 6px; min-height: 28px; }
QPushButton[part="quiet"] { color: @MUTED; padding: 0 1px; }
QPushButton[part="quiet"]:hover, QPushButton[part="link"]:hover { text-decoration: underline; }
QPushButton[part="quiet"]:focus, QPushButton[part="link"]:focus { border: 1px solid @ACCENT; }

QLineEdit, QPlainTextEdit, QComboBox { background: @PAPER; border: 1px solid @EDGE;
    border-radius: 5px; padding: 0 8px; min-height: 28px; selection-background-color: @ACCENT;
    selection-color: @PAPER; }
QPlainTextEdit { padding: 4px 5px; min-height: 50px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @ACCENT;
    padding: 0 7px; min-height: 26px; }
QPlainTextEdit:focus { padding: 3px 4px; min-height: 50px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border-color: @DANGER; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:read-only {
    background: @GROUND; color: @MUTED; }
QComboBox { padding-right: 22px; }
QComboBox:focus { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @PAPER; border: 1px solid @EDGE; outline: none;
    selection-background-color: @ACCENT_PALE; selection-color: @INK; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }

QPushButton[part="rail"] { border: none; border-left: 4px solid transparent; text-align: left;
    padding-left: 16px; min-height: 25px; max-height: 25px; background: transparent;
    border-radius: 0; color: @INK; }
QPushButton[part="rail"]:hover { background: @GROUND; }
QPushButton[part="rail"]:checked { background: @ACCENT_PALE; border-left-color: @ACCENT;
    color: @ACCENT; font-weight: bold; }
QPushButton[part="rail"]:focus { background: @GROUND; }
QPushButton[part="rail"]:checked:focus { background: @ACCENT_PALE; }

QPushButton[part="segment"] { padding: 0 7px; min-height: 28px; font-weight: normal; }
QPushButton[part="segment"]:checked { background: @ACCENT_PALE; border-color: @ACCENT;
    color: @ACCENT_DARK; }
QPushButton[part="segment"]:focus { border: 2px solid @ACCENT; padding: 0 6px; min-height: 26px; }
QPushButton[part="segment"][wrong="true"] { border-color: @DANGER; }
QPushButton[part="check"][signal="mind"] { border-color: @MIND; color: @MIND; }
QPushButton[part="check"][signal="danger"] { border-color: @DANGER; color: @DANGER; }
QPushButton[part="check"][signal="none"] { color: @MUTED; border-color: @LINE; }
QPushButton[part="segment"][here="true"] { border-color: @ACCENT; }
QPushButton[part="segment"][here="true"]:checked { border: 2px solid @ACCENT; padding: 0 6px;
    min-height: 26px; }
QPushButton[part="check"] { padding: 0 4px; min-height: 28px; font-weight: normal; }
QPushButton[part="check"]:focus { border: 2px solid @ACCENT; padding: 0 3px; min-height: 26px; }
QPushButton[part="chip"] { background: @ACCENT_PALE; border: 1px solid @ACCENT_PALE;
    padding: 0 6px; min-height: 28px; color: @ACCENT_DARK; }
QPushButton[part="chip"]:hover { border-color: @ACCENT; }

QPushButton[part="tab"] { border: none; border-bottom: 3px solid transparent; color: @MUTED;
    border-radius: 0; padding: 0 1px; min-height: 29px; background: transparent; }
QPushButton[part="tab"]:hover { color: @INK; }
QPushButton[part="tab"]:checked { color: @ACCENT; border-bottom-color: @ACCENT;
    font-weight: bold; }
QPushButton[part="tab"][wrong="true"] { color: @DANGER; }
QToolButton[part="bare"] { border: 1px solid transparent; background: transparent;
    border-radius: 4px; padding: 3px; }
QToolButton[part="bare"]:hover { background: @GROUND; border-color: @LINE; }
QToolButton[part="bare"]:focus { border-color: @ACCENT; }

QTableView, QListView { background: @PAPER; border: 1px solid @LINE; border-radius: 6px;
    outline: none; selection-background-color: @ACCENT_PALE; gridline-color: transparent; }
QTableView::item { border-bottom: 1px solid #EEF1F4; padding: 0 8px; }
QTableView::item:selected { background: @ACCENT_PALE; }
QTableWidget::item:selected { background: @ACCENT_PALE; color: @INK; }
QTableView:focus { border-color: @ACCENT; }
QListView::item { min-height: 28px; padding: 0 10px; }
QListView::item:selected { background: @ACCENT_PALE; color: @INK; }
QHeaderView { background: @PAPER; border: none; }
QHeaderView::section { background: @PAPER; color: @MUTED; border: none;
    border-bottom: 1px solid @LINE; padding: 0 8px; min-height: 33px; font-weight: bold; }
QHeaderView::section:vertical { color: @INK; font-weight: normal; }
QTableCornerButton::section { background: @PAPER; border: none; border-bottom: 1px solid @LINE; }
QHeaderView::section:hover { color: @ACCENT; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: #C4CDD4; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: #9AA6AF; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame[part="line"] { border-radius: 5px; background: @GROUND; border: 1px solid @LINE; }
QFrame[part="line"][signal="mind"] { background: #FBF4E6; border-color: #E2CB9B; }
QFrame[part="line"][signal="danger"] { background: #FBECEA; border-color: #E3B4AE; }
QFrame[part="line"][signal="good"] { background: #EAF4EE; border-color: #B3D4C0; }
QProgressBar { border: 1px solid @LINE; border-radius: 4px; background: @GROUND;
    max-height: 10px; min-height: 10px; }
QProgressBar::chunk { background: @ACCENT; border-radius: 3px; }
QCheckBox { spacing: 8px; min-height: 30px; background: transparent; }
QMenu { background: @PAPER; border: 1px solid @EDGE; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @ACCENT_PALE; color: @INK; }
"""
