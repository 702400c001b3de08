"""The documents of the county: a report that went up, and a notice that is still to be read through."""

from qianshou_desktop.actions import common, documents, references, rules
from qianshou_desktop.actions.demonstration.workshop import Workshop


def build(w: Workshop) -> None:
    """The report of last month, issued; a notice to the first station that has to mend something."""
    key = references.resolve(w.s, "document", documents.draft(w.s, "report"))
    number = {"document_number": f"都民文〔{w.today.year}〕1号", "dated_on": w.today}
    common.save(w.s, "document", number | {"addressee": "宜昌市民政局"}, key)
    faulty = (found.station for found in rules.findings(w.s) if found.level == "must")
    station = next(filter(None, faulty), None)
    if station:
        documents.draft(w.s, "rectification", station)
