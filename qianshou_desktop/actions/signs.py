"""The signs that stations and village rooms must bear (seed article, 落实服务场所; rule R16)."""

from collections.abc import Mapping

from sqlalchemy import select

from qianshou_desktop.actions import places, standing
from qianshou_desktop.records.centre import Room
from qianshou_desktop.records.county import Township, Village, room_sign, sign
from qianshou_desktop.store.db import Session


def of_stations(s: Session) -> Mapping[str, str]:
    """The sign of each station by its code, which is its township's."""
    county = places.own(s).county_name
    towns = s.execute(select(Township.code, Township.name))
    return {code: sign(county, name) for code, name in towns}


def of_rooms(s: Session) -> Mapping[int, str]:
    """The sign of each village room by its key; rooms without a village have none."""
    county, towns = places.own(s).county_name, _names(s)
    rows = s.execute(select(Room.id, Village).join(Village, Village.id == Room.village_id))
    return {k: room_sign(county, towns[v.township_id], v.title) for k, v in rows}


def _names(s: Session) -> dict[int, str]:
    """The name of each township by its key; of one that is over, the name of that which followed
    it, where its station has gone over."""
    every = s.scalars(select(Township)).all()
    names, codes = {town.id: town.name for town in every}, {t.code: t.name for t in every}
    for town in every:
        if town.to_on and town.to_on <= s.today():
            station = standing.home(s, town.id)
            names[town.id] = codes.get(station.code if station else "", town.name)
    return names
