"""How many came to the sessions of groups, of how many: the one count that screen and paper show."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from qianshou_desktop.actions import lifespans, work
from qianshou_desktop.records.group import Attendance, GroupMember, GroupSession
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Attended:
    """How many came to sessions, of how many, and how many of those who came are known by name. Of
    nobody knows how many, where it is 0."""

    came: int
    of: int
    called: int = 0

    def words(self, unit: str = "人") -> str:
        """7/8（88%）; without a rate where there is none: 点名 2 人，共 7 人次."""
        if self.of:
            return rate(self.came, self.of)
        called = f"点名 {self.called} {unit}，" if self.called else ""
        return f"{called}共 {self.came} 人次" if self.came else ""


def attended(s: Session, session: GroupSession) -> Attended:
    """Those named, else the number written down of those on the roster that day. Of nobody knows how
    many, where more came than were named."""
    mine = select(func.count()).where(Attendance.group_session_id == session.id)
    both = select(work.called(), work.came()).where(GroupSession.id == session.id)
    named, (called, count) = s.scalar(mine) or 0, s.execute(both).one()
    if named:
        return Attended(count, named if count == called else 0, called)
    of = _rostered(s, session)
    return Attended(count, of if count <= of else 0)  # guests were there: no rate can be told


def together(found: Sequence[Attended]) -> Attended:
    """The sum; without a rate where somewhere nobody knows of how many they were."""
    of = sum(each.of for each in found) if all(each.of for each in found) else 0
    return Attended(sum(each.came for each in found), of, sum(each.called for each in found))


def _rostered(s: Session, session: GroupSession) -> int:
    query = select(func.count()).where(
        GroupMember.group_id == session.group_id, lifespans.in_group(session.held_on)
    )
    return s.scalar(query) or 0


def rate(came: int, of: int) -> str:
    """7/8（88%）; nothing where nobody knows of how many."""
    return f"{came}/{of}（{came * 100 / of:.0f}%）" if of else ""
