"""The monthly report: one content, from which PDF, sheet and screen are drawn."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from qianshou_desktop.actions import common, letters, periods, places, references, standing
from qianshou_desktop.actions.past import AsOf, known_as
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.report_parts import Subject, appendices, chart, parts
from qianshou_desktop.formats import excel, files
from qianshou_desktop.formats.paper import charts as drawing
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper import monthly as paper
from qianshou_desktop.formats.report import Column, Report, texts
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.county import County
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Day, Kind, Money, Ref, Whole
from qianshou_desktop.records.station import Station
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

SUBSTITUTE = letters.SUBSTITUTE
STATION_FACTS = {"kind": "类型", "operator": "承接机构"}


def monthly(s: Session, period: str, station: str | None = None) -> Report:
    """The report of a station, or of the county. Raises Rejected (period, station)."""
    subject = _subject(s, periods.parse(period), station)
    span = subject.span
    signature = (("填报人", ""), ("审核人", ""), ("负责人", ""), ("填报日期", ""))
    return Report(
        title=f"{subject.name}工作{_report_word(span)}",
        subtitle=span.label,
        facts=_facts(s, subject),
        parts=parts(s, subject),
        appendices=appendices(s, subject),
        signature=signature,
        footer=f"{subject.name}　{span.label}",
        author=subject.name,
        subject=f"{span.label}乡镇社会工作服务站工作{_report_word(span)}",
        made_at=s.now().astimezone(clock.BEIJING),
    )


def _subject(s: Session, span: Period, station: str | None) -> Subject:
    """The county or a station, by the name and code of the period's last day."""
    then = AsOf(s, span.last)
    if station is None:
        name = _county(s, then)
        return Subject(span, None, f"{name}乡镇社会工作服务站", places.own(s).county_code)
    found = standing.by_code(s, station)
    return Subject(span, found, then.text(found, "name"), then.text(found, "code"))


def _county(s: Session, then: AsOf) -> str:
    """The county's name as of a day."""
    place = places.own(s)
    key = known_as(s, "county", "code", place.county_code)
    county = s.get(County, key) if key else None
    return then.text(county, "name") if county else place.county_name


def _report_word(span: Period) -> str:
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return {1: "月报表", 3: "季报表", 6: "半年报表", 12: "年报表"}[months]


def _facts(s: Session, subject: Subject) -> tuple[tuple[str, str], ...]:
    station, then = subject.station, AsOf(s, subject.span.last)
    made = s.now().astimezone(clock.BEIJING)
    head = (("县（市、区）", _county(s, then)), ("期间", subject.span.label))
    tail = ("制表时间", f"{made:%Y-%m-%d %H:%M}")
    if station is None:
        return (*head, ("社工站", _standing(s, then)), tail)
    shown = ((label, then.text(station, name) or "未填") for name, label in STATION_FACTS.items())
    return (*head, ("社工站", subject.name), *shown, tail)


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
    s: Session, period: str, station: str | None, out: Path, *, anyway: bool = False
) -> list[Path]:
    """PDF and XLSX in a folder. Raises Rejected naming the letters that no font has, unless they
    are to be printed as 〓 and named at the end."""
    report = monthly(s, period, station)
    letters.refuse_missing(s, texts(report), anyway=anyway)
    name = file_name(s, period, station)
    folder(out)
    pdf, xlsx = out / f"{name}.pdf", out / f"{name}.xlsx"
    paper.write(report, pdf)
    excel.write_report(report, xlsx)
    return [pdf, xlsx]


def folder(out: Path) -> None:
    """Make the folder that files go to. Raises Trouble that names it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(files.reason(out, error)) from error


def preview(s: Session, period: str, station: str | None = None) -> bytes:
    """The report's PDF, in memory: nothing in clear touches the disk until it is saved."""
    return paper.pdf(monthly(s, period, station))


def missing_letters(s: Session, period: str, station: str | None = None) -> list[str]:
    return missing(monthly(s, period, station))


def file_name(s: Session, period: str, station: str | None) -> str:
    """月报_420581104_枝城镇_202208: kind, code, place, period."""
    span, place = periods.parse(period), places.own(s)
    word, then = _report_word(span).removesuffix("表"), AsOf(s, span.last)
    code, name = place.county_code, _county(s, then)
    if station:
        subject = _subject(s, span, station)
        code = subject.code
        town = known_as(s, "township", "code", code)
        name = then.title(s.get_one(KINDS["township"], town)) if town else code
    return f"{word}_{code}_{name}_{span.name.replace('-', '')}"


def chart_pdf(
    s: Session, which: str, period: str, station: str | None, width_pt: float, height_pt: float
) -> bytes:
    """One chart as a one-page PDF, for the screen: the same drawing as on paper."""
    subject = _subject(s, periods.parse(period), station)
    return drawing.chart_pdf(chart(s, which, subject), width_pt, height_pt)


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
