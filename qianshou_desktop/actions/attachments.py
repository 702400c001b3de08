"""Photos and papers of a record: put in, told about, taken out again. The encrypted file is on the
disk before the row that names it (storage.md §5), so that no row ever names nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import authority, discretion, references, seals
from qianshou_desktop.actions.filling import fill
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats import files, pictures
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.attachment import MOST_BYTES, Attachment
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.submission import Submission, SubmissionFile
from qianshou_desktop.store.blobs import Damaged, Thumbnail
from qianshou_desktop.store.db import Session

PHOTOS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".webp", ".tif", ".tiff", ".gif")
PAPERS = (".pdf", ".ofd", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx",
          ".dps", ".txt", ".rtf", ".zip")  # fmt: skip
STRANGE = "不收这种文件。可以放照片、PDF、OFD、WPS 和 Office 文件、文本、ZIP 压缩包"
APPLE = (".heic", ".heif")
MB = 1_000_000
TOLD = ("purpose", "caption", "taken_on", "credit", "faces")  # what people may say afterwards


@dataclass(frozen=True)
class Pasted:
    """A picture without a file, from the clipboard; content as PNG."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Added:
    """What became of the given files: attached, there before, refused with the reason."""

    added: tuple[str, ...]
    same: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """An attachment in a list. thumbnail is a JPEG, None of a paper; here: whether the file is on
    this laptop."""

    key: int
    name: str
    media: str
    caption: str
    thumbnail: bytes | None
    here: bool


@dataclass(frozen=True)
class Kept:
    """A file that lies on the disk and waits for its row."""

    name: str
    media: str
    size: int
    sha256: str
    taken_on: date | None = None
    thumbnail: bytes | None = None


def attach(
    performer: Performer,
    kind: str,
    key: int,
    given: Sequence[Path | Pasted],
    *,
    purpose: str | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Added:
    """Attach files to a saved record. What cannot be taken is told, the rest goes in. Raises
    Rejected where the record is gone, Trouble of the disk."""
    performer.ask(_open, kind, key)
    kept, refused = [], []
    for at, source in enumerate(given):
        if tell:
            tell(at, len(given))
        try:
            kept.append(_keep(performer, source))
        except Rejected as why:
            refused.append(f"{source.name}：{why}")
    added, same = performer.do(_note, kind, key, kept, purpose) if kept else ([], [])
    return Added(tuple(added), tuple(same), tuple(refused))


def _about(s: Session, kind: str, key: int) -> Record:
    """The record that something is attached to."""
    references.key_of(s, kind, key)
    if kind == Attachment.__tablename__:
        raise Rejected("附件不能再带附件")
    record = s.get_one(KINDS[kind], key)
    discretion.refuse_record(s, record)
    return record


def _open(s: Session, kind: str, key: int) -> Record:
    """The same of one that the user at work may change, and that is not done with."""
    record = _about(s, kind, key)
    _refuse(s, record)
    return record


def _refuse(s: Session, record: Record) -> None:
    """What is attached to a paper is a part of it, and is changed like the rest."""
    authority.refuse(s, record)
    if said := seals.done_with(s, record):
        raise Rejected(said)


def _keep(performer: Performer, source: Path | Pasted) -> Kept:
    """The file on the disk, shrunk where it is a photo."""
    content = source.content if isinstance(source, Pasted) else _read(source)
    suffix = Path(source.name).suffix.lower()
    if isinstance(source, Pasted) or suffix in PHOTOS:
        return performer.ask(keep_photo, source.name, content)
    if suffix in APPLE:
        raise Rejected("苹果手机的 HEIC 照片这里打不开，请在手机或微信里转成 JPG 再放进来")
    if suffix not in PAPERS:
        raise Rejected(STRANGE)
    return Kept(source.name, "paper", len(content), performer.store.blobs.put(content))


def keep_photo(s: Session, name: str, content: bytes) -> Kept:
    """A photo, shrunk, on the disk. A camera's day that is yet to come is not believed."""
    made = pictures.photo(content)
    taken = made.taken_on if made.taken_on and made.taken_on <= s.today() else None
    sha256 = s.store.blobs.put(made.jpeg)
    return Kept(name, "photo", len(made.jpeg), sha256, taken, made.thumbnail)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Rejected("这是文件夹，请打开它选里面的文件")
        if size > MOST_BYTES:
            most = f"{MOST_BYTES // MB} MB"
            raise Rejected(f"文件有 {size / MB:.0f} MB，超过 {most}，放不进来")
        if not size:
            raise Rejected("文件是空的")
        return path.read_bytes()
    except FileNotFoundError:
        raise Rejected("没有这个文件") from None
    except PermissionError:
        raise Rejected("没有权限读这个文件，或它正被别的程序占用") from None
    except OSError as error:
        raise Rejected(f"读不出这个文件（{error.strerror}）") from error


def _note(
    s: Session, kind: str, key: int, kept: Sequence[Kept], purpose: str | None
) -> tuple[list[str], list[str]]:
    """The rows of what lies on the disk; returns the names of the new ones and of the others."""
    record = _open(s, kind, key)
    there = {each.sha256 for each in of(s, [record])}
    added: list[str] = []
    same: list[str] = []
    for each in kept:
        if each.sha256 in there:
            same.append(each.name)
            continue
        there.add(each.sha256)
        added.append(each.name)
        enclose(s, record, each, purpose=purpose)
    if added:
        seals.unapprove(s, record)
    return added, same


def enclose(s: Session, record: Record, kept: Kept, **told: Any) -> Attachment:
    """The row of a file that lies on the disk, with what is said of it. Raises Rejected."""
    found = Attachment()
    values = {
        "about": record.uid.hex(), "kind": record.__tablename__, "name": shortened(kept.name),
        "media": kept.media, "size": kept.size, "sha256": kept.sha256, "taken_on": kept.taken_on,
    }  # fmt: skip
    given = {name: value for name, value in (values | told).items() if value is not None}
    problems = fill(s, found, given)
    if problems:
        raise Rejected(problems)
    s.add(found)
    if kept.thumbnail:
        s.merge(Thumbnail(sha256=kept.sha256, jpeg=kept.thumbnail))
    return found


def shortened(name: str, most: int = 120) -> str:
    """A file name of at most `most` letters that keeps its ending."""
    name = " ".join(name.split())
    suffix = Path(name).suffix
    return name if len(name) <= most else name[: most - len(suffix) - 1] + "…" + suffix


# ---- looked at -------------------------------------------------------------------------------------


def count(s: Session, kind: str, key: int) -> int:
    """How many a record has."""
    return len(of(s, [s.get_one(KINDS[kind], key)]))


def items(s: Session, kind: str, key: int) -> list[Item]:
    """What is attached to a record, in the order in which it came."""
    found = of(s, [_about(s, kind, key)])
    small = thumbnails(s, found)
    return [
        Item(each.id, each.name, each.media, each.caption or "", small.get(each.sha256),
             s.store.blobs.holds(each.sha256))
        for each in found
    ]  # fmt: skip


def thumbnails(s: Session, found: Collection[Attachment]) -> dict[str, bytes]:
    """The small JPEGs by SHA-256. One that is lacking, as after an import, is drawn anew."""
    wanted = {each.sha256 for each in found if each.media == "photo"}
    kept = s.scalars(select(Thumbnail).where(Thumbnail.sha256.in_(wanted)))
    small = {each.sha256: each.jpeg for each in kept}
    for sha256 in wanted - small.keys():
        try:
            jpeg = s.store.blobs.get(sha256)
        except Damaged:
            continue
        if jpeg:
            small[sha256] = pictures.photo(jpeg).thumbnail
    return small


def of(s: Session, records: Collection[Record]) -> list[Attachment]:
    """Everything attached to some records, record by record."""
    order = {record.uid.hex(): at for at, record in enumerate(records)}
    query = select(Attachment).where(Attachment.about.in_(order)).order_by(Attachment.id)
    return sorted(s.scalars(query), key=lambda each: order[each.about])


def content(s: Session, key: int) -> tuple[str, bytes]:
    """The name and the content of one, in clear. Raises Rejected where it is gone, Trouble where
    the file has not come to this laptop yet or is damaged."""
    found = _get(s, key)
    data = s.store.blobs.get(found.sha256)
    if data is None:
        raise Trouble(f"“{found.name}”还没有到这台电脑。")
    name = files.safe(found.name)
    return (name if found.media == "paper" else str(Path(name).with_suffix(".jpg"))), data


# ---- changed ---------------------------------------------------------------------------------------


def tell(s: Session, key: int, values: Mapping[str, Any]) -> None:
    """Say what it shows, where it comes from. Raises Rejected by field."""
    found = _own(s, key)
    strange = [name for name in values if name not in TOLD]
    problems = dict.fromkeys(strange, "附件的这一项不能改") or fill(s, found, values)
    if problems:
        s.expire(found)
        raise Rejected(problems)
    s.flush()


def detach(s: Session, key: int) -> None:
    """Take one off its record. The encrypted file stays until it is erased for good, so that the
    journal can undo this."""
    s.delete(_own(s, key))
    s.flush()


def forget(s: Session, record: Record) -> None:
    """With a record goes what was attached to it."""
    for each in of(s, [record]):
        s.delete(each)


def _get(s: Session, key: int) -> Attachment:
    found = s.get(Attachment, key)
    if found is None:
        raise Rejected("这个附件已经被移除，请刷新。")
    discretion.refuse_record(s, found)
    return found


def _own(s: Session, key: int) -> Attachment:
    """One of a record that the user at work may change; what was approved was another paper."""
    found = _get(s, key)
    about = KINDS[found.kind]
    record = s.scalars(select(about).where(about.uid == bytes.fromhex(found.about))).first()
    if record is not None:
        _refuse(s, record)
        if _handed_in(s, record, found):
            raise Rejected("上报的文件是冻结的，不能移除、也不能改说明。")
        seals.unapprove(s, record)
    return found


def _handed_in(s: Session, record: Record, found: Attachment) -> bool:
    """Whether it is one of the frozen files of a report that was handed in."""
    if not isinstance(record, Submission):
        return False
    frozen = SubmissionFile.submission_id == record.id, SubmissionFile.sha256 == found.sha256
    return s.scalar(select(SubmissionFile.id).where(*frozen)) is not None


def write(path: Path, data: bytes) -> None:
    """A content in clear, whole or not at all. Raises Trouble of the disk."""
    files.replace(path, data)
