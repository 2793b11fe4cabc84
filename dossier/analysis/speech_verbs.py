"""Words that give somebody's words or view, and what may follow them."""

from dossier.analysis.word_list import words

SAYING = words(
    """
    say tell add announce state declare claim assert insist maintain argue explain note observe
    remark comment reply answer respond stress emphasise emphasize underline warn caution
    admit acknowledge concede confess confirm deny dispute reveal disclose report write tweet post
    suggest contend allege testify predict promise vow pledge swear threaten boast complain joke
    quip recall reiterate repeat counter retort shout cry whisper ask wonder conclude continue
    indicate mention point recount read vouch cite quote specify clarify inform notify estimate
    judge rule propose recommend advise lament protest agree urge exclaim mutter murmur proclaim
    affirm attest brag inquire demand order call describe criticise criticize condemn praise
    welcome accuse blame appeal instruct signal forecast hint speculate opine intone gush
    object interject thunder scoff sneer plead beg assure remind chant yell scream roar sigh
    begin label dub brand dismiss denounce decry deride mock ridicule blast slam
    characterise characterize charge fume rant sum echo elaborate muse marvel offer
    underscore highlight implore exhort profess preach sing think feel consider regard view express voice
    hail laud applaud tout deem term pan lambast lambaste bemoan rue rebuke chide assail rail apologise apologize
    """
)
"""Anything that can introduce words in quotation marks."""

LABELLING = words(
    """
    call describe label dub brand dismiss characterise characterize denounce deride decry term deem
    express voice pan hail
    """
)
"""Verbs that give a name to something, so that one word in marks is speech: "called it 'ridiculous'"."""

REPORTING = words(
    """
    say tell add announce state declare claim assert insist maintain argue explain note observe
    remark comment reply answer respond stress emphasise emphasize underline underscore warn caution
    admit acknowledge concede confess confirm deny dispute reveal disclose report write tweet suggest
    contend allege testify predict boast brag complain joke quip recall reiterate repeat counter
    retort conclude indicate mention recount specify clarify inform notify estimate rule propose
    recommend advise lament agree affirm attest assure remind signal hint speculate forecast demand
    vow pledge promise threaten swear proclaim profess protest muse ask wonder inquire question
    convince persuade imply posit theorise theorize surmise guess reckon opine caution believe think
    hope fear feel doubt suspect expect assume worry know realise realize understand figure
    radio post text email cable elaborate reaffirm disagree reason
    """
)
"""Verbs whose clause ("that …", "whether …") is indirect speech, or a view told as somebody's."""

TOLD = frozenset(
    {
        "said",
        "told",
        *(f"{verb[:-1]}ied" if verb.endswith("y") else verb.removesuffix("e") + "ed" for verb in REPORTING),
    }
)
"""The past of most of them."""

THINKING = words(
    """
    believe think hope fear feel doubt suspect expect assume worry know realise realize understand
    figure reckon guess wonder muse
    """
)
"""Reported views: weaker than words."""

URGING = words(
    """
    urge order ask tell call advise instruct warn appeal beg invite demand encourage implore
    exhort plead command direct press challenge counsel
    """
)
"""Verbs whose infinitive is what somebody is to do."""

COMMITTING = words("vow pledge promise threaten swear offer agree claim hope profess propose")
"""Verbs whose infinitive is what the speaker means to do, or says of himself."""

OWNING = words("deny admit acknowledge recall suggest recommend propose advocate describe mention confess")
"""Verbs whose "-ing" is what the speaker says: "denied taking the money"."""

NAMING = words(
    "deny demand claim promise pledge propose announce acknowledge admit confirm predict recommend vow"
)
"""Verbs whose object, a mere noun, names what was said: "denied any role", "pledged support"."""

OVER = {
    "call": "for",
    "appeal": "for",
    "plead": "for",
    "warn": "of",
    "complain": "of",
    "argue": "for",
    "accuse": "of",
}
"""Verbs that give what was said behind a preposition: "called for a boycott", "accused him of lying"."""

FINDING = words(
    "find show reveal suggest indicate conclude state say detail document confirm estimate warn report"
)
"""What documents and inquiries do with what they say."""

DOCUMENTS = words(
    """
    poll survey study report review audit census analysis research data statistics records record document
    documents memo email emails letter filing filings indictment complaint affidavit lawsuit transcript
    statement bulletin court jury judge panel commission inquiry investigation probe tribunal footage video
    evidence images pictures figures results tests test
    """
)
"""What says something without being anybody."""

BODIES = words(
    """
    police army navy military government administration ministry department agency office court jury panel
    committee commission council parliament congress senate house party campaign company firm group union
    team authorities officials prosecutors investigators rescuers rebels troops forces militants protesters
    demonstrators critics opponents supporters allies aides lawmakers democrats republicans conservatives
    liberals voters residents people men women leaders newspaper magazine paper channel broadcaster network
    opposition junta regime cabinet coalition alliance bloc leadership management board embassy hospital university
    school church league bank airline brigade force radio television station
    """
)
"""Common nouns of those who act and speak as a body, or together."""

CITING = frozenset({"citing", "quoting"})
CITED = frozenset({"quoted", "cited"})
QUOTING = frozenset({"quote", "cite"})
"""With which the text says through whom words came."""

CONVICTIONS = words(
    """
    confident certain sure convinced worried concerned adamant optimistic hopeful afraid doubtful
    sceptical skeptical positive pessimistic fearful aware proud
    """
)
"""Adjectives whose clause is somebody's view: "is confident that …"."""

CLAIMS = words(
    """
    claim allegation accusation assertion statement belief view opinion argument suggestion warning promise
    pledge vow threat prediction complaint contention conclusion finding hope fear concern worry admission
    confession announcement declaration insistence assurance suspicion estimate charge call offer demand
    conviction
    """
)
"""Nouns whose clause is what somebody says: "his claim that …", "her pledge to …"."""

VOICING = words("make issue express voice repeat reiterate raise spread share offer give air deliver")
"""Verbs whose subject says what such a noun holds: "voiced fears that …"."""

ASKING = words("ask wonder inquire question doubt know")
"""Verbs whose "if" is a question, not a condition."""

SPEECH_ACTS = words(
    """
    say tell announce declare claim state warn urge vow pledge promise deny admit acknowledge
    condemn criticise criticize praise blame accuse threaten insist stress comment apologise
    apologize testify speak cite quote welcome denounce appeal demand
    """
)
"""Verbs that tell of speech even where the words themselves are not given."""

NOT_SPEAKERS = words("that this there what you which map")
"""Subjects that say nothing of their own; "it" does in "it said", not in "it suggests"."""
