"""Commands for what goes on paper and into sheets."""

from pathlib import Path

import click

from qianshou_desktop.actions import figures as engine
from qianshou_desktop.actions import meanings, places, reports, stated, submissions
from qianshou_desktop.cli.office import Office, as_json, speak_json


@click.command()
@click.argument("period")
@click.option("--station", help="9 位社工站代码")
@click.option("--operator", help="承接机构名称")
@as_json
@click.pass_obj
def figures(
    office: Office, period: str, station: str | None, operator: str | None, *, as_json: bool
) -> None:
    """期间（2022-08、2022-Q3、2022-H2、2022）的各项数字。"""
    if station and operator:
        raise click.UsageError("--station 和 --operator 只能写一个")
    with office.opened() as performer:
        found = performer.ask(engine.figures, period, station, operator)
    if as_json:
        speak_json(found)
        return
    for key, value in found.items():
        click.echo(f"{stated.words(key, value):>12}  {meanings.called(key)}（{key}）")


@click.command()
@click.argument("period")
@click.option("--station", help="9 位社工站代码（不写则为本机所属的站；县级的机器为全县）")
@click.option("--operator", help="承接机构名称：它当时办的各站合成一份")
@click.option("--whole", is_flag=True, help="本机所有数据合成的全县报表")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="放在哪个文件夹")
@click.option("--submit", is_flag=True, help="上报：冻结数字和文件，写出上报包")
@click.option("--reason", default="", help="更正的原因（已经上报过的，再报必须写）")
@click.option("--to", "sent_to", default="", help="报给谁")
@click.option(
    "--anyway", is_flag=True, help="有缺字也照印，缺的字印作〓；上报时公开版里有人名的，不做公开版"
)
@click.option("--read", is_flag=True, help="公开版里像人名的词都看过，不是说哪个人：公开版也做")
@click.pass_obj
def report(office: Office, period: str, station: str | None, operator: str | None, out: Path,
           sent_to: str, reason: str, *, whole: bool, submit: bool, anyway: bool, read: bool) -> None:  # fmt: skip
    """月报（季报、年报）：PDF 和 XLSX。"""
    if operator and (station or whole or submit):
        raise click.UsageError("--operator 不能和 --station、--whole、--submit 一起写")
    if (reason or sent_to or read) and not submit:
        raise click.UsageError("--reason、--to 和 --read 是上报时写的，请加上 --submit")
    with office.opened() as performer:
        if not whole and not operator:
            station = station or performer.ask(places.own).town_code
        if submit:
            key = performer.do(submissions.submit, period, station, reason=reason, sent_to=sent_to,
                               anyway=anyway, read=read)  # fmt: skip
            made = performer.ask(submissions.package, key, out)
        else:
            made = performer.ask(reports.write, period, station, out, operator, anyway=anyway)
    for path in made:
        click.echo(str(path))


@click.command("export-excel")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--anonymous", is_flag=True, help="去掉姓名、号码、地址和各种敏感字段")
@click.pass_obj
def export_excel(office: Office, kind: str, file: Path, *, anonymous: bool) -> None:
    """某种记录的 Excel 清单。"""
    with office.opened() as performer:
        performer.ask(reports.export_kind, kind, file, anonymous=anonymous)
    click.echo(str(file))
