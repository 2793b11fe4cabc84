"""Small lists of words that tell what a name is. Hints, never verdicts: what the text says comes first."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    president vice-president minister premier chancellor king queen prince princess pope archbishop bishop
    cardinal imam rabbi sheikh sheik ayatollah senator congressman congresswoman representative governor
    mayor ambassador secretary judge justice attorney prosecutor lawyer general gen gen. colonel col col.
    captain capt capt. major maj lieutenant lt lt. sergeant sgt sgt. admiral commander officer inspector
    detective sheriff chief director chairman chairwoman chairperson spokesman spokeswoman spokesperson
    leader professor prof prof. doctor dr dr. mr mr. mrs mrs. ms ms. miss sir lady lord dame baroness
    baron count father sister brother reverend rev rev. coach striker midfielder goalkeeper defender
    singer actor actress author writer journalist photographer director producer analyst economist
    diplomat envoy counterpart founder ceo executive manager deputy mp monsieur madame herr frau señor
    emir sultan emperor pastor commissioner lawmaker politician businessman activist artist philosopher
    brigadier superintendent constable corporal commodore marshal
    historian scientist researcher engineer novelist poet composer champion teammate colleague candidate
    opponent rival successor predecessor fugitive suspect nominee victim widow husband wife son daughter
""")
"""Words right before a name that only a person bears (lower case)."""

REIGNING = frozenset({"king", "queen", "pope", "emperor", "empress", "sultan", "prince", "princess"})
"""Titles that stand before a given name: `King Salman` is nobody whose family name is Salman."""

CUT_TITLES = _words("""
    president vice-president minister premier chancellor king queen prince princess pope archbishop bishop
    cardinal sheikh ayatollah senator congressman congresswoman governor mayor ambassador secretary judge
    justice general gen gen. colonel col col. captain capt capt. lieutenant lt lt. sergeant sgt sgt.
    admiral brigadier superintendent corporal commodore
    inspector professor prof prof. doctor dr dr. mr mr. mrs mrs. ms ms. miss sir lady lord dame
    baroness reverend rev rev. monsieur madame frau herr spokesman spokeswoman chancellor prime
    foreign defence defense interior finance former ex-president then-president coach rep rep. sen sen.
    gov gov. hon hon. pm
""")
"""Titles that a model takes into a name, and that are cut from its front. They make roles, not names."""

SHORT_TITLES = {
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general", "col.": "colonel",
    "capt.": "captain", "adm.": "admiral", "lt.": "lieutenant", "sgt.": "sergeant", "prof.": "professor",
    "pres.": "president", "amb.": "ambassador", "supt.": "superintendent", "insp.": "inspector",
    "det.": "detective", "cmdr.": "commander", "rev.": "reverend", "fr.": "father", "dr.": "doctor",
    "pm": "minister", "sec.": "secretary",
}  # fmt: skip
"""Titles as news shortens them before a name, and what their bearers are called again."""

COURTESIES = {
    "mr": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f",
    "dame": "f", "madame": "f", "frau": "f",
}  # fmt: skip
"""What people are called before the family name, and what that tells of their gender."""

MALE_WORDS = _words("""
    mr mr. sir lord king prince emperor baron father brother son husband uncle nephew spokesman chairman
    businessman congressman actor herr monsieur señor pope grandfather boyfriend widower
""")
FEMALE_WORDS = _words("""
    mrs mrs. ms ms. miss lady dame queen princess baroness mother sister daughter wife aunt niece
    spokeswoman chairwoman businesswoman congresswoman actress frau madame señora grandmother girlfriend
    widow
""")

KIN = _words("""
    brother sister son daughter father mother half-brother half-sister twin stepson stepdaughter
    stepbrother stepsister wife husband widow uncle aunt nephew niece cousin grandfather grandmother
    grandson granddaughter fiancée fiancé girlfriend boyfriend partner
""")
BLOOD = _words("""
    brother sister son daughter father half-brother half-sister twin
""")
"""Kin whose family name may be inferred; a mother or an uncle may well bear another."""

PARTICLES = _words("""
    de del della di da do dos das du des la le les van von der den ter ten bin ibn ben bint abu al el af
    av zu zur af y e e. st. st saint san mac o
""")
"""Words inside a name that belong to what follows (lower case here; some are written large as well)."""
FAMILY_PARTICLES = _words("le la du des de del della di da dos van von al el bin ben ibn abu st. st mac")

NOT_PERSON_WORDS = _words("""
    ministry minister department agency office bureau committee commission council parliament senate
    congress assembly court party union federation association organisation organization institute
    institution university college school academy foundation fund bank group company corporation inc inc.
    corp corp. ltd ltd. llc plc ag gmbh sa s.a. nv holdings partners industries airlines airways motors
    records studios pictures entertainment media news times post journal gazette herald tribune telegraph
    guardian magazine newspaper radio television tv channel network police army navy guard force forces
    brigade battalion regiment squad team club fc united city state states republic kingdom emirates
    islands island river lake sea ocean mount mountain valley desert bay cape peninsula gulf strait street
    road avenue boulevard square place plaza park bridge airport station stadium arena hall hotel hospital
    cathedral church mosque temple palace castle tower museum theatre theater centre center gallery
    library prison embassy headquarters border region province district county governorate treaty
    agreement accord act law bill convention protocol summit conference games cup open championship league
    prize award war battle revolution day week year week-end festival operation mission project plan
    programme program system service services images image photo pool handout editors editor pictures
    officer operating os software international national nationale nations world global central european
    american british french german
    russian chinese japanese indian african asian north south east west northern southern eastern western
    street inhalt navigation suche content menu archive architects associates consultants solicitors allahu
""")
"""Words that no person's name holds (lower case)."""

ORGANISATION_WORDS = _words("""
    ministry department agency office bureau committee commission council parliament senate congress
    assembly court party union federation association organisation organization institute university
    college academy foundation fund bank group company corporation inc inc. corp corp. ltd ltd. llc plc ag
    gmbh holdings partners industries airlines airways motors studios media news times post journal
    gazette herald tribune telegraph guardian magazine newspaper radio television tv channel network
    police army navy guard force forces brigade squad club fc nations embassy league society alliance
    coalition movement front service services
""")
ORGANISATION_NOUNS = _words("""
    agency newspaper daily tabloid company group party magazine channel broadcaster network airline
    carrier bank union club team ministry watchdog charity militia firm website startup retailer automaker
    drugmaker
""")
"""Right after a name, in small letters, they say that it is an organisation ("the FSB spy agency")."""

PLACE_WORDS = _words("""
    street road avenue boulevard square place plaza park bridge airport station stadium arena hall
    cathedral church mosque temple palace castle tower museum island islands river lake sea ocean mount
    mountain mountains valley desert bay cape peninsula gulf strait region province district county
    governorate city town village suburb border neighbourhood neighborhood beach coast port harbour harbor
    canal hotel restaurant cafe café prison hospital
""")
"""Words at the end of a place's name, or right after it ("Sant Jaume square"), lower case."""

OFFICES = _words("""
    president vice-president minister premier chancellor king queen prince princess pope archbishop bishop
    cardinal senator congressman congresswoman governor mayor ambassador secretary judge prosecutor
    general colonel captain admiral commander chief director chairman chairwoman spokesman spokeswoman
    spokesperson leader professor coach founder ceo executive diplomat envoy lawmaker representative
    councilman councilwoman sheriff coroner sergeant lieutenant superintendent inspector detective pastor
    reverend rabbi imam priest commissioner treasurer magistrate
""")
"""What a person is called by again: "the president", "the French leader"."""

HUMAN_NOUNS = OFFICES | _words("""
    man woman boy girl teenager attacker suspect gunman bomber assailant fugitive militant terrorist
    victim witness official officer policeman policewoman soldier lawyer doctor nurse teacher student
    journalist reporter photographer author writer actor actress singer artist musician scientist
    researcher expert analyst historian player striker goalkeeper driver passenger pilot worker employee
    businessman businesswoman politician activist refugee migrant resident neighbour neighbor friend
    brother sister son daughter father mother wife husband uncle aunt cousin person guy mp editor producer
    manager owner customer defendant prisoner candidate successor predecessor counterpart colleague source
""")
"""Singular nouns that "he" and "she" may well refer to."""

CLUB_WORDS = _words("""
    united rovers wanderers albion hotspur athletic rangers wednesday fc afc sc dynamo dinamo lokomotiv argyle
    thistle harriers
""")
"""At the end of a club's name, whose town the model sees first."""

PRODUCTS = _words("""
    macbook macintosh mac imac ipad iphone ipod itunes icloud ios android windows xbox playstation wii kinect galaxy
    kindle walkman photoshop firefox chrome safari linux unix java gmail siri alexa cortana prius corvette mustang
    beetle viagra prozac botox aspirin remdesivir tamiflu covaxin covishield sputnik bitcoin ethereum libra
""")
"""What companies make, and what is called by one word."""

NAMED_THINGS = _words("""
    conference games olympics paralympics cup tour championship championships festival war wars summit
    treaty act convention agreement accord accords protocol law bill prize award awards program programme
    plan project edition kit study day week cyclone hurricane typhoon storm disease syndrome virus system
    software
""")
"""Last words of names that are neither person, organisation nor place (events have their own step)."""

HONOURS = frozenset({"DBE", "OBE", "CBE", "MBE", "KBE", "MP", "MEP", "QC", "KC", "PhD", "MD", "RA", "FRS"})
"""After a name, and no part of it."""

THINGS_AFTER = _words("""
    train trains prize award trophy medal phone app software project projects car cars rifle missile
    missiles rocket rockets jet plane aircraft series album song film movie novel book game brand vaccine
    drug operation protocol effect disease syndrome virus storm hurricane cyclone typhoon scandal affair
    tournament
""")
VESSELS = _words("""
    carrier ship warship frigate yacht ferry tanker vessel boat submarine destroyer cruiser hms uss
    trawler liner hurricane cyclone typhoon storm
""")
"""Right before a name: what bears it is a ship or a storm, whoever it is named after."""

SPEECH = _words("""
    say tell add warn argue insist claim announce ask reply respond explain declare note stress recall vow
    report deny confirm acknowledge admit suggest state tweet write urge believe think hope want know feel call
    speak
""")
HUMAN_ACTS = SPEECH | _words("""
    meet visit marry die live bear travel arrive leave return resign retire win lose play score study
    teach graduate attend accept refuse reject promise pledge order arrest flee surrender sign serve lead
    join smile laugh love hate remember arrive sit stand walk drive run become have work try decide agree
    begin start send give take make use go come see hear blame accuse face appear plan
""")
"""What persons do; the weaker acts count only where the model took the word for a person anyway."""

AGENCIES = {"reuters": "Reuters", "ap": "AP", "afp": "AFP", "epa": "EPA", "dpa": "dpa", "tass": "TASS"}

ALIASES = {
    "un": "united nations", "u.n.": "united nations", "eu": "european union", "e.u.": "european union",
    "nato": "nato", "is": "islamic state", "isis": "islamic state", "isil": "islamic state",
    "daesh": "islamic state", "islamic state group": "islamic state",
    "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency", "imf": "international monetary fund",
    "who": "world health organization",
    "wto": "world trade organization", "iaea": "international atomic energy agency",
    "ecb": "european central bank", "opec": "opec", "bbc": "bbc",
}  # fmt: skip
"""Acronyms that texts do not spell out, folded, and what they stand for."""

NEVER_NAMES = _words("""
    i we you he she they it the a an this that these those mps mp god internet christmas easter ramadan
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december islam muslim muslims christian christians jew jews islamist
    islamists covid covid-19 tnt dna gdp ceo gb mb tb km kg mph id pm am tv usb interior foreign defence
    sgt sgt. lt lt. gen gen. col col. capt capt. sen sen. gov gov. rep rep. prof prof. rev rev. supt insp maj cmdr
    defense finance state interior education health justice rpg bst gmt cet est pst mr mrs ms dr
""")
