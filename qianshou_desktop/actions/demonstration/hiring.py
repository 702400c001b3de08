"""Joint recruitment with three opinions, and the training that comes before a post."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.staff import Candidate, Recruitment, Trainee, Training
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.worker import Worker

UNLIKE = 8  # where a certified local applied and another was taken: the rules page shows it


def build(w: Workshop) -> None:
    for at, station in enumerate(w.stations):
        recruit(w, at, station, w.resident(station))
    newcomer(w, w.stations[5])
    for operator in w.operators:
        beginners = [
            one for station in w.stations if station.operator_id == operator.id
            for one in w.workers[station.id][:-1]
        ]  # fmt: skip
        induction(w, operator, beginners, "站长、副站长岗前培训")
        for station in w.stations:
            if station.operator_id == operator.id:
                induction(w, operator, [w.resident(station)], "驻站社工岗前培训")
    for one in w.centre_staff:
        induction(w, w.s.get_one(Agency, one.sent_by_id), [one], "指导中心社工岗前培训")


def recruit(w: Workshop, at: int, station: Station, hired: Worker) -> None:
    joined = hired.joined_on or w.today
    made = w.put(Recruitment(
        station_id=station.id, worker_id=hired.id, opened_on=joined - timedelta(days=45),
        bureau_opinion="agree", town_opinion="agree", agency_opinion="agree",
        note="市民政局、乡镇（街道）、承接机构共同面试",
    ))  # fmt: skip
    certified = at in (0, 3, 6, 10)
    w.add(Candidate(recruitment_id=made.id, name=hired.name, certified=certified, local=hired.local,
                    education=hired.education, major=hired.major, hired=True))  # fmt: skip
    for _ in range(2):
        w.add(Candidate(recruitment_id=made.id, name=w.anybody(), certified=False, local=True,
                        education="college", major="行政管理", hired=False))  # fmt: skip
    if at == UNLIKE:
        w.add(Candidate(recruitment_id=made.id, name=w.anybody(), certified=True, local=True,
                        education="college", major="社会工作", hired=False))  # fmt: skip


def newcomer(w: Workshop, station: Station) -> None:
    """One more is being trained; the township has not said its word yet."""
    born = date(w.today.year - 24, 9, 5)
    made = w.put(Worker(
        name=w.name("female"), station_id=station.id, post="resident", duty="service",
        id_number=w.id_number(born, "female"), phone=w.phone(), state="training", local=True,
        education="bachelor", major="社会工作", study="full", sent_by_id=station.operator_id,
        graduated_on=w.ago(75), works_since=w.ago(60),
    ))  # fmt: skip
    recruit = w.put(Recruitment(
        station_id=station.id, worker_id=made.id, opened_on=w.ago(25), bureau_opinion="agree",
        town_opinion="pending", agency_opinion="agree",
    ))  # fmt: skip
    w.add(Candidate(recruitment_id=recruit.id, name=made.name, certified=False, local=True,
                    education="bachelor", major="社会工作"))  # fmt: skip
    operator = w.s.get_one(Agency, station.operator_id)
    training(w, operator, [made], "驻站社工岗前培训", w.ago(2), None)


def induction(w: Workshop, operator: Agency, people: list[Worker], name: str) -> None:
    """Held by the operator before the first of them took up the post, and passed by all."""
    first = min(one.joined_on or w.today for one in people)
    training(w, operator, people, name, first - timedelta(days=12), True)


def training(
    w: Workshop, by: Agency, people: list[Worker], name: str, day: date, passed: bool | None
) -> None:
    made = w.put(Training(
        name=name, theme="induction", held_on=day, ended_on=day + timedelta(days=2),
        organiser_id=by.id, place="社会组织孵化基地", lecturer="指导中心专家团队", hours=18,
        headcount=len(people),
    ))  # fmt: skip
    for one in people:
        score = w.chance.randint(78, 96) if passed else None
        paper = f"岗培{day:%Y}-{one.id:03d}" if passed else None
        w.add(Trainee(training_id=made.id, worker_id=one.id, score=score, passed=passed,
                      certificate=paper))  # fmt: skip
