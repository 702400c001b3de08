"""A kept document in the parts that are drawn."""

from typing import cast

from sqlalchemy import select

from qianshou_desktop.actions import places
from qianshou_desktop.formats.official import Annex, Official, Sealing
from qianshou_desktop.records.document import Document, DocumentAnnex
from qianshou_desktop.records.terms import DOCUMENT
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session


def official(s: Session, record: Document) -> Official:
    """The document as it stands."""
    of_it = DocumentAnnex.document_id == record.id
    mine = select(DocumentAnnex).where(of_it).order_by(DocumentAnnex.id)
    return Official(
        title=record.name,
        body=record.body,
        made_at=s.now().astimezone(clock.BEIJING),
        mark=record.mark or "",
        number=record.document_number or "",
        approver=record.approver or "",
        addressee=record.addressee or "",
        annexes=tuple(Annex(a.name, a.content or "") for a in s.scalars(mine)),
        signer=record.signer or "",
        day=record.dated_on,
        sealing=cast(Sealing, record.sealing),
        copies_to=record.copies_to or "",
        printed_by=record.printed_by or "",
        printed_on=record.printed_on,
        author=record.printed_by or places.own(s).county_name,
        subject=DOCUMENT.label(record.kind),
    )
