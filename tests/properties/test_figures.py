"""The counting engine against a count by hand, for whatever an office may have written."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from qianshou_desktop.actions import annual, figures, lines, meanings, periods
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.terms import (
    DOMAIN,
    GROUP,
    ITEM,
    PARTNER,
    RISK,
    SATISFACTION,
    SERVICE_KIND,
    SUBJECT,
    VISIT_WAY,
)
from qianshou_desktop.records.terms_report import STANDING

DAY = timedelta(days=1)
STATIONS = ("420581104", "420581001", "420581100")
OPERATORS = ("晨光社会工作服务中心", "清江社会工作服务中心", None)
PROJECTS = ("清江暖巢", "童心.港湾 2020")
GROUPS, ITEMS = ("aged", "disabled", "orphan"), ("A1", "A10", "B0", "B1", "F5")
# Where counting goes wrong: leap day, month and year ends, the week that lies over New Year.
BORDERS = [
    date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 31), date(2020, 6, 30),
    date(2020, 7, 1), date(2020, 12, 27), date(2020, 12, 28), date(2020, 12, 31), date(2021, 1, 1),
    date(2021, 1, 3), date(2021, 1, 4), date(2021, 1, 31), date(2021, 2, 28),
]  # fmt: skip
PERIODS = ["2020", "2021", "2020-H1", "2020-H2", "2020-Q1", "2020-Q4", "2021-Q1", "2020-02",
           "2020-03", "2020-06", "2020-12", "2021-01", "2021-02"]  # fmt: skip
days = st.sampled_from(BORDERS) | st.dates(date(2020, 1, 1), date(2021, 3, 31))
# What the monthly report shows at least; those of kinds of work still to come are there too.
REPORTED = (
    "persons.filed", "persons.new", "persons.left", "persons.served", "visits.households",
    "visits.contacts", "visits.people", "visits.due", "visits.made", "cases.open_before",
    "cases.opened", "cases.closed", "cases.open_after", "cases.followed", "cases.sessions",
    "groups.running", "groups.sessions", "groups.contacts", "events.count", "events.contacts",
    "services.count", "services.contacts", "resources.count", "resources.value_fen",
    "volunteers.contacts", "volunteers.hours", "contacts.total", "complaints.handled",
    "opinions.said", "opinions.good", "spending.spent_fen",
)  # fmt: skip
Scope = dict[str, str]
SCOPES: list[Scope] = [{}, *({"station": s} for s in STATIONS)]
SCOPES += [{"operator": o} for o in OPERATORS if o]


PARTNERS = st.lists(st.sampled_from(list(PARTNER)), unique=True, max_size=3)
ANSWER = st.none() | st.sampled_from(list(SATISFACTION))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def spans(draw: st.DrawFn, first: date) -> tuple[str, str | None]:
    start = draw(days.filter(lambda day: day >= first) | st.just(first))
    end = draw(maybe(st.integers(0, 90)))
    return start.isoformat(), (start + timedelta(days=end)).isoformat() if end is not None else None


@st.composite
def persons(draw: st.DrawFn, at: int) -> dict[str, Any]:
    filed, left = draw(spans(date(2020, 1, 1)))
    groups = []
    for code in draw(st.lists(st.sampled_from(GROUPS), max_size=3)):
        start, end = draw(spans(date(2020, 1, 1)))
        groups.append({"code": code, "from_on": draw(st.sampled_from([None, start])),
                       "to_on": draw(st.sampled_from([end, left]))})  # fmt: skip
        if groups[-1]["to_on"] and (groups[-1]["from_on"] or "") > groups[-1]["to_on"]:
            groups[-1]["to_on"] = None
    return {
        "number": f"DX-{at}", "name": f"赵{at}", "township": draw(maybe(st.sampled_from(STATIONS))),
        "household": draw(maybe(st.sampled_from(("JT-0", "JT-1")))), "filed_on": filed,
        "left_on": left, "left_reason": "moved" if left else None, "groups": groups,
        "risk": draw(st.sampled_from(list(RISK))),
    }  # fmt: skip


@st.composite
def work(draw: st.DrawFn, people: int, day: str) -> dict[str, Any]:
    return {
        "station": draw(st.sampled_from(STATIONS)), day: draw(days).isoformat(),
        "worker": draw(maybe(st.sampled_from(("SG-0", "SG-1")))),
        "minutes": draw(maybe(st.integers(0, 90))), "project": draw(maybe(st.sampled_from(PROJECTS))),
        "items": draw(st.lists(st.sampled_from(ITEMS), max_size=4)),
    }  # fmt: skip


@st.composite
def visits(draw: st.DrawFn, people: int) -> dict[str, Any]:
    return draw(work(people, "visited_on")) | {
        "partners": draw(PARTNERS), "person": f"DX-{draw(st.integers(0, people - 1))}", "seen": draw(st.booleans()),
        "way": draw(st.sampled_from(["home", "home", *VISIT_WAY])),
    }  # fmt: skip


@st.composite
def services(draw: st.DrawFn, people: int) -> dict[str, Any]:
    whom = draw(st.sampled_from(("person", "headcount", "client", "nobody")))
    given: dict[str, Any] = {"kind": draw(st.sampled_from(list(SERVICE_KIND)))}
    if whom == "person" and people:
        given["person"] = f"DX-{draw(st.integers(0, people - 1))}"
    elif whom == "headcount":
        given["headcount"] = draw(st.integers(0, 60))
    if whom == "client" or (given.get("headcount") and draw(st.booleans())):
        given["client"] = "来访人"
    return draw(work(people, "served_on")) | given | {"partners": draw(PARTNERS)}


@st.composite
def cases(draw: st.DrawFn, at: int, people: int) -> list[tuple[str, dict[str, Any]]]:
    """A case with its sessions, as an office may have written them."""
    opened, closed = draw(spans(date(2020, 1, 1)))
    whole = {
        "number": f"GA-{at}", "person": f"DX-{draw(st.integers(0, people - 1))}",
        "station": draw(st.sampled_from(STATIONS)), "opened_on": opened, "closed_on": closed,
        "worker": draw(maybe(st.sampled_from(("SG-0", "SG-1")))),
        "project": draw(maybe(st.sampled_from(PROJECTS))), "reason": "目标达成" if closed else None,
        "decision": draw(st.sampled_from((None, "accept", "decline", "refer", "emergency"))),
        "decision_reason": "甲",
    }  # fmt: skip
    made = [("case", whole)]
    if whole["decision"] not in ("decline", "refer"):
        for _ in range(draw(st.integers(0, 3))):
            given = draw(work(people, "held_on"))
            del given["project"]
            given["held_on"] = max(given["held_on"], opened)
            made.append(("session", given | {"case": f"GA-{at}"}))
        made += draw(handed(f"GA-{at}", opened, closed))
    return made


def timely(made: dict[str, list[dict[str, Any]]]) -> None:
    """Nothing is done in a case after its closing, nor with a person who has left or whom nobody has
    filed yet."""
    closed = {case["number"]: case["closed_on"] for case in made.get("case", ())}
    for session in made.get("session", ()):
        session["held_on"] = min(session["held_on"], closed[session["case"]] or session["held_on"])
    left = {each["number"]: each.get("left_on") for each in made["person"]}
    for case in made.get("case", ()):
        mine = [
            row[day]
            for kind, day in (("session", "held_on"), ("referral", "referred_on"))
            for row in made.get(kind, ())
            if row["case"] == case["number"]
        ]
        if left[case["person"]]:
            left[case["person"]] = max(left[case["person"]], case["opened_on"], *mine)
        person = next(each for each in made["person"] if each["number"] == case["person"])
        person["filed_on"] = min(person["filed_on"], case["opened_on"])
    for person in made["person"]:
        person["left_on"] = left[person["number"]]
    filed = {each["number"]: each["filed_on"] for each in made["person"]}
    for kind, day in (("visit", "visited_on"), ("service", "served_on")):
        for row in made.get(kind, ()):
            whom = row.get("person", "")
            row[day] = max(min(row[day], left.get(whom) or row[day]), filed.get(whom, ""))
    for row in made.get("group_session", ()):
        came = row.get("attendees", ())
        there = [each for each in came if (left[each] or "9999") >= row["held_on"]]
        if came:
            row["attendees"] = there


def at_home(people: list[dict[str, Any]], made: dict[str, list[dict[str, Any]]]) -> None:
    """Cases are opened where their persons live, and worked on there."""
    towns = {person["number"]: person["township"] for person in people}
    stations = {}
    for case in made.get("case", ()):
        case["station"] = towns[case["person"]] or case["station"]
        stations[case["number"]] = case["station"]
    for session in made.get("session", ()):
        session["station"] = stations[session["case"]]


@st.composite
def handed(
    draw: st.DrawFn, case: str, opened: str, closed: str | None
) -> list[tuple[str, dict[str, Any]]]:
    """A referral, and a look at how it went on after the closing."""
    day = max(draw(days).isoformat(), opened)
    made = [("referral", {"case": case, "referred_on": day, "receiver": "市精神卫生中心",
                          "cause": "expert", "agreed": True})]  # fmt: skip
    made = made if draw(st.booleans()) else []
    return (
        [*made, ("follow_up", {"case": case, "done_on": max(day, closed), "state": "安好"})]
        if closed
        else made
    )


@st.composite
def groups(draw: st.DrawFn, at: int, people: int) -> list[tuple[str, dict[str, Any]]]:
    made = [("group", {"number": f"XZ-{at}", "name": f"小组{at}", "station": STATIONS[at % 3],
                       "project": draw(maybe(st.sampled_from(PROJECTS))),
                       "partners": draw(PARTNERS)})]  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        given = draw(work(people, "held_on"))
        del given["project"], given["station"]  # the group's
        came = draw(st.sets(st.integers(0, people - 1))) if people else set()
        whom = draw(st.sampled_from(({"attendees": [f"DX-{n}" for n in sorted(came)]},
                                     {"headcount": 7}, {})))  # fmt: skip
        made.append(("group_session", given | whom | {"group": f"XZ-{at}"}))
    return made


@st.composite
def events(draw: st.DrawFn, at: int) -> list[tuple[str, dict[str, Any]]]:
    """An event, how many helped as somebody wrote it, and whose hours are on record: on its day, or
    behind midnight."""
    whole = draw(work(0, "held_on")) | {
        "number": f"HD-{at}", "name": "活动", "satisfaction": draw(ANSWER), "partners": draw(PARTNERS),
        "headcount": draw(maybe(st.integers(0, 60))), "volunteers": draw(maybe(st.integers(1, 4))),
        "volunteer_hours": draw(maybe(st.integers(0, 30).map(lambda n: n / 4))),
        "state": draw(st.sampled_from((None, "planned", "finished", "cancelled"))),
    }  # fmt: skip
    held = date.fromisoformat(whole["held_on"])
    served = draw(st.sets(st.tuples(st.integers(1, 2), st.booleans())))
    return [("event", whole), *(
        ("volunteer_service", {
            "volunteer": f"ZZY-{who}", "event": f"HD-{at}", "served_on": (held + DAY * late).isoformat(),
            "hours": draw(st.integers(1, 16)) / 4, "station": draw(maybe(st.sampled_from(STATIONS))),
        }) for who, late in sorted(served) if whole["state"] != "cancelled"
    )]  # fmt: skip


@st.composite
def others(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Matters, resources, hours."""
    here, day = {"station": draw(st.sampled_from(STATIONS))}, draw(days).isoformat()
    return draw(st.sampled_from((
        [("matter", here | {"handled_on": day, "kind": "low_income", "action": "new",
                            "count": draw(st.integers(1, 9))})],
        [("resource", {"partner": draw(st.sampled_from(list(PARTNER))),
                       "kind": "goods", "giver": "粮店", "what": "大米", "received_on": day,
                       "value_fen": draw(maybe(st.integers(0, 10**6))),
                       "station": draw(maybe(st.sampled_from(STATIONS)))})],
        [("volunteer_service", {"volunteer": "ZZY-0", "served_on": day,
                                "hours": draw(st.integers(1, 16)) / 4})],
        [("crisis", here | {"found_at": f"{day}T{draw(st.sampled_from(('00:01', '23:59')))}:00+08:00",
                            "seen": "身上有伤", "mandatory": draw(maybe(st.booleans()))})],
        [("complaint", here | {"received_on": day, "content": "电话没人接", "satisfaction": draw(ANSWER),
                               "handled_on": draw(maybe(st.dates(date.fromisoformat(day), date(2021, 12, 31))
                                                        .map(date.isoformat)))})],
        [("spending", {"station": draw(maybe(st.sampled_from(STATIONS))), "spent_on": day,
                       "subject": draw(st.sampled_from(list(SUBJECT))),
                       "amount_fen": draw(st.integers(1, 10**7))})],
        [("supervision", here | {"held_on": day, "topic": "个案"})],
        [("training", {"name": "岗前培训", "theme": "induction", "held_on": day,
                       "hours": draw(maybe(st.integers(0, 40)))})],
    )))  # fmt: skip


@st.composite
def counties(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    people = draw(st.integers(0, 5))
    made: dict[str, list[dict[str, Any]]] = {
        "person": [draw(persons(at)) for at in range(people)],
        "visit": draw(st.lists(visits(people), max_size=12)) if people else [],
        "service": draw(st.lists(services(people), max_size=6)),
    }
    more = [draw(cases(at, people)) for at in range(draw(st.integers(0, 3)) if people else 0)]
    more += [draw(groups(at, people)) for at in range(draw(st.integers(0, 2)))]
    more += [draw(events(at)) for at in range(draw(st.integers(0, 3)))]
    more += draw(st.lists(others(), max_size=6))
    for kind, values in (pair for each in more for pair in each):
        made.setdefault(kind, []).append(values)
    at_home(made["person"], made)
    timely(made)
    return made


def save(s: Any, kind: str, *rows: dict[str, Any]) -> None:
    lines.save_lines(s, kind, [json.dumps(row) for row in rows])


def furnish(s: Any, county: dict[str, list[dict[str, Any]]]) -> None:
    save(s, "agency", *({"name": name} for name in OPERATORS if name))
    save(
        s,
        "station",
        *({"code": c, "operator": o} for c, o in zip(STATIONS, OPERATORS, strict=True)),
    )
    save(s, "project", *({"name": name} for name in PROJECTS))
    save(
        s,
        "worker",
        *({"number": f"SG-{n}", "name": "王", "station": STATIONS[0]} for n in range(2)),
    )
    given = {"name": "钱义工", "joined_on": "2020-01-01"}
    save(s, "volunteer", *({"number": f"ZZY-{n}"} | given for n in range(3)))
    save(s, "household", *({"number": f"JT-{n}", "head": "赵"} for n in range(2)))
    for kind, rows in county.items():
        save(s, kind, *rows)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    county=counties(),
    asked=st.lists(
        st.tuples(st.sampled_from(PERIODS), st.sampled_from(SCOPES)), min_size=4, max_size=4
    ),
)
def test_the_engine_equals_a_count_by_hand(
    county: dict[str, Any],
    asked: list[tuple[str, Scope]],
    scratch: Any,
    recount: Callable[..., Any],
) -> None:
    with scratch() as s:
        furnish(s, county)
        for period, scope in asked:
            mine, theirs = recount(s, period, **scope), figures.figures(s, period, **scope)
            event(f"contacts {min(mine['contacts.total'], 5)}, due {min(mine['visits.due'], 3)}")
            wrong = {k: (mine.get(k, 0), n) for k, n in theirs.items() if mine.get(k, 0) != n}
            assert wrong == {}, (period, scope)
            assert set(mine) <= set(theirs)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    county=counties(), period=st.sampled_from(PERIODS), scope=st.sampled_from(SCOPES),
    told=st.integers(0, 500),
)  # fmt: skip
def test_the_year_so_far_equals_a_count_by_hand(
    county: dict[str, Any], period: str, scope: Scope, told: int, scratch: Any, recount: Any
) -> None:
    """From New Year to the period's last day; and where a station's first two months were counted on
    paper, their sum and what the records hold since."""
    with scratch() as s:
        furnish(s, county)
        span = periods.parse(period)
        whole = span.year_to_date()
        data = recount.listed(s)
        found = annual.so_far(s, span, **scope)
        mine = recount(s, whole, **scope, data=data)
        wrong = {k: (mine.get(k, 0), n) for k, n in found.items() if mine.get(k, 0) != n}
        assert {k: v for k, v in wrong.items() if k not in STANDING} == {}
        months = figures.figures_by_month(
            s, figures._scope(s, whole, **_both(scope)), _months(whole)
        )
        for name, each in months.items():
            assert each == {key: figures.figures(s, name, **scope, brief=True)[key] for key in each}
        if span.last >= date(span.last.year, 3, 1) and scope == {"station": STATIONS[0]}:
            year = span.last.year
            _open(s, year, told)
            later = Period("", date(year, 3, 1), span.last)
            after = recount(s, later, **scope, data=data)
            assert (
                annual.so_far(s, span, **scope)["events.contacts"]
                == told + after["events.contacts"]
            )


def _open(s: Any, year: int, told: int) -> None:
    save(s, "opening", {
        "station": STATIONS[0], "signed_by": "李敏",
        "signed_on": f"{year}-03-02", "figures": [{"figure": "events.contacts", "amount": told}],
        "counted_to": (date(year, 3, 1) - timedelta(days=1)).isoformat(),
    })  # fmt: skip


def _both(scope: Scope) -> dict[str, str | None]:
    return {"station": None, "operator": None, **scope}


def _months(span: Period) -> list[str]:
    return [f"{span.first.year}-{month:02d}" for month in range(1, span.last.month + 1)]


def crowded(seed: int) -> dict[str, list[dict[str, Any]]]:
    """A county where much falls together: few people, doors and days, and much work."""
    chance = random.Random(seed)
    some: list[Any] = [*BORDERS, *(date(2020, 1, 1) + timedelta(days=9 * n) for n in range(45))]

    def day(first: date = BORDERS[0]) -> str:
        return max(chance.choice(some), first).isoformat()

    def span() -> tuple[str, str | None]:
        start = day()
        return start, chance.choice((None, day(date.fromisoformat(start))))

    def back(left: str | None) -> str | None:
        return (date.fromisoformat(left) + timedelta(days=40)).isoformat() if left else None

    def person(at: int) -> dict[str, Any]:
        filed, left = span() if at % 3 else ("2019-12-31", None)
        groups = [(code, *span()) for code in GROUPS for _ in range(chance.randint(0, 2))]
        return {
            "number": f"DX-{at}", "name": "赵", "township": chance.choice((*STATIONS, None)),
            "household": chance.choice((None, "JT-0", "JT-1")), "filed_on": filed, "left_on": left,
            "left_reason": left and "moved", "returned_on": back(left) if at % 2 else None,
            "risk": chance.choice(list(RISK)),
            "groups": [{"code": c, "from_on": f, "to_on": chance.choice((u, None if u is None else
                        left if left and left >= f else u))} for c, f, u in groups],
        }  # fmt: skip

    def log(name: str) -> dict[str, Any]:
        return {
            "station": chance.choice(STATIONS), name: day(), "minutes": chance.choice((None, 15, 40)),
            "worker": chance.choice((None, "SG-0", "SG-1")), "project": chance.choice((None, *PROJECTS)),
            "items": chance.sample(ITEMS, chance.randint(0, 4)),
        }  # fmt: skip

    def visit() -> dict[str, Any]:
        return log("visited_on") | {
            "person": f"DX-{chance.randrange(16)}", "seen": chance.random() < 0.8,
            "way": chance.choice(["home", *VISIT_WAY]),
        }  # fmt: skip

    def service() -> dict[str, Any]:
        whom = chance.choice(({"person": f"DX-{chance.randrange(16)}"}, {"headcount": chance.randint(0, 60)},
                              {"client": "来访人"}, {"client": "来访人", "headcount": 3}, {}))  # fmt: skip
        return log("served_on") | whom | {"kind": chance.choice(list(SERVICE_KIND))}

    made = {"person": [person(at) for at in range(16)], "visit": [visit() for _ in range(220)],
            "service": [service() for _ in range(60)]}  # fmt: skip
    timely(made)
    return made


def test_a_crowded_county_equals_a_count_by_hand(scratch: Any, recount: Any) -> None:
    seen: set[str] = set()
    with scratch() as s:
        furnish(s, crowded(1))
        data = recount.listed(s)
        for period, scope in product(PERIODS, SCOPES):
            mine = recount(s, period, **scope, data=data)
            theirs = figures.figures(s, period, **scope)
            assert {k: n for k, n in theirs.items() if mine.get(k, 0) != n} == {}, (period, scope)
            assert {k for k in mine if k not in theirs} == set()
            seen |= {key for key, number in theirs.items() if number}
    counted = {key for key in REPORTED if key.split(".")[0] in ("persons", "visits", "services")}
    assert counted | {f"items.{item}.people" for item in ITEMS} <= seen
    assert {f"targets.{g}.{w}" for g in GROUPS for w in ("filed", "new", "people")} <= seen
    assert {f"targets.{g}.left" for g in GROUPS} & seen


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(county=counties())
def test_parts_add_up_to_the_whole(county: dict[str, Any], scratch: Any) -> None:
    summed = ("contacts.total", "visits.contacts", "visits.households", "services.count",
              "services.contacts", "persons.new", "persons.left", "visits.due")  # fmt: skip
    with scratch() as s:
        furnish(s, county)
        whole = figures.figures(s, "2020")
        for parts in ([f"2020-{n:02d}" for n in range(1, 13)], ["2020-Q1", "2020-Q2", "2020-H2"]):
            found = [figures.figures(s, part, brief=True) for part in parts]
            for key in summed:
                assert sum(each[key] for each in found) == whole[key], key
        each = [figures.figures(s, "2020", code) for code in STATIONS]
        for key in ("contacts.total", "services.count", "items.A1.contacts", "domains.B.minutes"):
            assert sum(found[key] for found in each) == whole[key]
        assert figures.figures(s, "2020-12", brief=True)["persons.filed"] == whole["persons.filed"]


def test_every_key_is_there_with_zero(scratch: Any) -> None:
    keys = list(REPORTED)
    keys += [f"items.{code}.contacts" for code in ITEM] + [f"domains.{d}.contacts" for d in DOMAIN]
    keys += [f"projects.{name}.contacts" for name in PROJECTS]
    with scratch() as s:
        furnish(s, {})
        found = figures.figures(s, "1999-01")
    assert set(keys) <= set(found)
    assert set(found.values()) == {0}
    assert all(type(number) is int for number in found.values())
    assert [k for k in found if k.startswith("targets.")] == [
        f"targets.{code}.{what}" for code in (*GROUP, "none")
        for what in ("filed", "new", "left", "people", "contacts")
    ]  # fmt: skip


def test_every_figure_has_its_definition_in_words(scratch: Any) -> None:
    with scratch() as s:
        found = figures.figures(s, "2022-08", brief=True)
    for key in found:
        if key.count(".") == 1:
            label, words = meanings.DEFINITIONS[key]
            assert label
            assert words


@pytest.mark.parametrize("wanted", ["station", "operator"])
def test_a_scope_that_is_not_there_is_refused(wanted: str, scratch: Any) -> None:
    with scratch() as s, pytest.raises(Rejected) as refused:
        figures.figures(s, "2022-08", **{wanted: "没有"})
    assert set(refused.value.problems) == {wanted}
