"""What a save refuses though the record alone is in order: other records or the county's own
numbers tell. Whatever the article asks 原则上 is no gate but a finding (actions/rules)."""

from sqlalchemy import inspect

from qianshou_desktop.actions import casework, funds, induction, rules
from qianshou_desktop.records import Record
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.fund import Funding
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session


def refused(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record that may pass."""
    found = induction.unready(s, record) | over_cap(s, record)
    return found | casework.unready(s, record) | unguarded(s, record)


def unguarded(s: Session, record: Record) -> dict[str, str]:
    """A consent for a child under fourteen is its guardian's (个人信息保护法第三十一条)."""
    if not isinstance(record, Consent) or record.guardian or not record.person_id:
        return {}
    if not s.get_one(Person, record.person_id).child_on(record.signed_on):
        return {}
    return {"guardian": "不满十四周岁，须由父母或其他监护人签署（个人信息保护法第三十一条）"}


def over_cap(s: Session, record: Record) -> dict[str, str]:
    """More than 3 % of last year's relief fund (domain.md §1.8: refused). Where that sum is still
    to be told, or the county's share was lowered afterwards, R24 tells."""
    if not isinstance(record, Funding):
        return {}
    state = inspect(record).attrs
    if not any(state[name].history.has_changes() for name in ("relief_fen", "allotted_fen")):
        return {}
    permille = rules.parameters(s).number("R24.permille")
    cap = funds.cap_fen(record.relief_fen, permille)
    if not record.relief_fen or record.allotted_fen <= cap:
        return {}
    share = f"{permille / 10:g}%"
    return {
        "allotted_fen": f"最多 {Money().show(cap)} 元（上年度社会救助专项经费的 {share}），请改小，"
        "不足的由上级拨款、其他来源和财政补足"
    }
