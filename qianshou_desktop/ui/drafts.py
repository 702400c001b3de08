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

    def all(self) -> list[Draft]:
        """All of them, the newest first."""
        return sorted(self._known().values(), key=lambda each: each.kept_at, reverse=True)

    def of(self, kind: str, key: int, fields: Collection[str]) -> Draft | None:
        """That of a record, typed in a form of these fields."""
        mine = (each for each in self.all() if (each.kind, each.key) == (kind, key))
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

    def _known(self) -> dict[str, Draft]:
        if self._held is None:
            self._held = {each.uid: each for each in self.desk.ask(drafts.mine)}
        return self._held
