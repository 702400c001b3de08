"""A screen to open the window on: where there is none, Qt would say so in English and abort."""

import ctypes
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler

from qianshou_desktop.log import log

TROUBLE = 3
STILL = "不用窗口的命令照样能用，见 qianshou --help。"


@contextmanager
def needed() -> Iterator[None]:
    """Within it the program says in plain words that Qt finds no screen, and ends with 3."""
    before = qInstallMessageHandler(_hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _hear(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Nothing runs after a fatal message: Qt aborts."""
    log.warning("%s", text)
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{reason(os.environ)}{STILL}\n")
        sys.stderr.flush()
        os._exit(TROUBLE)


def reason(environ: Mapping[str, str]) -> str:
    """Why no window can be opened."""
    where = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    asked = environ.get("QT_QPA_PLATFORM", "")
    if not where and asked in ("", "xcb", "wayland"):
        return "打不开窗口：这里没有屏幕（没有 DISPLAY，也没有 WAYLAND_DISPLAY）。"
    platform = asked.partition(";")[0].partition(":")[0] or "xcb"
    plugin = Path(
        QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms", f"libq{platform}.so"
    )
    if not plugin.exists():
        return f"打不开窗口：没有“{platform}”这种显示方式，请去掉变量 QT_QPA_PLATFORM。"
    lacking = unloaded(plugin)
    if lacking:
        return f"打不开窗口：系统库 {lacking} 没有或打不开，请管理员装上它再打开。"
    return f"打不开窗口：连不上屏幕 {where or platform}，请在有桌面的会话里打开。"


def unloaded(library: Path) -> str:
    """The library that one cannot be loaded without; "" where it loads."""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return Path(str(error).partition(":")[0]).name
    return ""
