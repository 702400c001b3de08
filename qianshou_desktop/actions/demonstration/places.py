"""Venues of the three sources, with their rooms and the need each answers (落实服务场所)."""

from datetime import date

from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.venue import Venue, VenueRoom

SOURCES = ("office", "base", "practice")
NEEDS = {
    "counselling": "个案面谈、心理疏导，需要安静和私密",
    "group": "留守儿童、老人小组活动，十至十五人",
    "multi": "政策宣讲、节日活动和志愿者培训",
}


def build(w: Workshop) -> None:
    for at, station in enumerate(w.stations):
        own = Venue(
            name=f"{w.towns[station.code].name}社工站用房", station_id=station.id,
            source=SOURCES[at % 3], area=120 + 10 * at, address=station.address,
            equipment="办公桌椅、电脑、打印机、文件柜、活动桌椅", from_on=station.opened_on,
        )  # fmt: skip
        if at == 8:  # a house that had to be rented, so that the rule on venues has an example
            own.source, own.source_note = "other", "民政办暂无空房，租用临街一楼两间"
        functions(w, w.put(own), 40)
    village_rooms(w)
    idle = w.put(Venue(name="老粮站二楼", station_id=w.stations[4].id, source="office", area=60,
                       source_note="腾退后闲置，可作小组活动室", idle=True))  # fmt: skip
    w.add(VenueRoom(venue_id=idle.id, kind="other", need="待定", area=60))


def functions(w: Workshop, venue: Venue, area: int) -> None:
    for at, (kind, need) in enumerate(NEEDS.items()):
        w.add(VenueRoom(venue_id=venue.id, kind=kind, need=need, area=area - 10 + 10 * at))


def village_rooms(w: Workshop) -> None:
    for room in (one for one in w.rooms if one.state == "built"):
        venue = w.put(Venue(
            name=f"{room.name}用房", room_id=room.id, source="practice", area=60,
            from_on=w.since(room.opened_on or date(2021, 7, 1)),
        ))  # fmt: skip
        functions(w, venue, 20)
