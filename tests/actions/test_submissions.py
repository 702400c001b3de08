"""Handing in: figures, words and files are frozen; a correction is a version of its own; the package is
what the manifest says, and the public version tells of nobody."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select

from qianshou_desktop.actions import (
    attachments,
    common,
    identities,
    month_end,
    reports,
    submissions,
    submitted,
)
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.submission import Submission

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]
CANARY = "金丝雀"


@pytest.fixture
def month(save: Do) -> None:
    """A month with people whose every personal word is a canary."""
    save("worker", {"number": "SG-1", "name": f"{CANARY}社", "station": TOWN})
    save("person", {
        "number": "DX-1", "name": f"{CANARY}一", "id_number": "420500197503010014",
        "phone": "13900001111", "township": TOWN, "address": f"{CANARY}路 9 号", "risk": "high",
        "filed_on": "2022-07-01", "groups": ["aged"],
    })  # fmt: skip
    save("visit", {
        "person": "DX-1", "station": TOWN, "visited_on": "2022-08-05", "minutes": 30,
        "items": ["A1"], "worker": "SG-1", "note": f"{CANARY}说",
    })  # fmt: skip
    save("report_text", {
        "station": TOWN, "period": MONTH, "plan": "下月走访十户", "problems_met": "人手不足",
        "advice": "增加一人", "typical": "张某某", "reporter": f"{CANARY}填", "phone": "13900002222",
        "opened_days": 23,
    })  # fmt: skip


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def cells(xlsx: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    return " ".join(str(c.value) for w in book for row in w.iter_rows() for c in row if c.value)


def test_what_was_handed_in_never_changes(month: None, performer: Performer, save: Do) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    before = performer.ask(submissions.frozen_pdf, key)
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-06"})
    assert performer.ask(submissions.frozen_pdf, key) == before
    assert performer.ask(reports.preview, MONTH, TOWN) != before
    with performer.store.read() as s:
        made = s.get_one(Submission, key)
        assert made.name == "月报_420581104_枝城镇_202208_v1"
        assert submitted.frozen(made)["figures"]["visits.contacts"] == 1
        assert submitted.frozen(made)["texts"]["plan"] == "下月走访十户"
    changed = {
        each.what: (each.before, each.after) for each in performer.ask(submissions.since, key)
    }
    assert changed["走访人次"] == ("1", "2")
    assert changed["走访人次（本年累计）"] == ("1", "2")


def test_a_correction_is_a_version_with_its_reason(
    month: None, performer: Performer, save: Do
) -> None:
    first = performer.do(submissions.submit, MONTH, TOWN)
    with pytest.raises(Rejected, match="更正要写明原因"):
        performer.do(submissions.submit, MONTH, TOWN)
    with pytest.raises(Rejected, match="没有差别"):
        performer.do(submissions.submit, MONTH, TOWN, reason="再报一次")
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-06"})
    second = performer.do(submissions.submit, MONTH, TOWN, reason="漏记一次走访")
    shown = performer.ask(submissions.versions, MONTH, TOWN)
    assert [each.version for each in shown] == [1, 2]
    said = words(performer.ask(submissions.frozen_pdf, second))
    for each in ("第 2 版", "更正说明", "漏记一次走访", "与第 1 版相比", "走访人次"):
        assert each in said
    assert {each.what for each in performer.ask(submissions.since, first)} >= {
        "走访人次",
        "服务人次",
    }
    assert performer.ask(submissions.since, second) == []
    assert any("漏记一次走访" in line for line in performer.ask(submissions.told, second))


def test_words_alone_are_a_change_too(month: None, performer: Performer) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    text = performer.ask(reports.words_of, MONTH, TOWN)
    assert text is not None
    performer.do(common.save, "report_text", {"plan": "下月走访  二十户，ＡＢ（甲）"}, text)
    assert len(performer.ask(submissions.since, key)) == 1
    again = performer.do(submissions.submit, MONTH, TOWN, reason="改计划")
    assert performer.ask(submissions.since, again) == []
    performer.do(common.save, "report_text", {"plan": "下月走访二十户"}, text)
    (change,) = performer.ask(submissions.since, again)
    assert (change.what, change.after) == ("下期计划", "下月走访二十户")


def test_nothing_frozen_can_be_touched(month: None, performer: Performer) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    for values in ({"snapshot": "{}"}, {"version": 2}, {"submitted_by": "别人"}, {"files": []}):
        with pytest.raises(Rejected, match="不能这样修改"):
            performer.do(common.save, "submission", values, key)
    with pytest.raises(Rejected, match="不能"):
        performer.do(common.remove, "submission", key)
    items = performer.ask(attachments.items, "submission", key)
    assert len(items) == 4
    for item in items:
        with pytest.raises(Rejected, match="冻结"):
            performer.do(attachments.detach, item.key)
    performer.do(
        common.save, "submission", {"receipt": "回 12 号", "received_on": "2022-09-15"}, key
    )
    assert performer.ask(common.load, "submission", key).values["receipt"] == "回 12 号"
    with pytest.raises(Rejected, match="回执不能早于报送"):
        performer.do(common.save, "submission", {"received_on": "2022-08-03"}, key)


@pytest.mark.parametrize(
    ("period", "station", "said"),
    [
        ("2022-11", TOWN, "还没有开始"),
        ("2022-13", TOWN, "看不懂期间"),
        (MONTH, "420581199", "没有代码"),
    ],
)
def test_what_cannot_be_handed_in_is_refused(
    month: None, performer: Performer, period: str, station: str, said: str
) -> None:
    with pytest.raises(Rejected, match=said):
        performer.do(submissions.submit, period, station)
    with performer.store.read() as s:
        assert s.scalars(select(Submission)).all() == []


def test_what_was_handed_in_is_not_for_readers(month: None, performer: Performer) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    performer.role = "reader"
    for asked in (submissions.frozen_pdf, submissions.told, submissions.since):
        with pytest.raises(Rejected, match="只读用户不能查看"):
            performer.ask(asked, key)
    assert performer.ask(submissions.versions, MONTH, TOWN) == []
    with pytest.raises(Rejected, match="只读用户不能查看"):
        performer.ask(common.find, "submission")
    with pytest.raises(Rejected, match="只读用户"):
        performer.do(submissions.submit, MONTH, TOWN, reason="x")


def test_the_package_is_what_its_manifest_says(
    month: None, performer: Performer, tmp_path: Path
) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    name = "月报_420581104_枝城镇_202208_v1"
    made = {
        path.name: path.read_bytes() for path in performer.ask(submissions.package, key, tmp_path)
    }
    assert set(made) == {
        f"{name}.pdf", f"{name}.xlsx", f"{name}.json", f"{name}.sha256", f"{name}.zip",
        f"{name}_公开版.pdf", f"{name}_公开版.xlsx",
    }  # fmt: skip
    manifest = dict(
        reversed(line.split("  ")) for line in made[f"{name}.sha256"].decode().splitlines()
    )
    for each, digest in manifest.items():
        assert hashlib.sha256(made[each]).hexdigest() == digest
    assert set(manifest) == {f"{name}.pdf", f"{name}.xlsx", f"{name}.json"}
    with zipfile.ZipFile(io.BytesIO(made[f"{name}.zip"])) as book:
        assert {each: book.read(each) for each in book.namelist()} == {
            each: made[each] for each in (*manifest, f"{name}.sha256")
        }
    again = performer.ask(submissions.package, key, tmp_path / "再来")
    assert {path.name: path.read_bytes() for path in again} == made


def test_the_public_version_tells_of_nobody(
    month: None, performer: Performer, tmp_path: Path
) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    made = {
        path.name: path.read_bytes() for path in performer.ask(submissions.package, key, tmp_path)
    }
    name = "月报_420581104_枝城镇_202208_v1"
    whole = words(made[f"{name}.pdf"]) + cells(made[f"{name}.xlsx"])
    public = words(made[f"{name}_公开版.pdf"]) + cells(made[f"{name}_公开版.xlsx"])
    for secret in (CANARY, "13900002222"):
        assert secret in whole
    for secret in (CANARY, "13900001111", "13900002222", "420500197503010014", "DX-1", "SG-1"):
        assert secret not in public
    for shown in ("人手不足", "下月走访十户", "走访人次", "23 天"):
        assert shown in public


def test_no_public_version_names_somebody(
    month: None, performer: Performer, tmp_path: Path
) -> None:
    text = performer.ask(reports.words_of, MONTH, TOWN)
    assert text is not None
    performer.do(common.save, "report_text", {"advice": f"请关心{CANARY}一"}, text)
    with pytest.raises(Rejected, match=f"公开版里会有个人信息.*{CANARY}一"):
        performer.do(submissions.submit, MONTH, TOWN)
    key = performer.do(submissions.submit, MONTH, TOWN, anyway=True)
    made = [path.name for path in performer.ask(submissions.package, key, tmp_path)]
    assert len(made) == 5
    assert not any("公开版" in each for each in made)
    assert "没有做公开版。" in performer.ask(submissions.told, key)


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("有事打 0717-4820011", "电话"), ("他的车是鄂E12F45", "车牌"), ("加微信：zhang_san66", "微信"),
        ("写信到 zhangsan@example.com", "邮箱"), ("证件 42050019750301001X", "证件号"),
        ("手机 139 0000 3333", "手机号"), ("个案 420581104-GA-2022-0001", "编号"),
        ("座机0717 482 1234打不通", "电话"), ("手机一三九零七一七一二三四", "电话"), ("可加微信(lihua88)", "微信"),
        ("vx：lihua88", "微信"), ("扣扣12345678", "微信"), ("V信lihua_88", "微信"), ("护照E12345678", "护照"),
        ("鄂E·D12345", "车牌"), ("社保卡号A1234567", "卡号"), ("身份证 420500 19530526 1526", "证件号"),
        ("座机0717—4821234", "电话"),
    ],
)  # fmt: skip
def test_what_no_record_holds_is_found_by_its_shape(
    told: str, what: str, performer: Performer
) -> None:
    found = performer.ask(identities.leaks, ["本月情况正常", told])
    assert any(str(each).startswith(what) for each in found), found


@pytest.mark.parametrize(
    "told",
    ["住解放路12号的住户", "3栋2单元有人反映", "家住江家湾一组五十二号", "看了501室的陈奶奶", "阿卜的堂客秦月英要低保",
     "婆娘王翠兰在外", "2017年2月25日出生", "老陈说要来", "陈*梅", "小名叫毛坨"],
)  # fmt: skip
def test_what_looks_like_somebody_is_asked_about(
    told: str, month: None, performer: Performer
) -> None:
    text = performer.ask(reports.words_of, MONTH, TOWN)
    performer.do(common.save, "report_text", {"advice": told}, text)
    with pytest.raises(Rejected, match="公开版里会有个人信息"):
        performer.do(submissions.submit, MONTH, TOWN)


@pytest.mark.parametrize(
    "told",
    ["本月开展活动12场，服务老人530人次，发放资料200份", "第三组织了3组活动，分2室进行", "2022年8月27日开展志愿服务",
     "存在一二三四五六个方面的问题", "和卫生院的医生一起", "老年人占七成，小额资助", "儿童关爱活动"],
)  # fmt: skip
def test_what_a_report_says_anyway_is_let_pass(
    told: str, month: None, performer: Performer, save: Do
) -> None:
    """Though somebody bears a name that the program's own words hold."""
    save("person", {"number": "DX-3", "name": "关爱", "township": TOWN, "filed_on": "2022-07-01"})
    text = performer.ask(reports.words_of, MONTH, TOWN)
    performer.do(common.save, "report_text", {"advice": told}, text)
    key = performer.do(submissions.submit, MONTH, TOWN)
    assert "没有做公开版" not in performer.ask(submissions.told, key)
    assert performer.ask(identities.leaks, ["本月看望关爱，情况好"])


def test_a_part_of_a_long_name_is_found(performer: Performer, save: Do) -> None:
    whole = "阿卜杜热合曼·买买提依明"
    save("person", {"number": "DX-4", "name": whole, "township": TOWN, "filed_on": "2022-07-01"})
    assert performer.ask(identities.leaks, ["买买提依明的低保已办"])


@pytest.mark.parametrize(
    "said", ["枝城镇社工站", "白水港村居委会", "宜都市民政局", "村委会", "县残联康复中心"]
)
def test_an_office_is_nobody(said: str, performer: Performer, save: Do) -> None:
    save("person", {"number": "DX-2", "name": "周小雨", "township": TOWN, "filed_on": "2022-07-01"})
    save("case", {"person": "DX-2", "station": TOWN, "opened_on": "2022-08-02", "referrer": said})
    assert performer.ask(identities.leaks, [f"本月与{said}开了一次联席会"]) == []
    assert performer.ask(identities.leaks, ["本月看了周小雨"]) != []


@pytest.mark.parametrize("kind", ["event", "project", "publicity", "service"])
def test_a_name_is_found_wherever_it_was_written(
    kind: str, month: None, performer: Performer, save: Do, tmp_path: Path
) -> None:
    """In what a public report tells of things: either it is not told there, or nothing is made public."""
    name = f"{CANARY}一"
    day = {"event": {"name": f"看望{name}", "held_on": "2022-08-09", "headcount": 9, "state": "finished"},
           "project": {"name": f"陪伴{name}"},
           "publicity": {"name": f"{name}的故事", "published_on": "2022-08-10"},
           "service": {"kind": "policy", "served_on": "2022-08-10", "note": f"给{name}送资料"}}  # fmt: skip
    place = {} if kind == "project" else {"station": TOWN}
    save(kind, place | day[kind])
    if kind == "project":
        save("service", {"kind": "consultation", "served_on": "2022-08-11", "station": TOWN,
                         "project": f"陪伴{name}"})  # fmt: skip
    key = performer.do(submissions.submit, MONTH, TOWN, anyway=True)
    for path in performer.ask(submissions.package, key, tmp_path):
        if "公开版" in path.name:
            content = path.read_bytes()
            assert CANARY not in (words(content) if path.suffix == ".pdf" else cells(content))


def test_an_event_photo_brings_no_name_along(
    month: None, performer: Performer, save: Do, tmp_path: Path
) -> None:
    """Neither its file's name, nor who took it where, nor a face that was flagged; the caption is
    looked through with the rest."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = CANARY, CANARY  # ImageDescription, Artist
    for at, colour in enumerate(("red", "blue")):
        Image.new("RGB", (640, 480), colour).save(
            tmp_path / f"{CANARY}{at}.jpg", exif=exif, comment=CANARY.encode()
        )
    save("event", {"number": "HD-1", "name": "重阳节活动", "station": TOWN, "held_on": "2022-08-09",
                   "headcount": 9, "state": "finished"})  # fmt: skip
    event = performer.ask(common.find, "event")[0]
    attachments.attach(
        performer, "event", event, [tmp_path / f"{CANARY}{at}.jpg" for at in range(2)]
    )
    key = performer.do(submissions.submit, MONTH, TOWN)
    made = {
        p.name: p.read_bytes() for p in performer.ask(submissions.package, key, tmp_path / "出")
    }
    public = made["月报_420581104_枝城镇_202208_v1_公开版.pdf"]
    assert CANARY not in words(public)
    for page in PdfReader(io.BytesIO(public)).pages:
        for image in page.images:
            assert CANARY.encode() not in image.data


def test_a_period_that_is_not_over_is_asked_about(
    month: None, performer: Performer, save: Do, set_clock: Callable[[str], None]
) -> None:
    """All questions at once, so that one answer answers what was read."""
    save("report_text", {"station": TOWN, "period": "2022-Q3", "advice": f"请关心{CANARY}一"})
    with pytest.raises(Rejected, match=r"2022 年 9 月到 2022-09-30 才结束"):
        performer.do(submissions.submit, "2022-09", TOWN)
    with pytest.raises(Rejected, match=r"才结束.*；.*公开版里会有个人信息") as refused:
        performer.do(submissions.submit, "2022-Q3", TOWN)
    assert refused.value.problems
    set_clock("2022-09-30T17:00:00+08:00")
    assert performer.do(submissions.submit, "2022-09", TOWN)


def test_the_county_says_who_has_not_handed_in(month: None, performer: Performer, save: Do) -> None:
    save("station", {"code": TOWN, "state": "built"})
    said = [gap.text for gap in performer.ask(month_end.check, MONTH)]
    assert any("枝城镇" in each and "还没有上报" in each for each in said)
    performer.do(submissions.submit, MONTH, TOWN)
    said = [gap.text for gap in performer.ask(month_end.check, MONTH)]
    assert not any("枝城镇" in each and "上报" in each for each in said)
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-07", "worker": "SG-1"})
    said = [gap.text for gap in performer.ask(month_end.check, MONTH)]
    assert any("枝城镇" in each and "与记录不符" in each for each in said)


def test_a_balance_that_does_not_go_on_is_told(month: None, performer: Performer, save: Do) -> None:
    performer.do(submissions.submit, MONTH, TOWN)
    save("case", {"number": "GA-1", "person": "DX-1", "station": TOWN, "opened_on": "2022-08-30"})
    said = [gap.text for gap in performer.ask(month_end.check, "2022-09", TOWN)]
    assert "上月上报在办个案 0 件，本月的上期在办是 1 件，接不上" in said


def test_what_the_figures_do_not_count_is_frozen_too(
    month: None, performer: Performer, save: Do
) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    save("spending", {"station": TOWN, "spent_on": "2022-08-09", "use": "operation",
                      "source": "purchase", "subject": "activity", "amount_fen": "123456.00"})  # fmt: skip
    changes = {each.what: each.after for each in performer.ask(submissions.since, key)}
    assert any("经费支出" in what and "123,456.00" in after for what, after in changes.items())
    performer.do(submissions.submit, MONTH, TOWN, reason="漏记一笔支出")


def test_of_two_of_a_day_both_are_frozen(month: None, performer: Performer, save: Do) -> None:
    given = {"station": TOWN, "published_on": "2022-08-05", "channel": "paper", "source": "县报"}
    first, _ = save("publicity", given | {"name": "上门送药"}, given | {"name": "端午活动"})
    key = performer.do(submissions.submit, MONTH, TOWN)
    save("publicity", {"uid": first, "name": "上门送医"})
    changes = [(each.before, each.after) for each in performer.ask(submissions.since, key)]
    assert any("上门送药" in before and "上门送医" in after for before, after in changes)


def test_a_photo_the_template_and_a_visit_s_words_are_corrected(
    month: None, performer: Performer, save: Do
) -> None:
    save("event", {"number": "HD-1", "name": "重阳节", "station": TOWN, "held_on": "2022-08-09",
                   "headcount": 9})  # fmt: skip
    key = performer.do(submissions.submit, MONTH, TOWN)
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(buffer, "PNG")
    (event,) = performer.ask(common.find, "event")
    attachments.attach(performer, "event", event, [attachments.Pasted("甲.png", buffer.getvalue())])
    (visit,) = performer.ask(common.find, "visit")
    performer.do(common.save, "visit", {"note": f"{CANARY}又说"}, visit)
    save(
        "report_template", {"name": "本县", "from_on": "2022-01-01", "heading": "{单位}{期间}简报"}
    )
    changed = {each.what for each in performer.ask(submissions.since, key)}
    assert changed >= {"照片：重阳节　2022-08-09", "标题", "走访清单"}
    second = performer.do(submissions.submit, MONTH, TOWN, reason="补照片")
    assert performer.ask(submissions.since, second) == []
    at = performer.ask(month_end.check, MONTH, TOWN)
    assert not any("处改动" in gap.text for gap in at)


def test_register_and_paper_say_the_same_of_a_correction(
    month: None, performer: Performer, save: Do
) -> None:
    performer.do(submissions.submit, MONTH, TOWN)
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-06"})
    second = performer.do(submissions.submit, MONTH, TOWN, reason="漏记一次走访")
    with performer.store.read() as s:
        made = s.get_one(Submission, second)
        said = f"{made.percent}%，还缺 {made.lacking} 条"
    assert said in words(performer.ask(submissions.frozen_pdf, second))


def test_the_county_sees_that_details_differ_and_who_was_not_seen(
    month: None, performer: Performer, save: Do
) -> None:
    performer.do(submissions.submit, MONTH, TOWN)
    (visit,) = performer.ask(common.find, "visit")
    performer.do(common.save, "visit", {"items": ["B1"]}, visit)
    said = [gap.text for gap in performer.ask(month_end.check, MONTH)]
    assert any("与记录不符" in each for each in said)
    assert any("枝城镇" in each and "应访而没有见到" in each for each in said)


def test_a_correction_of_a_workers_number_has_its_public_version(
    month: None, performer: Performer, save: Do
) -> None:
    [worker] = save("worker", {"name": "苏晴川", "station": TOWN, "post": "resident"})
    visit = {"person": "DX-1", "station": TOWN, "worker": worker}
    save("visit", visit | {"visited_on": "2022-08-06"})
    performer.do(submissions.submit, MONTH, TOWN)
    save("visit", visit | {"visited_on": "2022-08-07"})
    second = performer.do(submissions.submit, MONTH, TOWN, reason="漏记一次走访")
    assert "苏晴川" in words(performer.ask(submissions.frozen_pdf, second))
    assert not any("没有做公开版" in line for line in performer.ask(submissions.told, second))


def test_a_correction_does_not_print_once_more_what_it_took_out(
    month: None, performer: Performer, tmp_path: Path
) -> None:
    text = performer.ask(reports.words_of, MONTH, TOWN)
    long = {
        "plan": "走访住户，其女赵小妹，电话 13811112222",
        "advice": "很长的话。" * 200,
        "problems_met": "人名里有\U00020bb7字",
    }
    performer.do(common.save, "report_text", long, text)
    performer.do(submissions.submit, MONTH, TOWN, anyway=True)
    mended = {"plan": "走访住户", "advice": "短", "problems_met": "已改"}
    performer.do(common.save, "report_text", mended, text)
    key = performer.do(submissions.submit, MONTH, TOWN, reason="误写了电话")
    made = {p.name: p.read_bytes() for p in performer.ask(submissions.package, key, tmp_path)}
    whole = words(made["月报_420581104_枝城镇_202208_v2.pdf"])
    assert "13811112222" not in whole.replace("\n", "")
    assert "赵小妹" not in whole.replace("\n", "")
    assert whole.count("很长的话") < 20
    assert "误写了电话" in whole


def test_a_small_group_is_not_told_in_public(
    month: None, performer: Performer, tmp_path: Path
) -> None:
    key = performer.do(submissions.submit, MONTH, TOWN)
    made = {p.name: p.read_bytes() for p in performer.ask(submissions.package, key, tmp_path)}
    name = "月报_420581104_枝城镇_202208_v1"
    assert "不到3" in words(made[f"{name}_公开版.pdf"]).replace(" ", "")
    assert "不到3" not in words(made[f"{name}.pdf"]).replace(" ", "")
