"""Where things lie: the program's own files, and the folder that holds a county's data."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The shipped fonts, divisions, icons and texts, in a checkout and in the built program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else PACKAGE.parent / "resources"


def default_data() -> Path:
    """The data folder when none is named: on the user's own internal disk, never roaming."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "牵手社工站"
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "qianshou"


def logs() -> Path:
    """The folder of the program's own log, which never holds anybody's data."""
    if sys.platform == "win32":
        return default_data().with_name("牵手社工站日志")
    base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "qianshou"
