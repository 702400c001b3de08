"""The figures counted a second time, in plain Python, from what `list --json` writes.

Written from the definitions of the figures, not from the engine: no SQL, no shared code.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from qianshou_desktop.actions import lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.store import clock

DAY = timedelta(days=1)
LISTED = ("station", "agency", "worker", "person", "person_group", "project", "visit", "service",
          "case", "session", "group", "group_session", "event", "matter", "resource",
          "volunteer_service", "referral", "follow_up", "crisis", "complaint", "supervision",
          "training", "transfer", "spending", "case_evaluation", "group_summary")  # fmt: skip
ANSWERS = {"very_satisfied": "s5", "satisfied": "s4", "so_so": "s3", "dissatisfied": "s2",
           "very_dissatisfied": "s1"}  # fmt: skip
DAYS = ("visited_on", "served_on", "held_on")
Row = dict[str, Any]


@dataclass
class Recount:
    """Everything listed, and the count of a span at some stations (None: the whole county)."""

    data: Mapping[str, list[Row]]
    first: date
    last: date
    stations: set[str] | None

    def __post_init__(self) -> None:
        self.people = {person["number"]: person for person in self.data["person"]}
        self.moves: dict[str, list[Row]] = {}
        listed = self.data["transfer"][::-1]  # the last of a day comes last
        for move in sorted(listed, key=lambda each: each["moved_on"]):
            self.moves.setdefault(move["case"] or move["person"], []).append(move)
        self.visits = [v for v in self.data["visit"] if v["seen"] and self.counts(v)]
        self.services = [v for v in self.data["service"] if self.counts(v)]
        cases = {case["number"]: case for case in self.data["case"]}
        groups = {group["number"]: group for group in self.data["group"]}
        self.sessions = [
            v | {name: cases[v["case"]][name] for name in ("person", "project")}
            for v in self.data["session"] if self.counts(v)
        ]  # fmt: skip
        self.lessons = [
            v | {name: groups[v["group"]][name] for name in ("project", "partners")}
            | {"lesson": True}
            for v in self.data["group_session"] if self.counts(v)
        ]  # fmt: skip
        self.events = [
            v
            for v in self.data["event"]
            if self.counts(v) and v["state"] not in ("cancelled", "planned")
        ]
        self.work = [*self.visits, *self.services, *self.sessions, *self.lessons, *self.events]

    def counts(self, piece: Row) -> bool:
        return self.within(day_of(piece)) and self.here(piece["station"])

    def here(self, code: str | None) -> bool:
        return self.stations is None or code in self.stations

    def lived(self, person: Row, day: date | str | None) -> bool:
        """Whether a person belonged here at the end of a day."""
        return day is not None and self.here(self.at(person["number"], person["township"], day))

    def at(self, number: str, now: str | None, day: date | str) -> str | None:
        """The station of a case or a person at the end of a day."""
        moves = self.moves.get(number, [])
        gone = [move["to_station"] for move in moves if move["moved_on"] <= str(day)]
        return gone[-1] if gone else moves[0]["from_station"] if moves else now

    def within(self, day: str | None) -> bool:
        return day is not None and self.first <= date.fromisoformat(day) <= self.last

    @staticmethod
    def contacts(piece: Row) -> int:
        if "visited_on" in piece or piece.get("person"):
            return 1
        if "lesson" in piece and piece["attendees"]:
            return len(piece["attendees"])
        return (
            int(piece["headcount"])
            if piece["headcount"] is not None
            else int(bool(piece.get("client")))
        )

    @staticmethod
    def met(piece: Row) -> set[str]:
        """The persons on file whom a piece of work reached."""
        return set(piece["attendees"]) if "lesson" in piece else {piece.get("person")} - {None}

    def reached(self, work: list[Row]) -> int:
        return len({person for piece in work for person in self.met(piece)})

    def figures(self) -> dict[str, int]:
        parts = (self.persons, self.visited, self.schedule, self.served, self.items, self.targets,
                 self.workers, self.projects, self.cases, self.gatherings, self.given,
                 self.registers, self.opinions, self.tied, self.spent)  # fmt: skip
        found = {key: value for part in parts for key, value in part().items()}
        found["contacts.total"] = sum(map(self.contacts, self.work))
        return found

    def cases(self) -> dict[str, int]:
        taken = [
            case for case in self.data["case"] if case["decision"] not in ("decline", "refer")
        ]  # fmt: skip
        comings, goings = Counter[date](), Counter[date]()
        for case in taken:
            for day, step in self.steps(case):
                (comings if step > 0 else goings)[day] += 1
        return {
            "cases.open_before": sum(n for day, n in comings.items() if day < self.first)
            - sum(n for day, n in goings.items() if day < self.first),
            "cases.opened": sum(n for day, n in comings.items() if self.first <= day <= self.last),
            "cases.closed": sum(n for day, n in goings.items() if self.first <= day <= self.last),
            "cases.open_after": sum(
                running(case, self.last)
                and self.here(self.at(case["number"], case["station"], self.last))
                for case in taken
            ),
            "cases.followed": len({v["case"] for v in self.sessions}),
            "cases.sessions": len(self.sessions),
            "cases.minutes": sum(v["minutes"] or 0 for v in self.sessions),
        }

    def steps(self, case: Row) -> Iterator[tuple[date, int]]:
        """On which days a case came here (+1) or went from here (-1)."""
        moves = self.moves.get(case["number"], [])
        where = {case["opened_on"]: moves[0]["from_station"] if moves else case["station"]}
        where |= {move["moved_on"]: move["to_station"] for move in moves}  # the last of a day
        was = False
        for day, station in where.items():
            if self.here(station) != was:
                yield date.fromisoformat(day), -1 if was else 1
            was = self.here(station)
        if was and case["closed_on"]:
            yield date.fromisoformat(case["closed_on"]), -1

    def gatherings(self) -> dict[str, int]:
        return {
            "groups.running": len({v["group"] for v in self.lessons}),
            "groups.sessions": len(self.lessons),
            "groups.contacts": sum(map(self.contacts, self.lessons)),
            "events.count": len(self.events),
            "events.contacts": sum(map(self.contacts, self.events)),
        }

    def given(self) -> dict[str, Any]:
        found: Counter[str] = Counter()
        for row in self.data["matter"]:
            if self.within(row["handled_on"]) and self.here(row["station"]):
                found[f"matters.{row['kind']}.{row['action']}"] += row["count"]
        for row in self.data["resource"]:
            if self.within(row["received_on"]) and self.here(row["station"]):
                found["resources.count"] += 1
                found["resources.value_fen"] += row["value_fen"] or 0
                found["resources.people"] += row["headcount"] or 0
        return dict(found) | self.helped()

    def helped(self) -> dict[str, Any]:
        """Hours on record, and by how much an event held tells of more than its own records do."""
        hours = [v["hours"] for v in self.data["volunteer_service"]
                 if self.within(v["served_on"]) and self.here(v["station"])]  # fmt: skip
        heads, more = len(hours), 0.0
        for each in self.events:
            mine = [v for v in self.data["volunteer_service"] if v["event"] == each["number"]]
            people, given = {v["volunteer"] for v in mine}, sum(v["hours"] for v in mine)
            if each["volunteers"] is not None and each["volunteers"] > len(people):
                heads += each["volunteers"] - len(people)
            if each["volunteer_hours"] is not None and each["volunteer_hours"] > given:
                more += each["volunteer_hours"] - given
        return {"volunteers.contacts": heads, "volunteers.hours": sum(hours) + more}

    def registers(self) -> dict[str, Any]:
        """What is counted by its day alone; a crisis by the day in Beijing on which it was found.
        A course belongs to no station."""
        days = {"referral": "referred_on", "follow_up": "done_on", "complaint": "received_on",
                "supervision": "held_on", "crisis": "found_at"}  # fmt: skip
        found = {
            kind: [row for row in self.data[kind]
                   if self.within(beijing(row[day])) and self.here(row["station"])]
            for kind, day in days.items()
        }  # fmt: skip
        lessons = [row for row in self.data["training"]
                   if self.stations is None and self.within(row["held_on"])]  # fmt: skip
        return {
            "cases.referred": len(found["referral"]),
            "cases.follow_ups": len(found["follow_up"]),
            "crises.count": len(found["crisis"]),
            "crises.mandatory": sum(bool(row["mandatory"]) for row in found["crisis"]),
            "complaints.count": len(found["complaint"]),
            "complaints.handled": sum(
                bool(row["handled_on"]) and date.fromisoformat(row["handled_on"]) <= self.last
                for row in found["complaint"]
            ),
            "supervisions.count": len(found["supervision"]),
            "trainings.count": len(lessons),
            "trainings.hours": sum(row["hours"] or 0 for row in lessons),
        }

    def opinions(self) -> dict[str, int]:
        """Answers in events held, evaluations and complaints, and those that a group's summary adds up."""
        days = {"case_evaluation": "evaluated_on", "complaint": "received_on"}
        asked = [*self.events, *(row for kind, day in days.items() for row in self.data[kind]
                                 if self.within(row[day]) and self.here(row["station"]))]  # fmt: skip
        found = Counter(row["satisfaction"] for row in asked if row["satisfaction"])
        for row in self.data["group_summary"]:
            if self.within(row["summed_on"]) and self.here(row["station"]):
                found.update({code: row[name] or 0 for name, code in ANSWERS.items()})
        return {f"opinions.{code}.said": number for code, number in found.items()} | {
            "opinions.said": sum(found.values()), "opinions.good": found["s5"] + found["s4"]
        }  # fmt: skip

    def tied(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for piece in self.work:
            for code in piece.get("partners", ()):
                found[f"partners.{code}.count"] += 1
                found[f"partners.{code}.contacts"] += self.contacts(piece)
                found[f"partners.{code}.minutes"] += piece["minutes"] or 0
        for row in self.data["resource"]:
            if self.within(row["received_on"]) and self.here(row["station"]):
                found[f"partners.{row['partner']}.resources"] += 1
                found[f"partners.{row['partner']}.value_fen"] += row["value_fen"] or 0
        return dict(found)

    def spent(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for row in self.data["spending"]:
            if self.within(row["spent_on"]) and self.here(row["station"]):
                found["spending.spent_fen"] += row["amount_fen"]
                found[f"spending.{row['subject']}.spent_fen"] += row["amount_fen"]
        return dict(found)

    def persons(self) -> dict[str, int]:
        return {
            "persons.filed": sum(map(self.filed, self.data["person"])),
            "persons.new": sum(map(self.new, self.data["person"])),
            "persons.left": sum(map(self.gone, self.data["person"])),
            "persons.served": self.reached(self.work),
        }

    def filed(self, person: Row) -> bool:
        return on_file(person, self.last) and self.lived(person, self.last)

    def new(self, person: Row) -> bool:
        return self.within(person["filed_on"]) and self.lived(person, person["filed_on"])

    def gone(self, person: Row) -> bool:
        return self.within(person["left_on"]) and self.lived(person, person["left_on"])

    def visited(self) -> dict[str, int]:
        doors = {
            (self.people[v["person"]]["household"] or v["person"], v["visited_on"], v["station"])
            for v in self.visits if v["way"] == "home"
        }  # fmt: skip
        return {
            "visits.contacts": len(self.visits),
            "visits.people": people_of(self.visits),
            "visits.households": len(doors),
        }

    def schedule(self) -> dict[str, int]:
        due = made = 0
        for person in self.data["person"]:
            for first, last in self.rounds(person["risk"]):
                whole = self.lived(person, last) and all(
                    on_file(person, first + n * DAY) for n in range((last - first).days + 1)
                )
                seen = whole and any(
                    v["seen"] and v["person"] == person["number"]
                    and first <= date.fromisoformat(v["visited_on"]) <= last
                    for v in self.data["visit"]
                )  # fmt: skip
                made += seen
                due += seen or (whole and last.strftime("%Y-%m") <= f"{clock.today():%Y-%m}")
        return {"visits.due": due, "visits.made": made}

    def rounds(self, risk: str) -> Iterator[tuple[date, date]]:
        """The weeks, months or quarters of which the last day lies in the span."""
        day = self.first
        while day <= self.last:
            ends = day == day.replace(day=monthrange(day.year, day.month)[1])
            if risk == "high" and day.isoweekday() == 7:
                yield day - 6 * DAY, day
            elif risk == "watch" and ends:
                yield day.replace(day=1), day
            elif risk == "normal" and ends and day.month % 3 == 0:
                yield day.replace(month=day.month - 2, day=1), day
            day += DAY

    def served(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for each in self.services:
            for name in ("services", f"services.{each['kind']}"):
                found[f"{name}.count"] += 1
                found[f"{name}.contacts"] += self.contacts(each)
        return {"services.count": 0, "services.contacts": 0} | dict(found)

    def items(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        people: dict[str, set[str]] = {}
        for piece in self.work:
            keys = {f"items.{item}" for item in piece["items"]}
            for key in keys | {f"domains.{item[0]}" for item in piece["items"]}:
                found[f"{key}.count"] += 1
                found[f"{key}.contacts"] += self.contacts(piece)
                found[f"{key}.minutes"] += piece["minutes"] or 0
                people.setdefault(f"{key}.people", set()).update(self.met(piece))
        return dict(found) | {key: len(each) for key, each in people.items()}

    def targets(self) -> dict[str, int]:
        found: dict[str, set[Any]] = {}
        for row in self.data["person_group"]:
            person, key = self.people[row["person"]], f"targets.{row['code']}"
            left = person["left_on"] and date.fromisoformat(person["left_on"])
            for what, counts in {
                "filed": self.filed(person) and holds(row, self.last),
                "new": self.new(person) and holds(row, self.last),
                "left": self.gone(person) and holds(row, left, to_the_end=True),
            }.items():
                if counts:
                    found.setdefault(f"{key}.{what}", set()).add(row["person"])
            for piece in self.work:
                if row["person"] in self.met(piece) and holds(row, day_of(piece, date)):
                    found.setdefault(f"{key}.people", set()).add(row["person"])
                    found.setdefault(f"{key}.contacts", set()).add((piece["uid"], row["person"]))
        return {key: len(each) for key, each in found.items()} | self.ungrouped()

    def ungrouped(self) -> dict[str, int]:
        """Persons, and work for persons, in whom no target group held then."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for row in self.data["person_group"]:
            groups.setdefault(row["person"], []).append(row)
        found = dict.fromkeys(("filed", "new", "left"), 0)
        for person in self.data["person"]:
            mine = groups.get(person["number"], [])
            left = person["left_on"] and date.fromisoformat(person["left_on"])
            bare = not any(holds(row, self.last) for row in mine)
            found["filed"] += self.filed(person) and bare
            found["new"] += self.new(person) and bare
            found["left"] += self.gone(person) and not any(
                holds(row, left, to_the_end=True) for row in mine
            )
        met = [
            person for piece in self.work for person in self.met(piece)
            if not any(holds(row, day_of(piece, date)) for row in groups.get(person, []))
        ]  # fmt: skip
        found |= {"people": len(set(met)), "contacts": len(met)}
        return {f"targets.none.{what}": int(number) for what, number in found.items()}

    def workers(self) -> dict[str, int]:
        numbers = (*(worker["number"] for worker in self.data["worker"]), None)
        return {f"workers.{number or 'none'}.{what}": n for number in numbers
                for what, n in self.shared("worker", number).items()}  # fmt: skip

    def projects(self) -> dict[str, int]:
        return {f"projects.{project['name']}.{what}": n for project in self.data["project"]
                for what, n in self.shared("project", project["name"]).items()}  # fmt: skip

    def shared(self, field: str, name: str | None) -> dict[str, int]:
        """The work that names a worker, a project; nothing where there is none."""
        mine = [piece for piece in self.work if piece[field] == name]
        kinds = (("visits", self.visits), ("services", self.services), ("sessions", self.sessions),
                 ("group_sessions", self.lessons), ("events", self.events))  # fmt: skip
        found = {what: sum(piece in kind for piece in mine) for what, kind in kinds}
        found |= {
            "people": self.reached(mine),
            "contacts": sum(map(self.contacts, mine)),
            "minutes": sum(piece["minutes"] or 0 for piece in mine),
        }
        return found if mine else {}


def people_of(work: list[Row]) -> int:
    return len({piece["person"] for piece in work} - {None})


def day_of(piece: Row, make: Callable[[str], Any] | type = str) -> Any:
    """The day of a piece of work, as text or as a date."""
    day = next(piece[name] for name in DAYS if name in piece)
    return date.fromisoformat(day) if make is date else day


def beijing(moment: str) -> str:
    """The day of a moment in Beijing; a day is itself."""
    if "T" not in moment:
        return moment
    return (datetime.fromisoformat(moment).astimezone(UTC) + timedelta(hours=8)).date().isoformat()


def running(case: Row, day: date) -> bool:
    """Opened on that day or before, and not closed on it or before."""
    closed = case["closed_on"]
    return date.fromisoformat(case["opened_on"]) <= day and (
        closed is None or date.fromisoformat(closed) > day
    )


def on_file(person: Row, day: date) -> bool:
    """Filed on that day or before, and not left on it or before, or back since."""
    left, back = person["left_on"], person["returned_on"]
    return date.fromisoformat(person["filed_on"]) <= day and (
        left is None
        or date.fromisoformat(left) > day
        or (back is not None and date.fromisoformat(back) <= day)
    )


def holds(row: Row, day: date, *, to_the_end: bool = False) -> bool:
    """Whether a group holds on a day; to_the_end: or ended with that very day."""
    begun = row["from_on"] is None or date.fromisoformat(row["from_on"]) <= day
    if row["to_on"] is None:
        return begun
    end = date.fromisoformat(row["to_on"])
    return begun and (end > day or (to_the_end and end == day))


def span_of(period: str) -> tuple[date, date]:
    """First and last day of 2022-08, 2022-Q3, 2022-H2, 2022."""
    year, _, part = period.partition("-")
    if not part:
        first, count = 1, 12
    elif part[0] in "QH":
        count = 3 if part[0] == "Q" else 6
        first = (int(part[1]) - 1) * count + 1
    else:
        first, count = int(part), 1
    last = first + count - 1
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


class Recounting:
    """The figures of a period, counted again from a session's own lists."""

    def listed(self, s: Any) -> dict[str, list[Row]]:
        return {kind: list(lines.list_lines(s, kind, {})) for kind in LISTED}

    def __call__(
        self, s: Any, period: str | Period, station: str | None = None, operator: str | None = None,
        data: dict[str, list[Row]] | None = None,
    ) -> dict[str, int]:  # fmt: skip
        data = data or self.listed(s)
        run = {each["code"] for each in data["station"] if each["operator"] == operator}
        codes = {station} if station else run if operator else None
        span = span_of(period) if isinstance(period, str) else (period.first, period.last)
        return Recount(data, *span, codes).figures()


@pytest.fixture
def recount() -> Recounting:
    return Recounting()


class Undone(Exception):
    """Takes back what a test wrote."""


@pytest.fixture
def scratch(performer: Performer) -> Callable[[], Any]:
    """A write session of which nothing is kept, so that one county serves every example."""

    @contextmanager
    def open_session() -> Iterator[Any]:
        try:
            with performer.store.write(performer.uid) as session:
                yield session
                raise Undone
        except Undone:
            pass

    return open_session
