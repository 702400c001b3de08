"""The command that fills a province's or county's own form."""

from collections.abc import Iterator
from pathlib import Path

import click

from qianshou_desktop.actions import own_lists, own_values, places
from qianshou_desktop.cli.office import Office


def _list_names(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        for line in _names():
            click.echo(line)
        context.exit()


def _names() -> Iterator[str]:
    """Every name with what it means, as it is written into a cell."""
    for name, meant in own_values.FACTS.items():
        yield f"{{{{{name}}}}}  {meant}"
    for name, meant in own_values.definitions().items():
        yield f"{{{{{name}}}}}  {meant}"
    yield "以上数字可加后缀："
    for suffix, meant in own_values.SUFFIXES.items():
        yield f"{{{{服务人次.{suffix}}}}}  {meant}"
    yield "往下填的各列（一行一个）："
    for roll, meant in own_lists.MEANT.items():
        heads = (head for head in own_lists.heads(roll) if "." not in head)
        own = own_lists.HEADS[roll] if roll == "各站" else heads
        yield f"{{{{{roll}.…}}}}  {meant}：{'、'.join(own)}"


@click.command("fill-form")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("period")
@click.option("--station", help="9 位社工站代码（不写则为本机所属的站；县级的机器为全县）")
@click.option("--whole", is_flag=True, help="本机所有数据合成的全县报表")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="填好的表存在哪里"
)
@click.option(
    "--list-names", is_flag=True, is_eager=True, expose_value=False, callback=_list_names,
    help="列出表里可写的名称和含义",
)  # fmt: skip
@click.pass_obj
def fill_form(
    office: Office, file: Path, period: str, station: str | None, out: Path, *, whole: bool
) -> None:
    """填省、市、县自己的 Excel 表（.xlsx）：在格子里写 {{服务人次}} 这样的名称。"""
    with office.opened() as performer:
        if not whole:
            station = station or performer.ask(places.own).town_code
        performer.ask(own_lists.fill, file, period, station, out, performer.user)
    click.echo(str(out))
