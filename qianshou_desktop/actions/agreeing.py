"""What the rows of a record agree on with each other and with it, once all of them are saved."""

from sqlalchemy import select

from qianshou_desktop.records.annual import WITHIN, Opening, OpeningFigure
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.report_template import ReportSection, ReportTemplate
from qianshou_desktop.records.terms_report import FIGURE, PART_OF, REPORT_ON
from qianshou_desktop.store.db import Session


def opening(s: Session, record: Opening) -> None:
    """No part is more than its whole, where both were written down. Raises Rejected: figures."""
    query = select(OpeningFigure).where(OpeningFigure.opening_id == record.id)
    told = {row.figure: row.amount for row in s.scalars(query) if row.amount is not None}
    for part, whole in WITHIN.items():
        if part in told and whole in told and told[part] > told[whole]:
            words = f"“{FIGURE.label(part)}”不能多于“{FIGURE.label(whole)}”，请核对"
            raise Rejected({"figures": words})


def template(s: Session, record: ReportTemplate) -> None:
    """Of its parts one at the least stands in the report that it is for. Raises Rejected: sections."""
    query = select(ReportSection.part).where(ReportSection.template_id == record.id)
    named = list(s.scalars(query))
    if named and record.about and not any(record.about in PART_OF.get(p, REPORT_ON) for p in named):
        words = f"所选的栏目都不用于{REPORT_ON.label(record.about)}的报表，请再选"
        raise Rejected({"sections": words})
