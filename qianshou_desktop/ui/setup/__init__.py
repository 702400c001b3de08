"""The first start, in five steps."""

from qianshou_desktop.ui.setup.wizard import Setup

__all__ = ["Setup"]
