"""Letters: with which fonts a paper is printed; those that no font here can print are named before a
paper is issued, and where they stand."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store import search
from qianshou_desktop.store.db import Session

SUBSTITUTE = "〓"  # the printer's mark for a letter that the case does not hold
FONTS, BUNDLED = "fonts", "bundled"  # the setting, and its value


def bundled_only(s: Session) -> bool:
    """Whether papers are printed with the program's own fonts alone."""
    return s.setting(FONTS) == BUNDLED


def keep_to_bundled(s: Session, only: bool) -> None:
    """From now on the same paper is the same file on every machine; or each uses the 仿宋, 楷体, 黑体
    and 小标宋 that it has."""
    s.set(FONTS, BUNDLED if only else "")


def chosen(s: Session) -> AbstractContextManager[None]:
    """Within it papers are drawn with the fonts that the county chose."""
    return fonts.bundled(bundled_only(s))


def refuse_missing(s: Session, texts: Iterable[str], *, anyway: bool) -> None:
    """Raises Rejected naming the letters that no font has, each with a record that holds it,
    unless they are to be printed as 〓 anyway."""
    letters = fonts.missing(texts)
    if letters and not anyway:
        named = "、".join(
            f"{letter}（U+{ord(letter):X}{_bearer(s, letter)}）" for letter in letters
        )
        font = any(0x20000 <= ord(letter) < 0x2A6E0 for letter in letters)
        raise Rejected(
            f"这些字本机没有字体可印：{named}。"
            + ("装上 SimSun-ExtB 字体后再印；" if font else "请换一个字；")
            + f"或选择照印（命令行加 --anyway），缺的字印作“{SUBSTITUTE}”，手工补写。"
        )


def _bearer(s: Session, letter: str) -> str:
    """A record that holds a letter, so that nobody has to look through a thousand."""
    found = search.find(s.connection(), letter, limit=1)
    record = s.get(KINDS[found[0][0]], found[0][1]) if found else None
    return f"，见{record.label} {record.title}" if record else ""
