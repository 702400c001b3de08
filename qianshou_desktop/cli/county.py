"""Commands for a whole folder: the demonstration county, a new county, the check."""

import click

from qianshou_desktop.actions import accounts, checks, demonstration
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.cli.office import Office, progress, secret
from qianshou_desktop.records.errors import Trouble


@click.command()
@click.option("--people", type=click.IntRange(0, 1_000_000), default=440, help="人数")
@click.option("--logs", type=click.IntRange(0, 5_000_000), default=1600, help="日志条数")
@click.option("--months", type=click.IntRange(1, 120), default=3, help="月数")
@click.option("--seed", type=int, default=1, help="随机种子")
@click.pass_obj
def demo(office: Office, people: int, logs: int, months: int, seed: int) -> None:
    """在空文件夹里建演示县（宜都市，人物均为虚构）。"""
    with progress("建演示县") as tell:
        found, (user, password) = demonstration.make(office.data, people, logs, months, seed, tell)
    click.echo(f"user: {user}")
    click.echo(f"months: {' '.join(found)}")
    click.echo(f"password: {password}")


@click.command()
@click.option("--county", required=True, help="6 位县级代码")
@click.option("--user", required=True, help="第一个用户的名字")
@click.option("--town", help="9 位乡级代码（本机只用于一个站时）")
@click.option("--preset", help="从哪套规则参数起步（rules --preset 以后可换）")
@click.pass_obj
def init(office: Office, county: str, user: str, town: str | None, preset: str | None) -> None:
    """建立一个新县；恢复码只显示这一次。"""
    accounts.refuse_place(county, town)
    settings.preset_of(preset or settings.USUAL)
    password = secret("QIANSHOU_PASSWORD", "密码", twice=True)
    performer, groups = accounts.create(office.data, county, user, password, town)
    if preset:
        performer.do(settings.start_from, preset)
    performer.close()
    click.echo(f"已在 {office.data} 建立。恢复码（只显示这一次，请抄下来锁好）：")
    click.echo(" ".join(groups))


@click.command()
@click.pass_obj
def check(office: Office) -> None:
    """核对数据：文件、流水、引用、索引、条数、照片。"""
    with office.opened() as performer:
        found = performer.ask(checks.check)
    for part in found:
        click.echo(f"{'完好' if part.good else '有误'}  {part.label}：{part.remark}")
    if not all(part.good for part in found):
        raise Trouble("核对有误：请先复制整个数据文件夹，再用备份恢复。")


@click.command()
@click.pass_context
def selftest(context: click.Context) -> None:
    """检查这份程序在本机上能否正常工作（不碰任何数据）。"""
    # What runs it is __main__, before the command line is loaded.
    click.echo(context.get_help())
