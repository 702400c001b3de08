"""R16–R19: signs, venues and village rooms (seed article, 落实服务场所; domain.md §1.4)."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions import signs
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Level, Rule
from qianshou_desktop.records.centre import Room
from qianshou_desktop.records.county import Village
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import FUNCTION, SOURCE
from qianshou_desktop.records.venue import Venue, VenueRoom

ARTICLE = "文章“落实服务场所”"
SOURCES = tuple(SOURCE.values())
KINDS = tuple(FUNCTION[code] for code in ("counselling", "group", "multi"))


def signed(case: Case) -> Iterator[Found]:
    stations, rooms = signs.of_stations(case.s), signs.of_rooms(case.s)
    for station in case.built:
        fault = _sign(station.sign_text, stations.get(station.code, ""))
        if fault:
            yield Found(f"{station.name}{fault}", station, station, wants="sign_text")
    for room in case.s.scalars(select(Room).where(Room.state == "built").order_by(Room.id)):
        fault = _sign(room.sign_text, rooms[room.id]) if room.id in rooms else ""
        if fault:
            where = case.station(room.station_id)
            yield Found(f"{room.title}{fault}", room, where, wants="sign_text")


def _sign(hangs: str | None, wanted: str) -> str:
    if not wanted:
        return "的代码不是本县任何乡镇（街道）的，请先核对代码，才能定出标识"
    if not hangs:
        return f"还没有登记现挂标识，应为“{wanted}”"
    return "" if hangs.strip() == wanted else f"现挂标识“{hangs}”，应为“{wanted}”"


def found_places(case: Case) -> Iterator[Found]:
    preferred = case.parameters.words("R17.sources")
    for venue, station in _venues(case):
        if preferred and SOURCE.label(venue.source) not in preferred:
            note = f"（{venue.source_note}）" if venue.source_note else ""
            text = (f"{station.name}的场所“{venue.name}”来自{SOURCE.label(venue.source)}{note}，"
                    f"应优先使用{'、'.join(preferred)}")  # fmt: skip
            yield Found(text, venue, station)


def by_need(case: Case) -> Iterator[Found]:
    used: dict[int, list[Venue]] = defaultdict(list)
    for venue, station in _venues(case):
        used[station.id].append(venue)
    rooms = _rooms(case)
    for station in case.built:
        mine = [(venue, room) for venue in used[station.id] for room in rooms[venue.id]]
        yield from _needs(case, station, mine)
        yield from _offices(case, station, mine)
        yield from _furniture(case, station, used[station.id])


def _needs(case: Case, station: Station, mine: list[tuple[Venue, VenueRoom]]) -> Iterator[Found]:
    """Which kinds there are is the need's to say; that there is one, and each has its need, is
    asked for."""
    for venue, room in mine:
        if not room.need:
            text = f"{station.name}的{FUNCTION.label(room.kind)}没有写明对应的服务需求"
            yield Found(text, venue, station)
    kinds = case.parameters.words("R18.kinds")
    if kinds and not {FUNCTION.label(room.kind) for _, room in mine} & set(kinds):
        text = f"{station.name}还没有登记{'、'.join(kinds)}中的任何一种"
        level: Level | None = "principle" if case.parameters.on("R18.where_possible") else None
        yield Found(text, station, station, level, wants="" if mine else "venue")


def _offices(case: Case, station: Station, mine: list[tuple[Venue, VenueRoom]]) -> Iterator[Found]:
    """One office of the size is enough."""
    least = case.parameters.number("R18.office_area")
    offices = [(room.area or 0, venue) for venue, room in mine if room.kind == "office"]
    largest, venue = max(offices, key=lambda each: each[0], default=(0, None))
    if largest < least:
        has = f"最大 {largest} ㎡" if largest else "没有登记面积" if offices else "没有登记"
        text = f"{station.name}的办公室{has}，应不小于 {least} ㎡"
        yield Found(text, venue or station, station, "principle")


def _furniture(case: Case, station: Station, venues: list[Venue]) -> Iterator[Found]:
    """It may stand in any of the station's venues."""
    here = "\n".join(venue.equipment or "" for venue in venues)
    lacking = [word for word in case.parameters.words("R18.furniture") if word not in here]
    if lacking:
        record = venues[0] if venues else station
        text = f"{station.name}没有登记设施设备：{'、'.join(lacking)}"
        yield Found(text, record, station, "principle")


def village_rooms(case: Case) -> Iterator[Found]:
    sources: dict[int | None, set[str]] = defaultdict(set)
    for venue in case.s.scalars(select(Venue).where(Venue.room_id.is_not(None))):
        if _in_use(case, venue):
            sources[venue.room_id].add(SOURCE.label(venue.source))
    for room in case.s.scalars(select(Room).where(Room.state == "built").order_by(Room.id)):
        where, words = case.station(room.station_id), "；".join(_lacking(case, room))
        if words:
            yield Found(f"{room.title}{words}", room, where)
        elsewhere = _elsewhere(case, sources[room.id])
        if elsewhere:
            yield Found(f"{room.title}{elsewhere}", room, where, "remark")


def _lacking(case: Case, room: Room) -> Iterator[str]:
    if not room.standard:
        yield "没有按社工站标准建设"
    village = case.s.get(Village, room.village_id) if room.village_id else None
    if village is None:
        yield "没有填所在村（社区）"
    elif not (village.eligible and village.criteria):
        yield f"所在的{village.title}没有记下“有条件”及条件说明"


def _elsewhere(case: Case, sits_in: set[str]) -> str:
    """The places that a county names are those where rooms may sit well, and no duty."""
    named = case.parameters.words("R19.places")
    if not named or sits_in & set(named):
        return ""
    where = f"设在{'、'.join(sorted(sits_in))}" if sits_in else "没有登记场所"
    return f"{where}，可设在{'、'.join(named)}"


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
        if station and _in_use(case, venue):
            yield venue, station


def _in_use(case: Case, venue: Venue) -> bool:
    return not venue.idle and venue.holds_on(case.today)


RULES: tuple[Rule, ...] = (
    Rule("R16", "统一标识：{县市}{乡级}社会工作服务站；社工室照此", ARTICLE, "must", signed),
    Rule("R17", "优先使用民政办、社会组织孵化基地、新时代文明实践所等现有场地", ARTICLE, "remark",
         found_places, {"sources": Default(SOURCES[:3], "优先使用的场地（不写为不限）", choices=SOURCES)},
         "优先使用的场地：{sources}"),
    Rule("R18", "个案咨询室、小组活动室、多功能活动室等按服务需求设立", ARTICLE, "must", by_need, {
        "kinds": Default(KINDS, "活动场所", choices=tuple(FUNCTION.values())),
        "office_area": Default(0, "办公室面积（至少，㎡；0 为不限）", most=1000),
        "furniture": Default((), "应有的设施设备"),
        "where_possible": Default(False, "活动场所有条件的才设（原则上）"),
    }, "活动场所按服务需求设立：{kinds}"),
    Rule("R19", "有条件的村（社区）建社工室，参照社工站标准", ARTICLE, "must", village_rooms,
         {"places": Default((), "社工室可设在（不写为不限；只提示）", choices=SOURCES)}),
)  # fmt: skip
