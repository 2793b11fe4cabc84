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
netherlands: dutch, holland, the netherlands | new zealand: new zealander, new zealanders
nicaragua: nicaraguan | niger
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
aachen, abu dhabi, abuja, adana, addis ababa, adelaide, aden, africa, agra, ahmedabad, alabama, alaska, albany,
alberta, albuquerque, aleppo, alexandria, algiers, alicante, almaty, america, amman, amritsar, amsterdam, anchorage,
andhra pradesh, ankara, antalya, antarctica, antwerp, arctic, arizona, arkansas, arkhangelsk, asia, asuncion, athens,
atlanta, atlantic, atlantic city, auckland, baden-baden, baghdad, baku, bali, balkans, baltimore, bamako, bandung,
bangalore, bangkok, bangui, banja luka, barcelona, basra, baton rouge, bavaria, beijing, beirut, belem, belfast,
belgrade, belo horizonte, bengaluru, benghazi, bergen, berlin, bern, bhopal, bhubaneswar, bihar, bilbao, birmingham,
bishkek, bogor, bogota, bologna, bombay, bonn, bordeaux, boston, brasilia, brasov, bratislava, brazzaville, bremen,
brighton, brisbane, bristol, british columbia, brno, brooklyn, brussels, bucharest, budapest, buenos aires, buffalo,
bujumbura, busan, cairo, calais, calcutta, calgary, california, cambridge, canberra, cannes, canton, cape town,
caracas, cardiff, casablanca, catalonia, caucasus, central america, central asia, chandigarh, charlottesville,
chechnya, chengdu, chennai, chiang mai, chiapas, chicago, chongqing, christchurch, cincinnati, cleveland, cluj,
cologne, colombo, colorado, conakry, connecticut, copenhagen, cordoba, corsica, cracow, crimea, curitiba, da nang,
dacca, dakar, dalian, dallas, damascus, dar es salaam, darfur, davos, daytona beach, debrecen, delaware, delhi,
denpasar, denver, des moines, detroit, dhaka, djibouti, dnipro, doha, donbas, donetsk, dortmund, douala, dresden,
dubai, dublin, dundee, durban, dusseldorf, east asia, east jerusalem, east timor, eastern europe, edinburgh, edmonton,
eindhoven, erbil, europe, faisalabad, fallujah, far east, fiji, florence, florida, flushing meadow, fort worth,
fortaleza, frankfurt, freetown, fukuoka, fukushima, gaborone, galway, gaza, gaza strip, gdansk, geneva, genoa,
georgetown, ghent, gibraltar, glasgow, golan heights, gothenburg, granada, graz, greenland, grenoble, grozny,
guadalajara, guangdong, guangzhou, guantanamo bay, guayaquil, gujarat, guwahati, hague, haifa, hama, hamburg,
hangzhou, hanoi, hanover, harare, hartford, haryana, havana, hawaii, hebei, hebron, helsinki, henan, hiroshima, ho chi
minh city, hobart, hollywood, homs, hong kong, honolulu, houston, hubei, hunan, hyderabad, idaho, idlib, illinois,
indiana, inner mongolia, innsbruck, iowa, irkutsk, islamabad, istanbul, izmir, jacksonville, jaffna, jaipur, jakarta,
jammu, jeddah, jersey city, jerusalem, jiangsu, jinan, johannesburg, kabul, kampala, kandahar, kano, kansas, kansas
city, kaohsiung, karachi, karnataka, kashmir, kathmandu, kazan, kentucky, kerala, key west, kharkiv, khartoum, kiev,
kigali, kinshasa, kirkuk, klagenfurt, knoxville, kobani, kobe, kolkata, kosice, krakow, kuala lumpur, kurdistan,
kuwait city, kyiv, kyoto, la paz, lagos, lahore, lanzhou, las vegas, latakia, latin america, lausanne, le havre, le
mans, leeds, leicester, leiden, leipzig, leningrad, lhasa, libreville, liege, lille, lilongwe, lima, limerick, linz,
lisbon, little rock, liverpool, ljubljana, lodz, lome, london, long beach, long island, los angeles, louisiana,
louisville, luanda, lucerne, lucknow, luhansk, lusaka, luton, lviv, lyon, macao, macau, madras, madrid, maharashtra,
maine, malaga, malmo, managua, manama, manaus, manchester, manhattan, manila, manitoba, mannheim, maputo, maracaibo,
mariupol, marrakech, marrakesh, marseille, maryland, massachusetts, mauritius, mecca, medellin, mediterranean,
melbourne, memphis, mexico city, miami, michigan, middle east, middlesbrough, milan, milwaukee, mindanao, minneapolis,
minnesota, minsk, misrata, mississippi, missouri, mogadishu, molenbeek, mombasa, monaco, monrovia, montana, monte
carlo, monterrey, montevideo, montreal, moscow, mosul, mumbai, munich, muscat, n'djamena, nagasaki, nagorno-karabakh,
nagoya, nagpur, nairobi, nanjing, nantes, naples, nashville, nassau, nebraska, nevada, new brunswick, new caledonia,
n.c., n.d., n.h., n.j., n.m., n.y., r.i., s.c., s.d.,
new delhi, new hampshire, new jersey, new mexico, new orleans, new south wales, new york, newark, newcastle,
newfoundland, newport, niamey, nice, nicosia, north africa, north america, north carolina, north dakota, norwich,
nottingham, nouakchott, nova scotia, novosibirsk, nuremberg, oakland, oceania, odessa, ohio, okinawa, oklahoma,
oklahoma city, omaha, omsk, ontario, oporto, oregon, orlando, osaka, osijek, oslo, ottawa, ouagadougou, oxford,
pacific, palermo, palm beach, palmyra, panama city, paramaribo, paris, pasadena, patna, pennsylvania, perth, peshawar,
philadelphia, phnom penh, phoenix, phuket, pittsburgh, plovdiv, plymouth, podgorica, poitiers, port harcourt, port
louis, port moresby, port of spain, port-au-prince, portland, porto, porto alegre, portsmouth, poznan, prague, praia,
pretoria, pristina, puerto rico, pune, punjab, pyongyang, quebec, quebec city, queensland, quetta, quito, rabat,
rajasthan, raleigh, ramadi, ramallah, rangoon, raqqa, rawalpindi, recife, reggio, reims, rennes, reykjavik, rhode
island, riga, rio de janeiro, riyadh, rome, rostov, rotterdam, sacramento, salt lake city, salvador, salzburg, samara,
san antonio, san diego, san francisco, san jose, san juan, san salvador, sanaa, santiago, sao paulo, sapporo,
sarajevo, sardinia, saskatchewan, scandinavia, seattle, seoul, sevastopol, seville, shandong, shanghai, sharjah,
sheffield, shenzhen, siberia, sichuan, sicily, silicon valley, sinai, singapore, sirte, skopje, sochi, sofia, south
america, south asia, south australia, south carolina, south dakota, southampton, southeast asia, soviet union,
srebrenica, srinagar, st louis, st paul, st petersburg, st. louis, st. paul, st. petersburg, stavanger, stockholm,
strait of hormuz, strasbourg, stuttgart, sub-saharan africa, suez, sulawesi, sumatra, surabaya, suva, sydney,
szczecin, tainan, taipei, tallinn, tamil nadu, tampa, tangier, tashkent, tasmania, tbilisi, tegucigalpa, tehran, tel
aviv, telangana, tennessee, texas, the hague, thessaloniki, tianjin, tibet, tijuana, tikrit, tirana, tokyo, toronto,
toulouse, trieste, trinidad, tripoli, trondheim, tucson, tulsa, tunis, turin, tuzla, udine, ulaanbaatar, ulan bator,
ulsan, utah, uttar pradesh, valencia, valletta, valparaiso, vancouver, vatican city, venice, vermont, verona,
verviers, vienna, vientiane, vilnius, virginia, vladivostok, volgograd, warsaw, washington, wellington, wembley, west
africa, west bank, west bengal, west indies, west virginia, western europe, wimbledon, windhoek, winnipeg, wisconsin,
wroclaw, wuhan, wuppertal, wyoming, xi'an, xinjiang, yangon, yaounde, yerevan, yokohama, yorkshire, yugoslavia,
yunnan, zagreb, zaire, zanzibar, zhejiang, zurich
""".replace("\n", " ").split(",")
)
"""Cities, states and regions that the news names often, folded."""


SHARED = frozenset(
    city.strip()
    for city in """
alexandria, athens, birmingham, bristol, cambridge, cordoba, georgetown, granada, guadalajara, hyderabad, la paz,
manchester, melbourne, memphis, newcastle, newport, oxford, pasadena, plymouth, portland, portsmouth, san antonio,
san jose, san juan, santiago, tripoli, valencia, vancouver, victoria, wellington
""".replace("\n", " ").split(",")
)
"""Names that several cities bear: what follows the comma tells which (`Portland, Oregon`), folded."""


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


PLACES = CITIES | _OTHER_NAMES | frozenset(COUNTRY_OF.values())
"""Names of countries, cities and regions, without what their people are called."""


def is_place(folded: str) -> bool:
    return folded in COUNTRY_OF or folded in CITIES
