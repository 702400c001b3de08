"""`draft-document`: an official document drafted from what is on file."""

import click

from qianshou_desktop.actions import documents
from qianshou_desktop.cli.office import Office


@click.command("draft-document")
@click.argument("kind")
@click.option("--station", help="9 位社工站代码（不写则为本机所属的站；县级的机器为全县）")
@click.option("--period", default="", help="报告的期间（不写则上个月）；总结的年份（不写则今年）")
@click.pass_obj
def draft_document(office: Office, kind: str, station: str | None, period: str) -> None:
    """起草一份公文，印出它的 uid：rectification（整改通知）、report（报送月报的报告）、
    summary（年度工作总结）。看过、编号后用 print document 印。"""
    with office.opened() as performer:
        click.echo(performer.do(documents.draft, kind, station, period))
