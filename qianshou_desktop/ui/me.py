"""Whoever sits here, as one of the station's people."""

from qianshou_desktop.actions import common
from qianshou_desktop.actions.references import Option
from qianshou_desktop.ui.desk import Desk


def namesakes(desk: Desk) -> list[Option]:
    """The workers who bear the user's name."""
    user = desk.performer.user
    return [o for o in desk.ask(common.choose, "worker", user) if o.title == user]


def worker(desk: Desk) -> Option | None:
    """The one of them, where there is just one."""
    found = namesakes(desk)
    return found[0] if len(found) == 1 else None
