"""Letters: with which fonts a paper is printed; those that no font here can print are named before a
paper is issued, and whose paper it is."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

from qianshou_desktop.actions import discretion
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
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


def listed(letters: Iterable[str]) -> str:
    """Each letter with its code, which says which one it is where nothing shows it."""
    return "、".join(f"{letter}（U+{ord(letter):X}）" for letter in letters)


def refuse_missing(
    s: Session, texts: Iterable[str], *, anyway: bool, of: Record | None = None
) -> None:
    """Raises Rejected naming the letters that no font has, and the record that the paper is `of`,
    unless they are to be printed as 〓 anyway."""
    letters = fonts.missing(texts)
    if letters and not anyway:
        whose = f"{of.label}“{discretion.title(s, of)}”的" if of else ""
        font = any(0x20000 <= ord(letter) < 0x2A6E0 for letter in letters)
        raise Rejected(
            f"{whose}这些字本机没有字体可印：{listed(letters)}。"
            + ("装上 SimSun-ExtB 字体后再印；" if font else "请换一个字；")
            + f"或选择照印（命令行加 --anyway），缺的字印作“{SUBSTITUTE}”，手工补写。"
        )
