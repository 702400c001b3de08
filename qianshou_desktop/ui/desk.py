"""The one gate between screens and actions. Intent goes down through `do`; the news that something
changed comes back as `changed`; the screens then ask again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from qianshou_desktop import log
from qianshou_desktop.records.errors import Cancelled, Rejected, Trouble
from qianshou_desktop.ui.drafts import Drafts

if TYPE_CHECKING:
    from qianshou_desktop.actions.perform import Performer

T = TypeVar("T")
Then = Callable[[Any], object] | None
Refused = Callable[[dict[str, str]], object] | None
IDLE_MS = 1500


@dataclass(frozen=True)
class Asked:
    """Who takes an answer, and whether it is still wanted: nothing is read for whoever has asked for
    something else since, such as the next month of a list."""

    take: Callable[[Any], object]
    wanted: Callable[[], bool]

    def __call__(self, answer: Any) -> None:
        if self.wanted():
            give(self.take, answer)


class Desk(QObject):
    """Runs actions: writes on one worker thread, lists on a reader thread, visible rows here.

    Results and errors come back on the UI thread. A callback that is a method of a widget which
    is gone by then is dropped.
    """

    changed = Signal(frozenset)  # kinds of record, after the commit
    busy = Signal(str, int, int)  # title, done, total of long work; an empty title: it is over
    troubled = Signal(str)  # the environment refuses; the text says what to do
    bugged = Signal()  # our own fault; it is in the log
    _home = Signal()  # answers wait to be handed over on the UI thread
    _news = Signal()  # kinds of record wait to be told of

    def __init__(self, performer: "Performer", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.performer = performer
        self.drafts = Drafts(self)
        self._writer = ThreadPoolExecutor(1, "desk-write")
        self._reader = ThreadPoolExecutor(1, "desk-read")
        self._stop = Event()
        self._closed = False
        self._tickets = count()
        self._waiting: dict[int, tuple[Then, Refused]] = {}
        self._answers: SimpleQueue[tuple[int, Any, BaseException | None]] = SimpleQueue()
        self._home.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._news.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._heard: SimpleQueue[frozenset[str]] = SimpleQueue()
        performer.listeners.append(self._tell_news)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._tidy)

    # ---- asking and doing ------------------------------------------------------------------

    def do(
        self,
        action: Callable[..., T],
        /,
        *args: Any,
        then: Then = None,
        refused: Refused = None,
        **kw: Any,
    ) -> None:
        """Run a writing action in one journalled transaction on the worker thread."""
        self._send(self._writer, partial(self.performer.do, action, *args, **kw), then, refused)

    def undo(self, then: Then, refused: Refused) -> None:
        """Take back the last change of this sitting, on the worker thread."""
        self._send(self._writer, self.performer.undo, then, refused)

    def fetch(
        self,
        action: Callable[..., T],
        /,
        *args: Any,
        then: Then = None,
        refused: Refused = None,
        **kw: Any,
    ) -> None:
        """Run a reading action on the reader thread: keys of lists, figures, previews."""
        self._send(self._reader, partial(self.performer.ask, action, *args, **kw), then, refused)

    def ask(self, action: Callable[..., T], /, *args: Any, **kw: Any) -> T:
        """Run a reading action here and now: visible rows, one record."""
        answer: T = self.performer.ask(action, *args, **kw)
        return answer

    def work(
        self,
        title: str,
        call: Callable[..., T],
        *args: Any,
        then: Then = None,
        refused: Refused = None,
        **kw: Any,
    ) -> None:
        """Long work on the worker thread, outside one transaction: `call(*args, tell=…, **kw)`.
        The window shows its progress and lets the user cancel."""
        self._stop.clear()
        self.busy.emit(title, 0, 0)
        job = partial(self._told, title, partial(call, *args, **kw))
        self._send(self._writer, job, then, refused)

    def cancel(self) -> None:
        """Ask the long work to stop; nothing of it will be kept."""
        self._stop.set()

    def today(self) -> date:
        """Today by the one clock."""
        return self.performer.today()

    def close(self) -> None:
        """Finish the writes, drop the reads, and close the file. May be called twice."""
        self._closed = True
        self.blockSignals(True)  # nobody is told to ask a closed file
        self._idle.stop()
        self._stop.set()
        self._reader.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._waiting.clear()
        if self._tell_news in self.performer.listeners:
            self.performer.listeners.remove(self._tell_news)
        self.performer.close()

    def fail(self, error: BaseException) -> None:
        """Tell the user of an error that no form can show. Also the hook for errors in slots."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, (Trouble, Rejected)):
            self.troubled.emit(str(error))
            return
        log.bug(error)
        self.bugged.emit()

    # ---- threads -----------------------------------------------------------------------------

    def _send(
        self, pool: ThreadPoolExecutor, call: Callable[[], Any], then: Then, refused: Refused
    ) -> None:
        if self._closed:
            return
        # Callbacks stay on this thread: a worker that lets go of one last would destroy its widget.
        ticket = next(self._tickets)
        self._waiting[ticket] = then, refused
        pool.submit(self._attempt, call, ticket, then.wanted if isinstance(then, Asked) else None)

    def _attempt(
        self, call: Callable[[], Any], ticket: int, wanted: Callable[[], bool] | None
    ) -> None:
        try:
            asked = wanted is None or wanted()
            self._answers.put((ticket, call() if asked else None, None))
        except BaseException as error:
            self._answers.put((ticket, None, error))
        self._home.emit()

    def _settle(self, ticket: int, result: Any, error: BaseException | None) -> None:
        then, refused = self._waiting.pop(ticket, (None, None))
        if error is None:
            give(then, result)
        elif isinstance(error, Rejected) and refused is not None:
            give(refused, error.problems)
        else:
            self.fail(error)

    def _told(self, title: str, call: Callable[..., T]) -> T:
        def tell(done: int, total: int) -> None:
            if self._stop.is_set():
                raise Cancelled
            self.busy.emit(title, done, total)

        try:
            return call(tell=tell)
        finally:
            self.busy.emit("", 0, 0)

    def _call(self) -> None:
        """Hand over the answers that came home, in their order."""
        while not self._answers.empty():
            self._settle(*self._answers.get())

    def _tell_news(self, kinds: frozenset[str]) -> None:
        """From whichever thread has committed."""
        self._heard.put(kinds)
        self._news.emit()

    def _announce(self) -> None:
        """All that was heard until now, at once: pages ask again once, not for each save."""
        kinds: set[str] = set()
        while not self._heard.empty():
            kinds |= self._heard.get()
        if kinds:
            self._idle.start()
            self.changed.emit(frozenset(kinds))

    def _tidy(self) -> None:
        def again(more: bool) -> None:
            if more:
                self._idle.start()

        self._send(self._writer, self.performer.tidy, again, None)


def give(receive: Then, result: Any) -> None:
    """Hand a result over, unless the widget that waits for it is gone."""
    owner = getattr(receive, "__self__", None)
    if receive is None or (isinstance(owner, QObject) and not isValid(owner)):
        return
    receive(result)
