"""Settings: defaults, choices that fit, and files that were damaged."""

import json

import pytest

from dossier.app import paths
from dossier.app.settings import SETTINGS, Settings
from dossier.domain.errors import DossierError


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_every_setting_is_described_and_accepts_its_default(setting) -> None:
    assert setting.label
    assert setting.help.endswith(".")
    assert setting.accepts(setting.default)


def test_a_choice_is_kept() -> None:
    Settings.load().set("theme", "dark")
    assert Settings.load().get("theme") == "dark"


@pytest.mark.parametrize(("key", "value"), [("theme", "pink"), ("text_size", 9000), ("text_size", "big")])
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(key: str, value: str | int) -> None:
    settings = Settings.load()
    before = settings.get(key)
    with pytest.raises(DossierError, match="does not fit"):
        settings.set(key, value)
    assert Settings.load().get(key) == before


def test_values_from_elsewhere_that_do_not_fit_count_as_not_set() -> None:
    (paths.config() / "settings.json").write_text(json.dumps({"theme": 7, "colour": "red", "text_size": 120}))
    settings = Settings.load()
    assert (settings.get("theme"), settings.get("text_size")) == ("system", 120)


def test_a_damaged_file_is_set_aside() -> None:
    file = paths.config() / "settings.json"
    file.write_text("{not json")
    assert Settings.load().get("theme") == "system"
    assert file.with_suffix(".json.damaged").read_text() == "{not json"


def test_two_who_hold_the_settings_do_not_undo_each_others_choices() -> None:
    window, case = Settings.load(), Settings.load()
    window.set("theme", "dark")
    case.set("sign", True)
    window.set("text_size", 120)
    kept = Settings.load()
    assert (kept.get("theme"), kept.get("sign"), kept.get("text_size")) == ("dark", True, 120)
