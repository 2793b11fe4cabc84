"""The costliest step of a model, from words to vectors in context, in well under half of the time that spaCy takes.

Nine tenths of a parse are matrix products. spaCy has them made by BLIS, which knows few processors; numpy brings
OpenBLAS, which knows most and is up to three times as fast. But there the last bit of a row may depend on where in the
matrix the row stands, and so on what other texts stand beside it in a batch. Therefore each text goes through by
itself: nothing beside it can matter then, and what is worked on stays in the processor's cache. And before the context
comes in, the vector of a word depends on its form alone: half of the words of a text are there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

Attribute = int | str
"""Of a word, by spaCy's number or name."""


def quicken(nlp: Language) -> None:
    """Change the components of `nlp` for prediction; they cannot be trained any more."""
    for _, component in nlp.pipeline:
        whole: Any = getattr(component, "model", None)
        for layer in list(_contextual(whole)):
            _embed_forms(nlp, layer)
            alone = _one_by_one(layer)
            if layer is whole:
                component.model = alone  # type: ignore[attr-defined]
            else:
                whole.replace_node(layer, alone)
        if whole is not None and whole.has_ref("tok2vec") and whole.has_ref("lower"):
            _precompute_by_text(whole)


def _contextual(model: Any) -> Iterator[Model[list[Doc], Any]]:
    """The parts of a model that are spaCy's `Tok2Vec` and that run as it would by default: not on a graphics card,
    not by Apple's own library."""
    from thinc.api import Model, NumpyOps

    if isinstance(model, Model):
        for layer in model.walk():
            if layer.has_ref("embed") and layer.has_ref("encode") and type(layer.ops) is NumpyOps:
                yield layer


def _one_by_one(layer: Model[list[Doc], Any]) -> Model[list[Doc], Any]:
    from thinc.api import Model, NumpyOps

    by_numpy = NumpyOps(use_blis=False)
    for node in layer.walk():
        node.ops = by_numpy
    return Model("one_by_one", _each_text, layers=[layer], dims={"nO": layer.get_dim("nO")})


def _each_text(
    model: Model[list[Doc], Any], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[..., Any]]:
    layer, width = model.layers[0], model.get_dim("nO")
    vectors = [layer.predict([doc])[0] if len(doc) else model.ops.alloc2f(0, width) for doc in docs]
    return vectors, _untrainable


def _precompute_by_text(parser: Any) -> None:
    """What a parser makes of every word before it begins is one product for a batch: here it is one for each text."""
    from thinc.api import Model, NumpyOps

    tok2vec, lower = parser.get_ref("tok2vec"), parser.get_ref("lower")
    if type(lower.ops) is not NumpyOps:
        return
    lengths: list[int] = []

    def words_of(model: Any, docs: list[Doc], is_train: bool) -> Any:
        lengths[:] = map(len, docs)
        return tok2vec(docs, is_train)

    class ByText(NumpyOps):  # type: ignore[misc]
        def gemm(self, x: Any, y: Any, out: Any, trans1: bool = False, trans2: bool = False) -> Any:
            start = 0
            for length in lengths:
                rows = slice(start, start + length)
                super().gemm(x[rows], y, out=out[rows], trans1=trans1, trans2=trans2)
                start += length
            return out

    parser.replace_node(
        tok2vec, Model("words", words_of, layers=[tok2vec], dims={"nO": tok2vec.get_dim("nO")})
    )
    lower.ops = ByText(use_blis=False)


def _embed_forms(nlp: Language, layer: Model[list[Doc], Any]) -> None:
    """Have every form of a text embedded once, where its attributes are all that the layer looks at."""
    from thinc.api import Model

    embed = layer.get_ref("embed")
    leaves = {node.name: node for node in embed.walk() if not node.layers}
    if "extract_features" not in leaves or "charembed" in leaves:  # which looks at letters
        return
    columns = [*leaves["extract_features"].attrs["columns"], nlp.vocab.vectors.attr]
    layer.replace_node(embed, Model("forms", _each_form, layers=[embed], attrs={"columns": columns}))


def _each_form(
    model: Model[list[Doc], Any], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[..., Any]]:
    forms = [_Forms(doc, model.attrs["columns"]) for doc in docs]
    embedded = model.layers[0].predict(forms)
    return [vectors[each.of_words] for vectors, each in zip(embedded, forms, strict=True)], _untrainable


class _Forms:
    """The forms of a text's words, each once. To the layers that embed words it is as good as the text."""

    def __init__(self, doc: Doc, columns: Sequence[Attribute]) -> None:
        import numpy as np

        self.vocab = doc.vocab
        self._places = {column: place for place, column in enumerate(columns)}
        words: Any = np.ascontiguousarray(doc.to_array(list(columns)))
        whole = words.view(np.dtype((np.void, words.itemsize * len(columns)))).ravel()
        _, first, self.of_words = np.unique(whole, return_index=True, return_inverse=True)
        self._forms = words[first]

    def __len__(self) -> int:
        return len(self._forms)

    def to_array(self, attributes: Attribute | Sequence[Attribute]) -> np.ndarray[Any, Any]:
        """As `Doc.to_array`: a row for each form, a column for each attribute, or the one that is asked for alone."""
        import numpy as np

        wanted = (
            self._places[attributes]
            if isinstance(attributes, Attribute)
            else [self._places[each] for each in attributes]
        )
        return np.ascontiguousarray(self._forms[:, wanted])


def _untrainable(gradient: Any) -> Any:
    raise NotImplementedError("A quickened model is for reading only.")
