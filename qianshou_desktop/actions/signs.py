"""The signs that stations and village rooms must bear (seed article, 落实服务场所; rule R16)."""

from collections.abc import Mapping

from sqlalchemy import select

from qianshou_desktop.actions import places
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
    county = places.own(s).county_name
    rows = s.execute(
        select(Room.id, Township.name, Village)
        .join(Village, Village.id == Room.village_id)
        .join(Township, Township.id == Village.township_id)
    )
    return {key: room_sign(county, town, village.title) for key, town, village in rows}
