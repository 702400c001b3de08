"""How many centres, demonstration stations, rooms and stations a county wants: 1 + 5 + 10 for Yidu.

Each is told in one place: the first three are parameters of the rules, with source and first day;
the stations are as many as there are townships, unless the county's record says another number."""

from typing import TYPE_CHECKING

from qianshou_desktop.records.county import County

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

PARAMETER = {"centres": "R4.centres", "demonstration": "R5.target", "rooms": "R6.target"}


def wanted(county: County | None, now: "Parameters", towns: int) -> dict[str, int]:
    """The numbers that hold on the parameters' day."""
    own = county.stations_target if county else None
    found = {name: now.number(parameter) for name, parameter in PARAMETER.items()}
    return found | {"stations": towns if own is None else own}
