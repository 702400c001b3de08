"""The county's own Excel forms, as they lie with its template, filled for a report."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path, PurePath

from qianshou_desktop.actions import at_work, attachments, own_lists, submitted
from qianshou_desktop.actions.attachments import Added, Pasted
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.report_subject import Subject, template_for
from qianshou_desktop.formats import own_form
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.report_template import ReportTemplate
from qianshou_desktop.store.blobs import Damaged
from qianshou_desktop.store.db import Session

ENDING = ".xlsx"
SAID = 160  # letters of what a form lacks, in a line


def filled(s: Session, subject: Subject, faults: list[str] | None = None) -> dict[str, bytes]:
    """Each form by its name without the ending, no two alike. Raises Rejected for what a form asks for,
    unless `faults` are collected: then such a form is left out. Trouble where one has not come to this
    laptop or is damaged. An operator's report has none."""
    template = template_for(s, subject)
    if template is None or subject.operator:
        return {}
    forms = [each for each in attachments.of(s, [template]) if each.name.lower().endswith(ENDING)]
    made: dict[str, bytes] = {}
    for each in forms:
        content = _content(s, each.sha256, each.name)
        try:
            one = own_lists.filled(
                s, content, subject.span.name, subject.station_code, at_work.name(s)
            )
        except Rejected as refused:
            said = f"县里的表“{each.name}”填不了：{'；'.join(refused.problems.values())[:SAID]}"
            if faults is None:
                raise Rejected(said) from refused
            faults.append(said)
        else:
            made[_named(PurePath(each.name).stem, made)] = one
    return made


def attach(
    performer: Performer,
    kind: str,
    key: int,
    given: Sequence[Path | Pasted],
    *,
    purpose: str | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Added:
    """Attach files to a record (attachments.attach); of a template no form that asks for what nobody
    knows: else it is found only when a station hands in its report."""
    refused = []
    for each in given if kind == ReportTemplate.__tablename__ else ():
        if isinstance(each, Path) and each.suffix.lower() == ENDING:
            try:
                own_form.check(own_lists.read(each), own_lists.names(), own_lists.HEADS)
            except (Rejected, Trouble) as why:
                refused.append((each, f"{each.name}：{why}"))
    wrong = [each for each, _ in refused]
    rest = [each for each in given if each not in wrong]
    made = attachments.attach(performer, kind, key, rest, purpose=purpose, tell=tell)
    return replace(made, refused=(*(why for _, why in refused), *made.refused))


def _named(stem: str, taken: Collection[str]) -> str:
    """A form's name among those of its package, which has a public version too."""
    stem = f"{stem}表" if stem == submitted.PUBLIC else stem
    names = chain([stem], (f"{stem}（{nth}）" for nth in count(2)))
    return next(name for name in names if name not in taken)


def _content(s: Session, sha256: str, name: str) -> bytes:
    try:
        found = s.store.blobs.get(sha256)
    except Damaged:
        found = None
    if found is None:
        raise Trouble(f"模板里的“{name}”不在这台电脑上，或已损坏，请重新放进模板。")
    return found
