"""How many centres, demonstration stations, rooms and stations a county wants: 1 + 5 + 10 for Yidu.

They are parameters of the rules, with source and first day; the stations are as many as there are
townships, unless the county says another number."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

PARAMETER = {
    "centres": "R4.centres", "demonstration": "R5.target", "rooms": "R6.target",
    "stations": "R3.stations",
}  # fmt: skip


def wanted(now: "Parameters", towns: int) -> dict[str, int]:
    """The numbers that hold on the parameters' day."""
    found = {name: now.number(parameter) for name, parameter in PARAMETER.items()}
    return found | {"stations": found["stations"] or towns}
