"""Countries by their names and demonyms, and cities. Short, folded, hand-written."""

_COUNTRIES = """
afghanistan: afghan, afghans | albania: albanian | algeria: algerian | angola: angolan
argentina: argentine, argentinian | armenia: armenian | australia: australian, aussie | austria: austrian
azerbaijan: azerbaijani | bahrain: bahraini | bangladesh: bangladeshi | belarus: belarusian
belgium: belgian, belgians | bolivia: bolivian | bosnia: bosnian, bosnia and herzegovina | botswana
brazil: brazilian | bulgaria: bulgarian | burkina faso | burundi | cambodia: cambodian
cameroon: cameroonian | canada: canadian | chad: chadian | chile: chilean
china: chinese, people's republic of china, prc | colombia: colombian
congo: congolese, democratic republic of congo, democratic republic of the congo, drc | costa rica
croatia: croatian, croat | cuba: cuban | cyprus: cypriot | czech republic: czech, czechia
denmark: danish, dane | ecuador: ecuadorian | egypt: egyptian | el salvador: salvadoran | eritrea: eritrean
estonia: estonian | ethiopia: ethiopian | finland: finnish | france: french, frenchman, frenchmen
georgia: georgian | germany: german, germans | ghana: ghanaian | greece: greek | guatemala: guatemalan
guinea: guinean | haiti: haitian | honduras: honduran | hungary: hungarian | iceland: icelandic
india: indian | indonesia: indonesian | iran: iranian, islamic republic of iran | iraq: iraqi
ireland: irish | israel: israeli | italy: italian | ivory coast: ivorian, cote d'ivoire | jamaica: jamaican
japan: japanese | jordan: jordanian | kazakhstan: kazakh | kenya: kenyan | kosovo: kosovan | kuwait: kuwaiti
kyrgyzstan: kyrgyz | laos: laotian | latvia: latvian | lebanon: lebanese | liberia: liberian | libya: libyan
lithuania: lithuanian | luxembourg | macedonia: macedonian, north macedonia | madagascar | malawi
malaysia: malaysian | mali: malian | malta: maltese | mauritania: mauritanian | mexico: mexican
moldova: moldovan | mongolia: mongolian | montenegro: montenegrin | morocco: moroccan
mozambique: mozambican | myanmar: burma, burmese | namibia: namibian | nepal: nepalese, nepali
netherlands: dutch, holland, the netherlands | new zealand | nicaragua: nicaraguan | niger
nigeria: nigerian | north korea: north korean, dprk | norway: norwegian | oman: omani | pakistan: pakistani
palestine: palestinian, palestinian territories | panama: panamanian | paraguay | peru: peruvian
philippines: filipino, philippine | poland: polish, pole | portugal: portuguese | qatar: qatari
romania: romanian | russia: russian, russian federation, russians | rwanda: rwandan
saudi arabia: saudi, saudi arabian | senegal: senegalese | serbia: serbian, serb | sierra leone
singapore: singaporean | slovakia: slovak | slovenia: slovenian | somalia: somali
south africa: south african | south korea: south korean, republic of korea | south sudan | spain: spanish
sri lanka: sri lankan | sudan: sudanese | sweden: swedish, swede | switzerland: swiss
syria: syrian, syrian arab republic | taiwan: taiwanese | tajikistan: tajik | tanzania: tanzanian
thailand: thai | tunisia: tunisian | turkey: turkish, turkiye | turkmenistan: turkmen | uganda: ugandan
ukraine: ukrainian | united arab emirates: emirati, uae, u.a.e.
united kingdom: uk, u.k., britain, great britain, british | england: english | scotland: scottish
wales: welsh | northern ireland
united states: us, u.s., usa, u.s.a., united states of america, america, american, americans
uruguay: uruguayan | uzbekistan: uzbek | vatican: holy see | venezuela: venezuelan | vietnam: vietnamese
yemen: yemeni | zambia: zambian | zimbabwe: zimbabwean
"""

CITIES = frozenset(
    city.strip()
    for city in """
aachen, abu dhabi, abuja, addis ababa, aden, africa, aleppo, alexandria, algiers, america, amman, amsterdam,
ankara, antarctica, antwerp, arctic, asia, athens, atlanta, atlantic, auckland, baghdad, baku, balkans,
bamako, bangalore, bangkok, barcelona, basra, bavaria, beijing, beirut, belfast, belgrade, benghazi, berlin,
bern, birmingham, bogota, bordeaux, boston, brasilia, brussels, bucharest, budapest, buenos aires, cairo,
calais, canberra, cape town, caracas, cardiff, casablanca, catalonia, chechnya, chennai, chicago, cologne,
copenhagen, crimea, dakar, dallas, damascus, delhi, denver, detroit, dhaka, doha, donbas, donetsk, dresden,
dubai, dublin, eastern europe, edinburgh, erbil, europe, fallujah, florence, frankfurt, gaza, gaza strip,
geneva, ghent, glasgow, golan heights, grozny, guangzhou, hague, hama, hamburg, hanoi, hanover, havana,
helsinki, homs, hong kong, houston, idlib, islamabad, istanbul, izmir, jakarta, jeddah, jerusalem,
johannesburg, kabul, kandahar, karachi, kharkiv, khartoum, kiev, kinshasa, kirkuk, kobani, kolkata, kuala
lumpur, kurdistan, kyiv, kyoto, lagos, lahore, las vegas, latakia, latin america, leipzig, liege, lille,
lima, lisbon, liverpool, london, los angeles, luhansk, lyon, madrid, manchester, manila, mariupol,
marseille, mecca, mediterranean, melbourne, mexico city, miami, middle east, milan, minsk, misrata,
mogadishu, molenbeek, montevideo, montreal, moscow, mosul, mumbai, munich, nairobi, nantes, naples, new
delhi, new york, nice, north africa, oceania, odessa, osaka, oslo, ottawa, pacific, palmyra, paris,
peshawar, philadelphia, prague, pretoria, pyongyang, quito, rabat, ramadi, raqqa, rio de janeiro, riyadh,
rome, rotterdam, san francisco, sanaa, santiago, sao paulo, sarajevo, seattle, seoul, seville, shanghai,
shenzhen, sinai, singapore, sirte, sofia, st petersburg, st. petersburg, stockholm, strasbourg, stuttgart,
sydney, taipei, tbilisi, tehran, tel aviv, tikrit, tokyo, toronto, toulouse, tripoli, tunis, turin,
valencia, vancouver, venice, verviers, vienna, warsaw, washington, wellington, west bank, wuhan, yerevan,
zagreb, zurich
""".replace("\n", " ").split(",")
)
"""Cities and regions that the news names often, folded."""


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


_OTHER_NAMES = frozenset(
    {"us", "u.s.", "usa", "u.s.a.", "uk", "u.k.", "britain", "uae", "u.a.e.", "holland", "burma"}
)


def is_country(folded: str) -> bool:
    """Whether it is a country's name, and not what its people are called."""
    return COUNTRY_OF.get(folded) == folded or folded in _OTHER_NAMES


def is_place(folded: str) -> bool:
    return folded in COUNTRY_OF or folded in CITIES
