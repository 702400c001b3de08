"""The look of a report: the county's template, or the program's own."""

import re

from sqlalchemy import select

from qianshou_desktop.actions.report_subject import Subject
from qianshou_desktop.records.report_template import ReportSection, ReportTemplate
from qianshou_desktop.records.terms_report import PART
from qianshou_desktop.store.db import Session

SIGNATURE = ("填报人", "审核人", "负责人", "填报日期")


def sections(s: Session, template: ReportTemplate) -> list[ReportSection]:
    """The parts that a template names, in their order."""
    query = select(ReportSection).where(ReportSection.template_id == template.id)
    return list(s.scalars(query.order_by(ReportSection.nth, ReportSection.id)))


def usual() -> list[dict[str, object]]:
    """The sections of a new template: all parts in their usual order."""
    return [{"nth": at, "part": code} for at, code in enumerate(PART, 1)]


def title(subject: Subject, county: str, template: ReportTemplate | None) -> str:
    """The report's title: 枝城镇社会工作服务站工作月报表, or as the county wants it."""
    word = f"{subject.span.report}表"
    if template is None or not template.heading:
        return f"{subject.name}工作{word}"
    said = {"{县}": county, "{单位}": subject.name, "{期间}": subject.span.label, "{报表}": word}
    found = template.heading
    for place, words in said.items():
        found = found.replace(place, words)
    return found


APART = re.compile(r"、(?![^（(]*[)）])")  # between labels, and not within brackets


def signature(template: ReportTemplate | None) -> tuple[str, ...]:
    """The labels of the lines on which people sign."""
    said = template.signature if template else None
    return tuple(filter(None, map(str.strip, APART.split(said)))) if said else SIGNATURE
