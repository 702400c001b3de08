"""A target group that goes by age takes nobody of another age: an elder of sixty at the least
(老年人权益保障法第二条), a child under eighteen (未成年人保护法第二条). Where the birthday is not known,
nothing is said. A gate of a save (gates.py)."""

from qianshou_desktop.actions.accord import changed
from qianshou_desktop.records import Record
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.person import CHILDREN, ELDERS, Person, PersonGroup
from qianshou_desktop.records.terms import GROUP
from qianshou_desktop.store.db import Session

OLD, GROWN = 60, 18


def unfit(s: Session, record: Record) -> dict[str, str]:
    """What stands against a group that somebody is put into."""
    if not isinstance(record, PersonGroup) or not changed(record, "code", "from_on"):
        return {}
    person = s.get(Person, record.person_id) if record.person_id else None
    if person is None or not person.born_on:
        return {}
    years, label = age(person.born_on, record.from_on or s.today()), GROUP.label(record.code)
    if record.code in ELDERS and years < OLD:
        return {"code": f"{label}要满 {OLD} 周岁，{person.name}那时 {max(years, 0)} 岁，请核对"}
    if record.code in CHILDREN and years >= GROWN:
        return {"code": f"{label}要不满 {GROWN} 周岁，{person.name}那时 {years} 岁，请核对"}
    return {}
