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
class ListLook:
    """Of a list the widths of columns in logical pixels, by field, 0 for one that is left out; and the
    field by which it is sorted."""

    widths: dict[str, int] = field(default_factory=dict)
    order: str = ""
    descending: bool = False


@dataclass
class Looks:
    """The size of text in per cent; the lists, by what they list."""

    text: int = 100
    lists: dict[str, ListLook] = field(default_factory=dict)


def read() -> Looks:
    """As it was chosen last; where nothing can be read, or it makes no sense, as the program comes."""
    try:
        found: Any = json.loads(_place().read_text("utf-8"))
        lists = {str(name): _list(told) for name, told in found.get("lists", {}).items()}
        made = Looks(int(found.get("text", 100)), lists)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return Looks()
    return made if made.text in TEXTS else Looks(lists=made.lists)


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


def _list(told: Any) -> ListLook:
    widths = {str(name): max(0, int(width)) for name, width in told["widths"].items()}
    return ListLook(widths, str(told["order"]), bool(told["descending"]))
