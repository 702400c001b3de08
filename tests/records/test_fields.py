"""Fields declared once: every kind tells what a form, a sheet and the law need to know of it."""

import pytest
from sqlalchemy import String

from qianshou_desktop.records import KINDS
from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Name, Phone, Ref, Rows, Text
from qianshou_desktop.store import search

PLACED = [(kind, name) for kind, record in KINDS.items() for name in record.fields]
# Offices, not people: their name is on the door and their telephone in the directory.
PUBLIC = {("station", "phone"), ("station", "address"), ("centre", "phone"),
          ("centre", "address"), ("venue", "address"), ("document", "addressee")}  # fmt: skip
# The county's own money, which it publishes.
BUDGET = ("contract", "funding", "budget_line", "award", "spending", "pairing", "group", "group_summary", "event",
          "event_cost", "resource", "annual_target", "opening_figure")  # fmt: skip
# Who signs in and who reviews a form acts for the office; what is written of them is their work.
OFFICIALS = {("user", "name")}
HEALTH = ("health", "illness", "self_care", "adl", "cognition", "diagnosis", "medication",
          "mental_risk", "mental_guardian", "diagnosed_on", "rehabilitation", "disability_kind",
          "disability_grade", "disability_number", "disability_note")  # fmt: skip


def placed(kind: str, name: str) -> Placed:
    return KINDS[kind].fields[name]


def privacy(kind: str, name: str) -> str:
    return placed(kind, name).field.privacy


@pytest.mark.parametrize(("kind", "name"), PLACED)
def test_every_field_has_a_label_and_a_class(kind: str, name: str) -> None:
    field = placed(kind, name)
    assert field.label
    assert field.label == field.label.strip()
    assert privacy(kind, name) in ("open", "personal", "sensitive", "minor")


@pytest.mark.parametrize("kind", KINDS)
def test_labels_and_order_are_a_forms(kind: str) -> None:
    fields = list(KINDS[kind].fields.values())
    labels = [field.label for field in fields]
    assert len(set(labels)) == len(labels)
    own = [f for f in fields if not any(f.attribute in vars(b) for b in KINDS[kind].__mro__[1:])]
    assert [f.field.order for f in own] == sorted(f.field.order for f in own)
    mine = [f for f in own if f.name != "number"]
    assert [f for f in fields if f.name != "number"][: len(mine)] == mine
    assert "number" not in KINDS[kind].fields or fields[0].name == "number"
    assert KINDS[kind].label
    assert set(KINDS[kind].keys) <= set(KINDS[kind].fields)


@pytest.mark.parametrize("kind", [kind for kind, record in KINDS.items() if record.keys])
def test_what_people_refer_by_is_searched_and_indexed(kind: str) -> None:
    for name in KINDS[kind].keys:
        if name not in ("name", "code"):
            assert placed(kind, name) in search.sought(KINDS[kind])
        if name != "name":
            assert KINDS[kind].__table__.columns[name].index


@pytest.mark.parametrize(("kind", "name"), PLACED)
def test_nothing_that_names_a_person_is_open(kind: str, name: str) -> None:
    field = placed(kind, name).kind
    telling = isinstance(field, (Name, Phone)) or "address" in name or "id_number" in name
    if telling and (kind, name) not in PUBLIC | OFFICIALS:
        assert privacy(kind, name) != "open"


@pytest.mark.parametrize(
    "kind", ["person", "visit", "service", "household", "member", "person_group"]
)
def test_no_free_text_about_people_is_open(kind: str) -> None:
    """Nobody knows what is written there: an anonymous list must go without it."""
    free = [p.name for p in KINDS[kind].fields.values() if type(p.kind) is Text]
    left = {name for name in free if privacy(kind, name) == "open"}
    assert left <= {"number", "structure"}


def test_id_numbers_health_and_money_are_sensitive() -> None:
    for kind in ("person", "worker"):
        assert privacy(kind, "id_number") == "sensitive"
    for name in HEALTH:
        assert privacy("person", name) == "sensitive", name
    money = [(k, name) for k, name in PLACED if name.endswith("_fen") and k not in BUDGET]
    assert money
    for kind, name in money:
        assert privacy(kind, name) == "sensitive", (kind, name)


def test_what_is_written_of_people_and_their_groups_is_sensitive() -> None:
    for kind, name in (("visit", "note"), ("visit", "needs"), ("service", "note"),
                       ("person", "groups"), ("person", "benefits")):  # fmt: skip
        assert privacy(kind, name) == "sensitive"


def test_a_childs_block_is_a_minors() -> None:
    names = [name for name in KINDS["person"].fields if name.startswith(("father_", "mother_"))]
    assert len(names) == 6
    for name in (*names, "guardian", "school", "teacher", "guard_level", "child_mind"):
        assert privacy("person", name) == "minor"


@pytest.mark.parametrize(("kind", "name"), PLACED)
def test_references_and_rows_lead_somewhere(kind: str, name: str) -> None:
    field = placed(kind, name).kind
    if isinstance(field, Ref):
        assert field.target in KINDS
        assert placed(kind, name).attribute == f"{name}_id"
    if isinstance(field, Rows):
        child = KINDS[field.target]
        assert child.owner
        assert child.fields[child.owner].kind.target == kind  # type: ignore[attr-defined]
        assert not field.short or field.short in child.fields


@pytest.mark.parametrize(("kind", "name"), PLACED)
def test_the_database_knows_length_and_must(kind: str, name: str) -> None:
    field = placed(kind, name)
    if isinstance(field.kind, (Codes, Rows)):
        assert not field.required
        return
    column = KINDS[kind].__table__.columns[field.attribute]
    assert column.nullable == (not field.required)
    if isinstance(column.type, String):
        assert column.type.length


def test_forms_bear_what_every_form_bears() -> None:
    common = [name for name in vars(Form) if not name.startswith("_")]
    for kind in ("person", "visit", "service"):
        assert set(common) <= set(KINDS[kind].fields)


@pytest.mark.parametrize("kind", KINDS)
def test_uids_are_unique_and_no_number_is(kind: str) -> None:
    table = KINDS[kind].__table__
    assert [c.name for c in table.columns if c.unique] == ["uid"]  # type: ignore[attr-defined]
    assert issubclass(KINDS[kind], Record)
