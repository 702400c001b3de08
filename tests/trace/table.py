"""The trace table: every line of domain.md §1, where it is kept, a value, and the paper on which it
is printed. `lines.txt` is the list of these lines with the words that anchor each."""

from pathlib import Path

from tests.trace import (
    index_lines,
    paper_lines,
    people_lines,
    plan_lines,
    service_lines,
    structure_lines,
)
from tests.trace.put import Line

LIST = Path(__file__).with_name("lines.txt")
# Of lines.txt as it was taken from domain.md §1: a line that goes is a line that was dropped.
DIGEST = "2afee0313cf2d2b46097a4aef786d0eee06992c994c21015cdfa1074e0a7a7ed"
TABLE: tuple[Line, ...] = (
    *plan_lines.LINES,
    *structure_lines.LINES,
    *people_lines.LINES,
    *paper_lines.LINES,
    *service_lines.LINES,
    *index_lines.LINES,
)


def listed() -> list[tuple[str, str, tuple[str, ...]]]:
    """Section, first words and anchors of every line."""
    rows = (row.split("|") for row in LIST.read_text("utf-8").splitlines())
    return [(section, head, tuple(anchors)) for section, head, *anchors in rows]
