"""The constants outlive whatever the binding gives back of them too often."""

import subprocess
import sys

PAINTED = 60_000  # more than any of the three is held at the start of such a process

CODE = f"""
from PySide6.QtWidgets import QWidget
from qianshou_desktop.ui.house import application

class Painted(QWidget):
    def paintEvent(self, event): pass
    def resizeEvent(self, event): super().resizeEvent(event)

app = application()
made = Painted()
made.show()
for at in range({PAINTED}):
    made.resize(100 + at % 7, 100)
    made.setProperty("at", None)
print("still there", flush=True)
"""


def test_a_day_of_painting_does_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "still there\n"), done.stderr[-500:]
