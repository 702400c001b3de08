"""`handover`: a worker who leaves, a station that another agency runs from now on, or several such
stations as the program proposes it."""

from datetime import date

import click

from qianshou_desktop.actions import handover as deeds
from qianshou_desktop.actions import oversight, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.cli.office import Office
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Day, Unfit


@click.command()
@click.argument("kind", type=click.Choice(["worker", "station", "assign"]))
@click.argument("ref", required=False)
@click.option("--to", "to", help="接手的人员，或新的承接机构（worker、station 要写）")
@click.option("--on", "day", help="哪一天（不写则今天）")
@click.option("--apply", is_flag=True, help="按建议调整承接（assign；不写则只看核对和建议）")
@click.pass_obj
def handover(
    office: Office, kind: str, ref: str | None, to: str | None, day: str | None, *, apply: bool
) -> None:
    """离岗交接（worker）、社工站换承接机构（station），核对承接分配并给出建议（assign）：
    handover worker 编号 --to 接手人；handover station 代码 --to 机构；handover assign --apply"""
    if kind != "assign" and not (ref and to):
        raise click.UsageError(f"handover {kind} 要写交出的和 --to 接手的")
    if kind == "assign" and (ref or to):
        raise click.UsageError("handover assign 不写编号和 --to")
    with office.opened() as performer:
        on = _day(performer, day)
        if kind == "assign":
            _assign(performer, on, apply=apply)
            return
        key = performer.ask(references.key_of, kind, ref or "")
        target = performer.ask(
            references.key_of, "worker" if kind == "worker" else "agency", to or ""
        )
        if kind == "worker":
            moved = performer.do(deeds.leave, key, target, on, performer.user)
        else:
            moved = performer.do(deeds.change_operator, key, target, on)
    click.echo(moved.words())


def _day(performer: Performer, day: str | None) -> date:
    try:
        on = Day().read(day) if day else None
    except Unfit as unfit:
        raise Rejected({"on": str(unfit)}) from None
    return on or performer.today()


def _assign(performer: Performer, on: date, *, apply: bool) -> None:
    """The check, the proposal, and with `apply` the change itself."""
    found = performer.ask(oversight.fit)
    for text in found.misfits or ("各承接机构的站点分配合规。",):
        click.echo(text)
    for move in found.moves:
        click.echo(f"建议  {move.station_name}：{move.now or '未定'} → {move.agency_name}")
    if found.why:
        click.echo(f"排不出合规的分配：{found.why}")
    if apply and not found.moves:
        raise Rejected("没有可以照办的建议。")
    if apply:
        chosen = [(move.station, move.agency) for move in found.moves]
        moved = performer.do(deeds.reassign, chosen, on)
        click.echo(f"{len(chosen)} 个站已换承接机构：{moved.words()}", err=True)
