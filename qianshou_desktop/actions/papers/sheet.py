"""The county's one sheet: what the picture of the county says, laid on one page."""

from collections.abc import Iterator, Sequence

from qianshou_desktop.actions import places
from qianshou_desktop.actions.papers.clocks import certificates_panel
from qianshou_desktop.actions.papers.station_sheet import station_sheet
from qianshou_desktop.actions.picture import Money, Picture, StationRow, Target, picture
from qianshou_desktop.actions.rules import parameters
from qianshou_desktop.actions.rules.parameters import Parameters
from qianshou_desktop.formats.paper.sheet import CountySheet, Line, Panel, Row
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import FIVE, STATION_KIND, STATION_STATE
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

HEADS = ("社工站", "类型", "建设", "承接机构")
SHARES = (2.3, 1.25, 1.25, 3.3)
SIGN = "标识"


NOTE = "五有：场地、人员、功能、制度、活动；标识：现挂的与应挂的一致；还没有建成的站不核对（—）"


def one_sheet(s: Session) -> CountySheet:
    """The county's; at a station, whose laptop knows nothing of the others, the station's own."""
    own = places.own(s).station_key
    return county_sheet(s) if own is None else station_sheet(s, s.get_one(Station, own))


def county_sheet(s: Session) -> CountySheet:
    """The sheet of the county as it stands now."""
    seen, county, numbers = picture(s), places.own(s).county_name, parameters(s)
    made = s.now().astimezone(clock.BEIJING)
    return CountySheet(
        title=f"{county}社工站一张图",
        subtitle=f"截至 {made:%Y-%m-%d}",
        cards=tuple(_cards(seen)),
        heads=HEADS,
        shares=SHARES,
        tick_heads=(*(label.removeprefix("有") for label in FIVE.values()), SIGN),
        rows=tuple(_row(station) for station in seen.stations),
        panels=(
            certificates_panel(seen.clocks, county, numbers),
            _money(seen.money),
            _agencies(seen, numbers),
        ),
        note=NOTE,
        footer=f"{county}　社工站一张图　{made:%Y-%m-%d %H:%M} 制",
        made_at=made,
    )


def _cards(seen: Picture) -> Iterator[tuple[str, str, str]]:
    for target in seen.targets:
        yield _card(target)
    built, towns = seen.coverage
    share = f"{built * 100 // towns}%" if towns else "—"
    yield share, "乡镇（街道）全覆盖", f"{towns} 个乡级，{built} 个已有社工站"
    yield _all_five([station for station in seen.stations if station.state == "built"])


def _all_five(stations: Sequence[StationRow]) -> tuple[str, str, str]:
    """Of the stations that work already: the others are asked for nothing yet."""
    lacking = sum(not all(station.five) for station in stations)
    remark = f"已建成的 {lacking} 个站有缺项" if lacking else "已建成的站都齐全"
    count = f"{len(stations) - lacking} / {len(stations)}"
    return count, "五有齐全", remark if stations else "还没有建成的站"


def _card(target: Target) -> tuple[str, str, str]:
    return f"{target.built} / {target.target}", target.label, target.remark


def _row(station: StationRow) -> Row:
    texts = (
        station.name,
        STATION_KIND.label(station.kind),
        STATION_STATE.label(station.state),
        station.operator or "未定",
    )
    ticks = (*station.five, station.sign_fits)
    return Row(texts, ticks if station.state == "built" else (None,) * len(ticks))


def _money(money: Money | None) -> Panel:
    if money is None:
        return Panel("经费", (Line("还没有填年度经费"),))
    share = f"上年度社会救助专项经费的 {money.permille / 10:g}%"
    over = money.allotted_fen > money.cap_fen
    return Panel(
        f"{money.year} 年经费（元）",
        (
            Line(f"统筹限额（{share}）", yuan(money.cap_fen)),
            Line("已统筹" + ("，超过限额" if over else ""), yuan(money.allotted_fen), firm=over),
            Line("上级专项与其他", yuan(money.upper_fen + money.other_fen)),
            Line("全年所需", yuan(money.need_fen)),
            Line("差额，由市（县）财政补足", yuan(money.shortfall_fen), firm=True),
            *_made_up(money),
        ),
    )


def _made_up(money: Money) -> Iterator[Line]:
    """What of the shortfall the treasury has made up, and what is still open (R25)."""
    still = money.shortfall_fen - money.county_fen
    if money.shortfall_fen:
        yield Line("财政已补", yuan(money.county_fen))
        yield Line("仍缺", yuan(still), firm=True) if still > 0 else Line("差额已补足")


def yuan(fen: int) -> str:
    """Whole fen as 1,234,567.89: the separators are for eyes, not for sheets."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def _agencies(seen: Picture, numbers: Parameters) -> Panel:
    if not seen.agencies:
        return Panel("承接机构", (Line("还没有登记承接机构"),))
    lines: list[Line] = []
    for name, shown, ordinary, misfit in seen.agencies:
        lines.append(Line(name, f"示范 {shown} + 普通 {ordinary}", firm=bool(misfit)))
        lines += [Line(f"　{misfit}")] if misfit else []
    names = ("demonstration", "ordinary_least", "ordinary_most")
    shown, least, most = (numbers.number(f"R7.{name}") for name in names)
    return Panel(f"承接机构（各 {shown} 个示范站、{least}–{most} 个普通站）", tuple(lines))
