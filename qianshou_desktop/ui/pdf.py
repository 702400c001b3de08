"""PDF on screen and on the printer. Qt draws what the program wrote; nothing is drawn twice."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qianshou_desktop.records.errors import Trouble

DPI = 300
POINTS = 72


class Sheets(QPdfDocument):
    """A PDF from memory. The bytes live as long as the document."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)

    def show(self, content: bytes) -> None:
        """Hold this PDF now. Raises Trouble where it is not one."""
        self.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.load(self._buffer)
        if self.status() != QPdfDocument.Status.Ready:
            raise Trouble("这份 PDF 打不开，请重新生成一次。")

    def picture(self, page: int, size: QSize) -> QImage:
        """A page on white: the document itself leaves the ground transparent."""
        drawn = self.render(page, size)
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper


def print_out(content: bytes, title: str, parent: QWidget) -> bool:
    """Ask for the printer and print; False where the user thought better of it."""
    sheets = Sheets(parent)
    sheets.show(content)
    printer = printer_for(sheets, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印：{title}")
    dialog.setMinMax(1, sheets.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
    if not dialog.exec():
        return False
    put_on_paper(sheets, printer)
    return True


def printer_for(sheets: Sheets, title: str) -> QPrinter:
    """A printer set to the document's own page, without margins: the pages have their own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setDocName(title)
    printer.setFromTo(1, sheets.pageCount())
    size = sheets.pagePointSize(0)
    wide = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    paper = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    # A paper of several leaves is bound: both sides, as far as the printer can; the dialog may undo it.
    printer.setDuplex(
        QPrinter.DuplexMode.DuplexAuto if sheets.pageCount() > 1 else QPrinter.DuplexMode.DuplexNone
    )
    return printer


def put_on_paper(sheets: Sheets, printer: QPrinter) -> None:
    """The chosen pages, each drawn at 300 dpi. Raises Trouble where the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("打印机没有接受。请查看打印机是否打开、有没有纸，然后再试。")
    first = max(1, printer.fromPage()) - 1
    last = min(printer.toPage() or sheets.pageCount(), sheets.pageCount())
    for page in range(first, last):
        if page > first:
            printer.newPage()
        _page(sheets, page, painter, printer)
    painter.end()


def _page(sheets: Sheets, page: int, painter: QPainter, printer: QPrinter) -> None:
    points = sheets.pagePointSize(page)
    size = QSize(round(points.width() * DPI / POINTS), round(points.height() * DPI / POINTS))
    room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    painter.drawImage(room, sheets.picture(page, size))


def preview(document: QPdfDocument, name: str, parent: QWidget) -> QPdfView:
    """The view of a document: all its pages under each other, on a grey ground."""
    view = QPdfView(parent)
    view.setDocument(document)
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    view.setPageSpacing(10)
    view.setAccessibleName(name)
    colours = view.palette()
    colours.setColor(QPalette.ColorRole.Dark, QColor("#E6EAEE"))
    view.setPalette(colours)
    view.setFrameShape(QPdfView.Shape.NoFrame)
    return view
