"""Photos and papers of records: shrunk, told about, printed, missed, taken off."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image
from pypdf import PdfReader

from qianshou_desktop.actions import approvals, attachments, checks, common, papers
from qianshou_desktop.actions.attachments import Pasted, attach
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats import pictures
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.store import blobs
from qianshou_desktop.store.blobs import Thumbnail
from tests.conftest import TOWN

Save = Callable[..., int]
GPS = {ExifTags.GPS.GPSLatitude: (30.0, 22.0, 41.0), ExifTags.GPS.GPSLatitudeRef: "N"}


def jpeg(
    width: int = 3000, height: int = 2000, *, turned: bool = False, colour: str = "teal"
) -> bytes:
    """A photo as a telephone writes it: with the place and the day in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2022:08:05 09:30:00"
    exif[ExifTags.Base.Make] = "canary-telephone"
    if turned:
        exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (width, height), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def station(performer: Performer) -> int:
    return int(performer.ask(common.find, "station")[0])


def only(performer: Performer, station: int) -> attachments.Item:
    (found,) = performer.ask(attachments.items, "station", station)
    return found


def kept(performer: Performer) -> Image.Image:
    def content(s: Any) -> bytes:
        return attachments.content(s, s.scalars(common.select(Attachment.id)).one())[1]

    return Image.open(io.BytesIO(performer.ask(content)))


# ---- photos ------------------------------------------------------------------------------------


def test_a_photo_is_shrunk_and_forgets_its_place(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    found = attach(performer, "station", station, [put("门牌.JPG", jpeg())], purpose="sign")
    assert found.added == ("门牌.JPG",)
    photo = kept(performer)
    assert photo.size == (2560, 1707)
    assert not photo.getexif()
    stored = only(performer, station)
    assert stored.thumbnail
    assert max(Image.open(io.BytesIO(stored.thumbnail)).size) == 320
    told = performer.ask(common.load, "attachment", stored.key).values
    assert told["taken_on"] == date(2022, 8, 5)
    assert told["purpose"] == "sign"


def test_nothing_that_the_telephone_wrote_stays(performer: Performer) -> None:
    made = pictures.photo(jpeg(40, 30))
    for content in (made.jpeg, made.thumbnail):
        assert b"canary-telephone" not in content
        assert b"Exif" not in content


def test_a_photo_taken_upright_stands_upright(performer: Performer) -> None:
    made = Image.open(io.BytesIO(pictures.photo(jpeg(400, 300, turned=True)).jpeg))
    assert made.size == (300, 400)


@pytest.mark.parametrize("form", ["PNG", "BMP", "WEBP", "TIFF", "GIF"])
def test_other_pictures_become_jpeg(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 40), (255, 0, 0, 0)).convert("RGBA" if form != "GIF" else "P").save(
        out, form
    )
    made = Image.open(io.BytesIO(pictures.photo(out.getvalue()).jpeg))
    assert (made.format, made.size, made.mode) == ("JPEG", (50, 40), "RGB")


def test_what_shines_through_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert (
        Image.open(io.BytesIO(pictures.photo(out.getvalue()).jpeg)).getpixel((5, 5)) == (255,) * 3
    )


def test_a_day_to_come_is_not_believed(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    later = jpeg(40, 30).replace(b"2022:08:05", b"2032:08:05")
    attach(performer, "station", station, [put("快.jpg", later)])
    entry = performer.ask(common.load, "attachment", only(performer, station).key)
    assert entry.values["taken_on"] is None


def test_a_picture_from_the_clipboard(performer: Performer, station: int) -> None:
    attach(performer, "station", station, [Pasted("粘贴的图片.png", jpeg(90, 60))])
    assert only(performer, station).name == "粘贴的图片.png"


# ---- what is refused, and what stays beside it ----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("坏.jpg", b"no picture", "打不开"),
        ("半.jpg", jpeg(400, 300)[:900], "打不开"),
        ("空.pdf", b"", "空的"),
        ("程序.exe", b"MZ", "不收这种文件"),
        ("苹果.HEIC", b"x", "HEIC"),
        ("没有后缀", b"x", "不收这种文件"),
    ],
)
def test_what_does_not_fit_is_told_and_the_rest_goes_in(
    performer: Performer,
    station: int,
    put: Callable[..., Path],
    name: str,
    content: bytes,
    why: str,
) -> None:
    good = put("好.pdf", b"%PDF-1.4 good")
    found = attach(performer, "station", station, [put(name, content), good])
    assert found.added == ("好.pdf",)
    assert len(found.refused) == 1
    assert found.refused[0].startswith(name)
    assert why in found.refused[0]


def test_too_large_and_missing_and_folders(
    performer: Performer, station: int, put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    large = put("大.pdf", b"x" * 11)
    found = attach(performer, "station", station, [large, large.parent, large.with_name("无.pdf")])
    assert not found.added
    assert [("超过" in said, "文件夹" in said, "没有这个文件" in said) for said in found.refused] == [
        (True, False, False), (False, True, False), (False, False, True)]  # fmt: skip


def test_a_picture_of_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 99)
    with pytest.raises(Rejected, match="图片太大"):
        pictures.photo(jpeg(10, 10))


def test_the_same_twice_is_one(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    path = put("a.pdf", b"%PDF-1.4")
    attach(performer, "station", station, [path])
    found = attach(performer, "station", station, [path, path])
    assert (found.added, found.same) == ((), ("a.pdf", "a.pdf"))
    assert performer.ask(attachments.count, "station", station) == 1


def test_a_record_that_is_gone(performer: Performer, put: Callable[..., Path]) -> None:
    with pytest.raises(Rejected, match="删除"):
        attach(performer, "station", 99999, [put("a.pdf", b"x")])


def test_the_general_form_makes_and_removes_none(performer: Performer) -> None:
    with pytest.raises(Rejected, match="照片与附件"):
        performer.do(common.save, "attachment", {"name": "x"})


def test_long_names_keep_their_ending() -> None:
    assert attachments.shortened("长" * 200 + ".pdf") == "长" * 115 + "….pdf"
    assert len(attachments.shortened("长" * 200 + ".pdf")) == 120


# ---- told about, taken off, gone with its record ---------------------------------------------------


def test_what_is_said_of_it(performer: Performer, station: int, put: Callable[..., Path]) -> None:
    attach(performer, "station", station, [put("门.jpg", jpeg(60, 40))])
    key = only(performer, station).key
    performer.do(attachments.tell, key, {"caption": "正门标识", "faces": False, "credit": "站长摄"})
    assert only(performer, station).caption == "正门标识"
    with pytest.raises(Rejected, match="120"):
        performer.do(attachments.tell, key, {"caption": "长" * 121})
    with pytest.raises(Rejected, match="不能改"):
        performer.do(attachments.tell, key, {"sha256": "0" * 64})
    assert only(performer, station).caption == "正门标识"


def test_taking_off_leaves_the_file_for_an_undo(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    attach(performer, "station", station, [put("a.pdf", b"%PDF-1.4")])
    performer.do(attachments.detach, only(performer, station).key)
    assert performer.ask(attachments.items, "station", station) == []
    assert len(list((performer.folder / blobs.FOLDER).rglob("*"))) == 2
    assert all(part.good for part in performer.ask(checks.check))


@pytest.fixture
def visit(performer: Performer, add_person: Save, put: Callable[..., Path]) -> int:
    """A visit with a photo; returns its key."""
    values = {"person": add_person(), "station": TOWN, "visited_on": "2022-09-10"}
    key = performer.do(common.save, "visit", values)
    attach(performer, "visit", key, [put("门.jpg", jpeg(60, 40))])
    return key


def photos(performer: Performer, kind: str, key: int) -> list[attachments.Item]:
    return performer.ask(attachments.items, kind, key)


def test_an_archived_paper_keeps_its_photos_and_takes_no_more(
    performer: Performer, visit: int, put: Callable[..., Path]
) -> None:
    performer.do(common.save, "visit", {"form_state": "archived"}, visit)
    [photo] = photos(performer, "visit", visit)
    with pytest.raises(Rejected) as of_a_field:
        performer.do(common.save, "visit", {"note": "改"}, visit)
    [said] = of_a_field.value.problems.values()
    for change in (
        lambda: attach(performer, "visit", visit, [put("又一张.jpg", jpeg(70, 40))]),
        lambda: performer.do(attachments.detach, photo.key),
        lambda: performer.do(attachments.tell, photo.key, {"caption": "改"}),
    ):
        with pytest.raises(Rejected) as refused:
            change()
        assert str(refused.value) == said
    assert photos(performer, "visit", visit) == [photo]
    performer.do(common.save, "visit", {"form_state": "draft"}, visit)
    performer.do(attachments.detach, photo.key)


def test_what_is_written_of_a_closed_case_keeps_its_photos(
    performer: Performer,
    add_person: Save,
    put: Callable[..., Path],
    set_clock: Callable[[str], None],
) -> None:
    case = performer.do(
        common.save, "case", {"person": add_person(), "station": TOWN, "opened_on": "2022-08-01"}
    )
    held = {"case": case, "held_on": "2022-08-05", "facts": "谈心"}
    session = performer.do(common.save, "session", held)
    attach(performer, "session", session, [put("门.jpg", jpeg(60, 40))])
    closed = {"case": case, "closed_on": "2022-09-01", "cause": "lost"}
    closing = performer.do(common.save, "case_closing", closed)
    set_clock("2022-09-16T10:00:00+08:00")
    [photo] = photos(performer, "session", session)
    with pytest.raises(Rejected, match="已于 2022-09-01 结案，当时的记录不再改动"):
        performer.do(attachments.detach, photo.key)
    with pytest.raises(Rejected, match="已于 2022-09-01 结案，当时的记录不再改动"):
        attach(performer, "session", session, [put("又一张.jpg", jpeg(70, 40))])
    attach(performer, "case_closing", closing, [put("签字.jpg", jpeg(80, 40))])


@pytest.mark.parametrize("change", ["attach", "detach", "tell"])
def test_a_form_that_was_approved_with_other_photos_is_asked_about_again(
    change: str, performer: Performer, visit: int, put: Callable[..., Path]
) -> None:
    performer.do(approvals.approve, "visit", visit, "")
    attach(performer, "visit", visit, [put("门.jpg", jpeg(60, 40))])  # is there already
    [photo] = photos(performer, "visit", visit)

    def state() -> Any:
        return performer.ask(common.load, "visit", visit).values["form_state"]

    assert state() == "reviewed"
    if change == "attach":
        attach(performer, "visit", visit, [put("又一张.jpg", jpeg(70, 40))])
    elif change == "detach":
        performer.do(attachments.detach, photo.key)
    else:
        performer.do(attachments.tell, photo.key, {"caption": "门前"})
    assert state() == "submitted"


def test_it_goes_with_its_record(
    performer: Performer, save: Save, put: Callable[..., Path]
) -> None:
    save("agency", {"name": "闫家社工服务中心"})
    (agency,) = performer.ask(common.find, "agency")
    attach(performer, "agency", agency, [put("a.pdf", b"%PDF-1.4")])
    performer.do(common.remove, "agency", agency)
    assert performer.ask(common.count, "attachment") == 0


# ---- missing and damaged ---------------------------------------------------------------------------


def blob(performer: Performer) -> Path:
    (path,) = [p for p in (performer.folder / blobs.FOLDER).rglob("*") if p.is_file()]
    return path


def verdict(performer: Performer) -> checks.Check:
    return next(p for p in performer.ask(checks.check) if p.label == "照片与附件")


def test_a_missing_photo_is_a_placeholder_and_never_an_error(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    attach(performer, "station", station, [put("门.jpg", jpeg(60, 40))])
    blob(performer).unlink()
    found = only(performer, station)
    assert not found.here
    with pytest.raises(Trouble, match="还没有到"):
        performer.ask(attachments.content, found.key)
    assert performer.ask(papers.pdf, "station", station)


def test_the_check_knows_what_was_put_in_here(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    attach(performer, "station", station, [put("门.jpg", jpeg(60, 40))])
    assert verdict(performer) == checks.Check("照片与附件", True, "1 个文件都能打开")
    whole = blob(performer).read_bytes()
    blob(performer).write_bytes(whole[:-3])
    assert "1 个损坏" in verdict(performer).remark
    assert only(performer, station).thumbnail
    path = blob(performer)
    path.unlink()
    assert (verdict(performer).good, "1 个不见了" in verdict(performer).remark) == (False, True)
    path.write_bytes(whole)
    assert verdict(performer).good


def test_a_lacking_thumbnail_is_drawn_anew(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    attach(performer, "station", station, [put("门.jpg", jpeg(60, 40))])
    before = only(performer, station).thumbnail

    def lose(s: Any) -> None:
        for each in s.scalars(common.select(Thumbnail)):
            s.delete(each)

    performer.do(lose)
    assert only(performer, station).thumbnail == before


# ---- printed ----------------------------------------------------------------------------------------


def printed(performer: Performer, station: int) -> PdfReader:
    return PdfReader(io.BytesIO(performer.ask(papers.pdf, "station", station)))


def test_the_dossier_prints_photos_and_names_papers(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    before = printed(performer, station)
    given = [put("门.jpg", jpeg(900, 600)), put("批复.pdf", b"%PDF-1.4")]
    attach(performer, "station", station, given, purpose="sign")
    after = printed(performer, station)
    assert sum(len(page.images) for page in before.pages) == 0
    (image,) = [image for page in after.pages for image in page.images]
    assert image.image
    assert max(image.image.size) <= pictures.PRINTED
    text = "".join(page.extract_text() for page in after.pages)
    assert "2022-08-05" in text
    assert "批复.pdf" in text


def test_faces_are_not_printed(
    performer: Performer, station: int, put: Callable[..., Path]
) -> None:
    attach(performer, "station", station, [put("合影.jpg", jpeg(90, 60))])
    performer.do(attachments.tell, only(performer, station).key, {"faces": True})
    made = printed(performer, station)
    assert sum(len(page.images) for page in made.pages) == 0
    assert "另有 1 张照片认得出人" in "".join(page.extract_text() for page in made.pages)
