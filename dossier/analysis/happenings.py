"""What happens in the news: words for happenings, sorted into classes that can be compared across articles.

A class is what an event is filed under (`attack`, `arrest`); its words are lemmas. Written by hand. Verbs
that are in no class still are happenings of a kind of their own; light verbs, states and what goes on in a
mind are none.
"""

from dataclasses import dataclass

from dossier.analysis.word_list import words


@dataclass(frozen=True, slots=True)
class Happening:
    """A class: its nouns and verbs, its title for one and for many, whether a reader looks for it."""

    name: str
    title: str
    plural: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    notable: bool = True
    """Whether it gets a dossier where one article tells something of it; others only where one dwells on them."""
    major: bool = False
    """Looked for even where an article tells of it only once."""


def _class(
    name: str,
    nouns: str,
    verbs: str = "",
    title: str = "",
    plural: str = "",
    notable: bool = True,
    major: bool = False,
) -> Happening:
    word = title or name.capitalize()
    return Happening(
        name, word, plural or f"{word}s", frozenset(nouns.split()), frozenset(verbs.split()), notable, major
    )


CLASSES: tuple[Happening, ...] = (
    _class(
        "attack",
        "attack assault massacre carnage onslaught shooting bombing bloodshed atrocity stabbing ambush"
        " rampage terror killing slaughter shoot-out shootout gunfire",
        "attack assault massacre bomb stab ambush slaughter shoot",
    ),
    _class(
        "air strike",
        "airstrike air-strike bombardment shelling",
        "bombard shell",
        "Air strike",
        "Air strikes",
    ),
    _class("raid", "raid search sweep", "raid", "Raid", major=True),
    _class("arrest", "arrest detention custody", "arrest detain apprehend capture", major=True),
    _class("manhunt", "manhunt hunt", "hunt", "Manhunt"),
    _class("rescue", "rescue", "rescue", "Rescue"),
    _class("downing", "downing shootdown", "down", "Downing", major=True),
    _class(
        "crash", "crash collision derailment wreck", "crash collide derail", "Crash", "Crashes", major=True
    ),
    _class("sinking", "sinking shipwreck capsizing", "sink capsize founder", "Sinking"),
    _class("spill", "spill", "spill", "Spill"),
    _class("explosion", "explosion blast detonation", "explode detonate", "Explosion"),
    _class("fire", "fire blaze wildfire inferno", "", "Fire"),
    _class("earthquake", "earthquake quake tremor aftershock", "", "Earthquake", major=True),
    _class(
        "storm",
        "storm hurricane typhoon cyclone tornado blizzard snowstorm thunderstorm twister",
        "",
        "Storm",
    ),
    _class("flood", "flood flooding tsunami deluge", "flood", "Flood"),
    _class(
        "disaster",
        "disaster catastrophe landslide avalanche eruption collapse stampede outbreak epidemic famine"
        " drought",
        "erupt collapse",
        "Disaster",
    ),
    _class("accident", "accident mishap", "", "Accident"),
    _class("death", "death passing demise", "die perish drown", "Death", notable=True),
    _class("killing", "", "kill behead execute", "Killing", notable=False),
    _class(
        "murder", "murder assassination homicide manslaughter", "murder assassinate", "Murder", major=True
    ),
    _class("injury", "injury", "injure wound hurt", "Injury", "Injuries", notable=False),
    _class(
        "abduction",
        "abduction kidnapping kidnap hijacking hostage-taking",
        "abduct kidnap hijack",
        "Abduction",
    ),
    _class("theft", "theft robbery burglary heist looting", "steal rob burgle loot", "Theft"),
    _class("war", "war conflict warfare insurgency", "", "War", notable=True),
    _class("battle", "battle clash fighting skirmish offensive siege", "clash", "Battle"),
    _class("invasion", "invasion incursion occupation annexation", "invade annex", "Invasion", major=True),
    _class(
        "deployment",
        "deployment mobilisation mobilization",
        "deploy mobilise mobilize",
        "Deployment",
        notable=False,
    ),
    _class("ceasefire", "ceasefire cease-fire truce armistice", "", "Ceasefire"),
    _class("coup", "coup putsch mutiny", "overthrow oust topple", "Coup", major=True),
    _class("uprising", "uprising revolution revolt rebellion", "rebel revolt", "Uprising"),
    _class(
        "protest",
        "protest demonstration rally march riot unrest sit-in",
        "protest demonstrate riot",
        "Protest",
    ),
    _class("strike", "strike walkout", "", "Strike"),
    _class("election", "election by-election primary runoff poll", "elect re-elect", "Election", major=True),
    _class("referendum", "referendum plebiscite", "", "Referendum", "Referendums", major=True),
    _class("vote", "vote ballot", "vote", "Vote"),
    _class(
        "meeting",
        "meeting talk summit congress negotiation conference session gathering",
        "meet negotiate convene",
        "Meeting",
    ),
    _class("visit", "visit trip tour", "visit", "Visit"),
    _class("call", "phonecall", "phone telephone", "Talks", "Talks"),
    _class("tribute", "tribute vigil commemoration memorial remembrance", "commemorate mourn", "Tribute"),
    _class("silence", "", "", "Minute of silence", "Minutes of silence"),
    _class("invocation", "invocation", "", "Invocation"),
    _class("alert", "", "", "Alert"),
    _class("witness appeal", "", "", "Appeal for witnesses", "Appeals for witnesses"),
    _class("help given", "", "", "Support", "Support"),
    _class("speech", "speech keynote sermon", "", "Speech", "Speeches"),
    _class("news conference", "press-conference", "", "News conference", notable=False),
    _class("announcement", "announcement", "announce", "Announcement", notable=False),
    _class("statement", "statement remark", "", "Statement", notable=False),
    _class("resignation", "resignation abdication departure", "resign abdicate", "Resignation", major=True),
    _class("dismissal", "dismissal sacking firing ouster impeachment", "sack dismiss impeach", "Dismissal"),
    _class(
        "appointment",
        "appointment nomination inauguration swearing-in",
        "appoint nominate inaugurate hire",
        "Appointment",
    ),
    _class("trial", "trial hearing prosecution", "prosecute", "Trial"),
    _class("charge", "indictment arraignment", "charge indict", "Charges", "Charges"),
    _class(
        "verdict", "verdict conviction sentencing acquittal ruling", "convict sentence acquit jail", "Verdict"
    ),
    _class("lawsuit", "lawsuit suit", "sue", "Lawsuit"),
    _class(
        "investigation", "investigation probe inquiry inquest", "investigate", "Investigation", notable=False
    ),
    _class("extradition", "extradition deportation expulsion", "extradite deport expel", "Extradition"),
    _class("escape", "escape jailbreak", "escape flee", "Escape", notable=False),
    _class("release", "", "free", "Release", notable=False),
    _class("deal", "agreement deal settlement pact accord", "settle", "Agreement"),
    _class(
        "cooperation",
        "alliance coalition cooperation co-operation collaboration rapprochement coordination co-ordination",
        "ally cooperate co-operate collaborate coordinate co-ordinate",
        "Cooperation",
        "Cooperation",
        notable=False,
    ),
    _class("limit broken", "", "", "Breach", "Breaches"),
    _class("common front", "", "", "Common front"),
    _class("proposal", "", "", "Proposal", notable=False),
    _class("finding", "", "", "Finding on the cause", "Findings on the cause", notable=False),
    _class("takeover", "takeover acquisition merger buyout", "acquire merge", "Takeover"),
    _class("bankruptcy", "bankruptcy insolvency", "", "Bankruptcy", "Bankruptcies"),
    _class(
        "launch",
        "launch unveiling release debut premiere",
        "launch unveil release introduce debut",
        "Launch",
        "Launches",
    ),
    _class("recall", "recall", "", "Recall"),
    _class("sanctions", "sanction embargo", "", "Sanctions", "Sanctions"),
    _class("layoff", "layoff redundancy", "", "Layoffs", "Layoffs"),
    _class("evacuation", "evacuation", "evacuate", "Evacuation", notable=False),
    _class("cancellation", "cancellation postponement", "cancel postpone", "Cancellation", notable=False),
    _class(
        "match",
        "match final semifinal semi-final quarterfinal quarter-final friendly fixture derby game",
        "",
        "Match",
        "Matches",
    ),
    _class("tournament", "tournament championship", "", "Tournament", notable=False),
    _class(
        "victory",
        "victory triumph defeat win",
        "defeat beat thrash trounce",
        "Victory",
        "Victories",
    ),
    _class(
        "festival", "festival ceremony parade carnival concert", "", "Ceremony", "Ceremonies", notable=False
    ),
    _class("funeral", "funeral burial", "bury", "Funeral"),
    _class("wedding", "wedding marriage divorce engagement", "marry divorce wed", "Wedding"),
    _class("birth", "birth", "bear", "Birth", notable=False),
    _class("award", "award", "award", "Award", notable=False),
    _class("scandal", "scandal", "", "Scandal"),
    _class("crisis", "crisis", "", "Crisis", "Crises", notable=False),
    _class(
        "hospitalisation",
        "hospitalisation hospitalization surgery",
        "hospitalise hospitalize",
        "Hospital stay",
        notable=False,
    ),
    _class("event", "event incident occasion", "", "Event", notable=False),
    _class("dispute", "dispute row feud controversy", "", "Dispute", notable=False),
    _class("sale", "sale", "", "Sale", notable=False),
    _class("decision", "decision", "", "Decision", notable=False),
    _class("request", "request appeal plea", "request appeal", "Appeal", notable=False),
    _class("order", "order decree", "order decree", "Order", notable=False),
    _class("promise", "promise vow pledge", "promise vow pledge", "Promise", notable=False),
    _class("discovery", "discovery", "discover uncover unearth", "Discovery", "Discoveries", notable=False),
    _class("patrol", "patrol lockdown curfew", "patrol guard", "Security operation", notable=False),
    _class("journey", "journey", "travel drive fly sail", "Journey", notable=False),
    _class("suicide", "suicide overdose", "", "Suicide"),
    _class("spacewalk", "spacewalk liftoff", "", "Space flight"),
    _class("test", "test", "", "Test", notable=False),
    _class("violence", "violence", "", "Violence", "Violence", notable=False),
    _class("operation", "operation mission crackdown manoeuvre maneuver", "", "Operation", notable=False),
)

HARMFUL = frozenset({"attack", "explosion", "crash", "accident", "disaster", "fire", "murder", "sinking"})
"""What kills and injures."""

BY_NAME: dict[str, Happening] = {c.name: c for c in CLASSES}
NOUNS: dict[str, Happening] = {noun: c for c in CLASSES for noun in c.nouns}
VERBS: dict[str, Happening] = {verb: c for c in CLASSES for verb in c.verbs}

COMPOUNDS: dict[tuple[str, str], str] = {
    ("air", "strike"): "air strike", ("air", "raid"): "air strike", ("bombing", "raid"): "air strike",
    ("missile", "strike"): "air strike", ("drone", "strike"): "air strike", ("air", "attack"): "air strike",
    ("bombing", "campaign"): "air strike", ("press", "conference"): "news conference",
    ("news", "conference"): "news conference", ("phone", "call"): "call", ("telephone", "call"): "call",
    ("civil", "war"): "war", ("heart", "attack"): "hospitalisation", ("hunger", "strike"): "protest",
    ("terror", "threat"): "", ("bomb", "threat"): "", ("peace", "talk"): "meeting", ("search", "engine"): "",
    ("video", "game"): "", ("test", "match"): "match", ("opinion", "poll"): "", ("death", "penalty"): "",
    ("death", "toll"): "",
    ("suicide", "bombing"): "attack", ("suicide", "attack"): "attack",
    ("trade", "war"): "", ("world", "war"): "war", ("fire", "department"): "",
    ("election", "campaign"): "election", ("bomb", "scare"): "alert", ("bomb", "alert"): "alert",
    ("job", "cut"): "layoff",
}  # fmt: skip
"""(modifier, noun) that mean something else than the noun alone; empty for no happening at all."""

PARTICLES: dict[tuple[str, str], str] = {
    ("step", "down"): "resignation", ("stand", "down"): "resignation", ("shoot", "down"): "downing",
    ("bring", "down"): "downing", ("blow", "up"): "explosion", ("call", "off"): "cancellation",
    ("lay", "off"): "layoff", ("take", "over"): "takeover", ("set", "up"): "founding",
    ("swear", "in"): "appointment", ("blow", "himself"): "explosion",
}  # fmt: skip

SILENT = words("be have do seem tend can could may might must shall should will would ought dare let")
"""Verbs that are no happening and no state by themselves."""

SAID = words(
    """
    say tell state declare claim insist reply warn stress add argue explain report comment reveal
    confirm deny admit acknowledge predict urge ask speak talk describe note
    mention
    """
)
"""Verbs of speech: each use is an act of its own."""

STAGING = words(
    """
    stage carry launch host take cast file make hold conduct commit mount perpetrate give deliver have pay win lose call
    order begin plan
    """
)
"""Verbs that only say that what their object names was done: "staged a raid"."""

ARMS = words(
    """
    missile rocket bomber warplane jet drone shell artillery warhead gunship
    """
)
"""What makes of "hit", "fire" and "target" a strike from the air."""

SHOTS = words("hit strike target pound fire")

ABOUT = words(
    """
    victim suspect survivor scene site trial charge probe investigation case attempt warning zone plan spree
    allegation conviction sentence verdict inquiry damage toll defendant convict hearing talk
    """
)
"""Nouns before which the word for a happening still tells of it: "murder suspect", "crash site"."""
