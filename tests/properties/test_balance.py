"""上月在办 + 新开 − 结案 = 在办, for every period and station, whatever follows: cases and persons go to
other stations, cases are closed and looked after, persons leave and come back, a station is merged
away. What a finished month told it tells ever after."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from qianshou_desktop.actions import cases as cases_of
from qianshou_desktop.actions import common, figures, periods
from qianshou_desktop.actions.tallies import taken
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp, Referral, Transfer
from qianshou_desktop.records.station import Station
from tests.properties.test_figures import SCOPES, STATIONS, at_home, cases, furnish, timely

MONTHS = [f"{year}-{n:02d}" for year in (2020, 2021) for n in range(1, 13)][5:14]
DAYS = (date(2020, 7, 1), date(2020, 12, 31))  # on which much happens


@st.composite
def caseloads(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Cases alone, many on the borders of months; some open and shut in a day."""
    made = [pair for at in range(draw(st.integers(1, 8))) for pair in draw(cases(at, 4))]
    for kind, case in made:
        if kind == "case" and draw(st.booleans()):
            case |= {"closed_on": case["opened_on"], "reason": "失联"}
    people = [{"number": f"DX-{n}", "name": "赵", "township": STATIONS[n % 2],
               "filed_on": "2020-01-01"} for n in range(4)]  # fmt: skip
    found = {k: [v for n, v in made if n == k] for k in ("case", "session")}
    at_home(people, found)
    timely(county := {"person": people, **found})
    return county


def test_open_before_and_opened_without_closed_is_open_after(scratch: Any, recount: Any) -> None:
    """For every period, station and the county, before and after all that follows; and what a month
    told before, it tells ever after. Whatever may follow did follow at least once."""
    done = Counter[str]()

    @settings(
        max_examples=3, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), database=None,
    )  # fmt: skip
    @given(county=caseloads(), chance=st.randoms(use_true_random=False))
    def tried(county: dict[str, Any], chance: random.Random) -> None:
        live_on(county, chance, scratch, recount, done)

    tried()
    assert {name for name in done if done[name] > 0} == {deed.__name__ for deed in DEEDS}


def live_on(
    county: dict[str, Any], chance: random.Random, scratch: Any, recount: Any, done: Counter[str]
) -> None:
    """What follows in one county, with the figures looked at all the while."""
    with scratch() as s:
        furnish(s, county)
        for station in s.scalars(select(Station)):
            station.state = "built"  # nobody is moved to one that does not stand
        told = told_by(s)
        for day in DAYS:
            for deed in DEEDS:
                done[deed.__name__] += deed(s, chance, day)
            gone = merge_away(s, chance, day) if day == DAYS[-1] else None
            before, told = told, told_by(s)
            for (at, period), found in told.items():
                if periods.parse(period).last < day:
                    assert found == before[at, period], (at, period, day)
            agree(s, recount, ("2020", f"{day:%Y-%m}"), gone)


def told_by(s: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """The figures by station and period, of which each balances and follows on the month before."""
    for scope in SCOPES[len(STATIONS) + 1 :]:  # what an operator runs
        balances(figures.figures(s, "2020-12", **scope, brief=True), scope)
    found = {}
    for scope in SCOPES[: len(STATIONS) + 1]:
        at = scope.get("station", "")
        for period in ("2020", "2020-Q4", *MONTHS):
            each = found[at, period] = figures.figures(s, period, **scope, brief=True)
            balances(each, (period, scope))
        for month, after in pairwise(MONTHS):
            assert found[at, month]["cases.open_after"] == found[at, after]["cases.open_before"]
    return found


def balances(found: Mapping[str, int], where: object) -> None:
    """上月在办 + 新开 − 结案 = 在办."""
    kept = found["cases.open_before"] + found["cases.opened"] - found["cases.closed"]
    assert kept == found["cases.open_after"], where


def agree(s: Any, recount: Any, asked: tuple[str, ...], gone: Station | None) -> None:
    """The engine counts what a count by hand finds; at a station merged away nothing is left."""
    data = recount.listed(s)
    for period in asked:
        for scope in SCOPES[:2]:
            mine = recount(s, period, **scope, data=data)
            theirs = figures.figures(s, period, **scope)
            assert {k: n for k, n in theirs.items() if mine.get(k, 0) != n} == {}, (period, scope)
    if gone and gone.closed_on:
        left = figures.figures(s, "2022-01", station=gone.code, brief=True)
        names = ("cases.open_before", "cases.opened", "cases.open_after", "cases.follow_ups",
                 "persons.filed")  # fmt: skip
        assert {name: left[name] for name in names} == dict.fromkeys(names, 0)


# ---- what follows, each as the pages do it; returns how often --------------------------------------------


def some(rows: Any, chance: random.Random, share: float) -> Iterator[Any]:
    return (row for row in list(rows) if chance.random() < share)


def latest(s: Any, day: date, *columns: tuple[Any, Any]) -> date:
    """The last of these days under their conditions, or the given one."""
    days: list[date] = [day]
    for column, holds in columns:
        days += s.scalars(select(column).where(holds, column.is_not(None)))
    return max(days)


def running(s: Any, day: date) -> list[Case]:
    open_then = (Case.closed_on.is_(None), Case.opened_on <= day, taken())
    return list(s.scalars(select(Case).where(*open_then).order_by(Case.id)))


def close(s: Any, case: Case, day: date) -> None:
    """Not before what was done in it."""
    common.save(
        s,
        "case",
        {"closed_on": end_of(s, case, day), "stage": "closing", "reason": "目标达成"},
        case.id,
    )


def end_of(s: Any, case: Case, day: date) -> date:
    held = (CaseSession.held_on, CaseSession.case_id == case.id)
    return latest(s, day, held, (Transfer.moved_on, Transfer.case_id == case.id))


def close_on_paper(s: Any, chance: random.Random, day: date) -> int:
    """By the closing form; of some the cause is mended, or the form is taken off again and the case goes
    on."""
    closed = [case for case in some(running(s, day), chance, 0.5) if not away(s, case)]
    for case in closed:
        given = {"case": case.id, "closed_on": end_of(s, case, day), "cause": "lost"}
        form = common.save(s, "case_closing", given | {"follow_every": "none"})
        if chance.random() < 0.5:
            common.save(s, "case_closing", {"cause": "moved"}, form)
        if chance.random() < 0.5:
            common.remove(s, "case_closing", form)
            common.save(s, "case", {"closed_on": None}, case.id)
    return len(closed)


def close_some(s: Any, chance: random.Random, day: date) -> int:
    """Open cases are closed, among them those of persons who have left."""
    closed = [*some(running(s, day), chance, 0.4)]
    closed += [case for case in running(s, day) if case not in closed and away(s, case)]
    for case in closed:
        close(s, case, day)
    return len(closed)


def away(s: Any, case: Case) -> bool:
    """Whether its person has left, and for that is not moved."""
    return s.get_one(Person, case.person_id).left_on is not None


def look_after_some(s: Any, chance: random.Random, day: date) -> int:
    """What is closed is followed up, some of it in the months to come."""
    count = 0
    closed = s.scalars(select(Case).where(Case.closed_on.is_not(None), taken()).order_by(Case.id))
    for case in some(closed, chance, 0.6):
        done_on = max(day, case.closed_on) + timedelta(days=chance.choice((0, 1, 40)))
        common.save(s, "follow_up", {"case": case.id, "done_on": done_on, "state": "安好"})
        count += 1
    return count


def move_some(s: Any, chance: random.Random, day: date) -> int:
    """Open cases, and persons, go to a station that is not theirs."""
    keys: dict[str, int] = dict(s.execute(select(Station.code, Station.id)).all())
    count = 0
    for case in some(running(s, day), chance, 0.6):
        if latest(s, day, (CaseSession.held_on, CaseSession.case_id == case.id)) > day:
            continue  # nobody moves away from what is still done there
        here = case.station_id
        others = [key for key in keys.values() if key != here]
        cases_of.move(s, case.id, chance.choice(others), None, day, "迁居")
        if chance.random() < 0.2:
            cases_of.move(s, case.id, here, None, day, "转错了")
        count += 1
    for person in some(s.scalars(select(Person).where(Person.filed_on <= day)), chance, 0.3):
        others = [key for code, key in keys.items() if code != town_of(s, person)]
        if not person.gone:
            send(s, person, chance.choice(others), day)
            count += 1
    return count


def town_of(s: Any, person: Person) -> str:
    return str(s.get_one(Township, person.township_id).code)


def send(s: Any, person: Person, station: int, day: date) -> None:
    common.save(s, "transfer", {"person": person.id, "moved_on": day, "to_station": station})


def let_some_go(s: Any, chance: random.Random, day: date) -> int:
    """Persons leave the file, not before what was done with them."""
    count = 0
    here = s.scalars(select(Person).where(Person.left_on.is_(None)).order_by(Person.id))
    for person in some(here, chance, 0.5):
        theirs = select(Case.id).where(Case.person_id == person.id)
        left = latest(
            s, day, (Case.opened_on, Case.person_id == person.id),
            (CaseSession.held_on, CaseSession.case_id.in_(theirs)),
            (Referral.referred_on, Referral.case_id.in_(theirs)),
            (Transfer.moved_on, Transfer.person_id == person.id),
        )  # fmt: skip
        gone = {"left_on": left, "left_reason": chance.choice(("moved", "quit"))}
        common.save(s, "person", gone, person.id)
        count += 1
    return count


def bring_back_some(s: Any, chance: random.Random, day: date) -> int:
    """Who left is on file again from a day on."""
    gone = (Person.left_on < day, Person.returned_on.is_(None))
    count = 0
    for person in some(s.scalars(select(Person).where(*gone).order_by(Person.id)), chance, 0.7):
        common.save(s, "person", {"returned_on": day}, person.id)
        count += 1
    return count


def merge_away(s: Any, chance: random.Random, day: date) -> Station:
    """A station hands on its open cases and its people, and is merged away on the last day on which
    anything was done at it."""
    stations = s.scalars(select(Station).where(Station.code.in_(STATIONS))).all()
    one: Station
    one, other = chance.sample(list(stations), 2)
    mine = Case.station_id == one.id
    last = latest(
        s, day, (Case.opened_on, mine), (Case.closed_on, mine),
        (CaseSession.held_on, CaseSession.station_id == one.id),
        (Referral.referred_on, Referral.station_id == one.id),
        (FollowUp.done_on, FollowUp.station_id == one.id), (Transfer.moved_on, Transfer.id > 0),
    )  # fmt: skip
    for case in s.scalars(select(Case).where(mine, Case.closed_on.is_(None), taken())).all():
        if away(s, case):
            close(s, case, last)
        else:
            cases_of.move(s, case.id, other.id, None, last, "撤并")
    for person in s.scalars(select(Person)).all():
        if town_of(s, person) == one.code and not person.gone:
            send(s, person, other.id, last)
    common.save(s, "station", {"closed_on": last}, one.id)
    for case in s.scalars(select(Case).where(mine, Case.closed_on.is_not(None), taken())).all():
        later = {"case": case.id, "done_on": last + timedelta(days=9), "state": "安好"}
        common.save(s, "follow_up", later | {"station": other.id})  # by whoever took over
    return one


DEEDS = (close_on_paper, close_some, look_after_some, move_some, bring_back_some, let_some_go)
