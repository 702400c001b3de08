"""Those who may open the file. Their passwords are in keys.json; their names are records, so that
the history can say who did what on every laptop."""

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Flag, Name
from qianshou_desktop.records.terms import ROLE


class User(Record):
    """A named user with a role."""

    __tablename__ = "user"
    label = "用户"
    keys = ("name",)
    managed = "用户与设置"

    name: Mapped[str] = field(Name(), "用户名")
    role: Mapped[str] = field(Choice(ROLE), "角色")
    active: Mapped[bool] = field(Flag(), "可登录", default=True)
