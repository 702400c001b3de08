"""Places as people write them: with the province and the city in front, or without (宁夏吴忠市红寺堡区,
吴忠市红寺堡区, 红寺堡区)."""

import re

PROVINCE = re.compile(
    r"(北京|天津|上海|重庆)市?"
    r"|(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾)(?:省|(?!市|州|县|区|藏族|蒙古族))"
    r"|(内蒙古|广西|西藏|宁夏|新疆)(?:壮族|回族|维吾尔)?(?:自治区)?"
)  # 吉林市 is no province, nor is 海南藏族自治州 or 河南蒙古族自治县
DIVISION = (*"省市州盟县旗区乡镇", "街道")  # what the name of a wider place ends with
STATION = re.compile(r"(社会工作(服务)?站|社工站)$")


def bare(text: str | None) -> str:
    """A place without blanks; a station's name tells the place where it stands."""
    return STATION.sub("", "".join((text or "").split()))


def same(one: str, other: str) -> bool:
    """Whether two texts mean one place: the same from the last unit on, whatever else stands before
    it in one of them. Where both name the province, or the city, and these differ, the names are
    merely alike (鼓楼区)."""
    (first, rest), (second, remainder) = _parted(one), _parted(other)
    if first and second and first != second:
        return False
    short, long = sorted((rest, remainder), key=len)
    if not short:
        return not long and first == second != ""
    before = long.removesuffix(short)
    return long.endswith(short) and (not before or before.endswith(DIVISION))


def inside(place: str, county: str) -> bool:
    """Whether a text names a place in a county, or around it (红寺堡区大河乡, 红寺堡区及周边)."""
    (first, rest), (second, name) = _parted(place), _parted(county)
    return name != "" and name in rest and (not first or not second or first == second)


def _parted(text: str) -> tuple[str, str]:
    """The province, "" where none is named, and what follows it."""
    text = bare(text)
    found = PROVINCE.match(text)
    return (found[found.lastindex or 0], text[found.end() :]) if found else ("", text)
