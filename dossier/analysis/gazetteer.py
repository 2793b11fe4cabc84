"""Countries by their names and demonyms, and cities that the news names often. Short, folded, hand-written."""

_COUNTRIES = """
afghanistan: afghan, afghans | albania: albanian | algeria: algerian | angola: angolan | argentina: argentine, argentinian
armenia: armenian | australia: australian, aussie | austria: austrian | azerbaijan: azerbaijani | bahrain: bahraini
bangladesh: bangladeshi | belarus: belarusian | belgium: belgian, belgians | bolivia: bolivian | bosnia: bosnian, bosnia and herzegovina
botswana | brazil: brazilian | bulgaria: bulgarian | burkina faso | burundi | cambodia: cambodian | cameroon: cameroonian
canada: canadian | chad: chadian | chile: chilean | china: chinese, people's republic of china, prc | colombia: colombian
congo: congolese, democratic republic of congo, democratic republic of the congo, drc | costa rica | croatia: croatian, croat | cuba: cuban
cyprus: cypriot | czech republic: czech, czechia | denmark: danish, dane | ecuador: ecuadorian | egypt: egyptian | el salvador: salvadoran
eritrea: eritrean | estonia: estonian | ethiopia: ethiopian | finland: finnish | france: french, frenchman, frenchmen
georgia: georgian | germany: german, germans | ghana: ghanaian | greece: greek | guatemala: guatemalan | guinea: guinean
haiti: haitian | honduras: honduran | hungary: hungarian | iceland: icelandic | india: indian | indonesia: indonesian
iran: iranian, islamic republic of iran | iraq: iraqi | ireland: irish | israel: israeli | italy: italian | ivory coast: ivorian, cote d'ivoire
jamaica: jamaican | japan: japanese | jordan: jordanian | kazakhstan: kazakh | kenya: kenyan | kosovo: kosovan | kuwait: kuwaiti
kyrgyzstan: kyrgyz | laos: laotian | latvia: latvian | lebanon: lebanese | liberia: liberian | libya: libyan | lithuania: lithuanian
luxembourg | macedonia: macedonian, north macedonia | madagascar | malawi | malaysia: malaysian | mali: malian | malta: maltese
mauritania: mauritanian | mexico: mexican | moldova: moldovan | mongolia: mongolian | montenegro: montenegrin | morocco: moroccan
mozambique: mozambican | myanmar: burma, burmese | namibia: namibian | nepal: nepalese, nepali | netherlands: dutch, holland, the netherlands
new zealand | nicaragua: nicaraguan | niger | nigeria: nigerian | north korea: north korean, dprk | norway: norwegian | oman: omani
pakistan: pakistani | palestine: palestinian, palestinian territories | panama: panamanian | paraguay | peru: peruvian | philippines: filipino, philippine
poland: polish, pole | portugal: portuguese | qatar: qatari | romania: romanian | russia: russian, russian federation, russians
rwanda: rwandan | saudi arabia: saudi, saudi arabian | senegal: senegalese | serbia: serbian, serb | sierra leone | singapore: singaporean
slovakia: slovak | slovenia: slovenian | somalia: somali | south africa: south african | south korea: south korean, republic of korea
south sudan | spain: spanish | sri lanka: sri lankan | sudan: sudanese | sweden: swedish, swede | switzerland: swiss
syria: syrian, syrian arab republic | taiwan: taiwanese | tajikistan: tajik | tanzania: tanzanian | thailand: thai | tunisia: tunisian
turkey: turkish, turkiye | turkmenistan: turkmen | uganda: ugandan | ukraine: ukrainian | united arab emirates: emirati, uae, u.a.e.
united kingdom: uk, u.k., britain, great britain, british | england: english | scotland: scottish | wales: welsh | northern ireland
united states: us, u.s., usa, u.s.a., united states of america, america, american, americans | uruguay: uruguayan
uzbekistan: uzbek | vatican: holy see | venezuela: venezuelan | vietnam: vietnamese | yemen: yemeni | zambia: zambian | zimbabwe: zimbabwean
"""

CITIES = frozenset("""
paris london berlin moscow washington beijing brussels madrid rome vienna athens lisbon warsaw prague budapest kiev
kyiv bucharest sofia belgrade zagreb sarajevo oslo stockholm copenhagen helsinki dublin amsterdam rotterdam hague geneva
zurich bern munich hamburg frankfurt cologne hanover aachen dresden leipzig stuttgart milan naples turin venice
florence barcelona valencia seville lyon marseille nice toulouse nantes strasbourg lille bordeaux calais verviers
antwerp ghent liege molenbeek manchester birmingham liverpool glasgow edinburgh belfast cardiff istanbul ankara izmir
damascus aleppo homs hama raqqa palmyra latakia idlib kobani baghdad mosul fallujah ramadi tikrit basra kirkuk erbil
tehran beirut amman jerusalem gaza riyadh jeddah mecca doha dubai sanaa aden cairo alexandria tripoli benghazi
sirte misrata tunis algiers rabat casablanca khartoum nairobi mogadishu lagos abuja kinshasa johannesburg pretoria
dakar bamako kabul kandahar islamabad karachi lahore peshawar delhi mumbai bangalore kolkata chennai dhaka bangkok
hanoi jakarta manila singapore tokyo osaka kyoto seoul pyongyang shanghai shenzhen guangzhou wuhan taipei sydney
melbourne canberra auckland wellington ottawa toronto montreal vancouver chicago boston houston dallas philadelphia
atlanta miami seattle denver detroit havana bogota caracas lima santiago brasilia montevideo quito
europe asia africa america oceania antarctica crimea donbas donetsk luhansk kharkiv odessa mariupol chechnya grozny
minsk tbilisi yerevan baku sinai bavaria catalonia kurdistan balkans mediterranean atlantic pacific arctic
""".split()) | {"new york", "los angeles", "san francisco", "las vegas", "new delhi", "hong kong", "tel aviv",
                "west bank", "gaza strip", "golan heights", "abu dhabi", "buenos aires", "sao paulo", "mexico city",
                "middle east", "north africa", "eastern europe", "latin america", "st petersburg", "st. petersburg",
                "cape town", "addis ababa", "kuala lumpur", "rio de janeiro"}  # fmt: skip


def _read(table: str) -> dict[str, str]:
    canonical: dict[str, str] = {}
    for row in table.replace("\n", "|").split("|"):
        country, _, others = row.strip().partition(":")
        if country.strip():
            forms = [form.strip() for form in (country, *others.split(",")) if form.strip()]
            canonical |= dict.fromkeys(forms, country.strip())
    return canonical


COUNTRY_OF = _read(_COUNTRIES)
"""Folded country names, other names and demonyms, to the folded country name."""


def country(folded: str) -> str:
    """The country that a folded name or demonym stands for, or an empty string."""
    return COUNTRY_OF.get(folded, "")


def is_place(folded: str) -> bool:
    return folded in COUNTRY_OF or folded in CITIES
