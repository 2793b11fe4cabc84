"""The quickened model reads as spaCy's own does, and each text as if it stood alone."""

import numpy as np
import pytest

from dossier.analysis.languages import DEFAULT, LANGUAGES
from dossier.analysis.model import choose, load, pipeline

TEXTS = (
    "Ada Lindqvist arrived in Oslo on Monday for talks with the Interior Ministry.",
    "",
    "Yes.",
    '"We will not wait another nine days," she told reporters. Police arrested two people near the harbour.',
    "The man who can open a can can't open the door. The door? THE DOOR, said Can Yılmaz. He didn't.",
)


@pytest.fixture(scope="module")
def quick():
    return load().nlp


@pytest.fixture(scope="module")
def own():
    nlp = pipeline(choose())
    for component in LANGUAGES[DEFAULT].unused:
        nlp.remove_pipe(component)
    return nlp


def read(doc):
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]


def test_it_reads_what_spacys_own_reads(quick, own) -> None:
    assert [read(doc) for doc in quick.pipe(TEXTS)] == [read(doc) for doc in own.pipe(TEXTS)]


def test_its_vectors_are_spacys_but_for_rounding(quick, own) -> None:
    for ours, theirs in zip(quick.pipe(TEXTS), own.pipe(TEXTS), strict=True):
        assert np.allclose(ours.tensor, theirs.tensor, atol=1e-4)


def test_the_products_are_not_made_by_blis(quick) -> None:
    names = {node.name for _, component in quick.pipeline for node in component.model.walk()}
    assert "one_by_one" in names
    embedders = [
        node
        for _, component in quick.pipeline
        for node in component.model.walk()
        if node.has_ref("embed") and node.has_ref("encode")
    ]
    assert embedders
    assert not any(node.ops.use_blis for embedder in embedders for node in embedder.walk())
    parsers = [component.model for _, component in quick.pipeline if component.model.has_ref("lower")]
    assert parsers
    assert not any(parser.get_ref("lower").ops.use_blis for parser in parsers)


def test_what_a_parser_makes_of_a_text_beforehand_is_the_same_in_any_company(quick) -> None:
    docs = list(quick.pipe(TEXTS))
    for parser in (c.model for _, c in quick.pipeline if c.model.has_ref("lower")):
        words, lower = parser.get_ref("tok2vec"), parser.get_ref("lower")
        alone = [lower.predict(words.predict([doc]))[1:] for doc in docs if len(doc)]
        together = lower.predict(words.predict(docs))[1:]
        assert np.array_equal(np.concatenate(alone), together)


def test_no_bit_depends_on_what_stands_beside_a_text(quick) -> None:
    together = [doc.tensor for doc in quick.pipe(TEXTS, batch_size=4)]
    alone = [quick(text).tensor for text in TEXTS]
    assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))


def test_every_form_of_a_text_is_embedded_once(quick) -> None:
    doc = quick.make_doc("the man and the dog and the man")
    embedders = [node for _, c in quick.pipeline for node in c.model.walk() if node.name == "forms"]
    assert embedders
    for embedder in embedders:
        (vectors,) = embedder.predict([doc])
        (of_each,) = embedder.layers[0].predict([doc])
        assert np.allclose(vectors, of_each, atol=1e-4)
        assert np.array_equal(vectors[0], vectors[6])


def test_the_spellings_that_a_model_brings_are_not_needed(quick, own) -> None:
    assert len(quick.vocab.strings) * 10 < len(own.vocab.strings)


def test_it_cannot_be_trained(quick) -> None:
    model = next(c.model for _, c in quick.pipeline if c.model.name == "one_by_one")
    _, backpropagate = model.begin_update([quick.make_doc(TEXTS[0])])
    with pytest.raises(NotImplementedError):
        backpropagate([])
