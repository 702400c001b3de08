"""Chooses between window, command line and self-test, and nothing else."""

import sys

OPTIONS_WITH_VALUE = {"--data", "--user"}


def main() -> int:
    """The exit code of whichever was meant: without a command the window opens."""
    arguments = sys.argv[1:]
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
