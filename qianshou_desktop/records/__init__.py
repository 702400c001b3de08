"""What is kept. `KINDS` names every kind of record by its table, in the order people think of them."""

from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.person import Benefit, Person, PersonGroup
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.user import User
from qianshou_desktop.records.visit import Project, Service, Visit
from qianshou_desktop.records.worker import Worker

KINDS: dict[str, type[Record]] = {
    kind.__tablename__: kind
    for kind in (
        County, Township, Village, Agency, Station, Worker, Household, Member,
        Person, PersonGroup, Benefit, Project, Visit, Service, User,
    )
}  # fmt: skip

__all__ = ["KINDS", "Base", "Record"]
