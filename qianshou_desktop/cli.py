"""The same actions as commands: for scripts, for checks, for the office's IT person."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from qianshou_desktop import __version__, log, paths
from qianshou_desktop.actions import (
    accounts,
    checks,
    common,
    demonstration,
    lines,
    references,
    reports,
    searching,
)  # fmt: skip
from qianshou_desktop.actions import (
    figures as engine,
)
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, RejectedRows, Trouble
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.store import clock

REFUSED, WRONG_USAGE, TROUBLE, BUG = 1, 2, 3, 70
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


@click.group(context_settings={"help_option_names": ["--help"]})
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="数据文件夹")
@click.option("--user", help="用户名（只有一个用户时可不写）")
@click.version_option(__version__, message="牵手社工站 %(version)s")
@click.pass_context
def cli(context: click.Context, data: Path | None, user: str | None) -> None:
    """牵手社工站。不带命令时打开窗口。"""
    context.obj = Office(data or paths.default_data(), user)


@cli.command()
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


@cli.command()
@click.option("--county", required=True, help="6 位县级代码")
@click.option("--user", required=True, help="第一个用户的名字")
@click.option("--town", help="9 位乡级代码（本机只用于一个站时）")
@click.pass_obj
def init(office: Office, county: str, user: str, town: str | None) -> None:
    """建立一个新县；恢复码只显示这一次。"""
    accounts.refuse_place(county, town)
    password = secret("QIANSHOU_PASSWORD", "密码", twice=True)
    performer, groups = accounts.create(office.data, county, user, password, town)
    performer.close()
    click.echo(f"已在 {office.data} 建立。恢复码（只显示这一次，请抄下来锁好）：")
    click.echo(" ".join(groups))


@cli.command("kinds")
@as_json
def show_kinds(*, as_json: bool) -> None:
    """每种记录和它的字段。"""
    for kind in lines.kinds():
        if as_json:
            speak_json(kind)
            continue
        click.echo(f"{kind['kind']}  {kind['label']}")
        for found in kind["fields"]:
            must = "*" if found["required"] else " "
            click.echo(f"  {must} {found['name']:<20}{found['type']:<18}{found['label']}")


@cli.command("list")
@click.argument("kind")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="条件，可写几个")
@as_json
@click.pass_obj
def show_list(office: Office, kind: str, where: tuple[str, ...], *, as_json: bool) -> None:
    """某种记录的清单。"""
    pairs = [part.partition("=") for part in where]
    if any(not sign for _, sign, _ in pairs):
        raise click.UsageError("条件应写成 字段=值")
    conditions = {name: value for name, _, value in pairs}
    with office.opened() as performer:
        found = performer.ask(lambda s: list(lines.list_lines(s, kind, conditions)))
    for record in found:
        speak_json(record) if as_json else click.echo(in_a_line(record))


@cli.command()
@click.argument("kind")
@click.pass_obj
def save(office: Office, kind: str) -> None:
    """从标准输入逐行读 JSON 并保存；有一行不对，整批不存。"""
    given = standard_input()
    with office.opened() as performer, progress("保存") as tell:
        uids = performer.do(lines.save_lines, kind, given, tell)
    for uid in uids:
        click.echo(uid)
    click.echo(f"已保存 {len(uids)} 条", err=True)


@cli.command()
@click.argument("kind")
@click.argument("ref")
@click.pass_obj
def remove(office: Office, kind: str, ref: str) -> None:
    """删除一条记录（用 uid、编号或代码指明）。"""
    with office.opened() as performer:
        performer.do(lambda s: common.remove(s, kind, references.resolve(s, kind, ref)))
    click.echo("已删除")


@cli.command()
@click.argument("text")
@as_json
@click.pass_obj
def search(office: Office, text: str, *, as_json: bool) -> None:
    """搜索：姓名、拼音首字母、身份证号尾数、编号；前一百条。"""
    with office.opened() as performer:
        hits = performer.ask(searching.search, text)
    for hit in hits:
        found = {"kind": hit.kind, "uid": hit.uid, "title": hit.title, "remark": hit.remark}
        speak_json(found) if as_json else click.echo(f"{hit.kind_label}  {hit.title}  {hit.remark}")
    if not hits:
        click.echo("没有找到", err=True)


@cli.command()
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
        label = engine.DEFINITIONS.get(key, (key, ""))[0]
        click.echo(f"{value:>10}  {label}" + ("" if label == key else f"（{key}）"))


@cli.command()
@click.argument("period")
@click.option("--station", help="9 位社工站代码（不写则为全县）")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="放在哪个文件夹")
@click.option("--anyway", is_flag=True, help="有缺字也照印，缺的字印作〓")
@click.pass_obj
def report(office: Office, period: str, station: str | None, out: Path, *, anyway: bool) -> None:
    """月报（季报、年报）：PDF 和 XLSX。"""
    with office.opened() as performer:
        made = performer.ask(reports.write, period, station, out, anyway=anyway)
    for path in made:
        click.echo(str(path))


@cli.command("export-excel")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--anonymous", is_flag=True, help="去掉姓名、号码、地址和各种敏感字段")
@click.pass_obj
def export_excel(office: Office, kind: str, file: Path, *, anonymous: bool) -> None:
    """某种记录的 Excel 清单。"""
    with office.opened() as performer:
        performer.ask(reports.export_kind, kind, file, anonymous=anonymous)
    click.echo(str(file))


@cli.group()
def user() -> None:
    """用户。"""


@user.command("list")
@as_json
@click.pass_obj
def list_users(office: Office, *, as_json: bool) -> None:
    """有哪些用户。"""
    with office.opened() as performer:
        found = performer.ask(accounts.users)
    for row in found:
        if as_json:
            speak_json({"name": row.name, "role": row.role, "active": row.active})
        else:
            click.echo(f"{row.name}  {row.role_label}" + ("" if row.active else "  已停用"))


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(list(ROLE)), required=True, help="角色")
@click.pass_obj
def add_user(office: Office, name: str, role: str) -> None:
    """添加用户；新用户的密码来自提示或 QIANSHOU_NEW_PASSWORD。"""
    with office.opened() as performer:
        password = secret("QIANSHOU_NEW_PASSWORD", "新用户的密码", twice=True)
        accounts.add(performer, name, role, password)
    click.echo(f"已添加用户 {name}")


@user.command("password")
@click.argument("name")
@click.pass_obj
def change_password(office: Office, name: str) -> None:
    """换密码：旧密码如常输入，新密码来自提示或 QIANSHOU_NEW_PASSWORD。"""
    office.user = name
    old = secret("QIANSHOU_PASSWORD", "原密码")
    os.environ["QIANSHOU_PASSWORD"] = old
    with office.opened() as performer:
        new = secret("QIANSHOU_NEW_PASSWORD", "新密码", twice=True)
        accounts.change_password(performer, name, old, new)
    click.echo("密码已换")


@cli.command()
@click.pass_obj
def recover(office: Office) -> None:
    """忘记密码时用恢复单打开，并设新密码。

    恢复码来自提示或 QIANSHOU_RECOVERY；新密码来自提示或 QIANSHOU_NEW_PASSWORD，
    没有设它时来自 QIANSHOU_PASSWORD。
    """
    code = secret("QIANSHOU_RECOVERY", "恢复码（8 组）")
    given = "QIANSHOU_NEW_PASSWORD" in os.environ
    variable = "QIANSHOU_NEW_PASSWORD" if given else "QIANSHOU_PASSWORD"
    password = secret(variable, "新密码", twice=True)
    performer = accounts.recover(office.data, code, office.user, password)
    performer.close()
    click.echo(f"用户 {performer.user} 的密码已换")


@cli.command()
@click.pass_obj
def check(office: Office) -> None:
    """核对数据：文件、流水、引用、索引、条数。"""
    with office.opened() as performer:
        found = performer.ask(checks.check)
    for part in found:
        click.echo(f"{'完好' if part.good else '有误'}  {part.label}：{part.remark}")
    if not all(part.good for part in found):
        raise Trouble("核对有误：请先复制整个数据文件夹，再用备份恢复。")


@cli.command()
@click.pass_context
def selftest(context: click.Context) -> None:
    """检查这份程序在本机上能否正常工作（不碰任何数据）。"""
    # What runs it is __main__, before the command line is loaded.
    click.echo(context.get_help())


def standard_input() -> list[str]:
    """The lines of standard input: split at line feeds alone, since JSON may hold other breaks."""
    try:
        return sys.stdin.read().split("\n")
    except UnicodeDecodeError:
        raise Rejected("输入不是 UTF-8 编码，请把文件另存为 UTF-8 后再试。") from None


def speak_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def in_a_line(record: dict[str, Any]) -> str:
    """A record for people: its filled fields, without the uid."""
    shown = (
        f"{name}={'、'.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in record.items()
        if name != "uid" and value not in (None, [], "")
    )
    return "  ".join(shown)


def main(arguments: list[str]) -> int:
    """Run a command; returns the exit code (shared commands: 0, 1, 2, 3, 70)."""
    where = log.start()
    for stream, encoding, errors in (
        (sys.stdin, "utf-8-sig", "strict"),  # PowerShell puts a byte order mark before a pipe
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors=errors)
    try:
        refuse_garbled(*arguments)
        refuse_odd_clock()
        cli(arguments, prog_name="qianshou", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return WRONG_USAGE
    except click.Abort:
        return REFUSED
    except RejectedRows as refused:
        return _say_rows(refused)
    except Rejected as refused:
        for field, problem in refused.problems.items():
            click.echo(f"{field}：{problem}" if field else problem, err=True)
        return REFUSED
    except Trouble as trouble:
        click.echo(str(trouble), err=True)
        return TROUBLE
    except Exception as error:
        log.bug(error)
        click.echo(f"程序出错了，没有存上。已记在 {where}，请把它交给维护人员。", err=True)
        return BUG
    return 0


def _say_rows(refused: RejectedRows) -> int:
    for row, problems in refused.rows.items():
        for field, problem in problems.items():
            click.echo(
                f"第 {row} 行 {field}：{problem}" if field else f"第 {row} 行：{problem}", err=True
            )
    click.echo(f"共 {len(refused.rows)} 行有误，这一批都没有存。", err=True)
    return REFUSED
