"""What is typed and not saved: kept as a draft every few seconds and when somebody leaves, and put back
when he returns. Nobody is asked about it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.drafts import Draft, same
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.ui.editors import RefEdit

if TYPE_CHECKING:
    from qianshou_desktop.ui.jotter import Jotter
    from qianshou_desktop.ui.ledger import Ledger
    from qianshou_desktop.ui.page import Page

KEPT_MS = 2000  # after the first letter that is not kept yet
LEFT = "没保存的已留作草稿"


class Keeper(QObject):
    """Something that is typed in, and its draft."""

    def __init__(self, place: "Page | Jotter") -> None:
        super().__init__(place)
        self.desk, self.drafts = place.desk, place.desk.drafts
        self.uid = ""  # of the draft; "" while nothing is kept
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_MS)
        self._soon.timeout.connect(self.keep)

    def soon(self) -> None:
        """Something was typed: it is kept within a few seconds, however long the typing goes on."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep it as it stands."""

    def saved(self) -> None:
        """The draft went along with the save."""
        self._soon.stop()
        self.drafts.forget(self.uid)
        self.uid = ""


class KeptElse(Keeper):
    """The draft of what is no form of a record, under a name of its own; `typed` tells what stands
    there, nothing where nothing does, and what to call it."""

    def __init__(
        self, place: "Page | Jotter", name: str, typed: Callable[[], tuple[Mapping[str, Any], str]]
    ) -> None:
        super().__init__(place)
        self.name, self.typed = name, typed

    def keep(self) -> None:
        self._soon.stop()
        values, title = self.typed()
        if values:
            self.uid = self.uid or uuid4().hex
            now = self.desk.performer.now()
            self.drafts.keep(Draft(self.uid, self.name, None, title, now, dict(values)))
        elif self.uid:
            self.drafts.drop(self.uid)
            self.uid = ""

    def left(self) -> Mapping[str, Any]:
        """What was left there; it is this one's from now on."""
        found = next(iter(self.drafts.begun(self.name)), None)
        if found is None or found.uid == self.uid:
            return {}
        self.uid = found.uid
        return found.values


class Unsaved(Keeper):
    """The draft of whatever stands in the form of a ledger."""

    def __init__(self, ledger: "Ledger") -> None:
        super().__init__(ledger)
        self.ledger, self.form = ledger, ledger.form
        self.form.edited.connect(lambda _: self.soon())

    # ---- keeping -----------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep the form as it stands, or forget the draft where nothing differs any more. What is being
        saved waits for what comes of that."""
        self._soon.stop()
        if self.ledger.saving():
            self._soon.start()
        elif self.form.dirty():
            self.uid = self.uid or uuid4().hex
            self.drafts.keep(self._draft())
        elif self.uid:
            self.drafts.drop(self.uid)
            self.uid = ""

    def part(self) -> bool:
        """Somebody leaves the form: whether anything was left as a draft."""
        self.keep()
        return self.form.dirty()

    def discard(self) -> None:
        """The form as it was loaded; what was typed may be called back for as long as it stands there."""
        draft = self._draft()
        self._soon.stop()
        if self.uid:
            self.drafts.drop(self.uid)
        self.uid = ""
        self.ledger.show_entry(self.form.entry)
        self.ledger.line.say(
            "没保存的修改已放弃。", "", (("找回", "", lambda: self._recall(draft)),), focus=False
        )

    def _recall(self, draft: Draft) -> None:
        self.resume(draft)
        self.soon()

    def _draft(self) -> Draft:
        entry, typed = self.form.entry, self.form.typed()
        values = {name: value for name, (value, _) in typed.items()}
        titles = {name: title for name, (_, title) in typed.items() if title}
        new = entry.key is None
        return Draft(self.uid, self.ledger.kind, entry.key, self._title(), self.ledger.desk.performer.now(),
                     values, {**(entry.titles if new else {}), **titles},
                     entry.values if new else {name: entry.values.get(name) for name in values},
                     "" if new else entry.uid)  # fmt: skip

    def _title(self) -> str:
        """Whom or what it is about."""
        if self.form.entry.title:
            return self.form.entry.title
        own = self.form.editors.get(KINDS[self.ledger.kind].title_field)
        if own and not isinstance(own, RefEdit) and own.value():
            return str(own.value())
        refs = [each for each in (own, *self.form.editors.values()) if isinstance(each, RefEdit)]
        return next((each.title() for each in refs if each.title().strip()), "")

    # ---- coming back -------------------------------------------------------------------------------

    def waiting(self) -> Draft | None:
        """What was left of the record in the form."""
        row = self.form.entry.uid
        return self.drafts.of(self.ledger.kind, row, self.form.editors) if row else None

    def resume(self, draft: Draft | None) -> None:
        """The form stands as it was loaded: put what was typed over it."""
        self.uid = draft.uid if draft else ""
        self.drafts.changed.emit()  # what stands in the form waits no longer, what stood there does
        if draft is None:
            return
        typed = {
            n: (v, draft.titles.get(n, ""))
            for n, v in draft.values.items()
            if n in self.form.editors
        }
        self.form.put_typed(typed)
        for name in typed:  # whatever depends on it follows,
            self.form.edited.emit(name)
        self.form.put_typed(typed)  # but never in the place of what was typed
        self._soon.stop()
        words = f"接着填 {told(draft, self.ledger.desk.today())} 留下的草稿，还没有保存。"
        self.ledger.line.say(words + self._changed(draft), "mind")

    def _changed(self, draft: Draft) -> str:
        """What was changed in the record since: saving the draft would put its own in the place."""
        now, fields = self.form.entry.values, KINDS[self.ledger.kind].fields
        names = [
            fields[name].label
            for name, was in draft.base.items()
            if draft.key is not None and name in fields and not same(was, now.get(name))
        ]
        if not names:
            return ""
        return f"其间“{'”“'.join(names)}”改过，保存就换成草稿里的，不要草稿就按“放弃”。"

    def entry(self, draft: Draft) -> Entry:
        """The empty form in which a new record was begun."""
        return Entry(draft.kind, None, values=dict(draft.base), titles=dict(draft.titles))


def told(draft: Draft, today: date) -> str:
    """When it was kept: 10:32, or 09-14 10:32."""
    when = draft.kept_at.astimezone(BEIJING)
    return f"{when:%H:%M}" if when.date() == today else f"{when:%m-%d %H:%M}"
