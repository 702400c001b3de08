"""F1: the keys, and where each form is; a sheet that is read and put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.ui import theme

KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "到处": (
        ("Alt+1…9", "换页（左边的数字）"), ("Ctrl+Tab", "换栏目"), ("F6", "同一栏目里换下一样"),
        ("Ctrl+K", "找人、编号、页面和命令"), ("Ctrl+L", "一句话记一笔服务；在个案里记下一次面谈"),
        ("Ctrl+N", "新建"), ("F5", "刷新"), ("Ctrl+Shift+R", "危机报告"),
        ("Esc", "退回"),
    ),
    "填表": (
        ("Enter", "下一格（长文字里换行）"), ("Ctrl+PgDn、Ctrl+PgUp", "表单的下一页、上一页"),
        ("Ctrl+S", "保存"), ("Ctrl+Enter", "保存，接着下一条"), ("F2", "从清单到表单"),
        ("Ctrl+Z", "文字里退一步；别处撤销上一次保存或删除"), ("F7", "照片与附件"), ("Ctrl+P", "打印"),
        ("日期", "t 今天，-1 昨天，5 本月 5 日，0305 三月五日"), ("选项", "数字或拼音首字母"),
    ),
    "补录": (
        ("空格", "日期和上面同一天"), ("数字", "选见到，就到下一格"), ("Ctrl+D", "照抄上一格"), ("Ctrl+Delete", "清空一行"),
    ),
    "个案": (("Alt+→、Alt+←", "下一阶段、上一阶段"),),
}  # fmt: skip
PLACES = (
    ("接案、预估、计划、面谈、评估、结案、转介、跟进、转站、知情同意、危机", "个案"),
    ("走访、其他服务、补录、路线单、工作日志", "走访与日志"),
    ("计划书、组员、单节记录、出席、总结", "小组"),
    ("活动计划、记录、总结、签到表、稿件", "社区活动"),
    ("资源、志愿者和证明、协助民政事务、档案借阅、待办", "资源与志愿"),
    ("制度、承诺、投诉、督导、安全检查、评估、经费支出", "社工站"),
    ("培训、招录、证书与考试", "人员与取证"),
    ("宣传、结对、派驻、政策与会议", "牵手计划"),
    ("年度经费、公文、指标", "县域"),
)  # fmt: skip


class Help(QDialog):
    """The keys by where they work, then which page holds which form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("按键和表单在哪里")
        self.resize(640, 560)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        for heading, rows in (*KEYS.items(), ("表单在哪一页", PLACES)):
            self._heading(grid, heading)
            for left, right in rows:
                self._row(grid, left, right)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        self.leave = QPushButton("关闭  Esc")
        self.leave.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)

    def _heading(self, grid: QGridLayout, text: str) -> None:
        label = QLabel(text)
        theme.tag(label, "heading")
        grid.addWidget(label, grid.rowCount(), 0, 1, 2)

    def _row(self, grid: QGridLayout, left: str, right: str) -> None:
        row = grid.rowCount()
        for column, text in enumerate((left, right)):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, column)
