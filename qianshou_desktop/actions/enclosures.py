"""What is attached to the records of a paper: photos two by two, other files by their names."""

from collections.abc import Collection, Iterator, Sequence

from qianshou_desktop.actions import attachments
from qianshou_desktop.formats import pictures
from qianshou_desktop.formats.report import Block, Column, Picture, Pictures, Table, Text
from qianshou_desktop.records import Record
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.terms import PICTURED
from qianshou_desktop.store.blobs import Damaged
from qianshou_desktop.store.db import Session

APART = {"station": "sign"}  # printed where the paper tells of the sign
SHUT = ("complaint",)  # what somebody handed in is not shown to others


def enclosed(
    s: Session,
    records: Sequence[Record],
    purpose: str = "",
    *,
    whole: bool = False,
    apart: Collection[int] = (),
) -> list[Block]:
    """The photos and files of some records, nothing for none; with a purpose those of that purpose
    alone, without those that stand apart. A photo in which people can be recognized is counted and
    not printed, unless the whole of it belongs there, as in a person's own file."""
    if not records or (records[0].__tablename__ in SHUT and not whole):
        return []
    names = {record.uid.hex(): record.title for record in records if len(records) > 1}
    beside = "" if whole else APART.get(records[0].__tablename__, "")
    found = [
        each
        for each in attachments.of(s, records)
        if (each.purpose == purpose if purpose else not beside or each.purpose != beside)
        and each.id not in apart
    ]
    photos = [each for each in found if each.media == "photo"]
    return [
        *_photos(s, photos, names, whole),
        *_files([e for e in found if e not in photos], names),
    ]


def _photos(
    s: Session, photos: Sequence[Attachment], names: dict[str, str], whole: bool
) -> Iterator[Block]:
    shown = [each for each in photos if whole or not each.faces]
    printed = [made for each in shown if (made := picture(s, each, names.get(each.about, "")))]
    if printed:
        yield Pictures("照片", tuple(printed))
    withheld, away = len(photos) - len(shown), len(shown) - len(printed)
    said = (
        f"另有 {withheld} 张照片认得出人，不印在这里。" if withheld else "",
        f"另有 {away} 张照片不在这台电脑上。" if away else "",
    )
    if any(said):
        yield Text(("".join(said),))


def newest(s: Session, record: Record, purpose: str) -> tuple[int, Picture] | None:
    """The photo of a record that was attached last with a purpose, and its key."""
    photos = [each for each in attachments.of(s, [record]) if each.media == "photo"]
    for each in reversed([photo for photo in photos if photo.purpose == purpose]):
        made = picture(s, each, "", told=False)
        if made:
            return each.id, made
    return None


def picture(s: Session, photo: Attachment, name: str, *, told: bool = True) -> Picture | None:
    """A photo as it is printed, with what was said of it where that is told; None of one that is not
    on this laptop, or damaged."""
    try:
        jpeg = s.store.blobs.get(photo.sha256)
        made = pictures.printable(jpeg) if jpeg else None
    except (Damaged, Rejected):
        return None
    taken = photo.taken_on.isoformat() if photo.taken_on else ""
    said = (photo.caption or PICTURED.label(photo.purpose), taken, photo.credit or "")
    words = (name, *(said if told else ()))
    return Picture(*made, "　".join(filter(None, words))) if made else None


def _files(papers: Sequence[Attachment], names: dict[str, str]) -> Iterator[Block]:
    if not papers:
        return
    columns = (Column("文件", 3), Column("用途", 1, "center"), Column("说明", 3))
    rows = tuple(
        (each.name, PICTURED.label(each.purpose),
         "　".join(filter(None, (names.get(each.about, ""), each.caption or ""))))
        for each in papers
    )  # fmt: skip
    yield Table("附件", columns, rows)
