"""What was handed in: the frozen figures and files of a report, version by version, and the register of
where they went."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Code, Day, Flag, Instant, Name, Ref, Text, Whole
from qianshou_desktop.records.report_text import period_kind

SHA256 = Code(r"[0-9a-f]{64}", "文件的 SHA-256", 64, cased=True)


class Submission(Record):
    """上报: a report as it was handed in. Numbers and files never change; a correction is another
    version that says why. The snapshot is a document, not a set: JSON of the figures by their keys
    (commands.md), of the period and of the year so far, the targets, and the words. The bytes of the
    files are attached."""

    __tablename__ = "submission"
    label = "上报"
    title_field = "name"
    managed = "月报"
    told_after = ("sent_to", "sent_on", "receipt", "received_on", "remark")

    name: Mapped[str] = field(Text(120), "名称")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站", hint="空着是全县的")
    period: Mapped[str] = field(period_kind(), "期间", index=True)
    version: Mapped[int] = field(Whole(1, 999), "版次")
    submitted_at: Mapped[datetime] = field(Instant(), "上报时间")
    submitted_by: Mapped[str] = field(Name(), "上报人", privacy="personal")
    reason: Mapped[str | None] = field(Text(500, lines=True), "更正原因")
    percent: Mapped[int] = field(Whole(0, 100, "%"), "完整度（%）")
    lacking: Mapped[int] = field(Whole(0, 1_000_000, "条"), "上报时的缺项")
    sent_to: Mapped[str | None] = field(Text(80), "报给谁")
    sent_on: Mapped[date | None] = field(Day(past=True), "报送日期")
    receipt: Mapped[str | None] = field(Text(60), "回执号")
    received_on: Mapped[date | None] = field(Day(past=True), "收到回执")
    remark: Mapped[str | None] = field(Text(300, lines=True), "备注")
    reading: Mapped[str | None] = field(Text(500), "公开版看过", privacy="personal")
    snapshot: Mapped[str] = field(
        Code(r"\{.*\}", "冻结的数字和文字", 4_000_000, cased=True), "冻结的数字和文字"
    )
    files = rows("submission_file", "文件")

    def problems(self, today: date) -> dict[str, str]:
        if self.received_on and self.sent_on and self.received_on < self.sent_on:
            return {"received_on": f"回执不能早于报送（{self.sent_on}）"}
        return {}


class SubmissionFile(Record):
    """One file of the upload package, by its name and SHA-256 (FIPS 180-4)."""

    __tablename__ = "submission_file"
    label = "上报的文件"
    managed = "月报"
    owner = "submission"

    submission_id: Mapped[int] = field(Ref("submission"), "上报")
    name: Mapped[str] = field(Code(r".+", "文件名", 120, cased=True), "文件名")
    sha256: Mapped[str] = field(SHA256, "SHA-256")
    size: Mapped[int] = field(Whole(1, 500_000_000, "字节"), "大小")
    public: Mapped[bool | None] = field(Flag(), "公开版")
