"""A change taken back: everything is as it was before, and the journal says both."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from qianshou_desktop.actions import attachments, common, submissions
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.undoing import NOTHING
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.db import site_of
from qianshou_desktop.store.journal import broken_at
from tests.conftest import TOWN

Do = Callable[..., Any]
CHANGES = {
    "person": {"name": "改过的名字", "groups": ["disabled"], "kin": [{"relation": "son", "name": "新儿子"}]},
    "visit": {"note": "改过", "items": ["B2"], "diet": "amiss"},
    "household": {"head": "改过"}, "group": {"name": "改过", "roster": []}, "event": {"name": "改过"},
}  # fmt: skip


def everything(performer: Performer) -> dict[str, list[dict[str, Any]]]:
    """Every record as its form would show it, local keys left aside."""

    def told(s: Any) -> dict[str, list[dict[str, Any]]]:
        found = {}
        for kind, record in KINDS.items():
            rows = s.scalars(select(record).order_by(record.uid)).all()
            found[kind] = [
                {"uid": row.uid, **{n: _plain(s, row, p) for n, p in row.fields.items()
                 if not hasattr(p.kind, "short")}} for row in rows
            ]  # fmt: skip
        return found

    return performer.ask(told)


def _plain(s: Any, row: Any, placed: Any) -> Any:
    value = getattr(row, placed.attribute)
    target = getattr(placed.kind, "target", None)
    if target and value is not None:
        return s.get_one(KINDS[target], value).uid.hex()
    return placed.kind.plain(value)


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_and_a_removal_are_taken_back(kind: str, cast: None, performer: Performer) -> None:
    [key, *_] = performer.ask(common.find, kind)
    before = everything(performer)
    performer.do(common.save, kind, CHANGES[kind], key)
    assert everything(performer) != before
    assert "修改" in performer.undo().words
    assert everything(performer) == before
    assert performer.ask(lambda s: broken_at(s.connection(), site_of(s.connection()))) is None


def test_what_was_entered_is_gone_with_all_that_it_brought(
    performer: Performer, add_person: Do, new: Do
) -> None:
    person = add_person("丁一")
    before = everything(performer)
    new("visit", person=person, station=TOWN, visited_on="2022-09-10", diet="amiss", items=["B1"])
    assert performer.ask(common.count, "todo") == 1
    assert performer.undo().words.startswith("已撤销新建的走访")
    assert everything(performer) == before


def test_what_was_deleted_is_there_again_as_it_was(
    performer: Performer, add_person: Do, change: Do
) -> None:
    key = add_person("丁一", kin=[{"relation": "son", "name": "丁二"}], groups=["alone_elder"])
    change("person", key, phone="0717-4821234")
    before = everything(performer)
    performer.do(common.remove, "person", key)
    undone = performer.undo()
    assert undone.words == "已撤销对服务对象“丁一”的删除"
    assert everything(performer) == before
    assert undone.key
    assert performer.ask(common.load, "person", undone.key).values["phone"] == "0717-4821234"
    assert list(performer.ask(common.find, "person", text="丁一"))


def test_what_is_taken_back_is_called_by_what_somebody_deleted(
    performer: Performer, add_person: Do, new: Do
) -> None:
    """Not by the to-do that went with it."""
    person = add_person("丁一")
    visit = new("visit", person=person, station=TOWN, visited_on="2022-09-10", diet="amiss")
    performer.do(common.remove, "visit", visit)
    assert performer.ask(common.count, "todo") == 0
    assert performer.undo().words.startswith("已撤销对走访")
    assert performer.ask(common.count, "todo") == 1


def test_a_record_that_is_back_is_called_before_its_photo(
    performer: Performer, add_person: Do, new: Do
) -> None:
    person = add_person("丁一")
    visit = new("visit", person=person, station=TOWN, visited_on="2022-09-10", number="ZF-1")
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    attachments.attach(performer, "visit", visit, [attachments.Pasted("门.png", out.getvalue())])
    performer.do(common.remove, "visit", visit)
    undone = performer.undo()
    assert (undone.words, undone.kind) == ("已撤销对走访“ZF-1”的删除", "visit")
    assert undone.key
    [photo] = performer.ask(attachments.items, "visit", undone.key)
    performer.do(attachments.detach, photo.key)
    assert performer.undo().words == "已撤销对附件“门.png”的删除"


def test_a_record_that_is_back_is_called_before_what_it_was_called_once(
    performer: Performer, new: Do, change: Do
) -> None:
    key = new("agency", name="旧名")
    change("agency", key, name="新名")
    past = {"kind": "agency", "field_name": "name", "value": "旧名", "to_on": "2022-09-01"}
    uid = performer.ask(common.load, "agency", key).uid
    new("past", about=uid, **past)
    performer.do(common.remove, "agency", key)
    assert performer.undo().words == "已撤销对机构“新名”的删除"


def test_one_after_another_until_nothing_is_left(
    performer: Performer, add_person: Do, change: Do
) -> None:
    performer._done.clear()
    states = [everything(performer)]
    key = add_person("丁一")
    states.append(everything(performer))
    for phone in ("4821234", "4821235"):
        change("person", key, phone=phone)
        states.append(everything(performer))
    while len(states) > 1:
        assert everything(performer) == states.pop()
        performer.undo()
    assert everything(performer) == states[0]
    with pytest.raises(Rejected, match=NOTHING[:8]):
        performer.undo()


def test_what_others_need_stays(performer: Performer, add_person: Do, new: Do) -> None:
    key = add_person("丁一")
    new("visit", person=key, station=TOWN, visited_on="2022-09-10")
    performer._done.pop()
    with pytest.raises(Rejected, match=r"还有.*用到服务对象“丁一”"):
        performer.undo()
    assert performer.ask(common.count, "person") == 1


def test_what_was_changed_since_by_another_stays(
    performer: Performer, add_person: Do, change: Do
) -> None:
    key = add_person("丁一")
    change("person", key, phone="4821234")
    mine = performer._done.pop()
    change("person", key, phone="4821235")
    performer._done[:] = [mine]
    with pytest.raises(Rejected, match="后来又改过"):
        performer.undo()


def test_what_was_handed_in_is_not_taken_back(performer: Performer, add_person: Do) -> None:
    add_person("丁一")
    performer.do(submissions.submit, "2022-08", TOWN)
    with pytest.raises(Rejected, match=r"上报.*不能撤销"):
        performer.undo()
    assert performer.ask(common.count, "submission") == 1
