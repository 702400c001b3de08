"""R16–R19: signs, venues and village rooms (seed article, 落实服务场所; domain.md §1.4)."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions import signs
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records.centre import Room
from qianshou_desktop.records.county import Village
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import FUNCTION, SOURCE
from qianshou_desktop.records.venue import Venue, VenueRoom

ARTICLE = "seed：文章“落实服务场所”"
SOURCES = tuple(SOURCE.values())
KINDS = tuple(FUNCTION[code] for code in ("counselling", "group", "multi"))


def signed(case: Case) -> Iterator[Found]:
    stations, rooms = signs.of_stations(case.s), signs.of_rooms(case.s)
    for station in case.built:
        fault = _sign(station.sign_text, stations.get(station.code, ""))
        if fault:
            yield Found(f"{station.name}{fault}", station, station)
    for room in case.s.scalars(select(Room).where(Room.state == "built").order_by(Room.id)):
        fault = _sign(room.sign_text, rooms[room.id]) if room.id in rooms else ""
        if fault:
            yield Found(f"{room.title}{fault}", room, case.station(room.station_id))


def _sign(hangs: str | None, wanted: str) -> str:
    if not hangs:
        return f"还没有登记现挂标识，应为“{wanted}”"
    return "" if hangs.strip() == wanted else f"现挂标识“{hangs}”，应为“{wanted}”"


def found_places(case: Case) -> Iterator[Found]:
    preferred = case.parameters.words("R17.sources")
    for venue, station in _venues(case):
        if SOURCE[venue.source] not in preferred:
            text = (f"{station.name}的场所“{venue.name}”来自{SOURCE[venue.source]}，"
                    f"应优先使用{'、'.join(preferred)}")  # fmt: skip
            yield Found(text, venue, station)


def by_need(case: Case) -> Iterator[Found]:
    kinds = case.parameters.words("R18.kinds")
    found: dict[int, set[str]] = {}
    rooms = _rooms(case)
    for venue, station in _venues(case):
        for room in rooms[venue.id]:
            found.setdefault(station.id, set()).add(FUNCTION[room.kind])
            if not room.need:
                text = f"{station.name}的{FUNCTION[room.kind]}没有写明对应的服务需求"
                yield Found(text, venue, station)
        yield from _furnished(case, venue, rooms[venue.id], station)
    for station in case.built:
        if not found.get(station.id, set()) & set(kinds):
            yield Found(f"{station.name}还没有登记{'、'.join(kinds)}中的任何一种", station, station)


def _furnished(
    case: Case, venue: Venue, rooms: list[VenueRoom], station: Station
) -> Iterator[Found]:
    """Where the county asks for it: the office's size, and what stands there."""
    least = case.parameters.number("R18.office_area")
    for room in rooms:
        if least and room.kind == "office" and (room.area or 0) < least:
            text = f"{station.name}的办公室 {room.area or 0} ㎡，应不小于 {least} ㎡"
            yield Found(text, venue, station, "principle")
    wanted = case.parameters.words("R18.furniture")
    lacking = [word for word in wanted if word not in (venue.equipment or "")]
    if lacking:
        text = f"{station.name}的场所“{venue.name}”没有登记：{'、'.join(lacking)}"
        yield Found(text, venue, station)


def village_rooms(case: Case) -> Iterator[Found]:
    allowed = case.parameters.words("R19.places")
    sources = {
        v.room_id: v for v in case.s.scalars(select(Venue).where(Venue.room_id.is_not(None)))
    }
    for room in case.s.scalars(select(Room).where(Room.state == "built").order_by(Room.id)):
        village = case.s.get(Village, room.village_id) if room.village_id else None
        venue = sources.get(room.id)
        lacking = {
            "没有按社工站标准建设": not room.standard,
            "没有填所在村（社区）": village is None,
            "所在村（社区）没有记下“有条件”及条件说明": village is not None
            and not (village.eligible and village.criteria),
            f"不在{'、'.join(allowed)}": bool(allowed)
            and (venue is None or SOURCE[venue.source] not in allowed),
        }
        words = "；".join(word for word, lacks in lacking.items() if lacks)
        if words:
            yield Found(f"{room.title}{words}", room, case.station(room.station_id))


def _rooms(case: Case) -> dict[int, list[VenueRoom]]:
    """The rooms of each venue."""
    found: dict[int, list[VenueRoom]] = defaultdict(list)
    for room in case.s.scalars(select(VenueRoom).order_by(VenueRoom.id)):
        found[room.venue_id].append(room)
    return found


def _venues(case: Case) -> Iterator[tuple[Venue, Station]]:
    """The venues that built stations use today."""
    built = {station.id: station for station in case.built}
    for venue in case.s.scalars(select(Venue).order_by(Venue.id)):
        station = built.get(venue.station_id or 0)
        if station and not venue.idle and (venue.to_on is None or venue.to_on > case.today):
            yield venue, station


RULES: tuple[Rule, ...] = (
    Rule("R16", "统一标识：{县市}{乡级}社会工作服务站；社工室照此", ARTICLE, "must", signed),
    Rule("R17", "优先使用民政办、社会组织孵化基地、新时代文明实践所等现有场地", ARTICLE, "principle",
         found_places, {"sources": Default(SOURCES[:3], "优先使用的场地", choices=SOURCES)}),
    Rule("R18", "个案咨询室、小组活动室、多功能活动室等按服务需求设立", ARTICLE, "must", by_need, {
        "kinds": Default(KINDS, "活动场所", choices=tuple(FUNCTION.values())),
        "office_area": Default(0, "办公室面积（至少，㎡；0 为不限）", most=1000),
        "furniture": Default((), "应有的设施设备"),
    }),
    Rule("R19", "有条件的村（社区）建社工室，参照社工站标准", ARTICLE, "must", village_rooms,
         {"places": Default((), "社工室可设在（不写为不限）", choices=SOURCES)}),
)  # fmt: skip
