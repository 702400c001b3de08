"""A family tree after the usual signs of a genogram: men are squares, women circles, the person
served has a double border, a cross stands over who died, a dashed box around who lives together.

Generations are rows. A cell is as wide as its row allows, so that nothing can overlap; a name that
has no room is cut by …."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect
from reportlab.lib.colors import Color

from qianshou_desktop.formats.kinship import FEMALE, GENERATIONS, Relative, Tree
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.ink import ACCENT, INK, MUTED, WHITE
from qianshou_desktop.formats.paper.lines import broken
from qianshou_desktop.formats.paper.plot import blank, words

SIGN = 24.0  # the height and width of a sign
ROW = 100.0  # from one generation to the next, where names take two lines
HEAD, FOOT, SIDE = 14.0, 34.0, 6.0
CELL, LEAST = 96.0, 30.0  # the width of somebody's place: wished for, and at least
EASY = 76.0  # where most names stand whole
SMALL, LINE = 9.0, 11.5
# Lines of a name by the number of generations: one of 25 letters stands whole where ten find room in
# a line, and the tree stays on a page.
NAME_LINES = {4: 4, 5: 2}
OWN = 2  # the row of the person's own generation
INSIDE = 6.0  # between a name and the edge of its place, within which the dashed box is drawn
LEGEND = "□ 男　○ 女　双线：本人　×：已故　虚线框：同住　双斜线：已离异"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: the middle of the sign, the width of the place around it, and in how
    many lines the name may stand."""

    who: Relative
    x: float
    y: float
    width: float
    lines: int


def family_tree(tree: Tree, width: float) -> Drawing:
    """The tree, so many points wide and as high as its generations need."""
    rows = _rows(tree)
    others = [r for r in tree.relatives if not any(r.relation in g for g in GENERATIONS)]
    used = [at for at, row in enumerate(rows) if row]
    extra = _lines_of(others, width)
    lines = NAME_LINES[max(len(used), min(NAME_LINES))]
    apart = ROW + LINE * max(0, max(_depth(rows[at], width, lines) for at in used) - 4)
    height = HEAD + len(used) * apart + FOOT + len(extra) * LINE
    drawing = blank(width, height)
    places: dict[int, list[Place]] = {}
    for down, at in enumerate(used):
        y = height - HEAD - down * apart - SIGN / 2 - 4
        places[at] = _placed(rows[at], width, y, lines)
    _join(drawing, places, tree)
    for row in places.values():
        for place in row:
            _draw(drawing, place, place.who is tree.person)
    for down, text in enumerate((*extra, LEGEND)):
        words(drawing, SIDE, FOOT - 14 + (len(extra) - down) * LINE, text, SMALL, fill=MUTED)
    return drawing


def easy_width(tree: Tree) -> float:
    """How wide the tree has to be for most names, and what the signs mean, to stand whole."""
    widest = max(len(row) for row in _rows(tree)) * EASY
    return max(widest, fonts.width(LEGEND, "sans", SMALL)) + 2 * SIDE


def _rows(tree: Tree) -> list[list[Relative]]:
    """Who stands in which generation, from left to right."""
    found: list[list[Relative]] = []
    for at, relations in enumerate(GENERATIONS):
        mine = [r for r in tree.relatives if r.relation in relations]
        found.append(_own(tree, mine) if at == OWN else _sorted(mine, relations))
    return found


def _sorted(row: Sequence[Relative], relations: Sequence[str]) -> list[Relative]:
    """Elder generations by their relation, younger ones by birth."""
    if relations[0] in ("son", "grandson"):
        return sorted(row, key=lambda each: each.birth_year or 9999)
    return sorted(row, key=lambda each: relations.index(each.relation))


def _own(tree: Tree, mine: Sequence[Relative]) -> list[Relative]:
    """Elder siblings, former spouse, the person, spouse, younger siblings."""
    born = tree.person.birth_year or 0
    siblings = sorted(
        (r for r in mine if r.relation in ("brother", "sister")),
        key=lambda each: each.birth_year or 9999,
    )
    elder = [each for each in siblings if (each.birth_year or 9999) < born]
    younger = [each for each in siblings if each not in elder]
    former = [r for r in mine if r.relation == "former_spouse"]
    spouse = [r for r in mine if r.relation == "spouse"]
    return [*elder, *former, tree.person, *spouse, *younger]


def _depth(row: Sequence[Relative], width: float, lines: int) -> int:
    """How many lines stand under the signs of a generation at most: label, name, year of birth."""
    return max(len(_name(place)) for place in _placed(row, width, 0.0, lines))


def _placed(row: Sequence[Relative], width: float, y: float, lines: int) -> list[Place]:
    cell = max(LEAST, min(CELL, (width - 2 * SIDE) / max(len(row), 1)))
    left = (width - cell * len(row)) / 2
    return [Place(who, left + (at + 0.5) * cell, y, cell, lines) for at, who in enumerate(row)]


# ---- lines ----------------------------------------------------------------------------------------------


def _join(drawing: Drawing, places: dict[int, list[Place]], tree: Tree) -> None:
    """Marriages, and from each couple down to its children."""
    own = places[OWN]
    me = next(place for place in own if place.who is tree.person)
    by = {place.who.relation: place for row in places.values() for place in row
          if place.who is not tree.person}  # fmt: skip
    _couple(drawing, me, by.get("spouse"))
    _couple(drawing, by.get("former_spouse"), me, former=True)
    children = [me, *(p for p in own if p.who.relation in ("brother", "sister"))]
    parents = _couple(drawing, by.get("father"), by.get("mother"))
    _descend(drawing, parents, children)
    for he, she, child in (("grandfather", "grandmother", "father"),
                           ("maternal_grandfather", "maternal_grandmother", "mother")):  # fmt: skip
        couple = _couple(drawing, by.get(he), by.get(she))
        below = [by[child]] if child in by else children[:1]
        _descend(drawing, couple, below, bend=6.0 if child == "mother" else 0.0)
    ours = _middle(me, by.get("spouse"))
    _descend(drawing, ours, places.get(3, []))
    younger = places.get(3, [])
    middle = (sum(p.x for p in younger) / len(younger), younger[0].y) if younger else ours
    _descend(drawing, middle, places.get(4, []), dashed=True)


Point = tuple[float, float]


def _middle(one: Place | None, other: Place | None) -> Point | None:
    """The point from which a couple's children descend."""
    there = [place for place in (one, other) if place]
    return (sum(place.x for place in there) / len(there), there[0].y) if there else None


def _couple(
    drawing: Drawing, one: Place | None, other: Place | None, *, former: bool = False
) -> Point | None:
    """The line of a marriage; of a former one with two strokes across it."""
    if one and other:
        _rule(drawing, one.x + SIGN / 2, one.y, other.x - SIGN / 2, other.y)
        middle = (one.x + other.x) / 2
        for at in (-2.5, 2.5) if former else ():
            _rule(drawing, middle + at - 3, one.y - 6, middle + at + 3, one.y + 6)
    return _middle(one, other)


def _descend(
    drawing: Drawing, top: Point | None, children: Sequence[Place], *,
    bend: float = 0.0, dashed: bool = False,
) -> None:  # fmt: skip
    """From a couple down to the line over its children, and to each of them."""
    if top is None or not children:
        return
    bus = children[0].y + SIGN / 2 + 12 + bend
    lone = abs(top[0] - children[0].x) < 1 and len(children) == 1
    _rule(drawing, top[0], top[1] - (0 if not dashed else SIGN / 2), top[0], bus, dashed=dashed)
    if not lone:
        reach = [top[0], *(place.x for place in children)]
        _rule(drawing, min(reach), bus, max(reach), bus, dashed=dashed)
    for place in children:
        _rule(drawing, place.x, bus, place.x, place.y + SIGN / 2, dashed=dashed)


def _rule(
    drawing: Drawing, x1: float, y1: float, x2: float, y2: float, *, dashed: bool = False
) -> None:
    line = Line(x1, y1, x2, y2, strokeColor=INK, strokeWidth=0.9)
    if dashed:
        line.strokeDashArray = [3, 2]
    drawing.add(line)


# ---- people ---------------------------------------------------------------------------------------------


def _draw(drawing: Drawing, place: Place, me: bool) -> None:
    # The names lie upon white, so that no line of the tree runs through them.
    lines = _name(place)
    tall = LINE * len(lines) + 2
    wide = max(fonts.width(line, "sans", SMALL) for line in lines) + 4
    below = place.y - SIGN / 2 - 3
    _box(drawing, place.x - wide / 2, below - tall, wide, tall, WHITE, None)
    for size in (SIGN, SIGN - 5) if me else (SIGN,):
        _sign(drawing, place, size)
    if place.who.died:
        half = SIGN / 2
        for way in (1, -1):
            _rule(
                drawing, place.x - half, place.y - way * half, place.x + half, place.y + way * half
            )
    elif place.who.age is not None:
        words(drawing, place.x, place.y, str(place.who.age), SMALL, align="center")
    for down, line in enumerate(lines):
        words(drawing, place.x, below - 1 - (down + 0.5) * LINE, line, SMALL, align="center")
    if place.who.together:
        edge = min(place.width - 3, max(wide, SIGN) + 8)
        _dashed(drawing, place.x - edge / 2, below - tall - 1, edge, SIGN + tall + 9)


def _sign(drawing: Drawing, place: Place, size: float) -> None:
    female = place.who.relation in FEMALE or place.who.male is False
    if female:
        drawing.add(Circle(place.x, place.y, size / 2, fillColor=WHITE, strokeColor=INK,
                           strokeWidth=1.1))  # fmt: skip
        return
    round_by = 0 if place.who.male is not None else size / 3  # nobody knows: between the two
    rounded(drawing, place.x - size / 2, place.y - size / 2, size, size, round_by, WHITE, INK, 1.1)


def _name(place: Place) -> list[str]:
    """Relation and name in so many lines as there are, then the year of birth."""
    who = place.who
    room = place.width - (2 * INSIDE if who.together else 4)
    said = [each for each in (who.label, who.name) if each]
    lines = [cut(each, room) for each in said[:1]]
    for each in said[1:]:
        parts = broken(each, "sans", SMALL, room)
        lines += parts[: place.lines - 1]
        if len(parts) >= place.lines:
            lines.append(cut("".join(parts[place.lines - 1 :]), room))
    year = f"{who.birth_year} 年" if who.birth_year else ""
    return [*lines, *([cut(year, room)] if year else [])]


def cut(text: str, room: float, size: float = SMALL, face: Face = "sans") -> str:
    """The text in one line of these letters, cut by … where it is too long."""
    if fonts.width(text, face, size) <= room:
        return text
    while text and fonts.width(text + "…", face, size) > room:
        text = text[:-1]
    return text + "…"


def _lines_of(others: Sequence[Relative], width: float) -> list[str]:
    """Those who have no place in the tree, in words."""
    if not others:
        return []
    named = "、".join(
        f"{each.name or '（未填姓名）'}{'（已故）' if each.died else ''}" for each in others
    )
    return broken(f"其他亲属：{named}", "sans", SMALL, width - 2 * SIDE)


def _box(
    drawing: Drawing, x: float, y: float, width: float, height: float, fill: Color,
    stroke: Color | None,
) -> None:  # fmt: skip
    rounded(drawing, x, y, width, height, 0, fill, stroke, 0.0)


def _dashed(drawing: Drawing, x: float, y: float, width: float, height: float) -> None:
    rounded(drawing, x, y, width, height, 4, None, ACCENT, 0.8).strokeDashArray = [3, 2]


def rounded(
    drawing: Drawing, x: float, y: float, width: float, height: float, radius: float,
    fill: Color | None, edge: Color | None, stroke: float,
) -> Rect:  # fmt: skip
    """A rectangle with round corners, added to the drawing."""
    shape = Rect(x, y, width, height, rx=radius, ry=radius)
    shape.fillColor, shape.strokeColor, shape.strokeWidth = fill, edge, stroke
    drawing.add(shape)
    return shape
