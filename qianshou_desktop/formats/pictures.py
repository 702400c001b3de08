"""Photos as they are kept (storage.md §5): upright, at most 2,560 px, JPEG of quality 85, without
the place, the camera and whatever else a telephone writes into them."""

import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from PIL import ExifTags, Image, ImageOps

from qianshou_desktop.records.errors import Rejected

MOST, QUALITY = 2560, 85  # px along the longer side, JPEG
SMALL, SMALL_QUALITY = 320, 80
PRINTED = 1000  # px along the longer side: 300 an inch at 85 mm
MOST_PIXELS = 100_000_000
UNREAD = "这张图片打不开，可能没有传完整，请重新取一份"


@dataclass(frozen=True)
class Photo:
    """A photo to be kept: its JPEG, a small one, and the day that the camera wrote into it."""

    jpeg: bytes
    thumbnail: bytes
    taken_on: date | None


def photo(content: bytes) -> Photo:
    """Any picture that a telephone, a scanner or a screen gives. Raises Rejected."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Rejected(f"图片太大（{opened.width}×{opened.height}），请先缩小")
            taken = _taken_on(opened)
            upright = _plain(ImageOps.exif_transpose(opened))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Rejected(UNREAD) from error
    return Photo(_shrunk(upright, MOST, QUALITY), _shrunk(upright, SMALL, SMALL_QUALITY), taken)


def printable(jpeg: bytes) -> tuple[bytes, int, int]:
    """A kept photo as papers print it, with its width and height in px. Raises Rejected."""
    try:
        with Image.open(io.BytesIO(jpeg)) as opened:
            opened.draft("RGB", (PRINTED, PRINTED))
            plain = _plain(opened)
    except (OSError, SyntaxError, ValueError) as error:
        raise Rejected(UNREAD) from error
    plain.thumbnail((PRINTED, PRINTED), Image.Resampling.LANCZOS)
    return _shrunk(plain, PRINTED, QUALITY), plain.width, plain.height


def _taken_on(opened: Image.Image) -> date | None:
    exif = opened.getexif()
    written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    with suppress(ValueError):
        return date.fromisoformat(str(written)[:10].replace(":", "-"))
    return None


def _plain(picture: Image.Image) -> Image.Image:
    """On white, where it lets something shine through; three colours."""
    if picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def _shrunk(picture: Image.Image, most: int, quality: int) -> bytes:
    small = picture.copy()
    small.thumbnail((most, most), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    Image.Image.save(_bare(small), out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """The picture without what its file told beside it."""
    picture.info.clear()
    return picture
