"""`rules`: what does not keep the article's rules; the registry; its parameters."""

from dataclasses import asdict

import click

from qianshou_desktop.actions import rules as book
from qianshou_desktop.cli.office import Office, as_json, speak_json

LEVEL = {"must": "必须", "principle": "原则上", "remark": "提示"}


@click.command()
@click.option("--station", help="9 位社工站代码（不写则为全县）")
@click.option("--list", "registry", is_flag=True, help="规则、参数和依据")
@as_json
@click.pass_obj
def rules(office: Office, station: str | None, *, registry: bool, as_json: bool) -> None:
    """按规则 R1–R29 核对。"""
    with office.opened() as performer:
        found = performer.ask(book.findings, station)
    for each in found:
        line = {name: value for name, value in asdict(each).items() if name != "key"}
        if as_json:
            speak_json(line)
        else:
            click.echo(f"{each.rule:<4}{LEVEL[each.level]}  {each.text}")
