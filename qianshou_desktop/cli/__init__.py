"""The same actions as commands: for scripts, for checks, for the office's IT person."""

import sys
from pathlib import Path

import click

from qianshou_desktop import __version__, log, paths
from qianshou_desktop.actions import lines
from qianshou_desktop.cli import (
    attachments,
    county,
    documents,
    handover,
    own_form,
    papers,
    records,
    reports,
    rules,
    usage,
    users,
)
from qianshou_desktop.cli.office import Office, refuse_garbled, refuse_odd_clock
from qianshou_desktop.records.errors import Rejected, RejectedRows, Trouble

REFUSED, WRONG_USAGE, TROUBLE, BUG = 1, 2, 3, 70


@click.group(context_settings={"help_option_names": ["--help"]})
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="数据文件夹")
@click.option("--user", help="用户名（只有一个用户时可不写）")
@click.version_option(__version__, message="牵手社工站 %(version)s")
@click.pass_context
def cli(context: click.Context, data: Path | None, user: str | None) -> None:
    """牵手社工站。不带命令时打开窗口。"""
    context.obj = Office(data or paths.default_data(), user)


for command in (
    county.demo, county.init, records.show_kinds, records.show_list, records.save, records.remove,
    records.import_key_counties, records.search, attachments.attach, attachments.attached,
    reports.figures, reports.report, reports.export_excel, own_form.fill_form, documents.draft_document, users.user,
    papers.forms, papers.print_form, papers.fonts, rules.rules, handover.handover, users.recover, county.check, county.selftest,
):  # fmt: skip
    cli.add_command(command)


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
        click.echo(usage.wrong(wrong), err=True)
        return WRONG_USAGE
    except click.Abort:
        return REFUSED
    except RejectedRows as refused:
        return _say_rows(refused)
    except Rejected as refused:
        for field, problem in refused.problems.items():
            click.echo(f"{usage.called(field)}：{problem}" if field else problem, err=True)
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
            name = lines.called(refused.kind, field) if field else ""
            place = f"第 {row} 行 {name}".rstrip()
            click.echo(f"{place}：{problem}", err=True)
    click.echo(f"共 {len(refused.rows)} 行有误，这一批都没有存。", err=True)
    return REFUSED
