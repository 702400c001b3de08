"""Chooses between window, command line and self-test, and nothing else."""

import sys

OPTIONS_WITH_VALUE = {"--data", "--user"}


def main() -> int:
    """The exit code of whichever was meant: without a command the window opens."""
    arguments = sys.argv[1:]
    command = _command(arguments)
    if command == "selftest":
        from qianshou_desktop.selftest import main as run

        return run()
    if command or {"--help", "--version"} & set(arguments):
        from qianshou_desktop.cli import main as speak

        return speak(arguments)
    from qianshou_desktop.app import main as show

    return show(arguments)


def _command(arguments: list[str]) -> str:
    """The first word that is neither an option nor an option's value."""
    value = False
    for word in arguments:
        if value:
            value = False
        elif word in OPTIONS_WITH_VALUE:
            value = True
        elif not word.startswith("-"):
            return word
    return ""


if __name__ == "__main__":
    sys.exit(main())
