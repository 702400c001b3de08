"""What a station's people change, and what is the county's or another station's to change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text, update

from qianshou_desktop.actions import (
    accounts,
    attachments,
    authority,
    common,
    handover,
    papers,
    todos,
)
from qianshou_desktop.actions.authority import COUNTY_CHANGES
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.user import User
from qianshou_desktop.store.journal import Op, Site
from tests.conftest import TOWN

OTHER = "420581100"
NOT_OURS = "这是宜都市红花套镇社会工作服务站的记录，由那个站或县级管理员修改；本站只能查看。"
Sample = Callable[[str, int], dict[str, Any]]


@pytest.fixture
def at_station(performer: Performer, cast: None) -> Performer:
    """Somebody of the station at TOWN, on its laptop."""
    performer.do(lambda s: s.set("town", TOWN))
    performer.role = authority.STATION
    return performer


def refused(performer: Performer, action: Any, *args: Any) -> dict[str, str]:
    with pytest.raises(Rejected) as told:
        performer.do(action, *args)
    return told.value.problems


def key_of(performer: Performer, kind: str, **where: object) -> int:
    return int(performer.ask(common.find, kind, where=where)[0])


@pytest.mark.parametrize("kind", ["county", "township", "plan", "key_county", "funding", "centre"])
def test_what_is_the_county_s_is_neither_changed_nor_removed_nor_begun(
    at_station: Performer, samples: Sample, kind: str
) -> None:
    key = key_of(at_station, kind)
    assert refused(at_station, common.save, kind, {}, key) == {"": COUNTY_CHANGES}
    assert refused(at_station, common.remove, kind, key) == {"": COUNTY_CHANGES}
    assert refused(at_station, common.save, kind, samples(kind, 1)) == {"": COUNTY_CHANGES}
    assert at_station.ask(authority.sealed, kind, key) == COUNTY_CHANGES


def test_parameters_are_read_and_not_set(at_station: Performer) -> None:
    today = date(2022, 9, 15)
    change = (settings.set_parameter, "R15.months", "36", "通知", today)
    assert refused(at_station, *change) == {"": COUNTY_CHANGES}
    assert refused(at_station, settings.use_preset, "吉林") == {"": COUNTY_CHANGES}


def test_a_county_starts_from_a_preset_at_a_station_too_but_only_once(
    at_station: Performer,
) -> None:
    assert at_station.do(settings.start_from, "吉林") > 0
    assert "preset" in refused(at_station, settings.start_from, "宜都")


def test_the_own_station_is_writable_and_another_one_is_not(at_station: Performer) -> None:
    mine, other = (key_of(at_station, "station", code=code) for code in (TOWN, OTHER))
    at_station.do(common.save, "station", {"phone": "0717-1234567"}, mine)
    for given in ({"kind": "demonstration"}, {"operator": None}, {"closed_on": "2022-09-01"}):
        before = at_station.ask(common.load, "station", mine).values
        if before[next(iter(given))] != next(iter(given.values())):
            assert set(refused(at_station, common.save, "station", given, mine)) == set(given)
    assert refused(at_station, common.save, "station", {"state": "built"}, other) == {"": NOT_OURS}
    assert at_station.ask(authority.sealed, "station", mine) == ""
    assert at_station.ask(authority.sealed, "station", other) == NOT_OURS


def test_what_stands_at_another_station_stays(at_station: Performer, performer: Performer) -> None:
    performer.role = "county"
    venue = performer.do(common.save, "venue", {"station": OTHER, "name": "活动室"})
    performer.role = authority.STATION
    assert refused(at_station, common.save, "venue", {"station": TOWN}, venue) == {"": NOT_OURS}
    assert refused(at_station, common.remove, "venue", venue) == {"": NOT_OURS}
    new = {"station": OTHER, "name": "另一处"}
    assert refused(at_station, common.save, "venue", new) == {"station": NOT_OURS}
    at_station.do(common.save, "venue", {"station": TOWN, "name": "本站的"})


@pytest.fixture
def theirs(at_station: Performer) -> dict[str, int]:
    """What another station has, by kind; and `own`, `own_case`, `own_event` of the station itself."""
    at_station.role = "county"

    def put(kind: str, **values: Any) -> int:
        return at_station.do(common.save, kind, values)

    day = "2022-03-01"
    other = key_of(at_station, "station", code=OTHER)
    at_station.do(common.save, "station", {"state": "built"}, other)
    made = {"household": put("household", head="周户主", township=OTHER)}
    for name, town in (("person", OTHER), ("own", TOWN)):
        made[name] = put("person", name=f"{name}人", township=town, filed_on=day)
    made["case"] = put("case", person=made["person"], station=OTHER, opened_on=day)
    made["own_case"] = put("case", person=made["own"], station=TOWN, opened_on=day)
    put("stage_skip", case=made["case"], stage="assessment", reason="急")
    made["case_plan"] = put("case_plan", case=made["case"], planned_on=day)
    made["goal"] = put("goal", case_plan=made["case_plan"], goal="按时吃药")
    made["group"] = put("group", name="棋牌小组", station=OTHER)
    made["group_session"] = put("group_session", group=made["group"], held_on=day)
    made["crisis"] = put("crisis", station=OTHER, found_at=f"{day}T09:00+08:00", seen="有伤")
    for name, town in (("event", OTHER), ("own_event", TOWN)):
        made[name] = put("event", name=name, station=town, held_on=day)
    made["worker"] = put("worker", name="那站的人", station=OTHER)
    made["certificate"] = put(
        "certificate", worker=made["worker"], level="assistant", issued_on=day
    )
    made["volunteer"] = put("volunteer", name="钱甲", station=OTHER, joined_on=day)
    at_station.role = authority.STATION
    return made


STATION_U = {"station": NOT_OURS}
BEGUN: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {  # a kind, its values, what is said
    "goal": ("goal", {"case_plan": "case_plan", "goal": "改"}, {"case_plan": NOT_OURS}),
    "skip": ("stage_skip", {"case": "case", "stage": "plan", "reason": "急"}, {"case": NOT_OURS}),
    "attendance": ("attendance", {"group_session": "group_session", "person": "own", "guest": True},
                   {"group_session": NOT_OURS}),
    "report": ("crisis_report", {"crisis": "crisis", "receiver": "police",
                                 "reported_at": "2022-03-01T10:00+08:00"}, {"crisis": NOT_OURS}),
    "step": ("event_step", {"event": "event", "step": "签到"}, {"event": NOT_OURS}),
    "session": ("session", {"case": "case", "station": TOWN, "held_on": "2022-03-02"},
                {"case": NOT_OURS}),
    "closing": ("case_closing", {"case": "case", "station": TOWN, "closed_on": "2022-03-02",
                                 "cause": "attained"}, {"case": NOT_OURS}),
    "group session": ("group_session", {"group": "group", "station": TOWN, "held_on": "2022-03-02"},
                      {"group": NOT_OURS}),
    "case away": ("transfer", {"case": "case", "person": "person", "to_station": TOWN, "moved_on": "2022-03-02"},
                  {"case": NOT_OURS}),
    "person away": ("transfer", {"person": "person", "to_station": TOWN, "moved_on": "2022-03-02"},
                    {"person": NOT_OURS}),
    "person": ("person", {"name": "别处的", "township": OTHER}, {"township": NOT_OURS}),
    "household": ("household", {"head": "别处的", "township": OTHER}, {"township": NOT_OURS}),
    "exam": ("exam", {"worker": "worker", "level": "assistant", "sat_on": "2022-03-02"},
             {"worker": NOT_OURS}),
    "certificate": ("volunteer_certificate", {"volunteer": "volunteer", "issued_on": "2022-03-02",
                    "from_on": "2022-03-01", "to_on": "2022-03-02"}, STATION_U),
}  # fmt: skip


@pytest.mark.parametrize("case", BEGUN)
def test_nothing_is_begun_at_another_station(
    at_station: Performer, theirs: dict[str, int], case: str
) -> None:
    kind, values, said = BEGUN[case]
    given = {name: theirs.get(value, value) for name, value in values.items()
             if not isinstance(value, bool)} | {n: v for n, v in values.items() if v is True}  # fmt: skip
    told = refused(at_station, common.save, kind, given)
    assert told.items() >= said.items()


DAY = "2022-03-02"
NAMED: dict[str, tuple[str, dict[str, Any], str]] = {  # the own kind, its values, what leads elsewhere
    "consent": ("consent", {"person": "own", "station": TOWN, "signed_on": DAY}, "case"),
    "volume": ("volume", {"title_text": "卷", "station": TOWN, "filed_on": DAY}, "case"),
    "to-do": ("todo", {"content": "回访", "station": TOWN}, "person"),
    "visit": ("visit", {"station": TOWN, "visited_on": DAY}, "person"),
    "household": ("person", {"name": "周一", "township": TOWN, "filed_on": DAY}, "household"),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMED)
def test_what_is_the_own_names_nothing_of_another_station(
    at_station: Performer, theirs: dict[str, int], case: str
) -> None:
    kind, values, name = NAMED[case]
    given = {n: theirs["own"] if v == "own" else v for n, v in values.items()}
    told = refused(at_station, common.save, kind, given | {name: theirs[name]})
    assert "是宜都市红花套镇社会工作服务站的，本站的记录不能引用" in told[name]


MET: dict[str, tuple[str, dict[str, Any], str]] = {  # the same, who may be of any station
    "worker": ("visit", {"person": "own", "station": TOWN, "visited_on": DAY}, "worker"),
    "supervisee": ("supervision", {"station": TOWN, "held_on": DAY, "topic": "个案"}, "worker"),
    "helper": ("volunteer_service", {"station": TOWN, "served_on": DAY, "hours": 1}, "volunteer"),
    "harmed": ("crisis", {"station": TOWN, "found_at": f"{DAY}T09:00+08:00", "seen": "有伤"}, "person"),
}  # fmt: skip


@pytest.mark.parametrize("case", MET)
def test_colleagues_helpers_and_who_is_harmed_may_be_of_any_station(
    at_station: Performer, theirs: dict[str, int], case: str
) -> None:
    kind, values, name = MET[case]
    given = {n: theirs["own"] if v == "own" else v for n, v in values.items()}
    at_station.do(common.save, kind, given | {name: theirs[name]})


def test_a_guest_of_a_session_may_be_of_any_station(
    at_station: Performer, theirs: dict[str, int]
) -> None:
    group = at_station.do(common.save, "group", {"name": "手工小组", "station": TOWN})
    held = at_station.do(common.save, "group_session", {"group": group, "held_on": DAY})
    row = {"group_session": held, "person": theirs["person"]}
    assert set(refused(at_station, common.save, "attendance", row)) == {"person"}
    guest = at_station.do(common.save, "attendance", row | {"guest": True})
    assert set(refused(at_station, common.save, "attendance", {"guest": False}, guest)) == {
        "person"
    }


def test_who_was_transferred_is_still_named_by_the_station_that_had_them(
    at_station: Performer, theirs: dict[str, int]
) -> None:
    own = theirs["own"]
    move = {"person": own, "to_station": OTHER, "moved_on": "2022-04-01"}
    at_station.do(common.save, "transfer", move)
    visit = {"person": own, "station": TOWN, "visited_on": DAY}
    at_station.do(common.save, "visit", visit)
    at_station.role = "county"
    mine = key_of(at_station, "station", code=TOWN)
    at_station.do(common.save, "station", {"state": "built"}, mine)
    move = {"person": theirs["person"], "case": theirs["case"], "to_station": TOWN,
            "moved_on": "2022-04-01"}  # fmt: skip
    at_station.do(common.save, "transfer", move)
    at_station.role = authority.STATION
    consent = {"case": theirs["case"], "signed_on": "2022-04-02"}  # whose case came is met here
    at_station.do(common.save, "consent", consent)


def test_what_all_stations_share_each_adds_to_and_mends_while_no_other_names_it(
    at_station: Performer, set_clock: Callable[[str], None]
) -> None:
    key = at_station.do(common.save, "agency", {"name": "红十字会", "roles": ["charity"]})
    other = at_station.do(common.save, "agency", {"name": "爱心社", "roles": ["charity"]})
    set_clock("2022-09-16T10:00")
    mine = {"name": "王社工", "station": TOWN, "sent_by": key}
    at_station.do(common.save, "worker", mine)
    at_station.do(common.save, "agency", {"name": "县红十字会"}, key)
    at_station.do(common.remove, "agency", other)
    at_station.role = "county"
    at_station.do(common.save, "worker", {"name": "那站的人", "station": OTHER, "sent_by": key})
    at_station.role = authority.STATION
    assert refused(at_station, common.save, "agency", {"name": "别的"}, key) == {"": COUNTY_CHANGES}
    assert refused(at_station, common.remove, "agency", key) == {"": COUNTY_CHANGES}
    at_station.role = "county"
    at_station.do(common.save, "agency", {"name": "红十字会"}, key)


def test_what_another_laptop_added_to_the_shared_is_the_county_s_to_change(
    at_station: Performer, set_clock: Callable[[str], None]
) -> None:
    key = at_station.do(common.save, "policy", {"name": "帮扶办法", "issued_on": DAY})
    set_clock("2022-09-16T10:00")
    at_station.do(common.save, "policy", {"issued_on": "2022-03-03"}, key)
    at_station.do(lambda s: s.set("site", "00" * 8))
    said = refused(at_station, common.save, "policy", {"issued_on": DAY}, key)
    assert said == {"": COUNTY_CHANGES}
    at_station.do(
        lambda s: s.execute(update(Site).values(town_code=TOWN))
    )  # another of the station's
    at_station.do(common.save, "policy", {"issued_on": DAY}, key)


@pytest.mark.parametrize("kind", ["person", "household", "goal", "group_session", "certificate"])
def test_what_hangs_on_another_station_stays(
    at_station: Performer, theirs: dict[str, int], kind: str, tmp_path: Any
) -> None:
    key = theirs[kind]
    assert refused(at_station, common.save, kind, {}, key) == {"": NOT_OURS}
    assert refused(at_station, common.remove, kind, key) == {"": NOT_OURS}
    (tmp_path / "照片.txt").write_text("字", "utf-8")
    with pytest.raises(Rejected) as told:
        attachments.attach(at_station, kind, key, [tmp_path / "照片.txt"])
    assert told.value.problems == {"": NOT_OURS}


@pytest.mark.parametrize(
    ("kind", "own", "field"), [("person", "own", "township"), ("event", "own_event", "station"),
                         ("case", "own_case", "station")]
)  # fmt: skip
def test_what_is_the_own_goes_elsewhere_by_a_transfer_alone(
    at_station: Performer, theirs: dict[str, int], kind: str, own: str, field: str
) -> None:
    assert set(refused(at_station, common.save, kind, {field: OTHER}, theirs[own])) == {field}
    at_station.do(common.save, kind, {"number": "改号"}, theirs[own])


def test_a_transfer_of_the_own_is_the_own(at_station: Performer, theirs: dict[str, int]) -> None:
    move = {"person": theirs["own"], "to_station": OTHER, "moved_on": "2022-03-02"}
    key = at_station.do(common.save, "transfer", move)
    at_station.do(common.save, "transfer", {"cause": "投靠子女"}, key)
    assert refused(at_station, common.save, "person", {}, theirs["own"]) == {"": NOT_OURS}


def test_nobody_s_is_anybody_s(at_station: Performer) -> None:
    key = at_station.do(common.save, "person", {"name": "无乡镇", "filed_on": "2022-03-01"})
    at_station.do(common.save, "person", {"township": TOWN}, key)


def test_another_station_s_past_and_to_dos_stay(
    at_station: Performer, theirs: dict[str, int]
) -> None:
    other = key_of(at_station, "station", code=OTHER)
    uid = at_station.ask(common.load, "station", other).uid
    past = {"about": uid, "kind": "station", "field_name": "name", "value": "旧名",
            "to_on": "2022-01-01"}  # fmt: skip
    assert list(refused(at_station, common.save, "past", past).values()) == [NOT_OURS]
    at_station.role = "county"
    todo = at_station.do(common.save, "todo", {"content": "回访", "station": OTHER})
    at_station.role = authority.STATION
    assert refused(at_station, todos.finish, todo) == {"": NOT_OURS}


def test_those_at_the_guidance_centre_are_the_county_s(at_station: Performer) -> None:
    centre = key_of(at_station, "centre")
    at_centre = {"name": "派驻社工", "post": "centre", "centre": centre}
    assert refused(at_station, common.save, "worker", at_centre) == {"station": COUNTY_CHANGES}
    at_station.do(common.save, "worker", {"name": "本站社工", "station": TOWN})
    at_station.role = "county"
    worker = at_station.do(common.save, "worker", at_centre)
    at_station.role = authority.STATION
    assert refused(at_station, common.remove, "worker", worker) == {"": COUNTY_CHANGES}


def test_who_runs_a_station_is_the_county_s_to_say(at_station: Performer) -> None:
    station, agency = key_of(at_station, "station", code=TOWN), key_of(at_station, "agency")
    for act, words in (
        (handover.change_operator, (station, agency, date(2022, 9, 1))),
        (handover.reassign, ([(station, agency)], date(2022, 9, 1))),
    ):
        assert list(refused(at_station, act, *words).values()) == [COUNTY_CHANGES]


def test_a_station_s_laptop_prints_no_county(at_station: Performer) -> None:
    with pytest.raises(Rejected, match="请在县里印"):
        at_station.ask(papers.pdf, "county")


def test_nothing_is_attached_to_what_stays_as_it_is(at_station: Performer, tmp_path: Any) -> None:
    paper = tmp_path / "通知.txt"
    paper.write_text("通知", "utf-8")
    key = key_of(at_station, "funding")
    with pytest.raises(Rejected) as told:
        attachments.attach(at_station, "funding", key, [paper])
    assert told.value.problems == {"": COUNTY_CHANGES}


def test_a_user_of_a_station_at_the_county_s_laptop_is_not_held_to_one(
    performer: Performer, cast: None
) -> None:
    performer.role = authority.STATION
    other = key_of(performer, "station", code=OTHER)
    performer.do(common.save, "station", {"phone": "0717-1234567"}, other)


def test_a_station_s_people_make_no_county_s(at_station: Performer) -> None:
    with pytest.raises(Rejected) as told:
        accounts.add(at_station, "黑客", "county", "mima-2022")
    assert set(told.value.problems) == {"role"}
    accounts.add(at_station, "小李", "station", "mima-2022")


FACTS = {"state": "built", "opened_on": "2021-05-01", "kind": "demonstration", "name": "本站"}


def test_a_station_says_what_it_is_until_the_county_has_had_a_word(
    town_performer: Performer,
) -> None:
    mine, other = (key_of(town_performer, "station", code=code) for code in (TOWN, OTHER))
    agency = town_performer.do(common.save, "agency", {"name": "某机构", "roles": ["operator"]})
    town_performer.do(common.save, "station", FACTS | {"operator": agency}, mine)
    assert set(
        refused(town_performer, common.save, "station", {"closed_on": "2022-09-01"}, mine)
    ) == {"closed_on"}
    assert refused(town_performer, common.save, "station", FACTS, other) == {"": NOT_OURS}
    filed = {"name": "赵甲", "township": TOWN, "filed_on": "2022-03-01"}
    person = town_performer.do(common.save, "person", filed)
    move = {"person": person, "to_station": OTHER, "moved_on": "2022-09-01"}
    town_performer.do(lambda s: s.add(User(name="县里的人", role="county", active=True)))
    assert set(refused(town_performer, common.save, "station", {"name": "改名"}, mine)) == {"name"}
    assert "拟建" in refused(town_performer, common.save, "transfer", move)["to_station"]


def test_a_station_hands_somebody_on_to_one_of_which_it_knows_nothing_yet(
    town_performer: Performer,
) -> None:
    filed = {"name": "赵甲", "township": TOWN, "filed_on": "2022-03-01"}
    person = town_performer.do(common.save, "person", filed)
    move = {"person": person, "to_station": OTHER, "moved_on": "2022-09-01"}
    town_performer.do(common.save, "transfer", move)


@pytest.mark.parametrize("foreign", [False, True])
def test_an_entry_made_elsewhere_is_the_county_s_word(
    town_performer: Performer, foreign: bool
) -> None:
    if foreign:
        columns = Op.__table__.columns.keys()
        town_performer.do(lambda s: s.execute(text(  # as a package of another laptop leaves it
            f"INSERT INTO op ({','.join(columns)}) SELECT x'0102030405060708', "
            f"{','.join(columns[1:])} FROM op LIMIT 1")))  # fmt: skip
    assert town_performer.ask(authority.unheard) is not foreign
