"""Places of work: where they come from, their rooms, the need each answers (落实服务场所)."""

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Flag, Ref, Text, Whole
from qianshou_desktop.records.span import Span
from qianshou_desktop.records.terms import FUNCTION, SOURCE


class Venue(Span, Record):
    """A place that a station or a village room uses."""

    __tablename__ = "venue"
    label = "场所"

    name: Mapped[str] = field(Text(60), "名称")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    room_id: Mapped[int | None] = field(Ref("room"), "社工室")
    source: Mapped[str] = field(Choice(SOURCE), "场地来源", default="office")
    source_note: Mapped[str | None] = field(Text(200), "来源说明")
    area: Mapped[int | None] = field(Whole(0, 100_000, "㎡"), "面积（㎡）")
    address: Mapped[str | None] = field(Text(200), "地址")
    equipment: Mapped[str | None] = field(Text(300, lines=True), "设施设备")
    functions = rows("venue_room", "功能室")
    idle: Mapped[bool | None] = field(Flag(), "闲置")


class VenueRoom(Record):
    """A room of a venue by what it is for; rooms are set up as services need them."""

    __tablename__ = "venue_room"
    label = "功能室"
    owner = "venue"
    title_field = "kind"

    venue_id: Mapped[int] = field(Ref("venue"), "场所")
    kind: Mapped[str] = field(Choice(FUNCTION), "功能")
    need: Mapped[str | None] = field(Text(200), "对应的服务需求")
    area: Mapped[int | None] = field(Whole(0, 100_000, "㎡"), "面积（㎡）")
