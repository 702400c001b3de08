"""The one gate that desk and command line both pass: an action in one journalled transaction."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from qianshou_desktop.actions.discretion import CHANGES_NOTHING, READER
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
            changed = frozenset(session.changed)
        if changed:
            for listener in self.listeners:
                listener(changed)
        return result

    def ask(
        self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run an action that only reads; safe from any thread."""
        with self.store.read() as session:
            session.role = self.role
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
