"""A page of pages, one in front: the window's keys go through to that one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.front import Front
from qianshou_desktop.ui.page import Page


class Stack(Page):
    """What hands on what the window asks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.stack = Front()

    def front(self) -> Page:
        """The page that is seen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def inside(self) -> Iterable[Page]:
        """Those that were made so far."""
        return self.stack.findChildren(Page, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def refresh(self) -> None:
        self.front().refresh()

    def unsaved(self) -> bool:
        return any(page.unsaved() for page in self.inside())

    def saving(self) -> bool:
        return any(page.saving() for page in self.inside())

    def keep(self) -> None:
        for page in self.inside():
            page.keep()

    def act(self) -> None:
        self.front().act()

    def new(self) -> None:
        self.front().new()

    def save(self) -> None:
        self.front().save()

    def save_next(self) -> None:
        self.front().save_next()

    def edit(self) -> None:
        self.front().edit()

    def print_out(self) -> None:
        self.front().print_out()

    def back(self) -> None:
        self.front().back()
