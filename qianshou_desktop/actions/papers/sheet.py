"""The county's one sheet: what the picture of the county says, laid on one page."""

from collections.abc import Iterator

from qianshou_desktop.actions import places
from qianshou_desktop.actions.certificates import Clock
from qianshou_desktop.actions.picture import Money, Picture, StationRow, Target, picture
from qianshou_desktop.actions.rules import parameters
from qianshou_desktop.actions.rules.parameters import Parameters
from qianshou_desktop.formats.paper.sheet import CountySheet, Line, Panel, Row
from qianshou_desktop.records.terms import FIVE, STATION_KIND, STATION_STATE
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

HEADS = ("社工站", "类型", "建设", "承接机构")
SHARES = (2.3, 1.25, 1.25, 3.3)
SIGN, STATION = "标识", "社会工作服务站"
PEOPLE = 8  # lines of the certificate board: the nearest deadlines
URGENT = ("mind", "danger")


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
            _certificates(seen.clocks, county, numbers),
            _money(seen.money, numbers),
            _agencies(seen, numbers),
        ),
        note="五有：场地、人员、功能、制度、活动；标识：现挂的与应挂的一致",
        footer=f"{county}　社工站一张图　{made:%Y-%m-%d %H:%M} 制",
        made_at=made,
    )


def _cards(seen: Picture) -> Iterator[tuple[str, str, str]]:
    for target in seen.targets:
        yield _card(target)
    built, towns = seen.coverage
    share = f"{built * 100 // towns}%" if towns else "—"
    yield share, "乡镇（街道）全覆盖", f"{towns} 个乡级，{built} 个已有社工站"
    good = sum(all(station.five) for station in seen.stations)
    lacking = len(seen.stations) - good
    remark = f"{lacking} 个站有缺项" if lacking else "各站都齐全"
    yield f"{good} / {len(seen.stations)}", "五有齐全", remark


def _card(target: Target) -> tuple[str, str, str]:
    return f"{target.built} / {target.target}", target.label, target.remark


def _row(station: StationRow) -> Row:
    texts = (
        station.name,
        STATION_KIND.label(station.kind),
        STATION_STATE.label(station.state),
        station.operator or "未定",
    )
    return Row(texts, (*station.five, station.sign_fits))


def _certificates(clocks: tuple[Clock, ...], county: str, numbers: Parameters) -> Panel:
    """How many hold a certificate, and the nearest deadlines of those who do not."""
    waiting = [each for each in clocks if not each.certified]
    held = len(clocks) - len(waiting)
    lines = [Line(f"驻站社工 {len(clocks)} 人，持证 {held} 人，未持证 {len(waiting)} 人")]
    lines += [_deadline(each, county) for each in waiting[:PEOPLE]]
    if len(waiting) > PEOPLE:
        lines.append(Line(f"另有 {len(waiting) - PEOPLE} 人，见各站档案"))
    return Panel(f"取证（{numbers.number('R15.months')} 个月内）", tuple(lines))


def _deadline(each: Clock, county: str) -> Line:
    """张敏（枝城镇）　2023-06-01，还有 1 次考试."""
    who = f"{each.name}（{each.station.removeprefix(county).removesuffix(STATION)}）"
    if each.deadline is None:
        return Line(who, "还不符合报考条件" if each.eligible_on is None else "未起算")
    if each.months_left is not None and each.months_left < 0:
        return Line(who, f"已过期限 {each.deadline}", firm=True)
    said = f"{each.deadline}，还有 {each.sittings_left} 次考试"
    return Line(who, said, firm=each.signal in URGENT)


def _money(money: Money | None, numbers: Parameters) -> Panel:
    if money is None:
        return Panel("经费", (Line("还没有填年度经费"),))
    share = f"上年度社会救助专项经费的 {numbers.number('R24.permille') / 10:g}%"
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
