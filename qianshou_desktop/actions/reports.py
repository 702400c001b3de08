"""The monthly report: one content, from which PDF, sheet and screen are drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from qianshou_desktop.actions import (
    common,
    freezing,
    letters,
    month_end,
    own_sheets,
    references,
    submitted,
    templates,
)
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.past import AsOf, known_as
from qianshou_desktop.actions.report_parts import appendices, chart, parts
from qianshou_desktop.actions.report_subject import Draft, county_name, template_for, text_of
from qianshou_desktop.actions.report_subject import subject as on
from qianshou_desktop.actions.stated import Stated, stated
from qianshou_desktop.formats import excel, files
from qianshou_desktop.formats.paper import charts as drawing
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper import monthly as paper
from qianshou_desktop.formats.report import Block, Column, Part, Report, texts
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Day, Kind, Money, Ref, Whole
from qianshou_desktop.records.station import Station
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

SUBSTITUTE = letters.SUBSTITUTE
STATION_FACTS = {"kind": "类型", "operator": "承接机构"}


def monthly(
    s: Session,
    period: str,
    station: str | None = None,
    operator: str | None = None,
    *,
    public: bool = False,
    version: int = 0,
    mended: tuple[Block, ...] = (),
) -> Report:
    """The report of a station, of an operator, or of the county, after the county's template. A public
    one leaves out what tells of a single person; one that is handed in says which version it is,
    and what it mended.
    Raises Rejected (period, station, operator)."""
    subject = on(s, period, station, operator)
    return composed(Draft(s, subject, template_for(s, subject), public, version), mended)


def composed(draft: Draft, mended: tuple[Block, ...] = ()) -> Report:
    """The report of a draft."""
    s, subject, version = draft.s, draft.subject, draft.version
    span, then = subject.span, AsOf(s, subject.span.last)
    title = templates.title(subject, county_name(s, then), draft.template)
    word = f"{span.report}表"
    return Report(
        title=title,
        subtitle=span.label
        + (f"（截至 {s.today()}）" if s.today() < span.last else "")
        + (f"（更正，第 {version} 版）" if version > 1 else ""),
        facts=_facts(draft),
        parts=(*((Part(0, "更正说明", mended),) if mended else ()), *parts(draft)),
        appendices=appendices(draft),
        signature=_signature(draft),
        footer=f"{subject.name}　{span.label}" + ("　公开版" if draft.public else ""),
        author=subject.name,
        subject=f"{span.label}乡镇社会工作服务站工作{word}",
        made_at=s.now().astimezone(clock.BEIJING),
        letterhead=(draft.template.letterhead or "") if draft.template else "",
    )


def _signature(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Lines to sign on by hand; a public report is signed by nobody."""
    if draft.public:
        return ()
    return tuple((label, "") for label in templates.signature(draft.template))


def _facts(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The head of the form (domain.md §2.5, part 1)."""
    s, subject = draft.s, draft.subject
    station, then = subject.station, AsOf(s, subject.span.last)
    head = [("县（市、区）", county_name(s, then)), ("期间", subject.span.label)]
    if station is not None:
        head.append(("社工站", subject.name))
        head += [
            (label, then.text(station, name) or "未填") for name, label in STATION_FACTS.items()
        ]
    elif subject.operator:
        head.append(("承接机构", subject.name))
    else:
        head.append(("社工站", _standing(s, then)))
    if draft.text and not draft.public:
        said = (("填报人", draft.text.reporter), ("审核人", draft.text.checker),
                ("电话", draft.text.phone))  # fmt: skip
        head += [(label, value) for label, value in said if value]
    made = s.now().astimezone(clock.BEIJING)
    head += _handed_in(draft)
    own = () if draft.public else (("完整度", month_end.words(draft)),)  # nobody's but the office's
    return (*head, *own, ("制表时间", f"{made:%Y-%m-%d %H:%M}"))


def _handed_in(draft: Draft) -> Iterator[tuple[str, str]]:
    """Whether what is printed is what was handed in; what is just being handed in says its version."""
    at = draft.subject
    last = None if at.operator else submitted.latest(draft.s, at.span.name, at.station_key)
    if last is None or draft.version:
        return
    changes = len(freezing.changes(draft, last))
    words = f"此后有 {changes} 处改动，与已报的不同" if changes else "此后没有改动"
    yield "上报", f"第 {last.version} 版，{words}"


def _standing(s: Session, then: AsOf) -> str:
    """How many stations there were at the end of the period, and how many of them stood."""
    every = s.scalars(select(Station))
    mine = [each for each in every if each.open_on(then.day) and then.begun(each)]
    built = sum(then.value(each, "state") == "built" for each in mine)
    return f"共 {len(mine)} 个，已建成 {built} 个"


def missing(report: Report) -> list[str]:
    """The letters of a report that no font here can print."""
    return fonts.missing(texts(report))


def write(
    s: Session,
    period: str,
    station: str | None,
    out: Path,
    operator: str | None = None,
    *,
    anyway: bool = False,
) -> list[Path]:
    """PDF and XLSX in a folder, and the county's own forms filled. Raises Rejected naming the letters
    that no font has, unless they are to be printed as 〓 and named at the end, and the forms that cannot
    be filled, unless they are to be left out."""
    report = monthly(s, period, station, operator)
    content = drawn(s, report, anyway=anyway)
    name = file_name(s, period, station, operator)
    folder(out)
    pdf, xlsx = out / f"{name}.pdf", out / f"{name}.xlsx"
    faults: list[str] = []
    own = own_sheets.filled(s, on(s, period, station, operator), faults)
    if faults and not anyway:
        raise Rejected("；".join(faults) + "。也可以照印，不填这张表（命令行加 --anyway）")
    files.replace(pdf, content)
    excel.write_report(report, xlsx)
    others = [out / files.safe(f"{name}_{form}{own_sheets.ENDING}") for form in own]
    for path, content in zip(others, own.values(), strict=True):
        files.replace(path, content)
    return [pdf, xlsx, *others]


def drawn(s: Session, report: Report, *, anyway: bool = False) -> bytes:
    """The PDF with the fonts that the county chose. Raises Rejected as `write`."""
    with letters.chosen(s):
        letters.refuse_missing(s, texts(report), anyway=anyway)
        return paper.pdf(report)


def folder(out: Path) -> None:
    """Make the folder that files go to. Raises Trouble that names it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(files.reason(out, error)) from error


def preview(
    s: Session, period: str, station: str | None = None, operator: str | None = None
) -> bytes:
    """The report's PDF, in memory: nothing in clear touches the disk until it is saved."""
    return drawn(s, monthly(s, period, station, operator), anyway=True)


@dataclass(frozen=True)
class Look:
    """What the page shows of a report, all of one count: the PDF, the letters in it that no font here
    can print, the figures in words, and what is still lacking."""

    content: bytes
    strange: list[str]
    figures: list[Stated]
    gaps: list[Gap]


def looked_at(
    s: Session, period: str, station: str | None = None, operator: str | None = None
) -> Look:
    """The report with all that stands beside it. Raises Rejected (period, station, operator)."""
    subject = on(s, period, station, operator)
    draft = Draft(s, subject, template_for(s, subject))
    report = composed(draft)
    content = drawn(s, report, anyway=True)
    return Look(content, missing(report), stated(draft), month_end.listed(draft))


def words_of(s: Session, period: str, station: str | None = None) -> int | None:
    """The key of what people wrote for a report; None where nobody has yet."""
    found = text_of(s, period, on(s, period, station).station_key)
    return found.id if found else None


def begun(s: Session, period: str, station: str | None = None) -> dict[str, object]:
    """What the words of a report begin with."""
    return {"period": period, "station": on(s, period, station).station_key}


def file_name(
    s: Session, period: str, station: str | None = None, operator: str | None = None
) -> str:
    """月报_420581104_枝城镇_202208: kind, code, place, period."""
    subject = on(s, period, station, operator)
    then = AsOf(s, subject.span.last)
    name = subject.name if operator else county_name(s, then)
    if subject.station:
        town = known_as(s, "township", "code", subject.code)
        name = then.title(s.get_one(KINDS["township"], town)) if town else subject.code
    word = subject.span.report
    return files.safe(f"{word}_{subject.code}_{name}_{subject.span.name.replace('-', '')}")


def chart_pdf(
    s: Session, which: str, period: str, station: str | None, width_pt: float, height_pt: float
) -> bytes:
    """One chart as a one-page PDF, for the screen: the same drawing as on paper."""
    return drawing.chart_pdf(chart(s, which, on(s, period, station)), width_pt, height_pt)


def export_kind(s: Session, kind: str, out: Path, *, anonymous: bool = False) -> Path:
    """Every record of a kind as a sheet; anonymous leaves out every field that says who it is."""
    record = references.kind_of(kind)
    columns = [p.name for p in record.fields.values() if not anonymous or _impersonal(p)]
    return export_list(s, kind, common.find(s, kind), columns, out)


def export_list(
    s: Session, kind: str, keys: Sequence[int], columns: Sequence[str], out: Path
) -> Path:
    """A list as a sheet: numbers and dates as such, everything else as text."""
    record = references.kind_of(kind)
    heads = [_column(record, path) for path in columns]
    rows = common.cells(s, kind, keys, columns)
    made = s.now().astimezone(clock.BEIJING)
    excel.write_list(out, title=record.label, columns=heads, rows=rows, made_at=made)
    return out


def _impersonal(placed: Placed) -> bool:
    """Whether a field tells nothing of a single person: open, free of names and numbers."""
    kind = placed.kind
    points = isinstance(kind, Ref) and kind.target in ("person", "household", "worker")
    return placed.field.privacy == "open" and not points and placed.name != "number"


def _column(record: type[Record], path: str) -> Column:
    name, _, rest = path.partition(".")
    placed = record.fields[name]
    kind = placed.kind
    if rest and isinstance(kind, Ref):
        return _column(KINDS[kind.target], rest)
    return Column(placed.label, 1, text=not isinstance(kind, (Whole, Day)), digits=_digits(kind))


def _digits(kind: Kind) -> int | None:
    return 2 if isinstance(kind, Money) else None
