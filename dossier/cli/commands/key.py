"""`dossier key`: sign one's own work, and know whose keys others sign with."""

from argparse import ArgumentParser
from collections.abc import Sequence

from dossier.app import identity, keys
from dossier.app.settings import Settings
from dossier.app.signing import SETTING
from dossier.cli import output, passphrases, shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, always, group
from dossier.cli.layout import table
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.commands import MarkKey
from dossier.domain.errors import CommandRefused
from dossier.domain.signing import fingerprint, is_fingerprint_of
from dossier.domain.views import KeyRow


def _show(call: Call) -> int:
    with opened(call) as workspace:
        rows = workspace.views.keys(workspace.analyst.id)
        mine, is_on = keys.public(workspace.analyst), workspace.signing.is_on
    own = mine[-1:]
    if call.json:
        output.as_json({"sign": is_on, "own": [*map(fingerprint, own)], "keys": [*map(shapes.key, rows)]})
        return Exit.DONE
    output.lines([f"Signing is {'on' if is_on else 'off: “dossier key sign on” turns it on'}."])
    output.lines(f"Your key: {fingerprint(key)}" for key in own)
    cells = [(r.analyst.name, r.fingerprint, _standing(r, mine)) for r in rows]
    output.lines(table([("analyst", "fingerprint", ""), *cells]) if cells else ["No keys in this case yet."])
    return Exit.DONE


def _standing(row: KeyRow, mine: Sequence[str]) -> str:
    """What the key is to whoever asks. `mine` are their own, the one in use last."""
    if row.key in mine:
        return "your own" if row.key == mine[-1] else "your own, earlier"
    return "known" if row.known else "not known"


def _declare_publish(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--new", action="store_true", help="make a new key; the one in use is set aside")


def _publish(call: Call) -> int:
    with opened(call) as workspace:
        key = workspace.signing.sign(new=call.arguments.new)
    shape = {"analyst": workspace.analyst.name, "key": key, "fingerprint": fingerprint(key)}
    return told(
        call,
        shape,
        [
            f"Signed with the key {fingerprint(key)}.",
            "Read this fingerprint out to your colleagues, so that they can mark the key as yours.",
        ],
    )


def _declare_known(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("of", metavar="ANALYST", help="whose key it is: a name, initials or an id")
    parser.add_argument(
        "fingerprint", metavar="FINGERPRINT", nargs="+", help="all of it, as they read it out to you"
    )
    parser.add_argument("--not", dest="known", action="store_false", help="not known any more")


def _known(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        id = targets.analyst(workspace.views.properties().analysts, given.of)
        typed = " ".join(given.fingerprint)
        workspace.signing.mark(MarkKey(id, typed, given.known))
        row = next(
            each
            for each in workspace.views.keys(workspace.analyst.id)
            if each.analyst.id == id and is_fingerprint_of(typed, each.key)
        )
    what = "is known to you" if row.known else "is not known to you any more"
    return told(call, shapes.key(row), [f"The key {row.fingerprint} of {row.analyst.name} {what}."])


def _declare_sign(parser: ArgumentParser) -> None:
    parser.add_argument("sign", metavar="on|off", choices=("on", "off"), help="for all your cases")


def _sign(call: Call) -> int:
    is_on = call.arguments.sign == "on"
    Settings.load().set(SETTING, is_on)
    sentence = "What you do is signed from now on." if is_on else "What you do is not signed any more."
    return told(call, {"sign": is_on}, [sentence])


def _passphrase(call: Call) -> int:
    who = identity.analyst(call.analyst)
    current = passphrases.given("Passphrase so far: ") if keys.is_encrypted(who) else ""
    keys.load(who, current)  # refuses before a new one is thought up
    new = passphrases.given("New passphrase (empty: none): ")
    if new and passphrases.given("Once more: ") != new:
        raise CommandRefused("The two are not the same: the passphrase is as it was.")
    keys.set_passphrase(who, current, new)
    sentence = "The key has a new passphrase." if new else "The key has no passphrase."
    return told(call, {"passphrase": bool(new)}, [sentence])


COMMAND = group(
    "key",
    "sign your work, and know whose keys others sign with",
    (
        Command("show", "your fingerprint, and the keys in a case", add_case, _show, always),
        Command(
            "publish",
            "publish your key (made on first use), and sign what you did",
            _declare_publish,
            _publish,
        ),
        Command("known", "say that you know a key to be an analyst’s", _declare_known, _known),
        Command("sign", "turn signing on or off", _declare_sign, _sign),
        Command("passphrase", "give your key another passphrase", lambda _: None, _passphrase),
    ),
)
