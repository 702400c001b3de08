"""An official document (公文) as GB/T 9704-2012 names its parts, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Sealing: TypeAlias = Literal["seal", "none", "signature"]
"""How it is made out: with the agency's seal (加盖印章), without (不加盖印章), with the stamp of the
signer's name (加盖签发人签名章)."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its name, and its text where it is not a paper of its own."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """The parts that are empty are left out. mark is 发文机关标志, approver 签发人 (of a document
    that goes up), signer 署名, or the post of who signs where his stamp is set; lines of body are
    paragraphs; made_at is an aware instant."""

    title: str
    body: str
    made_at: datetime
    mark: str = ""
    number: str = ""
    approver: str = ""
    addressee: str = ""
    annexes: tuple[Annex, ...] = ()
    signer: str = ""
    day: date | None = None
    sealing: Sealing = "seal"
    copies_to: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    author: str = ""
    subject: str = ""

    @property
    def dated(self) -> str:
        """成文日期, without noughts before month and day (7.3.5.4)."""
        return in_words(self.day)


def in_words(day: date | None) -> str:
    """2026年1月5日; for none room to write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　月　日"


def texts(paper: Official) -> Iterator[str]:
    """Every string that is printed."""
    yield from (paper.mark, paper.number, paper.approver, paper.title, paper.addressee, paper.body)
    for annex in paper.annexes:
        yield from (annex.name, annex.text)
    yield from (paper.signer, paper.copies_to, paper.printed_by)
