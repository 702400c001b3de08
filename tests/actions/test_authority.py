"""What a station's people change, and what is the county's or another station's to change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import accounts, attachments, authority, common, handover, papers
from qianshou_desktop.actions.authority import COUNTY_CHANGES
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.records.errors import Rejected
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
