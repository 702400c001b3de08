"""Names of stations as the county's own people say them."""

from qianshou_desktop.actions import common, places
from qianshou_desktop.ui.desk import Desk

TAIL = "社会工作服务站"


class Short:
    """宜都市枝城镇社会工作服务站 -> 枝城镇. Any other name stays as it is."""

    def __init__(self, desk: Desk) -> None:
        self.county = desk.ask(places.own).county_name

    def __call__(self, name: str) -> str:
        if not name.endswith(TAIL):
            return name
        return name.removesuffix(TAIL).removeprefix(self.county) or name


def stations(desk: Desk) -> dict[str, str]:
    """Every station's code with its short name."""
    keys = desk.ask(common.find, "station")
    short = Short(desk)
    return {
        code: short(name) for code, name in desk.ask(common.rows, "station", keys, ("code", "name"))
    }
