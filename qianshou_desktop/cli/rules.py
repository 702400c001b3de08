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
@click.option(
    "--standing",
    multiple=True,
    metavar="R15.months",
    help="恢复随程序的值，可写几次；“全部”为所有参数",
)
@click.option("--explain", metavar="R13", help="写下“原则上”的规则为什么没有做到")
@click.option("--about", default="", help="哪条记录（编号、代码或 uid）")
@click.option("--reason", default="", help="理由")
@as_json
@click.pass_obj
def rules(
    office: Office, station: str | None, change: str | None, source: str, from_on: str | None,
    preset: str | None, standing: tuple[str, ...], explain: str | None, about: str, reason: str,
    *, registry: bool, as_json: bool,
) -> None:  # fmt: skip
    """按规则 R1–R29 核对；看和改规则的参数。"""
    if sum(map(bool, (registry, change, preset, standing, explain))) > 1:
        raise click.UsageError("--list、--set、--preset、--standing、--explain 一次只用一个")
    with office.opened() as performer:
        if change is not None:
            _change(performer, change, source, _day(performer, from_on))
        elif preset is not None:
            _use(performer, preset, _day(performer, from_on))
        elif standing:
            _stand(performer, standing, _day(performer, from_on))
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


def _use(performer: Performer, preset: str, day: date) -> None:
    """What changes is said, old and new."""
    changed = performer.ask(settings.changes, preset, day)
    kept = performer.ask(settings.remaining, preset, day)
    count = performer.do(settings.use_preset, preset, day)
    for each in changed:
        click.echo(f"{each.name}  {each.words()}")
    said = f"改了 {len(changed)} 个" if changed else "都已一样"
    click.echo(f"已套用“{preset}”，{count} 个参数，{said}，自 {day} 起", err=True)
    if kept:
        click.echo(f"本县自己定的以后的值没有动：{'；'.join(kept)}", err=True)


def _stand(performer: Performer, names: tuple[str, ...], day: date) -> None:
    wanted = list(book.DEFAULTS) if "全部" in names else names
    gone = performer.do(settings.stand, wanted, day)
    for name in gone:
        click.echo(name)
    click.echo(f"{len(gone)} 个参数自 {day} 起随程序的值", err=True)


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
            for held in each.history:
                if len(each.history) > 1 or held in each.coming:
                    when = f"{held.from_on} 起 {held.value or '不限'}（{held.source}）"
                    click.echo(f"          {'将' if held in each.coming else '曾'}自 {when}")


def _find(performer: Performer, station: str | None, *, as_json: bool) -> None:
    for each in performer.ask(book.findings, station):
        line = {n: value for n, value in asdict(each).items() if n not in ("key", "said", "wants")}
        if as_json:
            speak_json(line)
        else:
            reason = f"（已说明：{each.reason}）" if each.reason else ""
            click.echo(f"{each.rule:<4}{LEVEL[each.level]}  {each.text}{reason}")
