"""Chooses between window, command line and self-test, and nothing else."""

import sys

OPTIONS_WITH_VALUE = {"--data", "--user"}
UNLOADED = ("shared object", "DLL load")  # how Python says that a system library is not there


def main() -> int:
    """The exit code of whichever was meant; 3 where the system lacks what Qt needs."""
    try:
        return _run(sys.argv[1:])
    except ImportError as error:
        if not any(words in str(error) for words in UNLOADED):
            raise
        library = str(error).partition(":")[0]
        print(f"打不开窗口：缺系统库（{library}），请管理员装上它再打开。", file=sys.stderr)
        return 3


def _run(arguments: list[str]) -> int:
    """Without a command the window opens."""
    command = _command(arguments)
    if command == "selftest" and "--help" not in arguments:
        from qianshou_desktop.selftest import main as run

        return run()
    if command:
        from qianshou_desktop.cli import main as speak

        return speak(arguments)
    from qianshou_desktop.app import main as show

    return show(arguments)


def _command(arguments: list[str]) -> str:
    """The first word that the window does not know; an option too, or one without its value, so
    that the command line says what is wrong with it."""
    wanting = ""
    for word in arguments:
        name, sign, _ = word.partition("=")
        if wanting:
            wanting = ""
        elif name not in OPTIONS_WITH_VALUE:
            return word
        elif not sign:
            wanting = word
    return wanting


if __name__ == "__main__":
    sys.exit(main())
