"""The county laid out from the shipped divisions, and where this laptop belongs."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import select

from qianshou_desktop.actions import standing
from qianshou_desktop.formats import divisions
from qianshou_desktop.records.county import County, Township, Village, short_name, sign
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

# Laptops that never met lay out the same county: a division has one uid everywhere.
DIVISIONS = UUID("6f1b4a52-5d0c-5e6b-9a57-0c9d8a7c4205")


@dataclass(frozen=True)
class Place:
    """Where this laptop belongs; a county's laptop has no station."""

    county_name: str
    county_code: str
    station_key: int | None
    station_name: str
    town_code: str | None


def counties() -> list[tuple[str, str]]:
    """Every county of the country with its full name."""
    return divisions.counties()


def towns(county_code: str) -> list[tuple[str, str]]:
    return divisions.townships(county_code)


def own(s: Session) -> Place:
    """The county, and the station where the laptop stands at one."""
    code = s.setting("county") or ""
    county = s.scalars(select(County).where(County.code == code)).first()
    station = standing.own(s)
    return Place(
        county.name if county else "",
        code,
        station.id if station else None,
        station.name if station else "",
        station.code if station else s.setting("town") or None,
    )


def lay_out(s: Session, county_code: str, town: str | None) -> None:
    """The county, its townships and villages, and a planned station in each township. Raises
    Rejected for a code that is not a county's."""
    name = divisions.country().get(county_code, "") if len(county_code) == 6 else ""
    townships = divisions.townships(county_code) if name else []
    if not townships:
        raise Rejected({"county": f"没有代码为“{county_code[:12]}”的县（市、区），请核对 6 位代码"})
    if town and town not in dict(townships):
        raise Rejected({"town": f"{name}没有代码为“{town[:12]}”的乡镇（街道）"})
    s.set("county", county_code)
    s.set("town", town or "")
    county = County(code=county_code, name=name)
    county.divisions_from = divisions.RELEASE
    county.uid = _uid("county", county_code)
    s.add(county)
    keys = {code: _township(s, name, code, label) for code, label in townships}
    for code, label in divisions.villages(county_code):
        village = Village(code=code, name=label, township_id=keys[code[:9]])
        village.uid = _uid("village", code)
        s.add(village)
    s.flush()


def _township(s: Session, county: str, code: str, name: str) -> int:
    township = Township(code=code, name=short_name(name))
    township.complete()
    township.uid = _uid("township", code)
    station = Station(code=code, name=sign(county, name), kind="ordinary", state="planned")
    station.uid = _uid("station", code)
    s.add_all((township, station))
    s.flush()
    return township.id


def _uid(kind: str, code: str) -> bytes:
    return uuid5(DIVISIONS, f"{kind}:{code}").bytes
