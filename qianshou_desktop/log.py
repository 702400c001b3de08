"""The program's log: what the program did and where it failed, never whom it was about.

Tracebacks print no values of variables, and messages of unknown errors are cut to their type,
because an error text may quote the very name or number that it choked on.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from qianshou_desktop import paths

log = logging.getLogger("qianshou")


def start() -> Path:
    """Begin logging to the log folder; returns the file. A folder that refuses is no reason to
    keep an office from working: then nothing is logged."""
    path = paths.logs() / "qianshou.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return path


def bug(error: BaseException) -> None:
    """Note an error that is our own: the type and the places, without the values."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    log.error("%s\n%s", type(error).__name__, places)
