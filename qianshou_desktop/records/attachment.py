"""A photo or a paper that belongs to a record of whatever kind; the file itself lies encrypted
beside the database (storage.md §5)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Code, Day, Flag, Text, Whole
from qianshou_desktop.records.parameter import UID
from qianshou_desktop.records.terms import MEDIA, PICTURED

MOST_BYTES = 50_000_000


class Attachment(Record):
    """What was attached, where it comes from, and whether people can be recognized in it."""

    __tablename__ = "attachment"
    label = "附件"
    managed = "照片与附件"

    about: Mapped[str] = field(UID, "记录", index=True, privacy="personal")
    kind: Mapped[str] = field(Code(r"[a-z_]+", "记录的种类", cased=True), "种类")
    name: Mapped[str] = field(Text(120), "文件名", privacy="personal")
    media: Mapped[str] = field(Choice(MEDIA), "类型")
    size: Mapped[int] = field(Whole(1, MOST_BYTES, "字节"), "大小")
    sha256: Mapped[str] = field(
        Code(r"[0-9a-f]{64}", "文件的 SHA-256", 64, cased=True), "SHA-256", index=True
    )
    purpose: Mapped[str | None] = field(Choice(PICTURED), "用途")
    caption: Mapped[str | None] = field(Text(120), "说明", privacy="personal")
    taken_on: Mapped[date | None] = field(Day(past=True), "拍摄日期")
    credit: Mapped[str | None] = field(Text(80), "来源", privacy="personal")
    faces: Mapped[bool | None] = field(Flag(), "认得出人")
