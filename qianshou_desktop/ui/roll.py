"""A ledger that is declared rather than written: the records of one kind that belong to the record
a page is about, or all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.actions import places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Search
from qianshou_desktop.ui.layout import LABELS, sections
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.table import Column

NOBODY = -1  # no record has this key
SHORTENED = ("station", "station.name", "room", "about")  # columns of names that begin alike


class Note(NamedTuple):
    """A sentence over the list that follows from the records, and its signal."""

    text: str
    signal: str = ""


# An action (session, key of the page's record or None), and what its answer says over the list.
Notes = tuple[Callable[..., Any], Callable[[Short, Any], Sequence[Note]]]
Tint = Callable[[Mapping[str, str], date], Mapping[str, str]]


@dataclass(frozen=True)
class Part:
    """What a roll shows: its kind, the field that ties it to the page's record (`link`), columns
    and form. `words` name it where several share a tab; `home`: its records open here when they
    were searched for; `among`: filters as field, words for all, terms."""

    kind: str
    columns: tuple[Column, ...]
    link: str = ""
    sections: tuple[Section, ...] = ()  # none: laid out from the declarations
    words: str = ""
    unit: str = "条"
    labels: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    keep: Mapping[str, Any] = field(default_factory=dict)  # only records with these values
    among: tuple[tuple[str, str, Mapping[str, str]], ...] = ()
    search: str = ""
    empty: str = ""
    home: bool = True
    without: tuple[str, ...] = ()  # fields that have no place on this form
    also: tuple[str, ...] = ()
    tint: Tint | None = None
    notes: Notes | None = None
    watches: tuple[str, ...] = ()
    shares: tuple[int, int] = (53, 47)
    roll: "type[Roll] | None" = None

    @property
    def label(self) -> str:
        return self.words or KINDS[self.kind].label

    def make(self, desk: Desk) -> "Roll":
        """The roll itself."""
        return (self.roll or Roll)(desk, self)


class Roll(Ledger):
    """The ledger of a part. `follow` says whose records it lists."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.part, self.owner = part, None if part.link else NOBODY
        self.short = Short(desk)
        self.kind, self.unit = part.kind, part.unit  # declared, not written
        self.columns = [self._column(column) for column in self._declared(desk)]
        laid_out = part.sections or sections(part.kind, (part.link, *part.without))
        self.sections = laid_out
        self.labels = {**LABELS, **part.labels}  # type: ignore[misc]  # declared, not written
        self.also, self.shares = part.also, part.shares
        self.watches = (part.kind, *self._targets(), *part.watches)
        noun = KINDS[part.kind].label
        self.name, self.action = noun, f"新{noun}  Ctrl+N"
        self.empty = part.empty or f"还没有{noun}。\n按 Ctrl+N 记第一{part.unit}。"
        self.strip = QWidget()  # for the names of those that share the tab
        self._asked = [Among(words, terms) for _, words, terms in part.among]
        self.words = Search(part.search) if part.search else None
        super().__init__(desk)
        self._add_notes()
        for asked in self._asked:
            asked.changed.connect(self.look)
        if self.words:
            self.words.changed.connect(self.look)

    def _declared(self, desk: Desk) -> tuple[Column, ...]:
        """The county's own laptop says of what belongs to no other record which station's it is."""
        columns, placed = self.part.columns, KINDS[self.part.kind].fields.get("station")
        told = self.part.link or any(column.field.startswith("station") for column in columns)
        if placed is None or told or desk.ask(places.own).station_key is not None:
            return columns
        return (*columns, Column("station.name", "社工站", 84))

    def _column(self, column: Column) -> Column:
        if column.field in SHORTENED and column.show is None:
            return Column(column.field, column.label, column.width, show=self.short, sort=False)
        return column

    def _targets(self) -> tuple[str, ...]:
        fields = KINDS[self.part.kind].fields.values()
        return tuple(p.kind.target for p in fields if isinstance(p.kind, Ref))

    # ---- whose records ---------------------------------------------------------------------------

    def follow(self, key: int | None) -> None:
        """List the records of this one from now on; what was typed stays as a draft."""
        if key == self.owner or not self.part.link:
            return
        self.owner, self._first = key, True
        self.last.clear()
        self.clear()
        self.table.rows.put(type(self.table.rows.keys)("q"))
        self.table.loaded = False
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()

    def query(self) -> dict[str, Any]:
        chosen = zip(self.part.among, self._asked, strict=True)
        where = {each[0]: widget.value() for each, widget in chosen if widget.value()}
        where |= self.part.keep
        if self.part.link:
            where[self.part.link] = NOBODY if self.owner is None else self.owner
        return {"where": where, "text": self.words.text().strip() if self.words else ""}

    def belonging(self) -> dict[str, Any]:
        return {self.part.link: self.owner} if self.part.link else {}

    def given(self) -> dict[str, Any]:
        return {**self.part.given, **self.belonging()}

    def lacks_owner(self) -> bool:
        """Whether it is not known yet to which record a new one would belong."""
        return bool(self.part.link) and self.owner is None

    def new(self) -> None:
        if self.lacks_owner():
            self._ask_whose()
        else:
            super().new()

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        if self.lacks_owner() and given.get(self.part.link) is None:
            self._ask_whose()
        else:
            super().start_record(kind, given)

    def _ask_whose(self) -> None:
        placed = KINDS[self.kind].fields[self.part.link].kind
        label = KINDS[placed.target].label if isinstance(placed, Ref) else ""
        self.said.emit(f"先选{label}（上面的方框，↓ 打开），再按 Ctrl+N 新建{self.noun}", "mind")

    def refresh(self) -> None:
        super().refresh()
        if self.part.notes:
            self.desk.fetch(self.part.notes[0], self.owner, then=self._show_notes)

    # ---- what is seen ----------------------------------------------------------------------------

    def filters(self) -> Sequence[QWidget]:
        return (self.strip, *self._asked, *([self.words] if self.words else []))

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        return self.part.tint(row, self.desk.today()) if self.part.tint else {}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return f"新{self.noun}", ""
        record = KINDS[self.kind]
        placed = record.fields.get(record.title_field)
        words = placed.kind.show(entry.values.get(placed.name)) if placed else ""
        number = str(entry.values.get("number") or "")
        return words or entry.title or self.noun, "" if number == words else number

    def _add_notes(self) -> None:
        self.notes = QLabel()
        self.notes.setTextFormat(Qt.TextFormat.RichText)
        self.notes.setWordWrap(True)
        self.notes.setVisible(False)
        column = self.left.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.notes)

    def _show_notes(self, answer: Any) -> None:
        notes = self.part.notes[1](self.short, answer) if self.part.notes else ()
        lines = [_coloured(note) for note in notes if note.text]
        self.notes.setText("<br>".join(lines))
        self.notes.setVisible(bool(lines))

    def bar(self) -> QHBoxLayout:
        """The row of filters over the list."""
        column = self.left.layout()
        assert isinstance(column, QVBoxLayout)
        first = column.itemAt(0)
        row = first.layout() if first else None
        assert isinstance(row, QHBoxLayout)
        return row


def _coloured(note: Note) -> str:
    ink = theme.colour(note.signal).name() if note.signal else theme.MUTED
    text = note.text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<span style="color:{ink}">{text}</span>'
