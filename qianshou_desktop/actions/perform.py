"""The one gate that desk and command line both pass: an action in one journalled transaction."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from qianshou_desktop.actions.discretion import CHANGES_NOTHING, READER
from qianshou_desktop.actions.undoing import NOTHING, Undone, undo
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store import clock
from qianshou_desktop.store.blobs import Blobs
from qianshou_desktop.store.db import Session, Store
from qianshou_desktop.store.keys import derive

P = ParamSpec("P")
T = TypeVar("T")


class Performer:
    """A user at work on an opened folder."""

    def __init__(self, store: Store, user: str, uid: bytes, role: str, data_key: bytes) -> None:
        self.store, self.user, self.uid, self.role = store, user, uid, role
        self.data_key = data_key
        store.blobs = Blobs(store.folder, derive(data_key, "photo"))
        self.uids: clock.Uids = clock.new_uid
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self._done: list[int] = []  # transactions of this sitting, that can be taken back
        self._over: set[int] = set()  # those that were, or that took back others

    @property
    def folder(self) -> Path:
        return self.store.folder

    def do(
        self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run an action that changes records: all of it is kept, or nothing; then the news. Raises
        Rejected where the user may only read."""
        if self.role == READER:
            raise Rejected(CHANGES_NOTHING)
        with self.store.write(self.uid, self.uids) as session:
            session.role = self.role
            result = action(session, *args, **kwargs)
            session.flush()
            changed, txn = frozenset(session.changed), session.journal.txn if session.journal else 0
        if changed:
            self._done.append(txn)
            for listener in self.listeners:
                listener(changed)
        return result

    def undo(self) -> Undone:
        """Take back the last change of this sitting that stands. Raises Rejected."""
        if not self._done:
            raise Rejected(NOTHING)
        undone = self.do(undo, self._done[-1], frozenset(self._over))
        self._over.update((self._done.pop(), self._done.pop()))  # that one, and what it took back
        return undone

    def ask(
        self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run an action that only reads; safe from any thread."""
        with self.store.read() as session:
            session.user, session.role = self.uid, self.role
            return action(session, *args, **kwargs)

    def now(self) -> datetime:
        return clock.now()

    def today(self) -> date:
        return clock.today()

    def tidy(self) -> bool:
        """One step of idle work; True while there is more."""
        return self.store.tidy()

    def quick_check(self) -> bool:
        """Whether the file is sound; for a quiet moment after the start, on a thread."""
        return self.store.quick_check()

    def warnings(self) -> list[str]:
        """What the status line should say about disk and file; mostly nothing."""
        return self.store.warnings()

    def close(self) -> None:
        self.store.close()
