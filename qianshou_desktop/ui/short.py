"""Names of stations as the county's own people say them."""

from qianshou_desktop.actions import common, oversight, places
from qianshou_desktop.ui.desk import Desk

TAILS = ("社会工作服务站", "社会工作服务室")


class Short:
    """宜都市枝城镇社会工作服务站 -> 枝城镇, and a room's name alike. Any other stays as it is."""

    def __init__(self, desk: Desk) -> None:
        self.county = desk.ask(places.own).county_name

    def __call__(self, name: str) -> str:
        tail = next((each for each in TAILS if name.endswith(each)), None)
        if tail is None:
            return name
        return name.removesuffix(tail).removeprefix(self.county) or name


def short_of(desk: Desk, name: str) -> str:
    """宜都市枝城镇社会工作服务站 -> 枝城镇社工站, for a narrow place; any other stays as it is."""
    found = Short(desk)(name)
    return name if found == name else f"{found}社工站"


def stations(desk: Desk) -> dict[str, str]:
    """Every station's code with its short name."""
    keys = desk.ask(common.find, "station")
    short = Short(desk)
    return {
        code: short(name) for code, name in desk.ask(common.rows, "station", keys, ("code", "name"))
    }


def agencies(desk: Desk) -> list[str]:
    """The names of those that run stations (承接机构)."""
    return desk.ask(oversight.operators)
