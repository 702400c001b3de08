"""One value of a report and how it is shown, the same on paper, in Excel and on the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

Cell: TypeAlias = str | int | float | Decimal | date | None
"""Text, number, date, or None for “no value” (shown empty)."""

Align: TypeAlias = Literal["left", "right", "center"]


class Share(float):
    """A ratio that people read as a percentage wherever it stands: 0.5 is 50%."""


class Yuan(Decimal):
    """An amount of money, shown in groups of three and to the fen: 26,600.00."""

    @classmethod
    def of(cls, fen: int) -> Yuan:
        """The amount of so many fen."""
        return cls(Decimal(fen).scaleb(-2))


FEW = 3  # below it nobody is told how many


class Few(int):
    """A count of so few that it is not told how many they are: else each of them may be known."""

    def __str__(self) -> str:
        return f"不到 {FEW}"


EXACT = 10.0**15  # beyond this a float has no decimal places left


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    width is relative to the other columns of the table. digits is the number of decimal places
    numbers are shown with (None: as they come). percent means that the cells are ratios
    (0.5 is shown as 50%). text marks numbers that are names (ID, telephone): Excel keeps them
    as text.
    """

    label: str
    width: float = 1.0
    align: Align = "left"
    digits: int | None = None
    percent: bool = False
    text: bool = False

    def __post_init__(self) -> None:
        if not self.width > 0:
            raise ValueError(f"width of column {self.label!r} must be above 0")


def shown(cell: Cell, column: Column | None = None) -> str:
    """The text of a cell. None is empty, a date 2026-11-23, an instant 2026-11-23 14:05 in the
    zone it carries, a number without thousands separators, a whole float without its “.0”.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, Few):
        return str(cell)
    if isinstance(cell, int | float | Decimal):
        return _number(cell, column)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return cell.isoformat() if isinstance(cell, date) else cell


def _number(value: int | float | Decimal, column: Column | None) -> str:
    if not math.isfinite(value):
        return "—"
    percent, digits = (column.percent, column.digits) if column else (False, None)
    if isinstance(value, Yuan):
        return f"{value:,.2f}"
    if isinstance(value, Share) and not percent:
        percent, digits = True, 0
    exact = Decimal(str(float(value) if isinstance(value, Share) else value)) * (
        100 if percent else 1
    )
    if percent and digits is not None and exact < 100:  # not all is all
        exact = min(exact, 100 - Decimal(1).scaleb(-digits))
    if digits is not None:
        return _signed(f"{exact:.{digits}f}", percent)
    if isinstance(value, float) and abs(value) < EXACT:
        exact = exact.quantize(Decimal("0.000001"))
    text = f"{exact:f}"
    if "." in text and (percent or isinstance(value, float)):
        text = text.rstrip("0").rstrip(".")
    return _signed(text, percent)


def _signed(text: str, percent: bool) -> str:
    """No “-0”, and the sign of a percentage."""
    bare = text.lstrip("-") if not text.strip("-0.") else text
    return bare + "%" if percent else bare
