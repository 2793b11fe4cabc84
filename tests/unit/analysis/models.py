"""Which tests ask more of the language model than the smallest one can give."""

import pytest

from dossier.analysis import model_name

needs_french = pytest.mark.skipif(
    not model_name("", "fr"), reason="the French model is an extra: `make french`"
)
needs_good_model = pytest.mark.skipif(
    model_name().startswith("en_core_web_sm"),
    reason="the small model, which Python 3.11 gets, parses this sentence wrongly",
)
