"""Handing a report in: its figures, words and files are frozen as one record, and written as a package
that can be sent. What was handed in never changes; a correction is a new version with its reason."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qianshou_desktop.actions import (
    anonymous,
    at_work,
    attachments,
    authority,
    discretion,
    freezing,
    identities,
    letters,
    month_end,
    own_sheets,
    reports,
    submitted,
)
from qianshou_desktop.actions.attachments import Kept
from qianshou_desktop.actions.filling import fill
from qianshou_desktop.actions.identities import Leak, Offices
from qianshou_desktop.actions.marks import MARKS
from qianshou_desktop.actions.report_subject import Draft, Subject, template_for
from qianshou_desktop.actions.report_subject import subject as on
from qianshou_desktop.actions.submitted import Change
from qianshou_desktop.formats import excel, files
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.report import Block, Column, Report, Table, Text, texts
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.submission import Submission, SubmissionFile
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

RECEIVER = {"station": "县（市、区）民政局", "county": "上级民政部门"}
SAME = "与第 {} 版没有差别，不用更正"
WHY = "这一期已经上报过（第 {} 版），更正要写明原因"
UNFINISHED = "{}到 {} 才结束，现在报的数不全，以后要再报更正"
EARLY = "{} 还没有开始，不能上报"
NAMED = "公开版里会有个人信息，请先改月报文字或活动名称；也可以照报，不做公开版：{}"
PUBLIC = "public"  # the problem that is no problem, once somebody has read it
NOBODY = "要是这些都不是说哪个人（“高峰”也是人名），可以照报，公开版也做"
READ = "公开版由{}看过，以下不是说哪个人：{}"
LEFT_OUT = "（略）"
BRIEF = 80  # letters of what was there before, in the table of a correction
SHOWN = 8  # of what names somebody, the first: nobody answers for more at once


def submit(
    s: Session,
    period: str,
    station: str | None = None,
    *,
    reason: str = "",
    sent_to: str = "",
    anyway: bool = False,
    read: bool = False,
) -> int:
    """Freeze a report and keep it. Raises Rejected (period, station, reason), and
    with what is to be asked first, unless it is to be handed in `anyway`: a period that is not over,
    letters without a font, a public version that would name somebody, which is then left out. Where it
    is only words that may be anybody's, Rejected names `public` as well, and the public version is made,
    once somebody has `read` them; that is kept with it."""
    at = on(s, period, station)
    before = submitted.latest(s, at.span.name, at.station_key)
    _refuse(s, at, before, reason)
    made = Submission(station_id=at.station_key)
    problems = authority.misplaced(s, made)
    if s.role == authority.STATION and at.station is None:
        problems = {"station": "全县的月报由县里上报"}
    if problems:
        raise Rejected(problems)
    draft = Draft(s, at, template_for(s, at))
    found = freezing.snapshot(draft)
    if before and not submitted.compared(submitted.frozen(before), found):
        raise Rejected({"reason": SAME.format(before.version)})
    draft.version = before.version + 1 if before else 1
    stale = ("submission", before.id if before else 0)  # that the last one differs is mended now
    lacking = [gap for gap in month_end.found_in(draft) if (gap.kind, gap.key) != stale]
    draft.gaps = lacking  # the paper says the same
    values = {
        "name": f"{reports.file_name(s, period, station)}_v{draft.version}", "period": at.span.name,
        "version": draft.version, "submitted_at": s.now(), "submitted_by": at_work.name(s) or "本机",
        "reason": reason.strip() or None, "sent_to": sent_to.strip() or RECEIVER[at.sort],
        "sent_on": s.today(), "lacking": len(lacking),
        "percent": month_end.percent(s, draft.scope, lacking),
        "snapshot": _letter_by_letter(found),
    }  # fmt: skip
    problems = fill(s, made, values)
    if problems:
        raise Rejected(problems)
    s.add(made)
    s.flush()
    _enclose(s, made, _contents(draft, made, anyway=anyway, read=read))
    return made.id


def _letter_by_letter(found: Mapping[str, Any]) -> str:
    """As JSON in which a field that tidies codes has nothing to tidy: no space, nothing but ASCII."""
    return json.dumps(found, sort_keys=True, separators=(",", ":")).replace(" ", r"\u0020")


def _refuse(s: Session, at: Subject, before: Submission | None, reason: str) -> None:
    """Raises Rejected for a period that has not begun, and for a correction without a reason."""
    if at.span.first > s.today():
        raise Rejected({"period": EARLY.format(at.span.label)})
    if before and not reason.strip():
        raise Rejected({"reason": WHY.format(before.version)})


def _contents(
    draft: Draft, made: Submission, *, anyway: bool, read: bool
) -> list[tuple[str, bytes, bool]]:
    """Name, content, and whether it is public: the report, the county's own forms, and the report
    without personal data, which is left out where it would name somebody. What was mended names
    people and their words: the public version only says that it was."""
    s = draft.s
    report = reports.composed(draft, _mended(s, made))
    public = reports.composed(draft.published())
    named = _telling(s, list(texts(public)))
    words = _to_be_read(named)
    faults: list[str] = []
    own = own_sheets.filled(s, draft.subject, faults)
    asked = [*_early(draft), *_unprintable(public), *_unprintable(reports.composed(draft)), *faults]
    if (asked and not anyway) or (named and not anyway and not (read and words)):
        told = "；".join(dict.fromkeys([*asked, *_naming(named)]))
        raise Rejected({"": told} | ({PUBLIC: NOBODY} if words else {}))
    found = _files(made.name, reports.drawn(s, report, anyway=True), report, public=False)
    for form, content in own.items():
        found.append((f"{made.name}_{form}{own_sheets.ENDING}", content, False))
    if read and words:  # kept, since somebody answers for it
        made.reading = READ.format(made.submitted_by, "；".join(words))
    if not named or made.reading:
        pdf = reports.drawn(s, public, anyway=True)
        found += _files(f"{made.name}_{submitted.PUBLIC}", pdf, public, public=True)
    return found


def _telling(s: Session, written: Sequence[str]) -> list[Leak]:
    """What in some texts would tell who somebody is: what the records hold, and what looks so."""
    offices = Offices(s)
    looks = (leak for text in written for leak in anonymous.pointing(offices, text))
    return [*identities.leaks(s, written), *dict.fromkeys(looks)]


def _to_be_read(named: Sequence[Leak]) -> list[str]:
    """The words that name somebody or nobody, where nothing else was found and somebody can read them
    all."""
    words = list(dict.fromkeys(each.said for each in named))
    return [] if any(each.sure for each in named) or len(words) > SHOWN else words


# ---- what is asked before it is handed in, all of it at once --------------------------------------------


def _early(draft: Draft) -> Iterator[str]:
    """A period that is not over."""
    span = draft.subject.span
    if span.last > draft.s.today():
        yield UNFINISHED.format(span.label, span.last)


def _unprintable(report: Report) -> Iterator[str]:
    strange = letters.listed(reports.missing(report))
    if strange:
        yield f"这些字本机没有字体可印：{strange}，照报的印作“{letters.SUBSTITUTE}”，要手工补写"


def _naming(named: Sequence[Leak]) -> Iterator[str]:
    """Each word once, the first of them."""
    if named:
        each = list({leak.said: str(leak) for leak in named}.values())
        more = f"……等 {len(each)} 处" if len(each) > SHOWN else ""
        yield NAMED.format("；".join(each[:SHOWN]) + more)


def _mended(s: Session, made: Submission) -> tuple[Block, ...]:
    """What a correction says of itself: why, and what changed since the version before."""
    every = submitted.versions(s, made.period, made.station_id)
    before = next((each for each in every if each.version == made.version - 1), None)
    if before is None:
        return ()
    now = submitted.frozen(made)
    changes = submitted.compared(submitted.frozen(before), now)
    brief = partial(_brief, _taken_out(s, changes, json.dumps(now, ensure_ascii=False)))
    rows = tuple((each.what, brief(each.before), brief(each.after)) for each in changes)
    columns = (Column("项目", 2), Column("原为", 2), Column("现为", 2))
    why = Text((f"原因：{brief(made.reason or '')}",))
    return (why, Table(f"与第 {before.version} 版相比", columns, rows))


def _taken_out(s: Session, changes: Sequence[Change], now: str) -> dict[str, str]:
    """What told who somebody was and stands in the report no more, with what is printed for it: a
    correction that takes a name out does not print it once more."""
    told = " ".join(each.before for each in changes)
    found = {name: f"{name[:1]}某" for name in identities.canaries(s) if name in told}
    looks = anonymous.pointing(Offices(s), told)
    found |= {leak.said: LEFT_OUT for leak in looks}
    for shape, _, _ in MARKS:
        found |= {each[0]: LEFT_OUT for each in re.finditer(shape, told)}
    gone = (each for each in found if each not in now)
    return {each: found[each] for each in sorted(gone, key=len, reverse=True)}


def _brief(gone: Mapping[str, str], words: str) -> str:
    """What was or is there, as far as one sees which it was, without what was taken out, and without
    letters that nothing here can print."""
    for said, instead in gone.items():
        words = words.replace(said, instead)
    for letter in fonts.missing([words]):
        words = words.replace(letter, letters.SUBSTITUTE)
    return words if len(words) <= BRIEF else f"{words[:BRIEF]}……（共 {len(words)} 字）"


def _files(name: str, pdf: bytes, report: Report, *, public: bool) -> list[tuple[str, bytes, bool]]:
    return [
        (f"{name}.pdf", pdf, public),
        (f"{name}.xlsx", excel.report_bytes(report), public),
    ]


def _enclose(s: Session, made: Submission, contents: list[tuple[str, bytes, bool]]) -> None:
    """The files beside the database first, then the rows that name them (storage.md §5)."""
    for name, content, public in contents:
        kept = Kept(name, "paper", len(content), s.store.blobs.put(content))
        attachments.enclose(s, made, kept)
        row = SubmissionFile(
            submission_id=made.id, name=name, sha256=kept.sha256, size=kept.size, public=public
        )
        s.add(row)
    s.flush()


def package(s: Session, key: int, out: Path) -> list[Path]:
    """What is sent: the files as they were frozen, the manifest of their SHA-256 (one line a file, as
    sha256sum reads it), and all of them in one ZIP. The public version lies beside them. Raises
    Rejected, Trouble of the disk or of a file that has not come here."""
    made = get(s, key)
    reports.folder(out)
    frozen = submitted.files(s, made)
    inside = {name: content for name, content, public in frozen if not public}
    inside[f"{made.name}.json"] = _told(s, made)
    inside[f"{made.name}.sha256"] = _manifest(inside)
    beside = {name: content for name, content, public in frozen if public}
    whole = inside | {f"{made.name}.zip": _zip(inside, made)} | beside
    for name, content in whole.items():
        files.replace(out / name, content)
    return [out / name for name in whole]


def _manifest(inside: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in inside.items())
    return ("\n".join(lines) + "\n").encode()


def _told(s: Session, made: Submission) -> bytes:
    """The frozen figures for other programs, with what they belong to."""
    told = {
        "name": made.name, "period": made.period, "version": made.version,
        "submitted_at": made.submitted_at.isoformat(), "submitted_by": made.submitted_by,
        "reason": made.reason, "percent": made.percent, **submitted.frozen(made),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _zip(inside: Mapping[str, bytes], made: Submission) -> bytes:
    """The same content and moment give the same bytes."""
    buffer = io.BytesIO()
    stamp = made.submitted_at.astimezone(clock.BEIJING).timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in inside.items():
            book.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# ---- the register ----------------------------------------------------------------------------------


def get(s: Session, key: int) -> Submission:
    """Raises Rejected where it is gone, or not for the user at work."""
    discretion.refuse(s, Submission.__tablename__)
    found = s.get(Submission, key)
    if found is None:
        raise Rejected("这次上报已经不在了，请刷新。")
    return found


@dataclass(frozen=True)
class Version:
    """One of the versions of a report, in words."""

    key: int
    version: int
    at: str
    by: str
    percent: int


def versions(s: Session, period: str, station: str | None = None) -> list[Version]:
    """Those of a report, the oldest first; none for who may not see them. Raises Rejected (period,
    station)."""
    if discretion.locked(s, Submission.__tablename__):
        return []
    at = on(s, period, station)
    return [
        Version(each.id, each.version, _when(each), each.submitted_by, each.percent)
        for each in submitted.versions(s, at.span.name, at.station_key)
    ]


def _when(made: Submission) -> str:
    return f"{made.submitted_at.astimezone(clock.BEIJING):%Y-%m-%d %H:%M}"


def frozen_pdf(s: Session, key: int) -> bytes:
    """The report as it was handed in. Raises Rejected, Trouble."""
    made = get(s, key)
    return next(
        content for name, content, _ in submitted.files(s, made) if name == f"{made.name}.pdf"
    )


def since(s: Session, key: int) -> list[Change]:
    """What the version after one mended; of the last what the records say otherwise now."""
    made = get(s, key)
    every = submitted.versions(s, made.period, made.station_id)
    later = [each for each in every if each.version > made.version]
    if later:
        return submitted.compared(submitted.frozen(made), submitted.frozen(later[0]))
    return freezing.changed_since(s, made)


def told(s: Session, key: int) -> list[str]:
    """What is frozen of it, line by line: who, when, why, and the SHA-256 of each file."""
    made = get(s, key)
    head = [f"{_when(made)} 由 {made.submitted_by} 上报，当时缺 {made.lacking} 条。"]
    why = [f"更正原因：{made.reason}"] if made.reason else []
    rows = submitted.rows(s, made)
    if not any(row.public for row in rows):
        why.append("没有做公开版。")
    why += [made.reading] if made.reading else []
    return [*head, *why, *(f"{row.name}\nSHA-256 {row.sha256}" for row in rows)]
