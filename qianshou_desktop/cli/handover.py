"""`handover`: a worker who leaves, or a station that another agency runs from now on."""

import click

from qianshou_desktop.actions import handover as deeds
from qianshou_desktop.actions import references
from qianshou_desktop.cli.office import Office
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Day, Unfit


@click.command()
@click.argument("kind", type=click.Choice(["worker", "station"]))
@click.argument("ref")
@click.option("--to", "to", required=True, help="接手的人员，或新的承接机构")
@click.option("--on", "day", help="哪一天（不写则今天）")
@click.pass_obj
def handover(office: Office, kind: str, ref: str, to: str, day: str | None) -> None:
    """离岗交接（worker），或社工站换承接机构（station）。"""
    with office.opened() as performer:
        try:
            on = Day().read(day) if day else None
        except Unfit as unfit:
            raise Rejected({"on": str(unfit)}) from None
        on = on or performer.today()
        key = performer.ask(references.key_of, kind, ref)
        target = performer.ask(references.key_of, "worker" if kind == "worker" else "agency", to)
        if kind == "worker":
            moved = performer.do(deeds.leave, key, target, on, performer.user)
        else:
            moved = performer.do(deeds.change_operator, key, target, on)
    click.echo(moved.words())
