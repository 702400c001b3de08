"""What the search box finds beside records: pages, their tabs, new records of each kind, and deeds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qianshou_desktop.records import KINDS
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.editors.letters import initials

if TYPE_CHECKING:
    from qianshou_desktop.ui.window import Place, Window

SHOWN = 5


@dataclass(frozen=True)
class Command:
    """A deed by its words; beside them the keys that do the same, or where it leads."""

    words: str
    remark: str
    act: Callable[[], object]

    def rank(self, text: str) -> int | None:
        """How well it answers to what was typed: the words themselves, their beginning or initials, a
        part of them; None: not at all."""
        wanted, short = text.lower(), initials(self.words)
        if self.words == text:
            return 0
        if self.words.startswith(text) or (len(wanted) > 1 and short.startswith(wanted)):
            return 1
        return 2 if len(text) > 1 and text in self.words else None


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """Those that answer to a text, the best first."""
    ranked = [(rank, each) for each in commands if (rank := each.rank(text)) is not None]
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])][:SHOWN]


def of(window: "Window") -> list[Command]:
    """All that this window can do."""
    deeds = [
        Command("危机报告", "Ctrl+Shift+R", window.cry_out), Command("撤销", "Ctrl+Z", window.undo),
        Command("记一笔服务", "Ctrl+L", window.jot),
        Command("打印", "Ctrl+P", lambda: window.page().print_out()),
        Command("刷新", "F5", lambda: window.page().refresh()),
        Command("帮助：按键和表单在哪里", "F1", window.help),
    ]  # fmt: skip
    pages = [each for at, place in enumerate(window.places) for each in _pages(window, at, place)]
    return [*pages, *_new(window), *deeds]


def _pages(window: "Window", at: int, place: "Place") -> Iterator[Command]:
    keys = f"Alt+{(at + 1) % 10}" if at < 10 else "页面"
    yield Command(place.name, keys, lambda: window.turn(at))
    if not (isinstance(place.make, type) and issubclass(place.make, Book)):
        return
    for tab, nth in place.make.places():
        called = place.make.called(tab, nth)

        def turn(tab: int = tab, nth: int = nth) -> None:
            page = window.turn(at)
            assert isinstance(page, Book)
            page.turn(tab, nth).setFocus()

        yield Command(called.rpartition("-")[2], f"{place.name} › {called}", turn)


def _new(window: "Window") -> Iterator[Command]:
    """A new record of each kind that a page opens."""
    kinds = dict.fromkeys(kind for place in window.places for kind in place.opens if kind in KINDS)
    for kind in kinds:
        record = KINDS[kind]
        if not record.managed:
            yield Command(f"新{record.label}", "新建", partial(window.start_record, kind, {}))
