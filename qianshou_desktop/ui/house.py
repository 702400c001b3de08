"""The pages in the order of the rail, and the window over them. The whole list stands here: there
is no registry."""

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from qianshou_desktop.actions import places
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.garbage import Collector, keep_constants
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.pages.county_book import CountyBook
from qianshou_desktop.ui.pages.event_book import EventBook
from qianshou_desktop.ui.pages.group_book import GroupBook
from qianshou_desktop.ui.pages.households import Households
from qianshou_desktop.ui.pages.papers import Papers
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.plan_book import PlanBook
from qianshou_desktop.ui.pages.register_book import RegisterBook
from qianshou_desktop.ui.pages.report_book import ReportBook
from qianshou_desktop.ui.pages.rule_book import RuleBook
from qianshou_desktop.ui.pages.settings import Settings
from qianshou_desktop.ui.pages.staff_book import StaffBook
from qianshou_desktop.ui.pages.station_book import StationBook
from qianshou_desktop.ui.pages.visits import Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Place, Window, place

PAGES: tuple[Place, ...] = (
    place("", Workbench),
    place("服务", Persons),
    place("服务", Households),
    place("服务", Visits),
    place("服务", CaseBook),
    place("服务", GroupBook),
    place("服务", EventBook),
    place("服务", RegisterBook),
    place("站点", StationBook),
    place("站点", StaffBook),
    place("上报", ReportBook),
    place("全县", Papers),
    place("全县", RuleBook),
    place("全县", CountyBook),
    place("全县", PlanBook),
    place("系统", Settings),
)


def application(argv: Sequence[str] | None = None) -> QApplication:
    """The Qt application in our look."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv or sys.argv[:1]))
    app.setApplicationName("qianshou")
    app.setApplicationDisplayName("")
    theme.dress(app)
    keep_constants()
    if app.findChild(Collector) is None:
        Collector(app)
    return app


def build(desk: Desk) -> Window:
    """The window over an opened folder."""
    here = desk.ask(places.own)
    return Window(desk, PAGES, here.station_name or here.county_name)
