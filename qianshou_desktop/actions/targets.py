"""How many centres, demonstration stations, rooms and stations a county wants: 1 + 5 + 10 for Yidu.

They are parameters of the rules, with source and first day; the stations are as many as there are
townships, unless the county says another number."""

from typing import TYPE_CHECKING

from qianshou_desktop.records.county import short_name

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

PARAMETER = {
    "centres": "R4.centres", "demonstration": "R5.target", "rooms": "R6.target",
    "stations": "R3.stations",
}  # fmt: skip


def residents(now: "Parameters", town: str) -> tuple[int, int]:
    """How many residents the station of a township has at least and at most (0: no bound)."""
    large = short_name(town) in {short_name(name) for name in now.words("R11.large")}
    return large_residents(now) if large else ordinary_residents(now)


def ordinary_residents(now: "Parameters") -> tuple[int, int]:
    return now.number("R11.residents_least"), now.number("R11.residents_most")


def large_residents(now: "Parameters") -> tuple[int, int]:
    """Of a large township: each of its two numbers holds by itself, and where the county has set
    none, the other townships' does."""
    least, most = ordinary_residents(now)
    return now.number("R11.large_least") or least, now.number("R11.large_most") or most


def wanted(now: "Parameters", towns: int) -> dict[str, int]:
    """The numbers that hold on the parameters' day; of the stations so many as the coverage asks
    for, a part of one for a whole one."""
    found = {name: now.number(parameter) for name, parameter in PARAMETER.items()}
    every = found["stations"] or towns
    return found | {"stations": -(-every * now.number("R3.percent") // 100)}


def odd_stations(now: "Parameters", towns: int) -> str:
    """What speaks against a number of stations that no longer goes with the townships there are; ""
    where none was set, or it fits."""
    number = now.number(PARAMETER["stations"])
    fits = not towns or number in (0, towns)
    return "" if fits else f"社工站目标 {number} 个，而现有乡级 {towns} 个，目标请核对"
