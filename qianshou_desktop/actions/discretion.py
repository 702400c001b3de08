"""Who may know what: a crisis is for those who deal with it (domain.md §3.1). Figures count it all the
same, since they name nobody."""

from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.db import Session

LOCKED = ("crisis", "crisis_report")
READER = "reader"


def locked(s: Session, kind: str) -> bool:
    """Whether records of a kind are kept from the user at work."""
    return kind in LOCKED and s.role == READER


def refuse(s: Session, kind: str) -> None:
    """Raises Rejected where records of a kind are not for the user at work."""
    if locked(s, kind):
        raise Rejected("危机与强制报告只给县级管理员和站点人员看，只读用户不能查看。")
