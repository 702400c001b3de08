"""Relatives and ties of a person: what the family tree and the eco-map are drawn from; and the
major changes after which somebody goes within a day."""

from datetime import datetime

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Flag, Instant, Name, Ref, Text, Whole
from qianshou_desktop.records.terms_work import (
    KIN,
    LIFE_CHANGE,
    TIE_FLOW,
    TIE_KIND,
    TIE_STRENGTH,
)


class Kin(Record):
    """A relative; `relation` is what they are to the person."""

    __tablename__ = "kin"
    label = "亲属"
    owner = "person"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    relation: Mapped[str] = field(Choice(KIN), "关系")
    name: Mapped[str | None] = field(Name(), "姓名", privacy="personal")
    birth_year: Mapped[int | None] = field(Whole(1880, 2200, "年"), "出生年份", privacy="personal")
    died: Mapped[bool | None] = field(Flag(), "已故")
    together: Mapped[bool | None] = field(Flag(), "同住")
    strength: Mapped[str | None] = field(Choice(TIE_STRENGTH), "亲疏", privacy="sensitive")
    note: Mapped[str | None] = field(Text(100), "说明", privacy="sensitive")


class Tie(Record):
    """A tie to somebody or something around the family."""

    __tablename__ = "tie"
    label = "社会联系"
    owner = "person"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    name: Mapped[str] = field(Text(40), "与谁", privacy="personal")
    kind: Mapped[str | None] = field(Choice(TIE_KIND), "类别")
    strength: Mapped[str | None] = field(Choice(TIE_STRENGTH), "亲疏", privacy="sensitive")
    flow: Mapped[str | None] = field(Choice(TIE_FLOW), "流向")
    note: Mapped[str | None] = field(Text(100), "说明", privacy="sensitive")


class LifeChange(Record):
    """A major change in a person's life (重大变故): to be visited within 24 hours."""

    __tablename__ = "life_change"
    label = "重大变故"
    owner = "person"
    title_field = "kind"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    kind: Mapped[str] = field(Choice(LIFE_CHANGE), "变故")
    known_at: Mapped[datetime] = field(Instant(), "得知时刻")
    note: Mapped[str | None] = field(Text(300), "情况", privacy="sensitive")
