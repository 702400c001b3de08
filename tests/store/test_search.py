"""Search finds just what instr() over the normalised text would find, people first, newest first."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from qianshou_desktop.actions import attachments, common, searching
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Name
from qianshou_desktop.records.person import Person
from qianshou_desktop.store import search
from qianshou_desktop.store.db import Store

TOWN = "420581104"
PIECES = (
    "李", "秀英", "欧阳·娜仁", "𬀩", "䶮", "𫖯", "·", "-", "－", "Ａ", "a", "AND", "OR", "NOT", "NEAR", "NEAR(",
    '"', "'", "*", "^", ":", "letters", "(", ")", "+", "{", "}", "😀", "👨‍👩‍👧", "é", "e\u0301", "ß", "ﬁ", "①",
    "0", "30", "z", " ", "　", "%", "_", "\\", "。", "，", "1990000", "X", "x", ";", "--",
)  # fmt: skip
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
letters = st.characters(exclude_categories=("Cs", "Cc"))
texts = st.lists(words | st.text(letters, min_size=1, max_size=4), min_size=1, max_size=4).map(
    "".join
)
rows = st.lists(st.tuples(texts, texts), min_size=1, max_size=6)


@pytest.fixture
def find(store: Store) -> Callable[..., list[int]]:
    """The keys of the persons that are found."""

    def ask(query: str, **options: Any) -> list[int]:
        with store.read() as s:
            return [key for _, key in search.find(s.connection(), query, **options)]

    return ask


def add(store: Store, *people: dict[str, Any]) -> list[int]:
    with store.write(bytes(16)) as s:
        made = [Person(**{"filed_on": date(2022, 3, 1), "risk": "normal", **one}) for one in people]
        s.add_all(made)
        s.flush()
        return [person.id for person in made]


def initials_hold(name: str, word: str) -> bool:
    readings = search.initials(name) if len(word) > 1 and word.isascii() and word.isalpha() else []
    return any(word in reading for reading in readings)


def expected(word: str, *fields: str) -> bool:
    return any(word in search.normalise(field) for field in fields) or initials_hold(
        fields[0], word
    )


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=rows, data=st.data())
@example(people=[("李秀英", "30"), ("a", "b")], data=None)
def test_search_equals_instr(store: Store, people: list[tuple[str, str]], data: Any) -> None:
    with store._begun() as connection:
        for person in connection.execute(select(Person.id)).scalars().all():
            found = connection.execute(select(search.SearchEntry.id).filter_by(record_id=person))
            connection.execute(
                text("DELETE FROM search_text WHERE rowid=:r"), {"r": found.scalar_one()}
            )
        for table in ("person", "search_entry"):
            connection.execute(text(f"DELETE FROM {table}"))
    keys = add(store, *({"name": n[:50], "address": a[:200]} for n, a in people))
    known = {key: (n[:50], a[:200]) for key, (n, a) in zip(keys, people, strict=True)}
    whole = " ".join(n + a for n, a in people)
    queries = ["李", "AND", '"', "30"]
    if data is not None:
        start = data.draw(st.integers(0, len(whole) - 1))
        part = whole[start : start + data.draw(st.integers(1, 8))]
        queries = [part, data.draw(words), data.draw(texts)]
    with store.read() as s:
        for query in queries:
            found = {key for _, key in search.find(s.connection(), query, limit=-1)}
            asked = [word for word in search.normalise(query).split(" ") if word]
            wanted = {k for k, v in known.items() if asked and all(expected(w, *v) for w in asked)}
            assert found == wanted, (query, known)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("欧阳", [0]), ("·娜", [0]), ("欧阳·娜仁", [0]), ("阳娜", []), ("𬀩", [1]), ("李－英", [1]),
        ("ＬＩ", [2]), ("li", [2]), ("娜仁 青林", [0]), ("娜仁 官垱", []), ("仁青", []), ("仁 z 青", []),
        ("村\x00欧", []), ("仁\x00青", []), ("\x00", []),
        ("", []), ("   ", []), ('"', [2]), ("AND", [2]), ("NEAR(", [2]), ("*", []), ("30", []), ("0", [2]),
    ],
)  # fmt: skip
def test_words(store: Store, find: Callable[..., list[int]], query: str, hits: list[int]) -> None:
    keys = add(
        store,
        {"name": "欧阳·娜仁", "address": "青林寺村"},
        {"name": "李𬀩-英", "address": "李-英"},
        {"name": "Li", "address": 'AND NEAR("0' + "x"},
    )
    assert sorted(find(query)) == [keys[at] for at in hits]


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("单田芳", "stf dtf ctf"), ("曾经", "zj cj"), ("仇英", "qy cy"), ("解放", "xf jf"), ("单一", "sy dy"),
        ("重阳", "cy zy"), ("欧阳·娜仁", "oynr"), ("查良镛", "zly cly"), ("乐嘉", "lj yj"), ("区长", "qc oz qz"),
    ],
)  # fmt: skip
def test_initials_with_every_reading(
    store: Store, find: Callable[..., list[int]], name: str, readings: str
) -> None:
    [key] = add(store, {"name": name})
    for reading in readings.split():
        assert find(reading) == [key], reading
        assert find(reading.upper()) == [key]
    assert find("xqzv") == []


def test_a_name_of_four_ambiguous_letters_has_all_its_readings() -> None:
    wanted = {"".join(word) for word in product("sdc", "xj", "zc", "qc")}
    assert wanted <= set(search.initials("单解曾仇"))


def test_a_long_name_is_found_with_any_one_letter_read_otherwise() -> None:
    name = "重长乐单解曾仇查盖区" * 2
    found = search.initials(name)
    assert len(name) < len(found) <= search.READINGS
    assert {len(word) for word in found} == {len(name)}
    for at in range(len(name)):
        assert len({word[at] for word in found}) == len(set(search.initials(name[at])))


@pytest.mark.parametrize("typed", ["lc", "lcjd", "LCJD", "陆城", "ydslc"])
def test_a_station_is_found_by_the_initials_of_its_township(
    performer: Performer, typed: str
) -> None:
    found = performer.ask(searching.search, typed)
    assert "宜都市陆城街道社会工作服务站" in [hit.title for hit in found]
    assert "station" in {hit.kind for hit in found}


def test_initials_of_no_chinese_name() -> None:
    assert search.initials("Smith") == []
    assert search.initials("·") == []


def test_one_latin_letter_is_no_initial(store: Store, find: Callable[..., list[int]]) -> None:
    add(store, {"name": "李秀英"})
    assert find("l") == []
    assert len(find("lx")) == 1


def test_only_names_have_initials(store: Store, find: Callable[..., list[int]]) -> None:
    add(store, {"name": "王五", "address": "青林寺村"})
    assert find("ql") == []


def test_the_end_of_an_id_number(
    performer: Performer, add_person: Any, id_number: Callable[..., str]
) -> None:
    numbers = [id_number("19390407", at) for at in (77, 78)]
    keys = [
        add_person(f"李{at}", id_number=number) for at, number in zip("甲乙", numbers, strict=True)
    ]
    for key, number in zip(keys, numbers, strict=True):
        for end in (number, number[-6:], number[-4:], number[6:14]):
            hits = {hit.key for hit in performer.ask(searching.search, end)}
            assert key in hits
    assert {h.key for h in performer.ask(searching.search, numbers[0][-4:])} == {keys[0]}


def test_a_change_takes_effect_at_once(performer: Performer, add_person: Any) -> None:
    key = add_person("单于归", address="青林寺村")

    def hits(query: str) -> list[int]:
        return [h.key for h in performer.ask(searching.search, query) if h.kind == "person"]

    assert hits("syg") == hits("单于归") == hits("青林寺村") == [key]
    performer.do(common.save, "person", {"name": "王五", "filed_on": "2021-01-01"}, key)
    assert hits("syg") + hits("单于归") == []
    assert hits("ww") == hits("王五") == hits("青林寺村") == [key]
    performer.do(common.remove, "person", key)
    assert hits("王五") + hits("青林寺村") + hits("ww") == []


def test_people_first_then_the_newest(
    performer: Performer, add_person: Any, add_visit: Any
) -> None:
    worker = performer.do(common.save, "worker", {"name": "龙门甲", "station": TOWN})
    old, new = (
        add_person("龙门乙", filed_on="2021-01-01"),
        add_person("龙门丙", filed_on="2022-02-02"),
    )
    house = performer.do(common.save, "household", {"head": "龙门丁", "township": TOWN})
    visits = [
        add_visit(old, day, note="龙门")
        for day in ("2022-08-01", "2022-08-09", "2022-08-05", "2022-08-09")
    ]
    wanted = [("person", new), ("person", old), ("worker", worker), ("household", house)]
    wanted += [("visit", visits[at]) for at in (3, 1, 2, 0)]
    assert [(h.kind, h.key) for h in performer.ask(searching.search, "龙门")] == wanted
    for limit in (0, 1, 3, 7):
        found = performer.ask(searching.search, "龙门", limit)
        assert [(h.kind, h.key) for h in found] == wanted[:limit]
    # A visit that is moved to another day moves in the list too.
    performer.do(common.save, "visit", {"visited_on": "2022-08-30"}, visits[0])
    assert performer.ask(searching.search, "龙门")[4].key == visits[0]


def test_limit_and_kinds_over_many(store: Store, find: Callable[..., list[int]]) -> None:
    day = date(2020, 1, 1)
    keys = add(
        store, *({"name": f"李{at}", "filed_on": day + timedelta(at % 700)} for at in range(1300))
    )
    assert len(find("李")) == 100
    assert len(find("李", limit=-1)) == len(keys)
    assert len(find("李", limit=1200, kinds=["person"])) == 1200
    assert find("李", kinds=["visit"], limit=-1) == []
    newest = find("李", limit=5)
    with store.read() as s:
        days = [s.get(Person, key).filed_on for key in newest]  # type: ignore[union-attr]
    assert days == sorted(days, reverse=True)
    assert days[0] == day + timedelta(699)


def test_every_kind_of_record_is_searched_but_the_programs_own() -> None:
    unsought = {name for name, kind in KINDS.items() if not search.indexed(kind)}
    assert unsought == {
        "absence",
        "benefit",
        "exam",
        "opening_figure",
        "user",
        "parameter",
        "reason",
        "submission_file",
        "past",
        "visit_worker",
    }
    assert len(search.RANKS) == len(set(search.RANKS))
    assert search.RANKS[-1] == "person"
    assert any(isinstance(placed.kind, Name) for placed in search.sought(Person))


def segments(store: Store) -> int:
    """How many pieces FTS5's index lies in: from the structure record, which begins with them."""
    with store.read() as s:
        query = "SELECT count(DISTINCT segid) FROM search_text_idx"
        return int(s.execute(text(query)).scalar_one())


@pytest.fixture
def many(store: Store) -> Store:
    for at in range(120):
        add(store, {"name": f"李{at}", "address": "青林寺村" * 30})
    return store


def test_tidying_merges_and_finishes(many: Store, find: Callable[..., list[int]]) -> None:
    before = segments(many)
    assert before > 100  # nothing was merged while saving
    steps = 0
    while many.tidy():
        steps += 1
        assert steps < 200
    assert segments(many) < before / 4
    assert steps > 0
    assert not many.tidy()
    assert len(find("青林寺", limit=-1)) == 120
    assert find("李77") == [78]
    add(many, {"name": "李新", "address": "青林寺村"})
    assert len(find("青林寺", limit=-1)) == 121


def test_settings_of_the_index_are_kept(many: Store) -> None:
    with many.read() as s:
        kept = dict(s.execute(text("SELECT k, v FROM search_text_config")).all())  # type: ignore[arg-type]
    assert {name: kept.get(name) for name, _ in search.CONFIGURE} == dict(search.CONFIGURE)


@pytest.fixture
def plan(performer: Performer, add_person: Callable[..., int], tmp_path: Any) -> int:
    """A plan with an aim, two goals in rows and a photo's caption; returns its key."""

    def put(kind: str, **values: Any) -> int:
        return performer.do(common.save, kind, values)

    day = "2022-08-01"
    case = put("case", person=add_person(), station=TOWN, opened_on=day)
    put("stage_skip", case=case, stage="assessment", reason="急")
    goals = [{"goal": "独有目标字"}, {"goal": "每周通话"}]
    plan = put("case_plan", case=case, planned_on=day, aim="总目标文", goals=goals)
    (tmp_path / "合影原件.txt").write_text("字", "utf-8")
    attachments.attach(performer, "case_plan", plan, [tmp_path / "合影原件.txt"])
    [photo] = performer.ask(common.find, "attachment")
    performer.do(attachments.tell, photo, {"caption": "签约现场"})
    return plan


@pytest.mark.parametrize(
    "query",
    [
        "总目标文 独有目标字",
        "独有目标字 每周通话",
        "签约现场",
        "合影原件",
        "签约 总目标",
        "总目标文",
    ],
)
def test_a_form_is_found_by_its_rows_and_what_is_attached(
    performer: Performer, plan: int, query: str
) -> None:
    hits = performer.ask(searching.search, query)
    assert [(hit.kind, hit.key) for hit in hits] == [("case_plan", plan)]


@pytest.mark.parametrize("query", ["总目标文 没有的字", "case_plan", "txt 没有的字"])
def test_a_word_that_stands_nowhere_finds_nothing(
    performer: Performer, plan: int, query: str
) -> None:
    assert performer.ask(searching.search, query) == []
