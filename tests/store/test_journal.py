"""The journal: every change an entry in the same transaction, chained, and the tables its echo."""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, text

from qianshou_desktop.actions import checks, common, demonstration, lines, numbers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Rows
from qianshou_desktop.records.person import Person
from qianshou_desktop.store import journal
from qianshou_desktop.store.journal import Head, Op

TOWN = "420581104"


def entries(performer: Performer, after: int = 0) -> list[Any]:
    with performer.store.read() as s:
        return list(s.execute(select(*Op.__table__.columns).where(Op.seq > after).order_by(Op.seq)))


def heads(performer: Performer, kind: str) -> dict[str, tuple[int, Any]]:
    with performer.store.read() as s:
        rows = s.execute(select(Head.field, Head.seq, Head.value).where(Head.tbl == kind)).all()
    return {row.field: (row.seq, json.loads(row.value)) for row in rows}


def last(performer: Performer) -> int:
    return int(entries(performer)[-1].seq)


def broken(performer: Performer) -> int | None:
    with performer.store.read() as s:
        sites = s.scalars(select(Op.site_id).distinct()).all()
        found = [journal.broken_at(s.connection(), site) for site in sites]
    return next((seq for seq in found if seq is not None), None)


# ---- entries ---------------------------------------------------------------------------------------


def test_creating_notes_every_field_that_was_given(performer: Performer, add_person: Any) -> None:
    before = last(performer)
    key = add_person(groups=["left_elder"], phone="19900001234")
    made, group = entries(performer, before)
    body = json.loads(made.body)
    town = performer.ask(
        lambda s: s.scalars(select(KINDS["township"]).filter_by(code=TOWN)).one().uid
    )
    assert (made.kind, made.tbl, made.prev) == ("c", "person", "{}")
    assert made.row_uid == performer.ask(lambda s: s.get(Person, key).uid)
    assert body == {
        "name": "李秀英", "filed_on": "2022-03-01", "township": town.hex(), "phone": "19900001234",
        "number": body["number"], "risk": "normal",
    }  # fmt: skip
    assert (group.tbl, group.kind) == ("person_group", "c")
    assert json.loads(group.body)["person"] == made.row_uid.hex()
    assert made.user_id == group.user_id == performer.uid
    assert made.txn_id == group.txn_id == made.seq
    assert heads(performer, "person") == {}


def test_changing_notes_what_changed_and_what_it_replaces(
    performer: Performer, add_person: Any
) -> None:
    key = add_person(phone="19900001234")
    born = entries(performer)[-1]
    before = last(performer)
    save = common.save
    performer.do(save, "person", {"phone": "19900005678", "name": "李秀英"}, key)
    performer.do(save, "person", {"phone": None, "illness": "高血压"}, key)
    first, second = entries(performer, before)
    site = born.site_id.hex()
    assert (first.kind, json.loads(first.body)) == ("u", {"phone": "19900005678"})
    assert json.loads(first.prev) == {"phone": [[site, born.seq]]}
    assert json.loads(second.body) == {"phone": None, "illness": "高血压"}
    assert json.loads(second.prev) == {"phone": [[site, first.seq]], "illness": [[site, born.seq]]}
    assert first.txn_id != second.txn_id
    assert heads(performer, "person") == {
        "phone": (second.seq, None), "illness": (second.seq, "高血压"),
    }  # fmt: skip


def test_saving_the_same_again_notes_nothing(
    performer: Performer, add_person: Any, add_visit: Any
) -> None:
    key = add_visit(add_person(phone="19900001234"), note="一切安好", items=["B1", "A2"])
    before = last(performer)
    news: list[object] = []
    performer.listeners.append(news.append)
    for kind in ("person", "visit"):
        values = performer.ask(common.load, kind, key).values
        performer.do(common.save, kind, values, key)
    assert entries(performer, before) == []
    assert news == []


def test_a_set_of_codes_is_one_field(performer: Performer, add_person: Any, add_visit: Any) -> None:
    key = add_visit(add_person(), items=["B1", "A10", "A2"])
    made = entries(performer)[-1]
    assert json.loads(made.body)["items"] == ["A2", "A10", "B1"]
    performer.do(common.save, "visit", {"items": ["B1", "C3"]}, key)
    changed = entries(performer)[-1]
    assert json.loads(changed.body) == {"items": ["B1", "C3"]}
    assert json.loads(changed.prev) == {"items": [[made.site_id.hex(), made.seq]]}
    performer.do(common.save, "visit", {"items": []}, key)
    emptied = entries(performer)[-1]
    assert json.loads(emptied.body) == {"items": []}
    assert json.loads(emptied.prev) == {"items": [[made.site_id.hex(), changed.seq]]}
    assert heads(performer, "visit") == {"items": (emptied.seq, [])}


def test_deleting_lists_the_whole_frontier(performer: Performer, add_person: Any) -> None:
    key = add_person(groups=["left_elder"])
    born = entries(performer)[-2]
    performer.do(common.save, "person", {"phone": "19900005678"}, key)
    phone = last(performer)
    performer.do(common.save, "person", {"illness": "高血压"}, key)
    illness = last(performer)
    performer.do(common.remove, "person", key)
    group, gone = entries(performer, illness)
    site = gone.site_id.hex()
    assert (group.kind, group.tbl) == ("d", "person_group")
    assert (gone.kind, gone.tbl, json.loads(gone.body)) == ("d", "person", {})
    assert json.loads(gone.prev) == {
        "": [[site, born.seq]], "phone": [[site, phone]], "illness": [[site, illness]],
    }  # fmt: skip
    assert heads(performer, "person") == {}


def test_one_transaction_has_one_number(performer: Performer) -> None:
    before = last(performer)
    rows = [
        f'{{"name": "李{at}", "township": "{TOWN}", "filed_on": "2022-03-01"}}' for at in "甲乙丙"
    ]
    performer.do(lines.save_lines, "person", rows)
    performer.do(lines.save_lines, "person", rows[:1])
    first, second = before + 1, before + 4
    assert [e.txn_id for e in entries(performer, before)] == [first, first, first, second]


def test_drafts_and_settings_are_no_records(performer: Performer) -> None:
    before = last(performer)
    performer.do(lambda s: s.set("county", "420581"))
    performer.do(lambda s: numbers.give(s, Person(name="无")))
    assert entries(performer, before) == []


# ---- order and time ----------------------------------------------------------------------------------


def test_the_clock_of_entries_never_goes_back(
    performer: Performer, add_person: Any, set_clock: Callable[[str], None]
) -> None:
    before = last(performer)
    for instant in (
        "2022-09-15T10:00:00",
        "2030-06-01T00:00:00",
        "2019-01-01T00:00:00",
        "2022-09-15T10:00:00.001",
    ):
        set_clock(instant)
        add_person(filed_on="2018-03-01", name=f"李{instant[3]}")
    found = [e.hlc for e in entries(performer, before)]
    assert found == sorted(set(found))
    assert [datetime.fromtimestamp((hlc >> 16) / 1000, UTC).year for hlc in found[:2]] == [
        2022,
        2030,
    ]
    assert found[2:] == [found[1] + 1, found[1] + 2]


def test_a_savepoint_that_was_rolled_back_leaves_no_gap(performer: Performer) -> None:
    before = last(performer)

    def act(s: Any) -> None:
        save = {"township": TOWN, "filed_on": "2022-03-01"}
        house = common.save(s, "household", {"head": "张三"})
        with pytest.raises(KeyError), s.begin_nested():
            wrong = common.save(s, "household", {"head": "李四"})
            common.save(s, "person", save | {"name": "李四", "household": wrong})
            raise KeyError
        right = common.save(s, "household", {"head": "王五"})
        assert right == house + 1  # the key of the one that is gone, under another uid
        common.save(s, "person", save | {"name": "王五", "household": right})

    performer.do(act)
    found = entries(performer, before)
    assert [e.seq for e in found] == [before + 1, before + 2, before + 3]
    assert json.loads(found[2].body)["household"] == found[1].row_uid.hex()
    assert broken(performer) is None


# ---- the chain -----------------------------------------------------------------------------------------


@pytest.fixture
def worked(performer: Performer, add_person: Any, add_visit: Any) -> Performer:
    """Some work of every kind of entry after the county was laid out."""
    person = add_person(phone="19900001234", groups=["left_elder"])
    visit = add_visit(person, note="一切安好")
    performer.do(common.remove, "visit", add_visit(person, note="误录"))
    performer.do(common.save, "visit", {"note": "已复诊", "items": ["A1"]}, visit)
    assert broken(performer) is None
    return performer


COLUMNS = [column.name for column in Op.__table__.columns]
CHANGES = {
    "site_id": "x'ffffffffffffffff'", "seq": "seq + 1000", "hlc": "hlc + 1", "txn_id": "txn_id + 1",
    "user_id": "x'00112233445566778899aabbccddeeff'", "schema_ver": "schema_ver + 1", "tbl": "'visiu'",
    "row_uid": "x'00112233445566778899aabbccddeeff'", "kind": "'e'", "body": "replace(body, '}', ' }')",
    "prev": "prev || ' '", "salt": "randomblob(16)", "digest": "zeroblob(32)", "hash": "randomblob(32)",
}  # fmt: skip


@pytest.mark.parametrize("place", ["first", "middle", "last"])
@pytest.mark.parametrize("column", COLUMNS)
def test_any_changed_column_breaks_the_chain(
    worked: Performer, tamper: Callable[..., None], column: str, place: str
) -> None:
    seq = {"first": 1, "middle": last(worked) - 3, "last": last(worked)}[place]
    tamper(worked, f"UPDATE op SET {column} = {CHANGES[column]} WHERE seq = :seq", seq=seq)
    assert broken(worked) is not None
    assert not all(part.good for part in worked.ask(checks.check))


@pytest.mark.parametrize("at", [0, 8, 31])
def test_any_byte_of_a_hash(worked: Performer, tamper: Callable[..., None], at: int) -> None:
    found = bytearray(entries(worked)[-2].hash)
    found[at] ^= 1
    tamper(
        worked,
        "UPDATE op SET hash = :hash WHERE seq = :seq",
        hash=bytes(found),
        seq=last(worked) - 1,
    )
    assert broken(worked) == last(worked) - 1


def test_a_body_cannot_be_changed_under_its_digest(
    worked: Performer, tamper: Callable[..., None]
) -> None:
    """The digest that stands for an erased body must not cover for one that was swapped."""
    entry = entries(worked)[-1]
    digest = journal.body_digest(entry.salt, entry.body)
    command = "UPDATE op SET body = :body, digest = :digest WHERE seq = :seq"
    tamper(worked, command, body='{"note":"假"}', digest=digest, seq=entry.seq)
    assert broken(worked) == entry.seq


def test_an_erased_body_keeps_the_chain(worked: Performer, tamper: Callable[..., None]) -> None:
    entry = entries(worked)[-3]
    digest = journal.body_digest(entry.salt, entry.body)
    command = "UPDATE op SET body = NULL, digest = :digest WHERE seq = :seq"
    tamper(worked, command, digest=digest, seq=entry.seq)
    assert broken(worked) is None
    tamper(worked, "UPDATE op SET digest = NULL WHERE seq = :seq", seq=entry.seq)
    assert broken(worked) == entry.seq


@pytest.mark.parametrize("back", [0, 1, 4])
def test_a_removed_entry_breaks_the_chain(
    worked: Performer, tamper: Callable[..., None], back: int
) -> None:
    """The last one too: the heads know of it."""
    seq = last(worked) - back
    tamper(worked, "DELETE FROM op WHERE seq = :seq", seq=seq)
    assert broken(worked) == seq


def test_an_inserted_entry_breaks_the_chain(worked: Performer, tamper: Callable[..., None]) -> None:
    end = last(worked)
    names = ", ".join(COLUMNS)
    copied = names.replace("seq", "seq + 1", 1)
    tamper(worked, f"INSERT INTO op ({names}) SELECT {copied} FROM op WHERE seq = :seq", seq=end)
    assert broken(worked) == end + 1


def test_swapped_entries_break_the_chain(worked: Performer, tamper: Callable[..., None]) -> None:
    end = last(worked)
    for old, new in ((end, 9000), (end - 1, end), (9000, end - 1)):
        tamper(worked, "UPDATE op SET seq = :new WHERE seq = :old", old=old, new=new)
    assert broken(worked) == end - 1


def test_a_row_changed_past_the_journal_is_found(
    worked: Performer, tamper: Callable[..., None]
) -> None:
    tamper(worked, "DELETE FROM visit_items")
    tamper(worked, "DELETE FROM visit")
    bad = {part.label for part in worked.ask(checks.check) if not part.good}
    assert bad == {"记录数", "内容", "搜索索引"}
    assert replayed(worked) != visible(worked)


def test_a_field_changed_past_the_journal_is_told(
    worked: Performer, tamper: Callable[..., None]
) -> None:
    tamper(worked, "UPDATE person SET phone = '19900009999'")
    bad = [part for part in worked.ask(checks.check) if not part.good]
    assert [(part.label, part.remark) for part in bad] == [
        ("内容", "服务对象 1 条的内容与流水不符")
    ]


def test_an_emptied_index_is_told(worked: Performer, tamper: Callable[..., None]) -> None:
    tamper(worked, "DELETE FROM search_text WHERE rowid = (SELECT max(id) FROM search_entry)")
    bad = [part for part in worked.ask(checks.check) if not part.good]
    assert [(part.label, part.remark) for part in bad] == [("搜索索引", "1 条记录没有索引文字")]


# ---- the tables are a pure function of the entries -----------------------------------------------------


def replayed(performer: Performer) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record by kind and uid, as the entries alone tell it."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for entry in entries(performer):
        rows, uid = found[entry.tbl], entry.row_uid.hex()
        if entry.kind == "d":
            del rows[uid]
        else:
            rows[uid] = {**rows.get(uid, {}), **json.loads(entry.body)}
    return {
        kind: {uid: filled(row) for uid, row in rows.items()}
        for kind, rows in found.items()
        if rows
    }


def visible(performer: Performer) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record by kind and uid, as the tables hold it, in the journal's own values."""
    found = {}
    with performer.store.read() as s:
        uids = {
            name: {row.id: row.uid for row in s.execute(select(kind.id, kind.uid))}
            for name, kind in KINDS.items()
        }
        for name, kind in KINDS.items():
            rows = {}
            for record in s.scalars(select(kind)):
                row = {}
                for placed in kind.fields.values():
                    value = (
                        None if isinstance(placed.kind, Rows) else getattr(record, placed.attribute)
                    )
                    target = getattr(placed.kind, "target", None)
                    if target and value:
                        value = uids[target][value].hex()
                    row[placed.name] = value if target else placed.kind.plain(value)
                rows[record.uid.hex()] = filled(row)
            if rows:
                found[name] = rows
    return found


def filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, [])}


def test_the_tables_are_a_pure_function_of_the_entries(worked: Performer) -> None:
    assert replayed(worked) == visible(worked)


def test_also_after_a_demonstration_and_much_change(performer: Performer) -> None:
    chance = random.Random(7)
    performer.do(demonstration.Maker.build, random.Random(1), 60, 150, 3, None)
    visits = list(performer.ask(common.find, "visit"))
    persons = list(performer.ask(common.find, "person", where={"left_on": None}))
    for _ in range(40):
        key = chance.choice(visits)
        values: dict[str, Any] = {
            "note": chance.choice(["甲", None, "乙"]), "minutes": chance.choice([None, 5, 60]),
            "items": chance.sample(["A1", "B2", "C3", "D4"], chance.randrange(4)),
            "person": chance.choice(persons), "next_on": chance.choice([None, "2023-01-01"]),
        }  # fmt: skip
        performer.do(common.save, "visit", values, key)
        groups = chance.sample(["in_need", "disabled", "low_income"], chance.randrange(3))
        performer.do(common.save, "person", {"groups": groups}, chance.choice(persons))
    for key in chance.sample(visits, 20):
        performer.do(common.remove, "visit", key)
    assert replayed(performer) == visible(performer)
    assert all(part.good for part in performer.ask(checks.check))
    with performer.store.read() as s:  # each head is the entry that it names
        sql = "SELECT count(*) FROM head h LEFT JOIN op o USING (site_id, seq) WHERE o.row_uid IS NOT h.row_uid"
        assert s.execute(text(sql)).scalar_one() == 0
