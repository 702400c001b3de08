"""`forms`, `print` and `fonts`: the papers by name, one of them as PDF, and with which fonts."""

from pathlib import Path

import click

from qianshou_desktop.actions import letters, papers
from qianshou_desktop.cli.office import Office, as_json, speak_json
from qianshou_desktop.records import KINDS


@click.command()
@as_json
def forms(*, as_json: bool) -> None:
    """可以印的表和档案。"""
    for paper in papers.PAPERS.values():
        if as_json:
            speak_json(
                {"form": paper.name, "label": paper.label, "about": paper.about,
                 "blank": paper.form}
            )  # fmt: skip
        else:
            about = f"（要写{KINDS[paper.about].label}的代码或编号）" if paper.about else ""
            click.echo(f"{paper.name:<22}{paper.label}{about}")


@click.command("print")
@click.argument("form")
@click.argument("ref", required=False)
@click.option("--blank", is_flag=True, help="空白表，手工填写")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="PDF 文件"
)
@click.option("--on", default="", help="哪天或哪月，如 2022-08-05、2022-08（工作日志）")
@click.option("--anyway", is_flag=True, help="有缺字也照印，缺的字印作〓")
@click.pass_obj
def print_form(
    office: Office, form: str, ref: str | None, out: Path, on: str, *, blank: bool, anyway: bool
) -> None:
    """印一份表、档案或整卷为 PDF：print station 420581104 --out 站点档案.pdf；
    print volume 个案编号 --out 整卷.pdf；print case --blank --out 空白接案表.pdf"""
    with office.opened() as performer:
        performer.ask(papers.write, form, ref, out, on=on, anyway=anyway, blank=blank)
        lacking = performer.ask(papers.unfinished, form, ref) if not blank else []
    if lacking:
        click.echo(f"还没有填：{'、'.join(lacking)}", err=True)
    click.echo(str(out))


@click.command()
@click.option("--bundled/--machine", "only", default=None, help="只用随程序的字体／也用本机的字体")
@click.pass_obj
def fonts(office: Office, only: bool | None) -> None:
    """印公文用哪些字体。只用随程序的，每台电脑印出的文件一样；也用本机的，有仿宋、楷体、黑体、
    宋体和小标宋就用。"""
    with office.opened() as performer:
        if only is not None:
            performer.do(letters.keep_to_bundled, only)
        click.echo("只用随程序的字体" if performer.ask(letters.bundled_only) else "也用本机的字体")
