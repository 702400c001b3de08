"""The year's work of a station as counts: nobody who was served is named here."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, literal, select

from qianshou_desktop.actions.figures import of_groups
from qianshou_desktop.actions.papers.printing import block
from qianshou_desktop.formats.report import Block, Cell, Column, Table
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import GroupSession
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import DOMAIN, GROUP, ITEM, PARTNER, SERVICE_ROLE, domain_of
from qianshou_desktop.records.visit import Project, Service, Visit
from qianshou_desktop.store.db import Session

Counts = Counter[tuple[str, str]]  # (item or partner, role)
LOGS: tuple[tuple[Any, Any], ...] = (
    (Visit, Visit.visited_on), (Service, Service.served_on), (Event, Event.held_on),
    (CaseSession, CaseSession.held_on), (GroupSession, GroupSession.held_on),
)  # fmt: skip


def served(s: Session, station: Station) -> Iterator[Block]:
    """Services of the year by item and role, what they linked, whom they were for, projects."""
    yield from _items(_counted(s, station, "items"), s.today().year)
    yield from _partners(_counted(s, station, "partners"), s.today().year)
    yield from _groups(s, station)
    query = select(Project).where(Project.station_id == station.id).order_by(Project.id)
    yield from block(s, list(s.scalars(query)), "品牌项目", ("station",))


def _counted(s: Session, station: Station, name: str) -> Counts:
    """How often each code of `items` or `partners` stands in the logs of this year, by role."""
    first = date(s.today().year, 1, 1)
    found: Counts = Counter()
    for record, day in LOGS:
        if name not in record.fields:
            continue
        role = record.role if "role" in record.fields else literal("lead")
        row = inspect(record).relationships[f"{name}_rows"].mapper.class_
        query = (
            select(row.code, role, func.count())
            .join(record, record.id == row.owner_id)
            .where(record.station_id == station.id, day.between(first, s.today()))
        )
        for code, part, count in s.execute(query.group_by(row.code, role)):
            found[code, part or "lead"] += count
    return found


def _items(found: Counts, year: int) -> Iterator[Block]:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{domain_of(code)} {DOMAIN[domain_of(code)]}", f"{code} {label}",
         *(found[code, role] for role in SERVICE_ROLE))
        for code, label in ITEM.items()
        if any(found[code, role] for role in SERVICE_ROLE)
    )  # fmt: skip
    if rows:
        yield Table(f"{year} 年按服务项目（次）", (
            Column("领域", 1.6), Column("项目", 3.4),
            *(Column(label, 0.8, "right") for label in SERVICE_ROLE.values())), rows)  # fmt: skip


def _partners(found: Counts, year: int) -> Iterator[Block]:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, sum(found[code, role] for role in SERVICE_ROLE)) for code, label in PARTNER.items()
    )
    if any(count for _, count in rows):
        columns = (Column("五社", 3), Column("联动（次）", 1, "right"))
        yield Table(f"{year} 年五社联动", columns, rows)


def _groups(s: Session, station: Station) -> Iterator[Block]:
    now = of_groups(s, str(s.today().year), station.code)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, *(now[f"targets.{code}.{what}"] for what in ("filed", "people", "contacts")))
        for code, label in GROUP.items()
        if now[f"targets.{code}.filed"]
    )
    if rows:
        yield Table("服务对象", (
            Column("对象类别", 3), *(Column(label, 1, "right") for label in (
                "在档", "服务人数", "服务人次"))), rows)  # fmt: skip
