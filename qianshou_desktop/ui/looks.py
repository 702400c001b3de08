"""What somebody chose for the eye on this computer: nobody's data, so it lies in clear beside the log, and
is there before the data is open."""

import json
import os
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from qianshou_desktop import paths

FILE = "looks.json"
TEXTS = {100: "标准", 125: "大", 150: "特大"}  # per cent
SCALE = "QT_SCALE_FACTOR"


@dataclass
class Looks:
    """The size of text in per cent; of the lists the widths of columns in logical pixels, by field."""

    text: int = 100
    columns: dict[str, dict[str, int]] = field(default_factory=dict)


def read() -> Looks:
    """As it was chosen last; where nothing can be read, or it makes no sense, as the program comes."""
    try:
        found: Any = json.loads(_place().read_text("utf-8"))
        made = Looks(int(found.get("text", 100)), _columns(found.get("columns", {})))
    except (OSError, ValueError, TypeError, AttributeError):
        return Looks()
    return made if made.text in TEXTS else Looks(columns=made.columns)


def write(chosen: Looks) -> None:
    """Keep it; a disk that refuses costs nothing but the choice."""
    with suppress(OSError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        paths.write(_place(), json.dumps(asdict(chosen)).encode())


def enlarge(environ: MutableMapping[str, str] = os.environ) -> None:
    """Everything grows with the text, beside what the screen itself asks for; before Qt begins."""
    text = read().text
    if text != 100:
        environ[SCALE] = f"{float(environ.get(SCALE) or 1) * text / 100:g}"


def _place() -> Path:
    return paths.logs() / FILE


def _columns(found: Any) -> dict[str, dict[str, int]]:
    return {
        str(name): {str(f): int(w) for f, w in widths.items()} for name, widths in found.items()
    }
