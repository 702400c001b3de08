"""What points at one person by its very shape: numbers, addresses on the net, plates. How each is found,
what it is called, and what takes its place in public (个人信息保护法第四条、第五十一条)."""

MARKS: tuple[tuple[str, str, str], ...] = (
    (r"\d{9}-[A-Z]{2,3}-\d{4}-\d{3,6}", "编号", "（编号略）"),
    (r"(?<!\d)\d{17}[\dXx]\d{0,2}(?!\d)", "证件号", "（证件号略）"),
    (r"(?<!\d)\d{15,19}(?!\d)", "号码", "（号码略）"),
    (r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}(?!\d)", "手机号", "（电话略）"),
    (r"(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)", "电话", "（电话略）"),
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "邮箱", "（邮箱略）"),
    (r"((?:微信|QQ|qq)[号群]?[：:是 ]*)[A-Za-z0-9_-]{5,}", "微信或 QQ", r"\1（略）"),
    (r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}", "车牌",
     "（车牌略）"),
)  # fmt: skip
