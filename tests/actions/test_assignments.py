"""Which agency runs which station: whether it fits, and a proposal that moves little."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.actions import handover, oversight, references
from qianshou_desktop.actions.assignments import Bounds, Share, assign, misfits, propose
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.station import Agency, Station

TOWNS = ("420581001", "420581100", "420581101", "420581102", "420581103", "420581104",
         "420581105", "420581106", "420581107", "420581200", "420581400")  # fmt: skip
SHOWN = TOWNS[:5]
ARTICLE = Bounds(1, 1, 2)
Save = Callable[..., Any]


@pytest.fixture
def lay(save: Save) -> Callable[..., None]:
    """Five demonstration stations and six ordinary ones, so many agencies, and who runs what."""

    def put(agencies: int, operators: dict[str, int]) -> None:
        save("agency", *({"name": f"机构{n}", "roles": ["operator"]} for n in range(agencies)))
        kinds = {code: "demonstration" if code in SHOWN else "ordinary" for code in TOWNS}
        save("station", *({"code": code, "state": "built", "kind": kinds[code],
                           "operator": f"机构{operators[code]}" if code in operators else None}
                          for code in TOWNS))  # fmt: skip

    return put


Lay = Callable[..., None]


def fitting() -> dict[str, int]:
    """Five agencies with one demonstration station and one ordinary each, the first with two."""
    return {code: n % 5 for n, code in enumerate(TOWNS)}


def proposed(performer: Performer, bounds: Bounds = ARTICLE) -> dict[str, str]:
    return performer.ask(lambda s: {x.code: agency.name for x, agency in propose(s, bounds)})


def told(performer: Performer, bounds: Bounds = ARTICLE) -> dict[str, str]:
    return performer.ask(lambda s: {agency.name: text for agency, text in misfits(s, bounds)})


def test_five_agencies_for_eleven_stations_fit(performer: Performer, lay: Lay) -> None:
    lay(5, fitting())
    assert told(performer) == {}
    assert proposed(performer) == {code: f"机构{n}" for code, n in fitting().items()}


def test_four_cannot(performer: Performer, lay: Lay) -> None:
    lay(4, {code: n % 4 for n, code in enumerate(TOWNS)})
    assert "机构0" in told(performer)
    assert proposed(performer) == {}


def test_of_six_five_are_used(performer: Performer, lay: Lay) -> None:
    lay(6, fitting())
    assert list(told(performer)) == ["机构5"]
    assert "0 个示范站、0 个普通站，应为 1 个示范站和 1～2 个普通站" in told(performer)["机构5"]
    assert set(proposed(performer).values()) == {f"机构{n}" for n in range(5)}


def test_a_proposal_moves_one_where_one_is_enough(performer: Performer, lay: Lay) -> None:
    operators = fitting()
    operators[TOWNS[6]] = 0  # the first has three ordinary stations, the second none
    lay(5, operators)
    assert set(told(performer)) == {"机构0", "机构1"}
    found = proposed(performer)
    moved = [code for code, name in found.items() if name != f"机构{operators[code]}"]
    assert len(moved) == 1
    assert found[moved[0]] == "机构1"
    assert operators[moved[0]] == 0


def test_nobody_runs_anything_yet(performer: Performer, lay: Lay) -> None:
    lay(5, {})
    assert len(told(performer)) == 5
    found = proposed(performer)
    assert set(found) == set(TOWNS)
    assert Counter(found[code] for code in SHOWN) == {f"机构{n}": 1 for n in range(5)}


def test_the_countys_own_bounds_decide(performer: Performer, lay: Lay) -> None:
    lay(5, fitting())
    assert proposed(performer, Bounds(1, 1, 1)) == {}
    assert proposed(performer, Bounds(1, 2, 2)) == {}
    assert proposed(performer, Bounds(2, 1, 2)) == {}  # five are not two each
    assert set(told(performer, Bounds(1, 2, 2))) == {f"机构{n}" for n in range(1, 5)}
    assert len(proposed(performer, Bounds(5, 6, 6))) == 11


def test_a_closed_station_is_nobodys(performer: Performer, lay: Lay, save: Save) -> None:
    lay(5, fitting())
    save("station", {"code": TOWNS[10], "closed_on": "2022-09-15"})
    assert TOWNS[10] not in proposed(performer)
    assert told(performer) == {}


# ---- whatever there is at the start ----


@st.composite
def counties(draw: st.DrawFn) -> tuple[list[Share], list[Station], Bounds]:
    """Agencies and stations, each run by one of the agencies or by nobody."""
    least = draw(st.integers(0, 3))
    bounds = Bounds(draw(st.integers(1, 3)), least, draw(st.integers(max(least, 1), 4)))
    count = draw(st.integers(1, 7))
    agencies = [Agency(id=n + 1, name=f"机构{n}") for n in range(count)]
    kinds = draw(st.lists(st.sampled_from(["demonstration", "ordinary"]), max_size=24))
    found = [Share(agency) for agency in agencies]
    stations = []
    for n, kind in enumerate(kinds):
        operator = draw(st.none() | st.integers(1, count))
        station = Station(id=n + 1, code=f"4205811{n:02d}", kind=kind, operator_id=operator)
        stations.append(station)
        if operator:
            found[operator - 1].take(station)
    return found, stations, bounds


@given(counties())
def test_a_proposal_always_fits(county: tuple[list[Share], list[Station], Bounds]) -> None:
    shares, stations, bounds = county
    found = assign(stations, shares, bounds)
    shown = sum(station.kind == "demonstration" for station in stations)
    ordinary, count = len(stations) - shown, shown // bounds.demonstration
    possible = (
        shown % bounds.demonstration == 0
        and count <= len(shares)
        and count * bounds.least <= ordinary <= count * bounds.most
    )
    assert [station.code for station, _ in found] == (
        sorted(station.code for station in stations) if possible else []
    )
    made = {agency.id: Share(agency) for _, agency in found}
    for station, agency in found:
        made[agency.id].take(station)
    assert all(share.fits(bounds) for share in made.values())


def test_without_demonstration_stations_the_proposal_says_so(
    performer: Performer, save: Save
) -> None:
    save("agency", *({"name": f"机构{n}", "roles": ["operator"]} for n in range(5)))
    save("station", {"code": TOWNS[0], "state": "built", "operator": "机构0"})
    found = performer.ask(oversight.fit)
    assert found.moves == ()
    assert "0 个示范站、11 个普通站" in found.why
    assert found.why.endswith("请先从已建成的站中择优定出示范站，再排承接")


def test_what_is_proposed_is_carried_out_at_once_and_then_fits(
    performer: Performer, lay: Lay, save: Save
) -> None:
    wrong = fitting() | {TOWNS[1]: 0, TOWNS[10]: 4}
    lay(5, wrong)
    save("contract", {"agency": "机构4", "station": TOWNS[10], "from_on": "2022-01-01"})
    moves = performer.ask(oversight.fit).moves
    assert {(m.now, m.agency_name) for m in moves if m.station_name} <= {
        (f"机构{a}", f"机构{b}") for a in range(5) for b in range(5) if a != b
    }
    chosen = [(move.station, move.agency) for move in moves]
    moved = performer.do(handover.reassign, chosen, date(2022, 9, 15))
    assert moved.contracts == any(m.station_name.startswith("宜都市松宜") for m in moves)
    assert performer.ask(oversight.fit).misfits == ()


def test_of_several_changes_all_are_made_or_none(performer: Performer, lay: Lay) -> None:
    lay(5, fitting())
    key = {code: performer.ask(references.resolve, "station", code) for code in TOWNS}
    agency = {n: performer.ask(references.resolve, "agency", f"机构{n}") for n in range(5)}
    both = [(key[TOWNS[0]], agency[1]), (key[TOWNS[1]], agency[1])]  # the second runs it already
    with pytest.raises(Rejected, match="现在就由机构1承接"):
        performer.do(handover.reassign, both, date(2022, 9, 15))
    assert told(performer) == {}
    with pytest.raises(Rejected, match="至少选一个站"):
        performer.do(handover.reassign, [], date(2022, 9, 15))
