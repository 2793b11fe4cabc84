"""Verbs that give somebody's words, and what may follow them."""

from dossier.analysis.word_list import words

SAYING = words(
    """
    say tell add announce state declare claim assert insist maintain argue explain note observe
    remark comment reply answer respond respond stress emphasise emphasize underline warn caution
    admit acknowledge concede confess confirm deny dispute reveal disclose report write tweet post
    suggest contend allege testify predict promise vow pledge swear threaten boast complain joke
    quip recall reiterate repeat counter retort shout cry whisper ask wonder conclude continue
    indicate mention point recount read vouch cite quote specify clarify inform notify estimate
    judge rule propose recommend advise lament protest agree urge exclaim mutter murmur proclaim
    affirm attest caution brag inquire demand order call describe criticise criticize condemn praise
    welcome accuse blame appeal instruct signal signal forecast hint speculate opine intone gush
    object interject thunder scoff sneer plead beg assure remind
    """
)
"""Anything that can introduce words in quotation marks."""

REPORTING = words(
    """
    say tell add announce state declare claim assert insist maintain argue explain note observe
    remark comment reply answer respond stress emphasise emphasize underline warn caution admit
    acknowledge concede confess confirm deny reveal disclose report write tweet suggest contend
    allege testify predict boast complain joke recall reiterate repeat counter conclude indicate
    mention recount specify clarify inform notify estimate rule propose recommend advise lament
    agree affirm assure remind signal hint speculate forecast demand vow pledge promise threaten
    swear believe think hope fear
    """
)
"""Verbs whose clause ("that …") is indirect speech."""

THINKING = frozenset({"believe", "think", "hope", "fear"})
"""Reported views: weaker than words."""

URGING = frozenset(
    {
        "urge",
        "order",
        "ask",
        "tell",
        "call",
        "advise",
        "instruct",
        "warn",
        "appeal",
        "beg",
        "invite",
        "demand",
    }
)
"""Verbs whose infinitive is what somebody is to do."""

COMMITTING = frozenset({"vow", "pledge", "promise", "threaten", "swear", "offer", "agree"})
"""Verbs whose infinitive is what the speaker means to do."""

SPEECH_ACTS = words(
    """
    say tell announce declare claim state warn urge vow pledge promise deny admit acknowledge
    condemn criticise criticize praise blame accuse threaten insist stress comment apologise
    apologize testify speak
    """
)
"""Verbs that tell of speech even where the words themselves are not given."""

NOT_SPEAKERS = words(
    """
    it which that this there what video footage evidence picture image photo photograph map figure
    figures result results
    """
)
"""Subjects that say nothing of their own."""
