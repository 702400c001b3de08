"""Codes of a list typed on a line, where a row has no room for chips: b1 b2, or the digits 37."""

from typing import Any

from qianshou_desktop.records.kinds import Codes, Text, Unfit
from qianshou_desktop.records.terms import ITEM, Terms
from qianshou_desktop.ui.editors.text import TextEdit


class CodedEdit(TextEdit):
    """A line of codes, parted by blanks; it stands in capitals once it is left."""

    def __init__(self, terms: Terms, hint: str, such: str) -> None:
        super().__init__(Text(100))
        self.hint, self.such = hint, such
        self.codes = Codes(terms)

    def written(self) -> str:
        """What was typed, as the list is read."""
        return self.line.text().strip().upper()

    def value(self) -> Any:
        text = self.written()
        return self.codes.read(text) if text and not self.problem() else self.line.text().strip()

    def put(self, value: Any, title: str = "") -> None:
        super().put(value if isinstance(value, str) else " ".join(value or ()))

    def problem(self) -> str:
        try:
            self.codes.read(self.written())
        except Unfit:
            return f"“{self.line.text().strip()[:20]}”里有认不出的，请写{self.such}"
        return ""

    def _leave(self) -> None:
        """b1,b2 stands as B1 B2."""
        if not self.problem():
            self.put(self.value())
        self.left.emit()


class ItemsEdit(CodedEdit):
    """Service items by their codes: b1 b2."""

    def __init__(self) -> None:
        super().__init__(ITEM, "服务项目代码，用空格分开，如 b1 b2", "代码，如 b1 b2")


class DigitsEdit(CodedEdit):
    """Some of up to nine things, by the digits of their order: 37."""

    def __init__(self, labels: list[str], what: str) -> None:
        terms = Terms(**{str(at): label for at, label in enumerate(labels, 1)})
        listed = "　".join(f"{digit} {label}" for digit, label in terms.items())
        super().__init__(terms, f"{what}：{listed}；写数字，如 37", "数字，如 37")

    def written(self) -> str:
        return " ".join(super().written().replace(" ", ""))

    def put(self, value: Any, title: str = "") -> None:
        super().put(value if isinstance(value, str) else "".join(value or ()))
