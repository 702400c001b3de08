"""What holds for every kind of record alike: save, load, find, show, choose, remove."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Code, Codes, Day, Name, Ref, Rows, Text

ALL = [kind for kind, record in KINDS.items() if not record.managed]
Do = Callable[..., Any]


def plain(listed: Do, kind: str, uid: str) -> dict[str, Any]:
    return next(each for each in listed(kind) if each["uid"] == uid)


def uid(performer: Performer, kind: str, key: int) -> str:
    return performer.ask(common.load, kind, key).uid


def given_back(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values as `list` writes them: codes in the list's order."""
    return {
        name: KINDS[kind].fields[name].kind.plain(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


@pytest.mark.parametrize("kind", ALL)
def test_every_field_is_kept(kind: str, filled: Do, listed: Do, performer: Performer) -> None:
    key, values = filled(kind)
    found = plain(listed, kind, uid(performer, kind, key))
    assert {name: found[name] for name in values} == given_back(kind, values)


@pytest.mark.parametrize("kind", ALL)
def test_a_form_loads_what_it_saved(kind: str, filled: Do, performer: Performer) -> None:
    key, values = filled(kind)
    entry = performer.ask(common.load, kind, key)
    assert (entry.kind, entry.key, len(entry.uid)) == (kind, key, 32)
    for name, placed in KINDS[kind].fields.items():
        if isinstance(placed.kind, Ref) and name in values:
            assert entry.titles[name]
            assert isinstance(entry.values[name], int)
    performer.do(common.save, kind, entry.values, key)
    assert performer.ask(common.load, kind, key).values == entry.values


@pytest.mark.parametrize("kind", ALL)
def test_only_given_fields_change(
    kind: str, filled: Do, listed: Do, samples: Do, performer: Performer
) -> None:
    key, values = filled(kind)
    mine, other = uid(performer, kind, key), samples(kind, 1)
    name = "born_on"  # tied to the ID number, which is asked elsewhere
    for name in (
        n for n in values if n not in ("id_number", "born_on", "sex", "disability_number")
    ):
        if other[name] == values[name]:
            continue
        before = plain(listed, kind, mine)
        performer.do(common.save, kind, {name: other[name]}, key)
        after = plain(listed, kind, mine)
        assert after == before | given_back(kind, {name: other[name]}), name
        performer.do(common.save, kind, {name: values[name]}, key)


@pytest.mark.parametrize("kind", ALL)
def test_null_clears_what_may_be_empty(
    kind: str, filled: Do, listed: Do, performer: Performer
) -> None:
    key, values = filled(kind)
    # Filled again at once from what stays, or asked for together.
    tied = {"person": {"sex", "born_on", "disability_kind", "disability_grade", "left_on", "returned_on",
                       "left_reason"}, "worker": {"sex", "station"}, "township": {"kind"}, "household": {"township"},
            "score": {"station"}, "annual_target": {"amount"}, "opening_figure": {"amount"}, "contract": {"station"},
            "volunteer_certificate": {"hours", "times"},
            "transfer": {"case", "from_station", "to_worker"}, "volunteer": {"sex", "born_on"},
            "case": {"reason", "decision_reason"}, "supervisee": {"worker"},
            "crisis": {"handling"}, "safety_check": {"hazard"}, "case_closing": {"follow_every"},
            "follow_up": {"state", "kept", "fresh", "result"}, "session": {"minutes"},
            "group_session": {"minutes"}, "event": {"minutes"}}  # fmt: skip
    tied["person"].add("township")  # the village says it
    for name in values:
        placed = KINDS[kind].fields[name]
        if placed.required:
            with pytest.raises(Rejected) as refused:
                performer.do(common.save, kind, {name: None}, key)
            assert refused.value.problems == {name: f"请填{placed.label}"}
        elif name not in {"number"} | tied.get(kind, set()):
            performer.do(common.save, kind, {name: None}, key)
            empty = [] if isinstance(placed.kind, Codes) else None
            assert plain(listed, kind, uid(performer, kind, key))[name] == empty, name


@pytest.mark.parametrize("kind", [kind for kind in ALL if KINDS[kind].letters])
def test_a_number_cleared_is_given_anew(kind: str, filled: Do, performer: Performer) -> None:
    key, _ = filled(kind)
    performer.do(common.save, kind, {"number": None}, key)
    number = performer.ask(common.load, kind, key).values["number"]
    assert f"-{KINDS[kind].letters}-20" in number


@pytest.mark.parametrize("kind", ALL)
def test_what_must_be_given_is_asked_for(
    kind: str, cast: None, samples: Do, performer: Performer
) -> None:
    for name, placed in KINDS[kind].fields.items():
        if not placed.required:
            continue
        values = {n: v for n, v in samples(kind, 1).items() if n != name}
        default = KINDS[kind].__table__.columns[placed.attribute].default
        count = performer.ask(common.count, kind)
        if KINDS[kind].standing and name == KINDS[kind].day_field:
            continue  # filed today: test_save has it
        if (kind, name) == ("visit", "person"):
            continue  # the household says whom: test_accord has it
        if any(name in taken for taken in KINDS[kind].takes.values()):
            continue  # the case says whom: test_casework has it
        if default is not None:
            key = performer.do(common.save, kind, values)
            assert performer.ask(common.load, kind, key).values[name] == default.arg  # type: ignore[attr-defined]
            performer.do(common.remove, kind, key)
            continue
        with pytest.raises(Rejected) as refused:
            performer.do(common.save, kind, values)
        assert refused.value.problems == {name: f"请填{placed.label}"}
        assert performer.ask(common.count, kind) == count


@pytest.mark.parametrize("kind", ALL)
def test_a_field_that_is_not_there_is_named(
    kind: str, cast: None, samples: Do, performer: Performer
) -> None:
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, kind, samples(kind, 0) | {"nonsense": 1, "长" * 100: 2})
    label = KINDS[kind].label
    assert refused.value.problems == {
        "nonsense": f"{label}没有“nonsense”这个字段",
        "长" * 100: f"{label}没有“{'长' * 40}”这个字段",
    }


@pytest.mark.parametrize("kind", ALL)
def test_every_wrong_field_is_told_at_once(
    kind: str, cast: None, samples: Do, performer: Performer
) -> None:
    wrong = {
        name: "长" * 30_000
        for name, placed in KINDS[kind].fields.items()
        if not isinstance(placed.kind, Rows)
    }
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, kind, samples(kind, 0) | wrong)
    assert set(refused.value.problems) == set(wrong)
    assert all(0 < len(problem) < 200 for problem in refused.value.problems.values())


@pytest.mark.parametrize("kind", ALL)
def test_a_refused_change_changes_nothing(
    kind: str, filled: Do, listed: Do, samples: Do, performer: Performer
) -> None:
    key, _ = filled(kind)
    before = listed(kind)

    def change(s: Any) -> None:
        with pytest.raises(Rejected):
            common.save(s, kind, samples(kind, 1) | {"nonsense": 1}, key)
        s.flush()  # a batch goes on after a row that was refused

    performer.do(change)
    assert listed(kind) == before


@pytest.mark.parametrize("kind", ALL)
def test_found_by_each_of_its_fields(kind: str, filled: Do, performer: Performer) -> None:
    key, values = filled(kind)
    for name, value in values.items():
        sought = value[0] if isinstance(value, list) else value
        placed = KINDS[kind].fields[name]
        if isinstance(placed.kind, Day):
            sought = placed.kind.read(sought)
        assert key in performer.ask(common.find, kind, where={name: sought}), name
        assert key not in performer.ask(common.find, kind, where={name: None}), name
        if not isinstance(placed.kind, Codes):
            up = performer.ask(common.find, kind, order=name)
            down = performer.ask(common.find, kind, order=name, descending=True)
            assert sorted(up) == sorted(down)
            assert len(set(up)) == performer.ask(common.count, kind)


@pytest.mark.parametrize("kind", ALL)
def test_cells_show_and_sheets_hold_the_same(kind: str, filled: Do, performer: Performer) -> None:
    key, values = filled(kind)
    names = list(KINDS[kind].fields)
    (shown,) = performer.ask(common.rows, kind, [key], names)
    (held,) = performer.ask(lambda s: list(common.cells(s, kind, [key], names)))
    for name, text, cell in zip(names, shown, held, strict=True):
        kept = values.get(name)
        if (kind, name) in (("case", "skips"), ("supervision", "supervisees")):
            continue  # follows from the stages passed over, and from who wrote it down
        assert bool(text) == (kept not in (None, [], "")), name
        if text and isinstance(KINDS[kind].fields[name].kind, Day):
            assert cell == date.fromisoformat(text)
        elif isinstance(cell, str):
            assert cell == text


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "transfer"])
def test_removed_records_are_gone(kind: str, filled: Do, listed: Do, performer: Performer) -> None:
    key, _ = filled(kind)
    mine = uid(performer, kind, key)
    performer.do(common.remove, kind, key)
    assert mine not in [each["uid"] for each in listed(kind)]
    for action in (common.load, common.get, common.remove):
        with pytest.raises(Rejected, match="已经被删除"):
            performer.do(action, kind, key)
    assert performer.ask(common.rows, kind, [key], ["title"]) == [("",)]


def test_what_others_refer_to_stays(filled: Do, performer: Performer) -> None:
    filled("visit")  # the cast has one too
    filled("service")
    people = performer.ask(common.find, "person", where={"number": "DX-甲"})
    with pytest.raises(Rejected, match="走访 2 条、其他服务 1 条"):
        performer.do(common.remove, "person", people[0])
    town = performer.ask(common.find, "township", where={"code": "420581104"})
    with pytest.raises(Rejected, match=r"村（社区） \d+ 条"):
        performer.do(common.remove, "township", town[0])


def test_users_are_no_matter_of_forms(performer: Performer) -> None:
    with pytest.raises(Rejected, match="用户与设置"):
        performer.do(common.save, "user", {"name": "某人", "role": "county"})
    with pytest.raises(Rejected, match="不能删除"):
        performer.do(common.remove, "user", 1)


def test_kinds_that_do_not_exist(performer: Performer) -> None:
    for action in (common.find, common.count):
        with pytest.raises(Rejected, match="没有“nonsense”这种记录"):
            performer.ask(action, "nonsense")


def test_a_list_has_its_natural_order(add_person: Do, add_visit: Do, performer: Performer) -> None:
    person = add_person()
    early, late, same = (
        add_visit(person, day) for day in ("2022-08-01", "2022-08-03", "2022-08-03")
    )
    assert list(performer.ask(common.find, "visit")) == [same, late, early]
    codes = performer.ask(common.rows, "township", performer.ask(common.find, "township"), ["code"])
    assert codes == sorted(codes)
    assert len(codes) == 11


def test_a_span_has_both_its_days(add_person: Do, add_visit: Do, performer: Performer) -> None:
    person = add_person()
    days = ("2022-07-31", "2022-08-01", "2022-08-31", "2022-09-01")
    keys = [add_visit(person, day) for day in days]
    span = (date(2022, 8, 1), date(2022, 8, 31))
    assert set(performer.ask(common.find, "visit", span=span)) == set(keys[1:3])


@pytest.mark.parametrize("text", ["秀英", "李秀", "lxy", "1234"])
def test_found_and_chosen_by_text(text: str, add_person: Do, performer: Performer) -> None:
    key = add_person(phone="13800001234")
    add_person("王大毛")
    assert list(performer.ask(common.find, "person", text=text)) == [key]
    assert [o.key for o in performer.ask(common.choose, "person", text)] == [key]
    assert performer.ask(common.choose, "person", text, township=-1) == []


def test_a_choice_is_limited_and_tells_namesakes_apart(
    add_person: Do, performer: Performer
) -> None:
    for _ in range(15):
        add_person()
    offered = performer.ask(common.choose, "person", "李秀英")
    assert len(offered) == 12
    assert len({o.remark for o in offered}) == 12
    assert all("枝城镇" in o.remark for o in offered)


def test_a_name_that_begins_so_stands_before_one_that_holds_it(
    add_person: Do, performer: Performer
) -> None:
    names = ("阿卜杜热合曼·吾守", "吴淑芬", "王世荣", "欧阳王世荣", "单小红", "红单小", "王世")
    for name in names:
        add_person(name)

    def offered(text: str) -> list[str]:
        return [o.title for o in performer.ask(common.choose, "person", text)]

    assert offered("ws") == ["王世", "王世荣", "吴淑芬", "阿卜杜热合曼·吾守", "欧阳王世荣"]
    assert offered("王世荣") == ["王世荣", "欧阳王世荣"]
    assert offered("王世") == ["王世", "王世荣", "欧阳王世荣"]
    assert offered("sx") == ["单小红", "红单小"]  # by the surname's other reading


def test_those_that_begin_so_are_among_the_many(
    add_person: Do, performer: Performer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "OFFERED", 3)
    add_person("王世荣")
    for _ in range(5):
        add_person("欧阳王世")
    assert performer.ask(common.choose, "person", "ws")[0].title == "王世荣"
    assert performer.ask(common.choose, "person", "王世")[0].title == "王世荣"


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_is_offered_by_text(performer: Performer, cast: None, kind: str) -> None:
    for option in performer.ask(common.choose, kind, ""):
        performer.ask(common.choose, kind, option.title)


def test_texts_of_ten_thousand_letters_are_refused_everywhere(add_person: Do) -> None:
    for name, placed in KINDS["person"].fields.items():
        if isinstance(placed.kind, Text) and not isinstance(placed.kind, (Code, Name)):
            with pytest.raises(Rejected, match="现在有 10000 个字"):
                add_person(**{"name": "李秀英", name: "长" * 10_000})


def test_only_those_at_the_centre_belong_to_no_station(performer: Performer, cast: None) -> None:
    centre = performer.ask(common.find, "centre")[0]
    for lacking, field in (({"post": "resident"}, "station"), ({"post": "centre"}, "centre"),
                           ({"post": "resident", "centre": centre}, "station")):  # fmt: skip
        with pytest.raises(Rejected) as told:
            performer.do(common.save, "worker", {"name": "某人", **lacking})
        assert set(told.value.problems) == {field}
    given = {"name": "派驻社工", "post": "centre", "centre": centre}
    key = performer.do(common.save, "worker", given)
    saved = performer.ask(common.load, "worker", key).values
    assert (saved["station"], saved["number"]) == (None, "420581-SG-2022-0001")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [("score", {"station": "420581104"}, {"room": "SS-甲"}),
     ("contract", {"station": "420581104"}, {"centre": "宜都市社会工作服务指导中心"}),
     ("institution", {"station": "420581104"}, {"centre": "宜都市社会工作服务指导中心"})],
)  # fmt: skip
def test_it_belongs_to_one_or_the_other(
    kind: str, one: Any, other: Any, cast: None, samples: Do, performer: Performer
) -> None:
    values = {n: v for n, v in samples(kind, 0).items() if n not in (*one, *other)}
    renewed = {"number": None} if "number" in values else {}
    for given in (one, other):
        assert performer.do(common.save, kind, values | given | renewed)
    with pytest.raises(Rejected, match="只选一个"):
        performer.do(common.save, kind, values | one | other)
