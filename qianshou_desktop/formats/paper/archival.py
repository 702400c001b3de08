"""A PDF as archives take it: PDF/A-2b (ISO 19005-2:2011), which is PDF that needs nothing from
outside to look the same in thirty years.

reportlab draws the pages; here the file is written anew with what the standard asks for beyond
that. What a page must not hold (a font that is not embedded, a colour of a printer, a script) is
never drawn in the first place; tests/formats/test_archival.py looks for it clause by clause.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from qianshou_desktop import paths

if TYPE_CHECKING:
    from pikepdf import Dictionary, Pdf

PROGRAM = "牵手社工站"
SRGB = "sRGB IEC61966-2.1"
VERSION = "1.7"  # ISO 32000-1, on which part 2 rests
MARK = "\ufeff"  # tells a reader of the packet its encoding (XMP 7.3.2)

PACKET = """<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archival(data: bytes, *, title: str, author: str, subject: str, made_at: datetime) -> bytes:
    """The same pages as PDF/A-2b, told what the file's own Info says. The same input gives the
    same bytes; made_at is an aware instant."""
    from pikepdf import Array, ObjectStreamMode, Pdf  # 40 ms, and only who saves a paper needs it

    packet = PACKET.format(
        mark=MARK,
        title=_plain(title),
        author=_plain(author),
        subject=_plain(subject),
        made=made_at.replace(microsecond=0).isoformat(),
        program=PROGRAM,
    )
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        _describe(pdf, packet.encode())
        pdf.Root.OutputIntents = Array([_intent(pdf)])
        pdf.save(
            out,
            min_version=VERSION,
            fix_metadata_version=False,  # it would read the packet again, with lxml
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
    return out.getvalue()


def _plain(text: str) -> str:
    """Text for XML: what XML cannot hold at all, such as a control, has no place in a title."""
    return escape("".join(letter for letter in text if letter.isprintable()))


def _describe(pdf: Pdf, packet: bytes) -> None:
    """The metadata where programs look for it; what Info alone says (no keywords) is dropped."""
    from pikepdf import Name

    for name in ("/Keywords", "/Trapped"):
        if name in pdf.docinfo:
            del pdf.docinfo[name]
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _intent(pdf: Pdf) -> Dictionary:
    """What red, green and blue mean in this file."""
    from pikepdf import Dictionary, Name, String

    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(SRGB),
        Info=String(SRGB),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=pdf.make_stream(_profile(), N=3),
    )


@cache
def _profile() -> bytes:
    """The profile of an sRGB screen (see resources/icc/SOURCE.md)."""
    return (paths.resources() / "icc" / "srgb.icc").read_bytes()
