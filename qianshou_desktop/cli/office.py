"""What every command needs: the folder, the user, the secrets, and how it speaks."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from qianshou_desktop.actions import accounts
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.store import clock

as_json = click.option("--json", "as_json", is_flag=True, help="每行一个 JSON 对象")


class Office:
    """The folder and user that a command works for; opened only when it is needed."""

    def __init__(self, data: Path, user: str | None) -> None:
        self.data, self.user = data, user

    @contextmanager
    def opened(self) -> Iterator[Performer]:
        if accounts.state(self.data) == "empty":
            raise Trouble(f"{self.data} 里还没有数据，请先用 init 建立，或用 demo 建演示县。")
        shown = accounts.demonstration(self.data)
        user = self.user or (shown[0] if shown else None)
        performer = accounts.enter(self.data, user, secret("QIANSHOU_PASSWORD", "密码"))
        try:
            yield performer
        finally:
            performer.close()


def secret(variable: str, prompt: str, *, twice: bool = False) -> str:
    """A secret from the environment or a prompt, never from an argument."""
    given = os.environ.get(variable)
    if given is not None:
        refuse_garbled(given)
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(f"请把{prompt}放在环境变量 {variable} 里")
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True))


def refuse_garbled(*words: str) -> None:
    """Bytes that are no UTF-8 come as lone surrogates, which nothing further down can write."""
    try:
        "".join(words).encode()
    except UnicodeEncodeError:
        raise click.UsageError("参数或环境变量里有不是 UTF-8 编码的字") from None


def refuse_odd_clock() -> None:
    """QIANSHOU_NOW is somebody's typing."""
    try:
        sound = 2000 <= clock.today().year <= 2100
    except (ValueError, OverflowError):
        sound = False
    if not sound:
        raise click.UsageError("QIANSHOU_NOW 应写成 2022-08-05T09:30:00（2000 至 2100 年）")


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while a person looks on."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:
        yield lambda done, total: bar.update(done * 1000 // max(total, 1) - bar.pos)


def standard_input() -> list[str]:
    """The lines of standard input: split at line feeds alone, since JSON may hold other breaks."""
    try:
        return sys.stdin.read().split("\n")
    except UnicodeDecodeError:
        raise Rejected("输入不是 UTF-8 编码，请把文件另存为 UTF-8 后再试。") from None


def speak_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))
