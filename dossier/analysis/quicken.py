"""The costliest step of a model, from words to vectors in context, in half of the time that spaCy takes for it.

Nine tenths of a parse are matrix products. spaCy has them made by BLIS, which knows few processors; numpy brings
OpenBLAS, which knows most and is up to three times as fast. But there the last bit of a row may depend on where in the
matrix the row stands, and so on what other texts stand beside it in a batch. Therefore each text goes through by
itself: nothing beside it can matter then, and what is worked on stays in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model


def quicken(nlp: Language) -> None:
    """Change the components of `nlp` for prediction; they cannot be trained any more."""
    for _, component in nlp.pipeline:
        whole: Any = getattr(component, "model", None)
        for layer in list(_contextual(whole)):
            alone = _one_by_one(layer)
            if layer is whole:
                component.model = alone  # type: ignore[attr-defined]
            else:
                whole.replace_node(layer, alone)


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
    return Model("one_by_one", _forward, layers=[layer], dims={"nO": layer.get_dim("nO")})


def _forward(
    model: Model[list[Doc], Any], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[..., Any]]:
    layer, width = model.layers[0], model.get_dim("nO")
    vectors = [layer.predict([doc])[0] if len(doc) else model.ops.alloc2f(0, width) for doc in docs]
    return vectors, _untrainable


def _untrainable(gradient: Any) -> Any:
    raise NotImplementedError("A quickened model is for reading only.")
