"""What a field needs on paper: how many lines, what stands in it to be written by hand, which
words can be ticked."""

from qianshou_desktop.actions import discretion
from qianshou_desktop.records import Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Choice, Clock, Codes, Day, Flag, Instant, Kind, Text
from qianshou_desktop.store.db import Session

LONG = 300  # letters: a text that may be longer takes a line of its own
LEAST, MOST = 2, 12  # lines for a hand in an empty cell
PER_LINE = 250  # letters that a field may hold for each line that its blank cell has
FILLED = 1  # lines at least of a long text in a filled form


def length(placed: Placed, record: Record | None = None) -> int:
    """The least lines of a field's cell; 0 where it is no long text. With a record, of a form that
    is filled in; without, of a blank one."""
    kind = placed.kind
    if not isinstance(kind, Text) or not (kind.lines or kind.length >= LONG):
        return 0
    return FILLED if record else max(LEAST, min(MOST, kind.length // PER_LINE))


def wide(placed: Placed) -> bool:
    """Whether a short value wants the whole width: many words to tick, or a long line."""
    if isinstance(placed.kind, Text):
        return placed.kind.length >= 100
    return len("".join(options(placed.kind))) > 16


def options(kind: Kind) -> tuple[str, ...]:
    """The words of a list."""
    if isinstance(kind, Flag):
        return ("是", "否")
    return tuple(kind.terms.values()) if isinstance(kind, (Choice, Codes)) else ()


def hand(kind: Kind) -> str:
    """What a blank cell already holds for a hand: the signs of a date or a time."""
    if isinstance(kind, Day):
        return "　　年　月　日"
    if isinstance(kind, Instant):
        return "　　年　月　日　时　分"
    return "　　时　　分" if isinstance(kind, Clock) else ""


def title_of(s: Session, record: Record) -> str:
    """What the record is called in the small print: its number before its name."""
    return str(getattr(record, "number", None) or discretion.title(s, record))
