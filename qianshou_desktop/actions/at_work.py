"""Who sits at the machine."""

from sqlalchemy import select

from qianshou_desktop.records.user import User
from qianshou_desktop.store.db import Session


def name(s: Session) -> str:
    """The user at work; "" where nobody is (the program's own doings)."""
    return s.scalar(select(User.name).where(User.uid == s.user)) or ""
