"""`rules`: what does not keep the article's rules; the registry; its parameters."""

from dataclasses import asdict
from datetime import date

import click

from qianshou_desktop.actions import rules as book
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.cli.office import Office, as_json, speak_json
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Day, Unfit

LEVEL = {"must": "必须", "principle": "原则上", "remark": "提示"}


@click.command()
@click.option("--station", help="9 位社工站代码（不写则为全县）")
@click.option("--list", "registry", is_flag=True, help="规则、参数和依据")
@click.option("--set", "change", metavar="R15.months=24", help="改一个参数")
@click.option("--source", default="", help="改参数的依据")
@click.option("--from", "from_on", help="起用日期（不写则今天）")
@click.option("--preset", help="套用一套预设参数")
@click.option("--explain", metavar="R13", help="写下“原则上”的规则为什么没有做到")
@click.option("--about", default="", help="哪条记录（uid）")
@click.option("--reason", default="", help="理由")
@as_json
@click.pass_obj
def rules(
    office: Office, station: str | None, change: str | None, source: str, from_on: str | None,
    preset: str | None, explain: str | None, about: str, reason: str,
    *, registry: bool, as_json: bool,
) -> None:  # fmt: skip
    """按规则 R1–R29 核对；看和改规则的参数。"""
    if sum(map(bool, (registry, change, preset, explain))) > 1:
        raise click.UsageError("--list、--set、--preset、--explain 一次只用一个")
    with office.opened() as performer:
        if change is not None:
            _change(performer, change, source, _day(performer, from_on))
        elif preset is not None:
            count = performer.do(settings.use_preset, preset, _day(performer, from_on))
            click.echo(f"已套用“{preset}”，{count} 个参数", err=True)
        elif explain is not None:
            performer.do(book.explain, explain, about, reason, performer.user)
        elif registry:
            _list(performer, as_json=as_json)
        else:
            _find(performer, station, as_json=as_json)


def _change(performer: Performer, change: str, source: str, day: date) -> None:
    name, equals, value = change.partition("=")
    if not equals:
        raise click.UsageError("--set 应写成 参数=值，例如 R15.months=24")
    later = performer.do(settings.set_parameter, name.strip(), value, source, day)
    click.echo(f"已改 {name.strip()}，自 {day} 起{later}", err=True)


def _day(performer: Performer, text: str | None) -> date:
    try:
        return Day().read(text) or performer.today() if text else performer.today()
    except Unfit as unfit:
        raise Rejected({"from": str(unfit)}) from None


def _list(performer: Performer, *, as_json: bool) -> None:
    for rule in performer.ask(book.registry):
        if as_json:
            speak_json(asdict(rule))
            continue
        click.echo(f"{rule.rule:<4}{LEVEL[rule.level]}  {rule.text}（{rule.source}）")
        for each in rule.parameters:
            since = f"，自 {each.since} 起" if each.since else ""
            click.echo(f"      {each.name} = {each.value}  {each.label}（{each.source}{since}）")


def _find(performer: Performer, station: str | None, *, as_json: bool) -> None:
    for each in performer.ask(book.findings, station):
        line = {n: value for n, value in asdict(each).items() if n not in ("key", "said", "wants")}
        if as_json:
            speak_json(line)
        else:
            reason = f"（已说明：{each.reason}）" if each.reason else ""
            click.echo(f"{each.rule:<4}{LEVEL[each.level]}  {each.text}{reason}")
