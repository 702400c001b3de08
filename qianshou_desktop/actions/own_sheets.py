"""The county's own Excel forms, as they lie with its template, filled for a report."""

from pathlib import PurePath

from qianshou_desktop.actions import attachments, own_lists, signing
from qianshou_desktop.actions.report_subject import Subject, template_for
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store.blobs import Damaged
from qianshou_desktop.store.db import Session

ENDING = ".xlsx"


def filled(s: Session, subject: Subject) -> dict[str, bytes]:
    """Each form by its name without the ending. Raises Rejected for what a form asks for, Trouble where
    it has not come to this laptop or is damaged. An operator's report has none."""
    template = template_for(s, subject)
    if template is None or subject.operator:
        return {}
    forms = [each for each in attachments.of(s, [template]) if each.name.lower().endswith(ENDING)]
    return {
        PurePath(each.name).stem: own_lists.filled(
            s, _content(s, each.sha256, each.name), subject.span.name, subject.station_code,
            signing.name(s),
        )
        for each in forms
    }  # fmt: skip


def _content(s: Session, sha256: str, name: str) -> bytes:
    try:
        found = s.store.blobs.get(sha256)
    except Damaged:
        found = None
    if found is None:
        raise Trouble(f"模板里的“{name}”不在这台电脑上，或已损坏，请重新放进模板。")
    return found
