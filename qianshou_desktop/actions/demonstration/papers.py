"""The thirteen papers of each station and the running records that they imply (完善制度建设)."""

from datetime import date, timedelta

from qianshou_desktop.actions import todos
from qianshou_desktop.actions.demonstration.words_papers import (
    COMPLAINTS,
    CONTENT,
    EVIDENCE,
    PROMISES,
    SUPERVISIONS,
)
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.institution import (
    Assessment,
    Complaint,
    Institution,
    Mark,
    Promise,
    SafetyCheck,
    Supervisee,
    Supervision,
    SupervisionTask,
)
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import PAPER

# Places of stations in the list with the paper that each lacks: the five haves show them.
MISSING = {4: "archive", 7: "complaint", 10: "division"}
UNACCEPTED = 10  # the last station must better itself first


def build(w: Workshop) -> None:
    for at, station in enumerate(w.stations):
        papers(w, at, station)
        promises(w, station)
        supervisions(w, at, station)
        checks(w, at, station)
        assessment(w, at, station)
    complaints(w)
    for kind in ("supervision", "assessment"):
        w.add(Institution(name=f"指导中心{PAPER[kind]}", kind=kind, centre_id=w.centre.id,
                          version="1.0", content=CONTENT[kind]))  # fmt: skip


def papers(w: Workshop, at: int, station: Station) -> None:
    issued = w.since((station.opened_on or w.today) + timedelta(days=30))
    for number, kind in enumerate(PAPER):
        if kind == MISSING.get(at):
            continue
        w.add(Institution(
            name=f"{w.towns[station.code].name}社工站{PAPER[kind]}", kind=kind, posted=True,
            station_id=station.id, version="1.0", issuer=w.operator(station).name,
            issued_on=issued, review_on=date(w.today.year + 1, 6, 30), content=CONTENT[kind],
            filed_at=f"档案柜 1-{number + 1}",
        ))  # fmt: skip


def promises(w: Workshop, station: Station) -> None:
    made = w.since((station.opened_on or w.today) + timedelta(days=30))
    for content in PROMISES:
        w.add(Promise(station_id=station.id, content=content, made_on=made, posted=True, kept=True))


def supervisions(w: Workshop, at: int, station: Station) -> None:
    for number in range(2):
        topic, advice, task = SUPERVISIONS[(at + number) % len(SUPERVISIONS)]
        held = w.day()
        resident, form = w.resident(station), ("team", "field")[number]
        made = w.put(Supervision(
            station_id=station.id, held_on=held, minutes=90, worker_id=resident.id,
            supervisor=w.centre_staff[number].name, form=form, topic=topic, advice=advice,
            pairing_id=w.pairings[0].id if w.pairings and at == number == 0 else None,
        ))  # fmt: skip
        due = held + timedelta(days=30)
        w.put(SupervisionTask(supervision_id=made.id, task=task, worker_id=resident.id, due_on=due,
                              done_on=due if due <= w.today else None))  # fmt: skip
        for one in w.workers[station.id][-2:] if form == "team" else [resident]:
            w.add(Supervisee(supervision_id=made.id, worker_id=one.id))
        todos.from_supervision(w.s, made)


def checks(w: Workshop, at: int, station: Station) -> None:
    """Once a month; one hazard is not mended yet."""
    for month in w.months[-3:]:
        day = w.since(date.fromisoformat(f"{month}-03"))
        made = SafetyCheck(
            station_id=station.id, checked_on=day, worker_id=w.resident(station).id, fire="fine",
            power="fine", emergency="fine", food="fine", insurance="fine",
        )  # fmt: skip
        if at == 5 and month == w.months[-1]:
            made.fire, made.hazard = "hazard", "灭火器压力不足，需更换两具"
            made.mend_by = day + timedelta(days=15)
        w.add(made)


def assessment(w: Workshop, at: int, station: Station) -> None:
    """The acceptance by the five haves, on which the award stands."""
    base = 92 if w.shown(station) else 83
    passed = at != UNACCEPTED
    made = w.put(Assessment(
        station_id=station.id, assessed_on=w.since(date(2021, 11, 8 + at)), passed=passed,
        assessor="宜都市民政局、指导中心",
        conclusion="五有达标，验收合格" if passed else "内部责任分工未成文，整改后复验",
    ))  # fmt: skip
    for item, evidence in EVIDENCE.items():
        weak = not passed and item == "rule"
        county = 58 if weak else base + w.chance.randint(-3, 3)
        w.add(Mark(assessment_id=made.id, item=item, full=100, own=min(100, county + 2), county=county,
                   evidence=evidence, reason="缺内部责任分工文件" if weak else None))  # fmt: skip


def complaints(w: Workshop) -> None:
    for at, (days, way, content, handling, satisfaction) in enumerate(COMPLAINTS):
        station, day = w.stations[2 * at], w.ago(days)
        w.add(Complaint(
            station_id=station.id, received_on=day, complainant=w.anybody(), phone=w.phone(),
            way=way, content=content, worker_id=w.workers[station.id][0].id,
            due_on=day + timedelta(days=10), handled_on=day + timedelta(days=4) if handling else None,
            handling=handling, satisfaction=satisfaction, answer="已电话反馈" if handling else None,
        ))  # fmt: skip
