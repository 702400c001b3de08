"""Commands for accounts."""

import os

import click

from qianshou_desktop.actions import accounts
from qianshou_desktop.cli.office import Office, as_json, secret, speak_json
from qianshou_desktop.records.terms import ROLE


@click.group()
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


@click.command()
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
