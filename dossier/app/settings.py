"""Settings: one table, from which the preferences page, the file and the checks are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.app import paths, stored_json
from dossier.domain.errors import DossierError

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """`choices` are the allowed values, empty for any; for numbers `minimum` and `maximum` hold."""

    key: str
    default: Value
    label: str
    help: str
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0

    def accepts(self, value: object) -> bool:
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in self.choices
        return not (self.maximum and isinstance(value, int)) or self.minimum <= value <= self.maximum


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme", "system", "Appearance", "Light, dark, or as the desktop has it.", ("system", "light", "dark")
    ),
    Setting("text_size", 100, "Text size (%)", "Of the reader and of dossiers.", minimum=60, maximum=300),
    Setting(
        "model",
        "",
        "Language model",
        "Names of installed spaCy models, such as en_core_web_lg; fr_core_news_lg. Each reads its own language; "
        "a language without one is read with the best model that is installed.",
    ),
    Setting(
        "workers",
        0,
        "Worker processes",
        "How many articles are read at once. 0: one for each core.",
        minimum=0,
        maximum=64,
    ),
    Setting(
        "seconds_per_source",
        120,
        "Time limit for one article (seconds)",
        "An article that takes longer to read is left out and reported.",
        minimum=5,
        maximum=3600,
    ),
    Setting(
        "ocr",
        "",
        "Text recognition in scans",
        "Languages for Tesseract, such as eng or eng+fra, where that program is installed. "
        "Empty: scans are not read.",
    ),
    Setting(
        "columns",
        "",
        "Columns of tables",
        "What the columns of your tables of articles are called, where Dossier does not know it: "
        "text=Full story, title=Kicker.",
    ),
    Setting(
        "fetch",
        False,
        "Fetch addresses from the web",
        "Only when you ask for one. The site learns that somebody reads it; off, nothing leaves this computer.",
    ),
    Setting(
        "sign",
        False,
        "Sign what I do",
        "With a key that stays on this computer, so that others can prove what is yours (Tools, Signing).",
    ),
    Setting("reopen_last", True, "Open the last case at start", "Otherwise the start page is shown."),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The user's choices, kept in `settings.json`; a value that does not fit its setting counts as not
    set."""

    def __init__(self, path: Path, chosen: Mapping[str, Any]) -> None:
        self._path = path
        self._chosen = _fitting(chosen)

    @classmethod
    def load(cls) -> "Settings":
        path = paths.config() / "settings.json"
        return cls(path, stored_json.read(path))

    def get(self, key: str) -> Value:
        """The chosen value or the default. KeyError for a key that is in no table: a bug."""
        return self._chosen.get(key, _BY_KEY[key].default)

    def text(self, key: str) -> str:
        return str(self.get(key))

    def number(self, key: str) -> int:
        return int(self.get(key))

    def set(self, key: str, value: Value) -> None:
        """Choose and save. Raises DossierError when the value does not fit or the file cannot be written."""
        setting = _BY_KEY[key]
        if not setting.accepts(value):
            allowed = ", ".join(setting.choices) or f"{setting.minimum} to {setting.maximum}"
            raise DossierError(f"“{value}” does not fit “{setting.label}”; it takes {allowed}.")
        # Another window, or an open case, may have chosen something else since.
        self._chosen = {**_fitting(stored_json.read(self._path)), key: value}
        try:
            stored_json.write(self._path, dict(self._chosen))
        except OSError as error:
            raise DossierError(f"The settings cannot be saved to {self._path}: {error.strerror}.") from error


def _fitting(chosen: Mapping[str, Any]) -> dict[str, Value]:
    return {key: value for key, value in chosen.items() if key in _BY_KEY and _BY_KEY[key].accepts(value)}
