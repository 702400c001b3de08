"""Village rooms: where the conditions are given, the rooms built and building, and the ten chosen
among the built (seed article, 完善组织架构)."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.centre import Room, Score
from qianshou_desktop.records.county import Village, short_name
from qianshou_desktop.records.station import Station

BUILT, BUILDING, PLANNED, CHOSEN = 25, 3, 2, 10
CRITERIA = (
    "有 40 平方米以上的固定场地，村（社区）有专人负责",
    "已有新时代文明实践站可共用，服务对象 30 人以上",
    "有日间活动场所和志愿者队伍，两委同意承接",
)
LACKING = "服务对象居住分散，暂无固定场地，由社工站上门服务"


def build(w: Workshop) -> None:
    sites = found_sites(w)
    for at, (_, village) in enumerate(sites):
        village.eligible, village.criteria = True, CRITERIA[at % len(CRITERIA)]
    for station in w.stations[:3]:
        last = w.villages[w.towns[station.code].id][-1]
        if last.eligible is None:
            last.eligible, last.criteria = False, LACKING
    w.rooms = [room(w, at, *site) for at, site in enumerate(sites[: BUILT + BUILDING + PLANNED])]
    w.s.flush()
    choose(w, [each for each in w.rooms if each.state == "built"])


def found_sites(w: Workshop) -> list[tuple[Station, Village]]:
    """The first villages of each township in turn; six more than rooms, where none stands yet."""
    wanted, found = BUILT + BUILDING + PLANNED + 6, []
    for depth in range(wanted):
        for station in w.stations:
            own = w.villages[w.towns[station.code].id]
            found += [(station, own[depth])] if depth < len(own) else []
    return found[:wanted]


def room(w: Workshop, at: int, station: Station, village: Village) -> Room:
    state = (
        "built" if at < BUILT else "building" if at < BUILT + BUILDING else "planned"
    )  # fmt: skip
    town = short_name(w.towns[station.code].name)
    name = f"{w.county.name}{town}{village.title}社会工作服务室"
    made = Room(name=name, station_id=station.id, village_id=village.id, state=state)
    if state == "built":
        made.opened_on = w.since(date(2021, 7, 1) + timedelta(days=5 * at))
        made.sign_text, made.standard = name, True
        made.keeper, made.phone = w.anybody(), w.phone()
    return w.add(made)


def choose(w: Workshop, built: list[Room]) -> None:
    """The ten best of the built; those not chosen stay on the list."""
    scores = [w.chance.randint(70, 98) for _ in built]
    best = sorted(range(len(built)), key=lambda at: (-scores[at], at))[:CHOSEN]
    for at, each in enumerate(built):
        chosen = at in best
        each.kind = "demonstration" if chosen else "ordinary"
        w.add(Score(
            room_id=each.id, scored_on=w.since(date(2022, 3, 15)), score=scores[at],
            chosen=chosen, scorer="指导中心专家团队", basis="参照社工站“五有”标准评分",
        ))  # fmt: skip
