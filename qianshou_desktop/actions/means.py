"""家境调查: what a visit found of a household's means, against what its own form says."""

from dataclasses import dataclass

from sqlalchemy import func, select

from qianshou_desktop.actions import discretion
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

INCOME = ("wage_fen", "business_fen", "property_fen", "transfer_fen")
SPENDING = ("medical_fen", "school_fen", "disability_fen")


@dataclass(frozen=True)
class Means:
    """Of a year, in fen; None: nobody has filled it in. `members` may be 0, where none is listed."""

    income_fen: int | None
    spending_fen: int | None
    members: int

    @property
    def words(self) -> str:
        """3 口人，年收入 12000.00 元（人均 4000.00 元），年支出 5000.00 元."""
        people = f"{self.members} 口人" if self.members else ""
        each = self.income_fen // self.members if self.members and self.income_fen else None
        alone = f"（人均 {_yuan(each)}）" if each is not None else ""
        income = f"年收入 {_yuan(self.income_fen)}{alone}" if self.income_fen is not None else ""
        spent = f"年支出 {_yuan(self.spending_fen)}" if self.spending_fen is not None else ""
        return "，".join(part for part in (people, income, spent) if part)


def of_person(s: Session, person: int) -> Means | None:
    """What the form of the person's household says; None where they belong to none."""
    household = s.get_one(Person, person).household_id
    return of_household(s, household) if household else None


def of_household(s: Session, key: int) -> Means:
    """The sums of the parts that are filled in."""
    household = s.get_one(Household, key)
    count = select(func.count()).select_from(Member).where(Member.household_id == key)
    return Means(_sum(s, household, INCOME), _sum(s, household, SPENDING), s.scalar(count) or 0)


def _sum(s: Session, household: Household, names: tuple[str, ...]) -> int | None:
    told = (discretion.known(s, household, name) for name in names)
    filled = [fen for fen in told if fen is not None]
    return sum(filled) if filled else None


def compared(known: Means | None, income_fen: int | None, spending_fen: int | None) -> str:
    """What the household's form says, and by how much this visit found otherwise."""
    if known is None:
        return "没有编入家庭，无从比较。"
    found = [
        _against(label, here, there)
        for label, here, there in (
            ("年收入", income_fen, known.income_fen), ("年支出", spending_fen, known.spending_fen),
        )
        if here is not None and there is not None
    ]  # fmt: skip
    empty = known.income_fen is None and known.spending_fen is None
    said = "家庭档案里还没有填收支。" if empty else f"家庭档案：{known.words}。"
    return said + (f"这次走访：{'，'.join(found)}。" if found else "")


def _against(label: str, here: int, there: int) -> str:
    if here == there:
        return f"{label}一致"
    return f"{label}{'多' if here > there else '少'} {_yuan(abs(here - there))}"


def _yuan(fen: int | None) -> str:
    return f"{Money().show(fen)} 元"
