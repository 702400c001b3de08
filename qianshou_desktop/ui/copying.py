"""Rows of a list on the clipboard, for WPS and Excel: as text with tabs, and as a table whose cells are
texts, lest an ID number become 4.2E+17."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

AS_TEXT = "mso-number-format:'\\@'"


def copy(rows: Sequence[Sequence[str]]) -> None:
    """Put rows of texts on the clipboard; a line break within a text becomes a blank."""
    clean = [[" ".join(text.split()) for text in row] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in clean))
    data.setHtml(f"<table>{''.join(map(_row, clean))}</table>")
    QGuiApplication.clipboard().setMimeData(data)


def _row(row: Sequence[str]) -> str:
    cells = (f'<td style="{AS_TEXT}">{escape(text)}</td>' for text in row)
    return f"<tr>{''.join(cells)}</tr>"
