"""Whoever sits here, as one of the station's people."""

from qianshou_desktop.actions import common
from qianshou_desktop.actions.references import Option
from qianshou_desktop.ui.desk import Desk


def worker(desk: Desk) -> Option | None:
    """The worker who bears the user's name, where there is just one."""
    user = desk.performer.user
    found = [o for o in desk.ask(common.choose, "worker", user) if o.title == user]
    return found[0] if len(found) == 1 else None
