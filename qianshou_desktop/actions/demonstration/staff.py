"""Heads, deputies, residents and those at the centre, with certificates and exams (配强服务团队)."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration.words_county import (
    CENTRE_OPERATOR,
    EXCEPTION,
    REASON,
    RESIDENTS,
    Resident,
)
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.parameter import Reason
from qianshou_desktop.records.staff import Certificate, Exam
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import Project
from qianshou_desktop.records.worker import Worker

TWO_YEARS, YEAR = 730, 365


def build(w: Workshop) -> None:
    for at, station in enumerate(w.stations):
        team = [head(w, station)]
        team += [deputy(w, station)] if w.shown(station) else []
        w.workers[station.id] = [*team, resident(w, station, RESIDENTS[at % len(RESIDENTS)])]
    w.centre_staff = [posted(w) for _ in range(2)]
    former(w, w.stations[3])
    exception = w.resident(w.stations[EXCEPTION])
    w.s.flush()
    w.add(Reason(rule="R13", about=exception.uid.hex(), text=REASON, given_by="演示",
                 given_on=w.since(date(2021, 7, 1))))  # fmt: skip
    for name in ("清江暖巢", "童心港湾"):
        w.projects.append(w.add(Project(name=name, from_on=date(w.first.year, 1, 1))))


def worker(w: Workshop, station: Station | None, post: str, born: date, joined: date) -> Worker:
    """Somebody with an ID number nobody has; added, and written since certificates refer to it.
    Those at the centre belong to no station."""
    sex = w.chance.choice(("male", "female"))
    return w.put(Worker(
        name=w.name(sex), station_id=station.id if station else None, post=post, sex=sex,
        joined_on=joined,
        duty="affairs" if post == "head" else "service", id_number=w.id_number(born, sex),
        phone=w.phone(), state="working", study="full", local=True, insured=True,
    ))  # fmt: skip


def head(w: Workshop, station: Station) -> Worker:
    """The township's civil-affairs head, who is the station's as well."""
    born = date(w.chance.randint(1972, 1985), w.chance.randint(1, 12), 5)
    made = worker(w, station, "head", born, station.opened_on or w.today)
    made.civil_head, made.education = True, "bachelor"
    made.major, made.works_since = "行政管理", w.since(date(born.year + 23, 7, 1))
    return made


def deputy(w: Workshop, station: Station) -> Worker:
    """Certified, and sent by the agency that runs the station."""
    born = date(w.chance.randint(1986, 1993), w.chance.randint(1, 12), 5)
    made = worker(w, station, "deputy", born, w.since(date(2021, 12, 1)))
    schooling(w, made, "bachelor", "社会工作", date(born.year + 23, 7, 1))
    made.sent_by_id = station.operator_id
    contract(w, made)
    certify(w, made, "social_worker")
    return made


def resident(w: Workshop, station: Station, plan: Resident) -> Worker:
    """One a station. The uncertified came so long ago that `left` days of the two years remain."""
    day = w.since(date(2021, 7, 1)) if plan.left is None else w.ago(TWO_YEARS - plan.left)
    since = day - timedelta(days=YEAR * plan.years)
    made = worker(w, station, "resident", date(since.year - 23, w.chance.randint(1, 12), 5), day)
    schooling(w, made, plan.education, plan.major, since)
    made.study, made.local = plan.study, plan.local
    made.sent_by_id = station.operator_id
    contract(w, made)
    if plan.left is None:
        certify(w, made, "assistant")
    elif plan.years > 1:
        tries(w, made, plan.left)
    return made


def posted(w: Workshop) -> Worker:
    """A professional whom the centre's operator posts to the centre."""
    born = date(w.chance.randint(1984, 1992), w.chance.randint(1, 12), 5)
    made = worker(w, None, "centre", born, w.centre.opened_on or w.today)
    schooling(w, made, "master", "社会工作", date(born.year + 26, 7, 1))
    made.centre_id, made.sent_by_id = w.centre.id, w.agencies[CENTRE_OPERATOR].id
    contract(w, made)
    certify(w, made, "social_worker")
    return made


def former(w: Workshop, station: Station) -> Worker:
    """Who was here before: what was done then stays with its name."""
    made = worker(w, station, "resident", date(1990, 3, 5), w.since(date(2021, 6, 10)))
    schooling(w, made, "college", "社会学", w.since(date(2015, 7, 1)))
    made.sent_by_id, made.state, made.left_on = (
        station.operator_id,
        "left",
        w.since(date(2021, 6, 28)),
    )
    return made


def schooling(w: Workshop, made: Worker, education: str, major: str, since: date) -> None:
    made.education, made.major = education, major
    made.works_since = w.since(since)
    made.graduated_on = made.works_since - timedelta(days=20)


def contract(w: Workshop, made: Worker) -> None:
    """Labour contracts of a year, the present one running."""
    made.contract_from = date(w.today.year, 1, 1)
    made.contract_to = date(w.today.year + 1, 1, 1)


def certify(w: Workshop, made: Worker, level: str) -> None:
    sat = w.since(exam_day(2019))
    w.add(Exam(worker_id=made.id, level=level, sat_on=sat, result="passed",
               ability_score=w.chance.randint(60, 82), practice_score=w.chance.randint(60, 80)))  # fmt: skip
    issued = w.since(date(2019, 9, 20))
    w.add(Certificate(
        worker_id=made.id, level=level, certificate_number=f"演示{w.chance.randint(0, 999999):06d}",
        issued_on=issued, registered_to=date(w.today.year + 2, 9, 20), study_hours=72,
    ))  # fmt: skip


def tries(w: Workshop, made: Worker, left: int) -> None:
    """The last exam if one was sat without luck, and the entry for the next."""
    day = exam_day(w.today.year)
    last = day if day < w.today else exam_day(w.today.year - 1)
    coming = day if day >= w.today else exam_day(w.today.year + 1)
    if made.joined_on and made.joined_on < last:
        absent = left < 0
        scores = {} if absent else {"ability_score": w.chance.randint(48, 59), "practice_score": 61}
        w.add(
            Exam(worker_id=made.id, sat_on=last, result="absent" if absent else "failed", **scores)
        )
    if 0 <= left < YEAR:
        w.add(Exam(worker_id=made.id, sat_on=coming, result="registered"))


def exam_day(year: int) -> date:
    """The third Saturday of June."""
    first = date(year, 6, 1)
    return first + timedelta(days=(5 - first.weekday()) % 7 + 14)
