"""Drafts: what was typed comes back as it was, to whoever typed it, and is no record."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from qianshou_desktop.actions import common, drafts
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.journal import Op

AT = datetime(2022, 9, 15, 2, tzinfo=UTC)
TYPED: dict[str, Any] = {
    "person": "张三或李四", "visited_on": "昨", "next_on": date(2022, 9, 20), "found_at": AT, "items": ["B1"],
    "rows": [{"key": 3, "name": "𠅤䶮", "day": date(2022, 9, 1), "count": 2.5, "yes": None}],
}  # fmt: skip


def draft(uid: str = "0a" * 16, **more: Any) -> Draft:
    given: dict[str, Any] = {"kind": "visit", "key": None, "title": "张三或李四", "kept_at": AT}
    return Draft(uid, **{**given, **more})


def test_it_comes_back_as_it_was_typed(performer: Performer) -> None:
    one = draft(
        values=TYPED,
        titles={"person": "张三"},
        base={"station": 1, "visited_on": date(2022, 9, 15)},
    )
    performer.do(drafts.keep, one)
    assert performer.ask(drafts.mine) == [one]


def test_the_later_takes_the_place_of_the_earlier(performer: Performer) -> None:
    performer.do(drafts.keep, draft(values={"note": "写了一"}))
    later = draft(values={"note": "写了一半"}, kept_at=AT + timedelta(seconds=3))
    performer.do(drafts.keep, later)
    assert performer.ask(drafts.mine) == [later]
    performer.do(drafts.drop, later.uid)
    assert performer.ask(drafts.mine) == []


def test_nobody_sees_another_user_s(performer: Performer) -> None:
    performer.do(drafts.keep, draft())
    me, performer.uid = performer.uid, bytes(16)
    assert performer.ask(drafts.mine) == []
    performer.do(drafts.keep, draft("0b" * 16))
    performer.uid = me
    assert [each.uid for each in performer.ask(drafts.mine)] == ["0a" * 16]


def test_it_is_neither_journalled_nor_searched(performer: Performer) -> None:
    def ops(s: Any) -> int:
        return int(s.scalar(select(func.count()).select_from(Op)))

    before = performer.ask(ops)
    performer.do(drafts.keep, draft(values={"note": "珠算比赛"}))
    assert performer.ask(ops) == before
    assert not performer.ask(common.find, "visit", text="珠算比赛")


def test_saving_takes_the_draft_along_and_a_refusal_leaves_it(performer: Performer) -> None:
    performer.do(drafts.keep, draft(kind="station"))
    with pytest.raises(Rejected):
        performer.do(drafts.save, "0a" * 16, "station", {"name": ""})
    assert performer.ask(drafts.mine)
    key = performer.do(drafts.save, "0a" * 16, "agency", {"name": "清江社工服务中心"})
    assert performer.ask(common.load, "agency", key).values["name"] == "清江社工服务中心"
    assert performer.ask(drafts.mine) == []


def test_of_a_record_that_is_gone_nothing_is_offered(performer: Performer) -> None:
    key = performer.do(common.save, "agency", {"name": "清江社工服务中心"})
    row = performer.ask(common.load, "agency", key).uid
    performer.do(drafts.keep, draft(kind="agency", key=key, row=row, values={"name": "清江"}))
    [found] = performer.ask(drafts.mine)
    assert found.key == key
    performer.do(common.remove, "agency", key)
    assert performer.ask(drafts.mine) == []
    assert performer.ask(drafts.gone, [found]) == {found.uid}
    performer.do(
        drafts.keep, found
    )  # typed on in a form that stands there still: nobody is troubled
    assert performer.ask(drafts.mine) == []
