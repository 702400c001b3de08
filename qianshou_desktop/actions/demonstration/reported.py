"""What belongs to the reports: the targets of the year, the county's look for a station's report, the
words of last month, and what one station has handed in. All of it is made up."""

from qianshou_desktop.actions import common, submissions, templates
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.annual import AnnualTarget
from qianshou_desktop.records.station import Station

AIMS = {"contacts.total": 1200, "visits.households": 600, "cases.opened": 6, "groups.sessions": 12,
        "events.count": 12, "volunteers.hours": 240}  # fmt: skip
BASIS = "年度服务协议（演示）"
HANDED_IN = 1  # stations that are done with last month
WORDS = {
    "problems_met": "冬季走访路程长，边远村一天只能走四户；个别家庭的联系电话已经停用。",
    "advice": "建议村（社区）协助更新联系电话，边远村的走访请村干部同行。",
    "plan": "完成重点对象的季度探访；办一场防寒和用火用电安全宣传；整理已结案的卷宗。",
}


def build(w: Workshop) -> None:
    """The targets of each station and of the county; last month as far as the data goes back."""
    for figure, amount in AIMS.items():
        w.add(_aim(w, figure, amount * len(w.stations)))
        for station in w.stations:
            w.add(_aim(w, figure, amount, station))
    common.save(w.s, "report_template", {
        "name": "站点月报", "about": "station", "span": "month", "from_on": w.first,
        "letterhead": "宜都市民政局", "signature": "填报人、审核人、站长、填报日期", "photos": 4,
        "visit_list": True, "sections": templates.usual(),
    })  # fmt: skip
    for period in w.months[-2:-1]:
        for station in w.stations[:HANDED_IN]:
            _hand_in(w, period, station)


def _aim(w: Workshop, figure: str, amount: int, station: Station | None = None) -> AnnualTarget:
    return AnnualTarget(
        year=w.today.year, station_id=station.id if station else None, figure=figure,
        amount=amount, basis=BASIS,
    )  # fmt: skip


def _hand_in(w: Workshop, period: str, station: Station) -> None:
    head, *_, resident = w.workers[station.id]
    common.save(w.s, "report_text", {
        "station": station.id, "period": period, "reporter": resident.name,
        "checker": head.name, "phone": resident.phone, **WORDS,
    })  # fmt: skip
    submissions.submit(w.s, period, station.code)
