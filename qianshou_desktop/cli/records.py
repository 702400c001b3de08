"""Commands for records: what kinds there are, list, save, remove, search."""

from pathlib import Path

import click

from qianshou_desktop.actions import common, key_counties, lines, persons, references, searching
from qianshou_desktop.cli.office import Office, as_json, progress, speak_json, standard_input


@click.command("kinds")
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
            click.echo(f"  {must} {found['name']:<26}{found['type']:<9}{found['label']}")
            for code, label in found["choices"].items():
                click.echo(f"{'':<39}{code} {label}")


@click.command("list")
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
        if as_json:
            for record in performer.ask(lambda s: list(lines.list_lines(s, kind, conditions))):
                speak_json(record)
            return
        for shown in performer.ask(lambda s: list(lines.shown_lines(s, kind, conditions))):
            click.echo(in_a_line(shown))


@click.command()
@click.argument("kind")
@click.pass_obj
def save(office: Office, kind: str) -> None:
    """从标准输入逐行读 JSON 并保存；有一行不对，整批不存。"""
    given = standard_input()
    with office.opened() as performer, progress("保存") as tell:
        uids = performer.do(lines.save_lines, kind, given, tell)
        same = performer.ask(persons.doubles, [bytes.fromhex(u) for u in uids])
    for uid in uids:
        click.echo(uid)
    once = len(set(uids))
    twice = f"（{len(uids)} 行，有几行写的是同一条）" if once < len(uids) else ""
    click.echo(f"已保存 {once} 条{twice}", err=True)
    for remark in same:
        click.echo(remark, err=True)


@click.command()
@click.argument("kind")
@click.argument("ref")
@click.pass_obj
def remove(office: Office, kind: str, ref: str) -> None:
    """删除一条记录（用 uid、编号或代码指明）。"""
    with office.opened() as performer:
        performer.do(lambda s: common.remove(s, kind, references.resolve(s, kind, ref)))
    click.echo("已删除")


@click.command()
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


def in_a_line(shown: dict[str, str]) -> str:
    """A record for people: what is filled in, on one line."""
    return "  ".join(f"{label}：{' '.join(text.split())}" for label, text in shown.items())


@click.command("import-key-counties")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def import_key_counties(office: Office, file: Path) -> None:
    """导入牵手计划的重点帮扶县名单（CSV 或 XLSX，第一行表头：代码、名称、省份，可另有 乡级数、已建社工站）；
    代码已有的更新，有一行不对就全都不存。"""
    with office.opened() as performer:
        taken = performer.do(key_counties.take, file)
    click.echo(taken.words())
