"""The signs as they hang, as pictures: drawn, since nobody's door may be shown."""

import io

from PIL import Image, ImageDraw, ImageFont

from qianshou_desktop import paths
from qianshou_desktop.actions import attachments
from qianshou_desktop.actions.demonstration.workshop import Workshop

SIZE, EDGE, LETTER = (1200, 800), 24, 74  # px
WALL, BOARD, INK = "#D9D2C5", "#F7F4EC", "#1F2933"


def build(w: Workshop) -> None:
    """A picture of the sign of every station that has one."""
    for station in w.stations:
        if station.state == "built" and station.sign_text:
            made = attachments.keep_photo(
                w.s, f"标识 {station.code}.png", plaque(station.sign_text)
            )
            attachments.enclose(
                w.s, station, made, purpose="sign", caption="门牌（示意图）", faces=False
            )


def plaque(words: str) -> bytes:
    """The sign as PNG, its words upon one another."""
    picture = Image.new("RGB", SIZE, WALL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((EDGE, EDGE, SIZE[0] - EDGE, SIZE[1] - EDGE), BOARD, INK, 6)
    font = ImageFont.truetype(paths.resources() / "fonts" / "NotoSerifSC-Regular.ttf", LETTER)
    half = max(words.find("社"), 0)
    for at, line in enumerate((words[:half], words[half:])):
        pen.text((SIZE[0] / 2, SIZE[1] * (0.4 + 0.2 * at)), line, INK, font, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
