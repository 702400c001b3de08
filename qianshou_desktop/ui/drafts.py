"""The drafts of the user at work, as the screens see them: known at once, on the disk a moment later."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from qianshou_desktop.actions import drafts
from qianshou_desktop.actions.drafts import Draft

if TYPE_CHECKING:
    from qianshou_desktop.ui.desk import Desk


class Drafts(QObject):
    """What is typed and not saved, of every form."""

    changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.desk = desk
        self._held: dict[str, Draft] | None = None  # by uid; read when first asked for
        self._gone = frozenset[str]()  # of those the records are gone; an undo may bring them back
        desk.changed.connect(self._look)

    def all(self) -> list[Draft]:
        """All of them, the newest first."""
        there = (each for each in self._known().values() if each.uid not in self._gone)
        return sorted(there, key=lambda each: each.kept_at, reverse=True)

    def of(self, kind: str, row: str, fields: Collection[str]) -> Draft | None:
        """That of a record, by its uid, typed in a form of these fields."""
        mine = (each for each in self.all() if (each.kind, each.row) == (kind, row))
        return next((each for each in mine if set(each.values) <= set(fields)), None)

    def begun(self, kind: str, **base: Any) -> list[Draft]:
        """Those of new records that began with these values."""
        new = (each for each in self.all() if (each.kind, each.key) == (kind, None))
        return [each for each in new if base.items() <= each.base.items()]

    def keep(self, draft: Draft) -> None:
        """Keep it in the place of what was kept under its uid before."""
        self._known()[draft.uid] = draft
        self.desk.do(drafts.keep, draft)
        self.changed.emit()

    def drop(self, uid: str) -> None:
        """Nobody wants it any more."""
        self.forget(uid)
        self.desk.do(drafts.drop, uid)

    def forget(self, uid: str) -> None:
        """It was saved, and is gone from the disk already."""
        if self._known().pop(uid, None):
            self.changed.emit()

    def _look(self) -> None:
        of_records = [each for each in self._known().values() if each.row]
        found = frozenset(self.desk.ask(drafts.gone, of_records) if of_records else ())
        if found != self._gone:
            self._gone = found
            self.changed.emit()

    def _known(self) -> dict[str, Draft]:
        if self._held is None:
            self._held = {each.uid: each for each in self.desk.ask(drafts.mine)}
        return self._held
