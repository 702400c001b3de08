"""模板: how the county's reports look. A new one begins with all parts in their usual order."""

from typing import Any

from qianshou_desktop.actions import templates
from qianshou_desktop.ui.roll import Roll


class Templates(Roll):
    """The templates, each with its parts as rows."""

    def given(self) -> dict[str, Any]:
        return {**super().given(), "sections": templates.usual(), "from_on": self.desk.today()}
