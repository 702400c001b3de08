"""Every paper is PDF/A-2b (ISO 19005-2:2011): each clause that the program's files come near is looked
for in the bytes."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from qianshou_desktop.formats.official import Annex, Official
from qianshou_desktop.formats.paper import monthly, official, recovery
from qianshou_desktop.formats.report import Report

XML = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(params=["monthly", "recovery", "official"])
def data(request: pytest.FixtureRequest, report: Report) -> bytes:
    """A report with tables and a chart; a sheet with a frame; a document, in several faces."""
    if request.param == "monthly":
        return monthly.pdf(report)
    if request.param == "official":
        annexes = (Annex("名单", "一、䶮𬀩"),)
        return official.pdf(Official("关于<&>的函", "一、概况", report.made_at, annexes=annexes))
    groups = ("ABCDE", "FGHJK")
    return recovery.pdf(county="宜都市", user="李敏", groups=groups, made_at=report.made_at)


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def streams(pdf: pikepdf.Pdf) -> list[Any]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]


def dictionaries(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    def of_kind(each: Any) -> bool:
        return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == kind

    return [each for each in pdf.objects if of_kind(each)]


def test_the_file_is_built_as_asked(data: bytes, pdf: pikepdf.Pdf) -> None:
    """6.1.2 header, four high bytes in the comment below; 6.1.3 an identity, nothing encrypted,
    nothing behind %%EOF; 6.1.7.1 a stream as long as it says, its keywords on lines of their
    own; and qpdf finds no fault."""
    assert pdf.check_pdf_syntax() == []
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data)
    assert len(pdf.trailer.ID) == 2
    assert not pdf.is_encrypted
    assert re.search(rb"%%EOF\n?$", data)
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data):
        assert data[found.end() + int(found[1]) :].startswith(b"\nendstream")


def test_nothing_in_it_is_forbidden(pdf: pikepdf.Pdf) -> None:
    """6.1.7.2 no LZW nor Crypt; 6.2.8 no alternates; 6.3 no annotations; 6.5 no action of its own;
    6.8 nothing embedded; 6.9 no layer; 6.4 no form to be filled in."""
    assert pdf.Root.keys().isdisjoint({"/OpenAction", "/AA", "/AcroForm", "/OCProperties"})
    assert "/Names" not in pdf.Root
    for page in pdf.pages:
        assert page.keys().isdisjoint({"/Annots", "/AA", "/PresSteps"})
    for stream in streams(pdf):
        assert "LZW" not in str(stream.get("/Filter"))
        assert "Crypt" not in str(stream.get("/Filter"))
        assert stream.keys().isdisjoint({"/F", "/FFilter", "/Alternates", "/OPI", "/PS"})
        assert not stream.get("/Interpolate", False)


def test_colours_are_told(pdf: pikepdf.Pdf) -> None:
    """6.2.3 one output intent with an RGB profile of a screen, no newer than ICC 4.2; 6.2.4.3
    so no colours of a printer."""
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert intent.DestOutputProfile.N == 3
    assert (profile[12:20], profile[36:40]) == (b"mntrRGB ", b"acsp")
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[8:10] <= b"\x04\x20"
    for page in pdf.pages:
        used = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
        assert used.isdisjoint({"k", "K", "cs", "CS", "ri", "BI", "sh"})


def test_pages_stay_within_the_limits(pdf: pikepdf.Pdf) -> None:
    """6.1.13 q within q no deeper than 28, strings no longer than 32767; 6.2.2 only operators that
    ISO 32000-1 knows, and each font from the page's own resources."""
    for page in pdf.pages:
        depth = 0
        for step in pikepdf.parse_content_stream(page):
            depth += {"q": 1, "Q": -1}.get(str(step.operator), 0)
            assert 0 <= depth <= 28
            assert all(
                len(bytes(o)) < 32767 for o in step.operands if isinstance(o, pikepdf.String)
            )
            if str(step.operator) == "Tf":
                assert str(step.operands[0]) in page.Resources.Font
        assert depth == 0


def test_what_it_is_stands_in_xmp_as_in_info(pdf: pikepdf.Pdf, report: Report) -> None:
    """6.6.2.1 metadata in the catalogue, no filter that hides them, 6.6.4 part and level; 6.6.2.3
    the same title, author and dates as in Info (6.1.5)."""
    assert "/Filter" not in pdf.Root.Metadata
    packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())

    def said(path: str) -> str:
        found = packet.find(f".//{path}", XML)
        assert found is not None
        return found.text or ""

    assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("2", "B")
    info = pdf.docinfo
    assert said("dc:title//rdf:li") == str(info.Title)
    assert said("dc:creator//rdf:li") == str(info.Author)
    assert said("dc:description//rdf:li") == str(info.Subject)
    assert said("xmp:CreatorTool") == str(info.Creator)
    assert said("pdf:Producer") == str(info.Producer)
    day = re.sub(r"\D", "", said("xmp:CreateDate"))[:14]
    assert str(info.CreationDate).startswith(f"D:{day}")
    assert info.ModDate == info.CreationDate
    assert said("xmp:ModifyDate") == said("xmp:CreateDate")
    assert info.keys() <= {
        "/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"
    }  # fmt: skip


def table(program: bytes, tag: bytes) -> bytes:
    """A table of a TrueType font."""
    for at in range(12, 12 + 16 * struct.unpack(">H", program[4:6])[0], 16):
        name, _, offset, length = struct.unpack(">4s3I", program[at : at + 16])
        if name == tag:
            return program[offset : offset + length]
    raise AssertionError(tag)


def test_every_font_is_in_the_file(pdf: pikepdf.Pdf) -> None:
    """6.2.11.4.1 the font program is embedded; 6.2.11.5 with the widths that the file tells;
    6.2.11.6 a symbolic TrueType font without Encoding, whose cmap has one table; 6.2.11.8 no
    letter stands for .notdef; and each has its ToUnicode."""
    fonts = dictionaries(pdf, "/Font")
    assert fonts
    for font in fonts:
        assert font.Subtype == "/TrueType"
        assert "/Encoding" not in font
        assert "/ToUnicode" in font
        descriptor = font.FontDescriptor
        assert descriptor.Flags & 4
        assert not descriptor.Flags & 32
        program = descriptor.FontFile2.read_bytes()
        cmap, hmtx = table(program, b"cmap"), table(program, b"hmtx")
        assert struct.unpack(">H", cmap[2:4])[0] == 1
        glyphs = struct.unpack(f">{(len(cmap) - 22) // 2}H", cmap[22:])
        full = struct.unpack(">H", table(program, b"hhea")[34:36])[0]
        em = struct.unpack(">H", table(program, b"head")[18:20])[0]
        for code in used(pdf, font):
            glyph = glyphs[code]
            assert glyph > 0
            at = 4 * min(glyph, full - 1)
            advance = struct.unpack(">H", hmtx[at : at + 2])[0] * 1000 / em
            assert abs(advance - float(font.Widths[code - int(font.FirstChar)])) <= 1


def used(pdf: pikepdf.Pdf, font: Any) -> set[int]:
    """The codes that the pages show in a font."""
    seen: set[int] = set()
    for page in pdf.pages:
        mine = {name for name, each in page.Resources.Font.items() if each.objgen == font.objgen}
        now = False
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "Tf":
                now = str(step.operands[0]) in mine
            if str(step.operator) == "Tj" and now:
                seen.update(bytes(step.operands[0]))
    return seen


def test_text_is_searched_and_copied_as_chinese(
    report: Report, words: Callable[[bytes], str]
) -> None:
    """Letters beyond the basic plane too; and every part has its bookmark."""
    annexes = (Annex("名单", "一、𬀩𫖯䶮鿏"), Annex("台账", "无"))
    made = Official("关于堃的函", "现函告如下。", report.made_at, annexes=annexes)
    data = official.pdf(made)
    for piece in ("关于堃的函", "现函告如下。", "一、𬀩𫖯䶮鿏", "附件：1.名单"):
        assert piece in words(data)
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as outline:
        titles = [each.title for each in outline.root]
    assert titles == ["关于堃的函", "附件1　名单", "附件2　台账"]
