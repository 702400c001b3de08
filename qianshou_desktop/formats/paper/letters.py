"""A TrueType font for reportlab whose text can be copied and searched, rare letters too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

BLOCK = 100  # entries a bfchar block may hold (PDF 32000-1, 9.10.3; Adobe note 5411)


class Letters(TTFont):
    """TTFont with a right ToUnicode map, and the set of its letters.

    reportlab 5.1 writes a letter beyond U+FFFF as five hex digits, which is no UTF-16: 𬀩 would
    be copied and searched as something else. Here it is a surrogate pair.
    Raises TTFError for a font that is not TrueType or may not be embedded.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.known: frozenset[str] = frozenset(map(chr, self.face.charToGlyph)) - {"\n"}

    def units(self, letter: str) -> float:
        """The width of a letter in thousandths of the size."""
        return float(self.face.charWidths.get(ord(letter), self.face.defaultWidth))

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Add the subsets to the document, then put the right maps in."""
        state = self.state.get(doc)
        subsets = [] if state is None else list(state.subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            stream = doc.idToObject[f"toUnicodeCMap:{self._subset_name(number)}"]
            stream.content = unicode_map(self._subset_name(number), subset)

    def _subset_name(self, number: int) -> str:
        face = self.face
        parts = (SUBSETN(number), b"+", face.name, face.subfontNameX)
        return b"".join(parts).decode("pdfdoc")


def unicode_map(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode program of a subset: byte n stands for the code point subset[n]."""
    pairs = [f"<{at:02X}> <{utf16(code)}>" for at, code in enumerate(subset) if code]
    blocks = [pairs[at : at + BLOCK] for at in range(0, len(pairs), BLOCK)]
    lines = [f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks]
    return "\n".join([HEAD.format(name=name), *lines, TAIL])


def utf16(code: int) -> str:
    """The code point as UTF-16BE hex digits."""
    return chr(code).encode("utf-16-be").hex().upper()


HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
