"""1 + 5 + 10: targets, the way of working, agencies, the guidance centre, and the eleven stations
(seed article, 完善组织架构)."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration.words import AGENCIES, DEMONSTRATION
from qianshou_desktop.actions.demonstration.words_county import (
    BUREAU,
    CENTRE,
    CENTRE_OPERATOR,
    EXPERTS,
    INCUBATIONS,
    OTHER_AGENCIES,
    PURPOSE,
    UNIVERSITY,
    WAYS,
)
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.centre import Centre, Expert, Incubation, Score
from qianshou_desktop.records.county import Village
from qianshou_desktop.records.institution import CountyPlan
from qianshou_desktop.records.parameter import Parameter, Past
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.terms import CENTRE_DUTY, FIVE

OPENED, CHOSEN = date(2020, 5, 11), date(2021, 11, 20)


def build(w: Workshop) -> None:
    county_plan(w)
    for name, roles in ((name, "operator") for name in AGENCIES):
        w.operators.append(agency(w, name, roles))
    for name, roles in OTHER_AGENCIES.items():
        agency(w, name, roles)
    w.s.flush()
    stations(w)
    choice(w)
    centre(w)
    w.add(Parameter(name="R15.months", value="24", source="宜都市社工站人员管理办法（演示）",
                    from_on=w.since(date(2021, 6, 1))))  # fmt: skip


def county_plan(w: Workshop) -> None:
    made = CountyPlan(name="宜都市乡镇级社工站建设模式", ways=WAYS, purpose=PURPOSE, lead=BUREAU)
    made.standard = set(FIVE)
    w.add(made)


def agency(w: Workshop, name: str, role: str) -> Agency:
    made = Agency(name=name, roles={role})
    if role in ("operator", "centre"):
        made.contact, made.phone = w.anybody(), w.phone()
    w.agencies[name] = w.add(made)
    return made


def stations(w: Workshop) -> None:
    """Five demonstration stations, tried out first, and six ordinary ones; all built."""
    ordinary = 0
    for at, station in enumerate(w.stations):
        shown = station.code in DEMONSTRATION
        station.state, station.kind = "built", "demonstration" if shown else "ordinary"
        mine = DEMONSTRATION.index(station.code) if shown else ordinary % len(w.operators)
        ordinary += not shown
        station.operator_id = w.operators[mine].id
        station.opened_on = w.since(OPENED + timedelta(days=at) if shown else date(2021, 6, 1 + at))
        station.sign_text, station.open_days, station.phone = station.name, 5, w.phone()
        # One address is missing and one sign reads wrongly, so that it shows where that is said.
        if at != 9:
            station.address = f"{place(w, station)}便民服务中心{1 + at % 3}楼"
    w.stations[-1].sign_text = "宜都市松宜矿区管委会社工站"


def place(w: Workshop, station: Station) -> str:
    found: list[Village] = w.villages[w.towns[station.code].id]
    return found[0].title


def choice(w: Workshop) -> None:
    """All eleven were candidates; the list and the scores are kept, and what they were before."""
    day = w.since(CHOSEN)
    for at, station in enumerate(w.stations):
        shown = w.shown(station)
        score = 90 + at if shown else 74 + at
        w.add(Score(
            station_id=station.id, scored_on=day, score=score, chosen=shown,
            scorer="宜都市民政局、指导中心", basis="按“五有”标准实地评分，择优产生",
        ))  # fmt: skip
        if shown:
            w.add(Past(about=station.uid.hex(), kind="station", field_name="kind",
                       value="ordinary", from_on=station.opened_on, to_on=day))  # fmt: skip


def centre(w: Workshop) -> None:
    """One centre, run by a third party, with the university's experts and what it brings up."""
    made = Centre(
        name=CENTRE, operator_id=w.agencies[CENTRE_OPERATOR].id, state="built",
        opened_on=w.since(date(2020, 4, 20)), address="陆城街道长江大道社会组织孵化基地2楼",
        phone=w.phone(),
    )  # fmt: skip
    made.duties = set(CENTRE_DUTY)
    w.centre = w.put(made)
    for post, discipline in EXPERTS:
        w.add(Expert(centre_id=made.id, name=w.anybody(), school=UNIVERSITY, discipline=discipline,
                     post=post, from_on=w.since(date(2021, 1, 1))))  # fmt: skip
    for name, stage, support in INCUBATIONS:
        incubation(w, name, stage, support)


def incubation(w: Workshop, name: str, stage: str, support: str) -> None:
    made = Incubation(name=name, centre_id=w.centre.id, stage=stage, support=support)
    if stage != "applied":
        made.entered_on = w.since(date(2021, 3, 1))
    if stage in ("grown", "left"):
        made.registered_on = w.since(date(2021, 12, 8))
    w.add(made)
