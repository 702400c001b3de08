"""The monthly report: one content, from which PDF, sheet and screen are drawn."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from qianshou_desktop.actions import common, periods, places, references
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.report_parts import Subject, appendices, chart, parts
from qianshou_desktop.formats import excel, files
from qianshou_desktop.formats.paper import charts as drawing
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper import monthly as paper
from qianshou_desktop.formats.report import Column, Report, texts
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Day, Kind, Money, Ref, Whole
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.store import clock, search
from qianshou_desktop.store.db import Session

SUBSTITUTE = "〓"  # the printer's mark for a letter that the case does not hold


def monthly(s: Session, period: str, station: str | None = None) -> Report:
    """The report of a station, or of the county. Raises Rejected (period, station)."""
    subject = _subject(s, periods.parse(period), station)
    place, span = places.own(s), subject.span
    signature = (("填报人", ""), ("审核人", ""), ("负责人", ""), ("填报日期", ""))
    return Report(
        title=f"{subject.name}工作{_report_word(span)}",
        subtitle=span.label,
        facts=_facts(s, subject, place.county_name),
        parts=parts(s, subject),
        appendices=appendices(s, subject),
        signature=signature,
        footer=f"{subject.name}　{span.label}",
        author=subject.name,
        subject=f"{span.label}乡镇社会工作服务站工作{_report_word(span)}",
        made_at=s.now().astimezone(clock.BEIJING),
    )


def _subject(s: Session, span: Period, station: str | None) -> Subject:
    place = places.own(s)
    if station is None:
        return Subject(span, None, f"{place.county_name}乡镇社会工作服务站", place.county_code)
    found = s.scalars(select(Station).where(Station.code == station)).first()
    if found is None:
        raise Rejected({"station": f"没有代码为“{station[:20]}”的社工站"})
    return Subject(span, found, found.name, station)


def _report_word(span: Period) -> str:
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return {1: "月报表", 3: "季报表", 6: "半年报表", 12: "年报表"}[months]


def _facts(s: Session, subject: Subject, county: str) -> tuple[tuple[str, str], ...]:
    station = subject.station
    made = s.now().astimezone(clock.BEIJING)
    head = (("县（市、区）", county), ("期间", subject.span.label))
    if station is None:
        built = len(common.find(s, "station", where={"state": "built"}))
        return (
            *head,
            ("社工站", f"共 {common.count(s, 'station')} 个，已建成 {built} 个"),
            ("制表时间", f"{made:%Y-%m-%d %H:%M}"),
        )
    operator = s.get(Agency, station.operator_id) if station.operator_id else None
    return (
        *head,
        ("社工站", station.name),
        ("类型", KINDS["station"].fields["kind"].kind.show(station.kind)),
        ("承接机构", operator.name if operator else "未填"),
        ("制表时间", f"{made:%Y-%m-%d %H:%M}"),
    )


def missing(report: Report) -> list[str]:
    """The letters of a report that no font here can print."""
    return fonts.missing(texts(report))


def write(
    s: Session, period: str, station: str | None, out: Path, *, anyway: bool = False
) -> list[Path]:
    """PDF and XLSX in a folder. Raises Rejected naming the letters that no font has, unless they
    are to be printed as 〓 and named at the end."""
    report = monthly(s, period, station)
    _named(s, report, anyway=anyway)
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


def _named(s: Session, report: Report, *, anyway: bool) -> None:
    letters = missing(report)
    if letters and not anyway:
        named = "、".join(
            f"{letter}（U+{ord(letter):X}{_bearer(s, letter)}）" for letter in letters
        )
        font = any(0x20000 <= ord(letter) < 0x2A6E0 for letter in letters)
        raise Rejected(
            f"这些字本机没有字体可印：{named}。"
            + ("装上 SimSun-ExtB 字体后再印；" if font else "请换一个字；")
            + f"或选择照印（命令行加 --anyway），缺的字印作“{SUBSTITUTE}”，手工补写。"
        )


def _bearer(s: Session, letter: str) -> str:
    """A record that holds a letter, so that nobody has to look through a thousand."""
    found = search.find(s.connection(), letter, limit=1)
    record = s.get(KINDS[found[0][0]], found[0][1]) if found else None
    return f"，见{record.label} {record.title}" if record else ""


def preview(s: Session, period: str, station: str | None = None) -> bytes:
    """The report's PDF, in memory: nothing in clear touches the disk until it is saved."""
    return paper.pdf(monthly(s, period, station))


def missing_letters(s: Session, period: str, station: str | None = None) -> list[str]:
    return missing(monthly(s, period, station))


def file_name(s: Session, period: str, station: str | None) -> str:
    """月报_420581104_枝城镇_202208: kind, code, place, period."""
    span, place = periods.parse(period), places.own(s)
    word = _report_word(span).removesuffix("表")
    code = station or place.county_code
    name = place.county_name
    if station:
        towns = s.scalars(select(KINDS["township"]).where(KINDS["township"].code == code))  # type: ignore[attr-defined]
        name = next((town.title for town in towns), code)
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
