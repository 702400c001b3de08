"""Numbers and lists of the rules: the article's value until the county sets its own, each with its
source and the day from which it holds."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Parameter
from qianshou_desktop.store.db import Session

Value = int | bool | str | tuple[str, ...]
STANDING = "随程序"  # as the source of a row: from its day on the program's own value holds again
ARTICLE = "《多地陆续出台方案 推进“牵手计划”落地实施》"


@dataclass(frozen=True)
class Default:
    """A parameter as the article has it: its value gives its type; least and most bound a number;
    choices or a pattern bound a word or the words of a list."""

    value: Value
    label: str
    source: str = ARTICLE
    least: int = 0
    most: int = 10**9
    choices: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    needed: bool = False  # a list that may not be empty

    def read(self, text: str) -> Value:
        """A written value. Raises Rejected in words that say what is wanted."""
        text = text.strip()
        if isinstance(self.value, bool):
            if text not in ("是", "否"):
                raise Rejected({"value": f"“{self.label}”应写 是 或 否"})
            return text == "是"
        if isinstance(self.value, int):
            return self._number(text)
        words = tuple(word for word in text.split("、") if word)
        unknown = [word for word in words if self.choices and word not in self.choices]
        if unknown:
            raise Rejected({"value": f"没有“{unknown[0]}”这一项，可写：{'、'.join(self.choices)}"})
        if self.choices and isinstance(self.value, str):
            return self._one(words)
        odd = [word for word in words if self.pattern and not re.fullmatch(self.pattern, word)]
        if odd:
            raise Rejected({"value": f"“{odd[0]}”看不懂，应写成 {self.example}，多项用、隔开"})
        return words if isinstance(self.value, tuple) else text

    def accept(self, text: str) -> Value:
        """A value that somebody writes: it can be read, and says nothing twice. What was kept
        before is read as it stands. Raises Rejected as `read`."""
        found = self.read(text)
        names = [word.partition("=")[0] for word in found] if isinstance(found, tuple) else []
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise Rejected({"value": f"“{twice}”写了两次，请去掉一项"})
        if self.needed and not names:
            raise Rejected({"value": f"“{self.label}”至少要写一项"})
        return found

    def _one(self, words: tuple[str, ...]) -> str:
        if len(words) != 1:
            raise Rejected({"value": f"“{self.label}”应写一项：{'、'.join(self.choices)}"})
        return words[0]

    def _number(self, text: str) -> int:
        if not text.isascii() or not text.isdigit() or not self.least <= int(text) <= self.most:
            raise Rejected({"value": f"“{self.label}”应写 {self.least} 至 {self.most} 的整数"})
        return int(text)

    def write(self, value: Value) -> str:
        if isinstance(value, bool):
            return "是" if value else "否"
        return "、".join(value) if isinstance(value, tuple) else str(value)


class Parameters:
    """The values that hold on a day."""

    def __init__(self, s: Session, day: date, defaults: dict[str, Default]) -> None:
        self.defaults = defaults
        query = select(Parameter).where(Parameter.from_on <= day)
        rows = s.scalars(query.order_by(Parameter.from_on, Parameter.id))
        latest = {row.name: row for row in rows}  # the latest of each stands last
        self.rows = {name: row for name, row in latest.items() if row.source != STANDING}

    def value(self, name: str) -> Value:
        default, row = self.defaults[name], self.rows.get(name)
        return default.read(row.value) if row else default.value

    def number(self, name: str) -> int:
        """A number; for one that stands as a word, such as 不限, KeyError tells our own fault."""
        found = self.value(name)
        assert isinstance(found, int)
        return found

    def words(self, name: str) -> tuple[str, ...]:
        found = self.value(name)
        assert isinstance(found, tuple)
        return found

    def on(self, name: str) -> bool:
        return bool(self.value(name))

    def source(self, name: str) -> tuple[str, date | None]:
        """Where the value stands, and since when it holds (None: from the beginning)."""
        row = self.rows.get(name)
        return (row.source, row.from_on) if row else (self.defaults[name].source, None)
