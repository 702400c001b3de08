"""Family tree and eco-map of a person, read off the relatives and ties on file; members of the
household and a child's parents are folded in where nobody has entered them as relatives."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from sqlalchemy import select

from qianshou_desktop.actions import discretion
from qianshou_desktop.formats.kinship import FEMALE, MALE, EcoMap, Relative, Tied, Tree
from qianshou_desktop.formats.paper.charts import SCREEN
from qianshou_desktop.formats.paper.eco_map import easy_width as easy_map
from qianshou_desktop.formats.paper.eco_map import eco_map
from qianshou_desktop.formats.paper.frame import Meta, canvas_for
from qianshou_desktop.formats.paper.genogram import easy_width as easy_family
from qianshou_desktop.formats.paper.genogram import family_tree
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.household import Member
from qianshou_desktop.records.kinship import Kin, Tie
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms_work import KIN, TIE_KIND
from qianshou_desktop.store.db import Session

# What a member of the household is to its head, as the head's own relative.
OF_HEAD = {"spouse": "spouse", "son": "son", "daughter": "daughter", "father": "father",
           "mother": "mother"}  # fmt: skip
ONE = ("spouse", "father", "mother")  # of whom there is but one: who is entered is not added again
ON_SCREEN = 10.5 / 9.0  # the letters of the paper as large as the program's own
PARENTS = (("father", "father_state"), ("mother", "mother_state"))


def tree(s: Session, key: int) -> Tree | None:
    """The family tree of a person; None where no relative is on file, and for a reader, who is not
    told of relatives."""
    if discretion.reads(s):
        return None
    person = s.get_one(Person, key)
    found = list(_relatives(s, person))
    if not found:
        return None
    year = person.born_on.year if person.born_on else None
    male = None if person.sex is None else person.sex == "male"
    me = Relative("", "本人", person.name, year, _age(s, year), male, person.left_reason == "died")
    mine = (replace(each, male=_sex(each, me)) for each in found)
    return Tree(replace(me, together=any(each.together for each in found)), tuple(mine))


def _relatives(s: Session, person: Person) -> Iterator[Relative]:
    known: set[str] = set()
    for row in s.scalars(select(Kin).where(Kin.person_id == person.id).order_by(Kin.id)):
        known |= {row.name or "", row.relation if row.relation in ONE else ""}
        yield Relative(
            row.relation, KIN.label(row.relation), row.name or "", row.birth_year,
            _age(s, row.birth_year), died=bool(row.died), together=bool(row.together),
        )  # fmt: skip
    for each in (*_members(s, person), *_parents(person)):
        if each.relation not in known and (each.name or each.relation) not in known:
            yield each


def _members(s: Session, person: Person) -> Iterator[Relative]:
    """Those in the household of whom it is the head."""
    if person.household_id is None or person.relation != "head":
        return
    for row in s.scalars(select(Member).where(Member.household_id == person.household_id)):
        relation = OF_HEAD.get(row.relation or "")
        if relation and row.name != person.name:
            year = row.born_on.year if row.born_on else row.birth_year
            yield Relative(relation, KIN[relation], row.name, year, _age(s, year),
                           together=not row.away_place)  # fmt: skip


def _parents(person: Person) -> Iterator[Relative]:
    """A child's parents, of whom the child's own file tells."""
    for relation, name in PARENTS:
        state = getattr(person, name)
        if state:
            yield Relative(relation, KIN[relation], "", died=state == "died",
                           together=state == "home")  # fmt: skip


def _sex(each: Relative, me: Relative) -> bool | None:
    if each.relation in MALE:
        return True
    if each.relation in FEMALE:
        return False
    if each.relation in ("spouse", "former_spouse") and me.male is not None:
        return not me.male
    return None


def _age(s: Session, year: int | None) -> int | None:
    """By the years alone: of relatives nobody knows the day."""
    return s.today().year - year if year and year <= s.today().year else None


def ecomap(s: Session, key: int) -> EcoMap | None:
    """The eco-map of a person; None where no tie is on file, and for a reader."""
    if discretion.reads(s):
        return None
    person = s.get_one(Person, key)
    rows = s.scalars(select(Tie).where(Tie.person_id == key).order_by(Tie.id)).all()
    if not rows:
        return None
    family = tree(s, key)
    together = (
        (each.name or each.label for each in family.relatives if each.together) if family else ()
    )
    ties = (Tied(row.name, TIE_KIND.label(row.kind), row.strength or "plain", row.flow or "")
            for row in rows)  # fmt: skip
    return EcoMap(person.name, tuple(together), tuple(ties))


def drawings(s: Session, key: int, width: float) -> Iterable[Drawing]:
    """Tree and map, those that there are, so many points wide."""
    family, around = tree(s, key), ecomap(s, key)
    if family:
        yield family_tree(family, width)
    if around:
        yield eco_map(around, width)


def person_of(s: Session, case: int) -> int:
    """Whose case it is."""
    return s.get_one(Case, case).person_id


def extent(
    s: Session, key: int, which: str, width: float, zoom: float = 1.0
) -> tuple[float, float] | None:
    """How large the `tree` or `map` of a person is on the screen, in points: as wide as there is
    room or as its names need; None where there is none."""
    drawn = _drawn(s, key, which, width)
    scale = ON_SCREEN * zoom
    return (drawn.width * scale, drawn.height * scale) if drawn else None


def pdf(s: Session, key: int, which: str, room: float, width: float, height: float) -> bytes:
    """The same as a PDF of one page of width × height points, drawn for so much room."""
    drawn = _drawn(s, key, which, room)
    buffer = io.BytesIO()
    canvas = canvas_for(buffer, Meta("", "", "", SCREEN), (width, height))
    if drawn is not None:
        scale = min(width / drawn.width, height / drawn.height)
        canvas.translate((width - drawn.width * scale) / 2, (height - drawn.height * scale) / 2)
        canvas.scale(scale, scale)
        renderPDF.draw(drawn, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _drawn(s: Session, key: int, which: str, width: float) -> Drawing | None:
    found = tree(s, key) if which == "tree" else ecomap(s, key)
    if found is None:
        return None
    room = width / ON_SCREEN
    if isinstance(found, Tree):
        return family_tree(found, max(room, easy_family(found)))
    return eco_map(found, max(room, easy_map()))
