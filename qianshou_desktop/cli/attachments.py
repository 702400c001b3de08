"""Commands for the photos and papers of records."""

from pathlib import Path

import click

from qianshou_desktop.actions import attachments, own_sheets, references, reports
from qianshou_desktop.cli.office import Office, as_json, progress, speak_json
from qianshou_desktop.formats import files
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.terms import PICTURED


@click.command()
@click.argument("kind")
@click.argument("ref")
@click.argument("given", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--purpose", type=click.Choice(list(PICTURED)), help="用途")
@click.pass_obj
def attach(
    office: Office, kind: str, ref: str, given: tuple[Path, ...], *, purpose: str | None
) -> None:
    """给一条记录附上照片和文件；放不进的逐个说明，其余照存。"""
    with office.opened() as performer, progress("存入") as tell:
        key = performer.ask(references.key_of, kind, ref)
        found = own_sheets.attach(performer, kind, key, given, purpose=purpose, tell=tell)
    for name in found.added:
        click.echo(name)
    click.echo(f"已附上 {len(found.added)} 个" + words(found), err=True)
    if found.refused:
        raise Rejected("\n".join(found.refused))


def words(found: attachments.Added) -> str:
    """What is to be said beside the number of those that were added."""
    return f"，{len(found.same)} 个已经有了" if found.same else ""


@click.command()
@click.argument("kind")
@click.argument("ref")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="另存到这个文件夹")
@as_json
@click.pass_obj
def attached(office: Office, kind: str, ref: str, *, out: Path | None, as_json: bool) -> None:
    """一条记录附有什么；--out 把它们（明文）另存出来。"""
    with office.opened() as performer:
        key = performer.ask(references.key_of, kind, ref)
        found = performer.ask(attachments.items, kind, key)
        for at, each in enumerate(found, 1):
            line = {n: getattr(each, n) for n in ("name", "media", "caption", "here")}
            speak_json(line) if as_json else click.echo(each.name)
            if out:
                reports.folder(out)
                name, data = performer.ask(attachments.content, each.key)
                files.replace(out / f"{at:02d} {name}", data)
