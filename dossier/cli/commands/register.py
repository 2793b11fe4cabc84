"""`dossier register`: case files open by a double click."""

from argparse import ArgumentParser

from dossier.app import desktop
from dossier.cli import output
from dossier.cli.call import Call, Command, Exit


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("--undo", action="store_true", help="take it back")


def run(call: Call) -> int:
    undo = call.arguments.undo
    files = desktop.unregister() if undo else desktop.register()
    if call.json:
        output.as_json({"registered": not undo, "files": [str(file) for file in files]})
        return Exit.DONE
    if undo and not files:
        output.lines(["Nothing was registered."])
        return Exit.DONE
    what = (
        "Case files no longer open in Dossier. Removed:" if undo else "Case files open in Dossier. Written:"
    )
    output.lines([what, *(f"  {file}" for file in files)])
    return Exit.DONE


COMMAND = Command("register", "let case files open in Dossier by a double click", declare, run)
