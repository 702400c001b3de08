"""The certificate clocks as a panel of a sheet."""

from qianshou_desktop.actions.certificates import Clock
from qianshou_desktop.actions.rules.parameters import Parameters
from qianshou_desktop.formats.paper.sheet import Line, Panel

STATION = "社会工作服务站"
PEOPLE = 8  # lines of the certificate board: the nearest deadlines
URGENT = ("mind", "danger")


def certificates_panel(clocks: tuple[Clock, ...], county: str, numbers: Parameters) -> Panel:
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
