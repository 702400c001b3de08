"""How many centres, demonstration stations, rooms and stations a county wants: 1 + 5 + 10 for Yidu.

The county's own record and the rules' parameters both name them. A parameter that the county set,
with source and first day, goes before the number in its record; and a number typed into the record
later becomes such a parameter, so that the two never tell different things."""

from typing import TYPE_CHECKING

from sqlalchemy import inspect, select

from qianshou_desktop.records.county import County
from qianshou_desktop.records.parameter import Parameter
from qianshou_desktop.store.db import Session

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

PARAMETER = {"centres": "R4.centres", "demonstration": "R5.target", "rooms": "R6.target"}
SOURCE = "县（市、区）档案里的目标"


def wanted(county: County | None, now: "Parameters", towns: int) -> dict[str, int]:
    """The numbers that hold on the parameters' day; stations: every township, unless the county
    says another number."""
    own = getattr(county, "stations_target", None)
    found = {"stations": towns if own is None else own}
    for name, parameter in PARAMETER.items():
        typed: int | None = getattr(county, f"{name}_target", None)
        set_apart = now.source(parameter)[1] is not None
        found[name] = now.number(parameter) if typed is None or set_apart else typed
    return found


def follow(s: Session, county: County) -> None:
    """A number typed into the county's record holds from today, where the county had set the
    parameter apart from it."""
    for name, parameter in PARAMETER.items():
        state = inspect(county).attrs[f"{name}_target"]
        value = state.value
        if value is None or not state.history.has_changes():
            continue
        rows = s.scalars(select(Parameter).where(Parameter.name == parameter)).all()
        if not rows:
            continue
        today = next((row for row in rows if row.from_on == s.today()), None)
        row = today or Parameter(name=parameter, from_on=s.today())
        row.value, row.source = str(value), SOURCE
        s.add(row)
