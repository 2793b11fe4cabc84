"""Organisations that the news names without saying what they are, by the names that it uses. Hand-written.

Only names that hardly mean anything else: `Apple` and `Target`, `Liverpool` and `Ajax` are told by what the
text says of them.
"""

from __future__ import annotations

from dossier.analysis.word_list import words

_BODIES = """
ACLU, African Union, al Qaeda, al-Qaeda, Amnesty International, ANC, Antifa, Arab League, ASEAN, ATP, Bank of England,
Bank of Japan, Bharatiya Janata Party, BJP, Black Lives Matter, Boko Haram, BRICS, Bundesbank, Bundesrat, Bundestag,
Bundeswehr, CDC, Centers for Disease Control and Prevention, CIA, Congress Party, Conservative Party, Council of
Europe, Daesh, Democratic Party, Department of Justice, Duma, E.U., ECB, EPA, ETA, EU, European Central Bank, European
Commission, European Council, European Parliament, European Union, Europol, Eurostat, FAA, FARC, Fatah, FBI, FCC, FDA,
Fed, Federal Reserve, FIA, FIFA, FIS, FSB, FTC, G-20, G-7, G20, G7, G8, GOP, Greenpeace, Hamas, Hezbollah, Hizbollah,
House of Commons, House of Lords, House of Representatives, Human Rights Watch, IAAF, IAEA, IBF, ICC, IMF, Inkatha,
Interpol, IOC, IRA, ISIL, ISIS, Islamic Jihad, Islamic State, KGB, Knesset, Kremlin, Labour Party, Liberal Democrats,
Likud, Lok Sabha, Medecins sans Frontieres, Mercosur, MI5, MI6, MLB, Mossad, NAFTA, NASA, National Assembly, NATO,
NBA, NCAA, NFL, NHL, NHS, NRA, NSA, OECD, OPEC, OSCE, Oxfam, Pentagon, PGA, PKK, PLO, Rajya Sabha, Red Crescent, Red
Cross, Republican Party, RSPCA, Scotland Yard, SEC, Security Council, Senate, Shin Bet, Sinn Fein, Storting, Supreme
Court, SWAPO, Taliban, Tories, U.N., UCI, UEFA, UN, UNESCO, UNHCR, UNICEF, United Nations, WADA, WBA, WBC, White
House, WHO, World Bank, World Food Programme, World Health Organisation, World Health Organization, World Trade
Organization, WTA, WTO, YPG, ZANU-PF
"""
_MEDIA = """
ABC News, Agence France-Presse, Al Arabiya, Al Jazeera, Al-Jazeera, Associated Press, Axios, BBC, Bild, Bloomberg
News, Boston Globe, Breitbart, Breitbart News, BuzzFeed, BuzzFeed News, C-SPAN, Caixin, CBS, CBS News, CCTV, Chicago
Tribune, CNBC, CNN, Corriere della Sera, Daily Beast, Daily Caller, Daily Express, Daily Mail, Daily Mirror, Daily
Telegraph, Dallas Morning News, Der Spiegel, Die Welt, Die Zeit, El Mundo, El Pais, Facebook, Financial Times, Fox
News, Globo, Google, Guardian, Haaretz, Huffington Post, HuffPost, Indian Express, Instagram, Interfax, IRNA, ISNA,
ITAR-TASS, Jerusalem Post, KCNA, Kyodo, L'Equipe, la Repubblica, la Stampa, Le Figaro, Le Monde, Le Parisien,
LinkedIn, Los Angeles Times, Marca, Miami Herald, MSNBC, NBC, NBC News, Netflix, New York Daily News, New York Post,
New York Times, New Yorker, Newsweek, Nikkei, Novosti, NPR, People's Daily, Pinterest, Politico, Pravda, Press Trust
of India, Reddit, Reuters, RIA Novosti, Rolling Stone, San Francisco Chronicle, Sky News, Slate, Snapchat, South China
Morning Post, Sueddeutsche Zeitung, TASS, Telesur, The Hill, TikTok, Times of India, Twitter, USA Today, Vanity Fair,
Vox, Wall Street Journal, Washington Post, Washington Times, WeChat, Weibo, WhatsApp, WikiLeaks, Wikipedia, Xinhua,
Yonhap, YouTube
"""
_COMPANIES = """
AbbVie, Accenture, Adidas, Adobe, Aeroflot, Ahold, Air France, Airbus, Alcoa, Alibaba, Alitalia, Allianz, Alphabet,
Amazon.com, AMD, American Airlines, American Express, Amgen, Anheuser-Busch, Aramco, ArcelorMittal, Asda, AstraZeneca,
AT&T, Audi, Aviva, Axa, Baidu, Barclays, BASF, Bayer, Berkshire Hathaway, Bharat Biotech, BHP, Biogen, BioNTech,
BlackBerry, BlackRock, Blackstone, BMW, BNP Paribas, Boeing, Bombardier, BP, Bristol-Myers Squibb, British Airways,
British Telecom, Broadcom, Burger King, ByteDance, Cadbury, Cargill, Carrefour, Caterpillar, Chevron, Chrysler, Cisco,
Cisco Systems, Citi, Citibank, Citigroup, Coca-Cola, Comcast, Commerzbank, ConocoPhillips, Costco, Coty, Credit
Agricole, Credit Suisse, Daimler, Danone, Dell, Deloitte, Deutsche Bank, Deutsche Telekom, Didi, Disney, Dow Jones,
Dropbox, DuPont, easyJet, eBay, Eli Lilly, Embraer, Emirates Airlines, Enel, Eni, Equifax, Ericsson, Etihad, Exxon,
Exxon Mobil, ExxonMobil, FedEx, Fiat, Fiat Chrysler, Fitbit, Ford Motor, Foxconn, Fujitsu, Gazprom, Geely, Genentech,
General Electric, General Motors, Gilead, Gilead Sciences, GlaxoSmithKline, Glencore, Goldman Sachs, Groupon, GSK,
Harley-Davidson, Heineken, Hewlett-Packard, Hitachi, Honeywell, HSBC, Huawei, Hyundai, IBM, ICBC, Ikea, Infosys, ING,
Intel, J.P. Morgan, Jefferies, Johnson & Johnson, JP Morgan, JPMorgan, JPMorgan Chase, Kellogg, KFC, KLM, KPMG,
L'Oreal, Lehman Brothers, Lenovo, Lockheed Martin, Loreal, Luckin Coffee, Lufthansa, LVMH, Lyft, Macy's, Maersk,
Mastercard, McDonald's, Mercedes, Mercedes-Benz, Merck, Merrill Lynch, MetLife, Micron, Microsoft, Mitsubishi,
Moderna, Monsanto, Moody's, Morgan Stanley, Motorola, NatWest, Nestle, Nielsen, Nike, Nintendo, Nissan, Nokia, Norilsk
Nickel, Northrop Grumman, Novartis, Novavax, Novo Nordisk, Nvidia, Oracle, Panasonic, PayPal, PDVSA, Pepsi, PepsiCo,
Petrobras, PetroChina, Peugeot, Pfizer, Philip Morris, Philips, Porsche, Procter & Gamble, Prudential, Qantas,
Qualcomm, Raytheon, Regeneron, Reliance Industries, Renault, Rio Tinto, Roche, Rolls-Royce, Rosneft, Royal Dutch
Shell, Ryanair, Saab, Sainsbury's, Salesforce, Samsung, Sanofi, Santander, SAP, Saudi Aramco, Serum Institute,
Siemens, Sinopec, Sinopharm, Sinovac, Skype, SoftBank, Sony, SpaceX, Spotify, Standard & Poor's, Starbucks,
Stellantis, Suzuki, Tata Motors, TCS, Tencent, Tesco, Tesla, Thales, ThyssenKrupp, Toshiba, Toyota, TRW, TSMC, Uber,
UBS, UniCredit, Unilever, UnitedHealth, Verizon, Viacom, Vodafone, Volkswagen, Volvo, Wal-Mart, Walgreens, Walmart,
Wells Fargo, Westinghouse, WeWork, Wirecard, Xiaomi, Yahoo, Yahoo!, Yandex, Yukos, ZTE
"""
_CLUBS = """
49ers, 76ers, A's, Aberdeen FC, AC Milan, Ajax Amsterdam, Anaheim Ducks, Angels, Arsenal, AS Roma, Aston Villa,
Astros, Atlanta Braves, Atlanta Falcons, Atlanta Hawks, Atletico Madrid, Baltimore Orioles, Baltimore Ravens,
Barcelona FC, Bayer Leverkusen, Bayern, Bayern Munich, Benfica, Besiktas, Birmingham City, Blackburn Rovers,
Blackhawks, Blue Jays, Boca Juniors, Bolton Wanderers, Borussia Dortmund, Boston Bruins, Boston Celtics, Boston Red
Sox, Braves, Brewers, Broncos, Bruins, Buccaneers, Buffalo Bills, Buffalo Sabres, Cavaliers, Celtics, Charlotte
Hornets, Chelsea FC, Chicago Bears, Chicago Blackhawks, Chicago Bulls, Chicago Cubs, Chicago White Sox, Cincinnati
Bengals, Cincinnati Reds, Cleveland Browns, Cleveland Cavaliers, Cleveland Indians, Colorado Avalanche, Colorado
Rockies, Corinthians, Coventry City, Cowboys, Crystal Palace, Cubs, Dallas Cowboys, Dallas Mavericks, Dallas Stars,
Denver Broncos, Denver Nuggets, Derby County, Detroit Lions, Detroit Pistons, Detroit Red Wings, Detroit Tigers,
Diamondbacks, Dodgers, Dolphins, Everton, FC Barcelona, FC Porto, Fenerbahce, Feyenoord, Fiorentina, Flamengo, Florida
Marlins, Florida Panthers, Galatasaray, Golden State Warriors, Green Bay Packers, Grizzlies, Hamburg SV, Hertha
Berlin, Houston Astros, Houston Oilers, Houston Rockets, Houston Texans, Huddersfield Town, Indiana Pacers,
Indianapolis Colts, Inter Milan, Internazionale, Ipswich Town, Jacksonville Jaguars, Juventus, Kansas City Chiefs,
Kansas City Royals, Knicks, Lakers, Lazio, Leeds United, Leicester City, Los Angeles Clippers, Los Angeles Dodgers,
Los Angeles Kings, Los Angeles Lakers, Los Angeles Rams, Manchester City, Manchester United, Maple Leafs, Mariners,
Memphis Grizzlies, Mets, Miami Dolphins, Miami Heat, Miami Marlins, Milwaukee Brewers, Milwaukee Bucks, Minnesota
Timberwolves, Minnesota Twins, Minnesota Vikings, Montreal Canadiens, Montreal Expos, Napoli, New England Patriots,
New Jersey Devils, New Jersey Nets, New Orleans Saints, New York Giants, New York Islanders, New York Jets, New York
Knicks, New York Mets, New York Rangers, New York Yankees, Newcastle United, Norwich City, Nottingham Forest, Nuggets,
Oakland Athletics, Oakland Raiders, Olympiakos, Olympique Lyon, Olympique Marseille, Orioles, Orlando Magic, Ottawa
Senators, Packers, Padres, Palmeiras, Panathinaikos, Paris Saint-Germain, Paris St Germain, Patriots, Philadelphia
76ers, Philadelphia Eagles, Philadelphia Flyers, Philadelphia Phillies, Phillies, Phoenix Suns, Pittsburgh Penguins,
Pittsburgh Pirates, Pittsburgh Steelers, Portland Trail Blazers, PSV Eindhoven, Queens Park Rangers, RB Leipzig, Real
Madrid, Real Sociedad, Red Sox, Redskins, River Plate, Sacramento Kings, Sampdoria, San Antonio Spurs, San Diego
Chargers, San Diego Padres, San Francisco 49ers, San Francisco Giants, San Jose Sharks, Schalke, Schalke 04, Seahawks,
Seattle Mariners, Seattle Seahawks, Seattle Supersonics, Sheffield United, Sheffield Wednesday, Southampton FC,
Spartak Moscow, Sporting Lisbon, St Louis Blues, St Louis Cardinals, St. Louis Blues, St. Louis Cardinals, Steelers,
Stoke City, Tampa Bay Buccaneers, Tampa Bay Lightning, Tampa Bay Rays, Texas Rangers, Toronto Blue Jays, Toronto Maple
Leafs, Toronto Raptors, Tottenham, Tottenham Hotspur, Utah Jazz, Vancouver Canucks, VfB Stuttgart, Vikings,
Villarreal, Washington Bullets, Washington Capitals, Washington Nationals, Washington Redskins, Washington Wizards,
Werder Bremen, West Brom, West Bromwich Albion, West Ham, West Ham United, White Sox, Wolfsburg, Wolverhampton
Wanderers, Yankees, Zenit St Petersburg
"""


WRITTEN = tuple(
    sorted(
        {
            name.strip()
            for table in (_BODIES, _MEDIA, _COMPANIES, _CLUBS)
            for name in table.replace("\n", " ").split(",")
            if name.strip()
        },
        key=lambda name: (-len(name), name),
    )
)
"""As they are written, the longer first."""

ORGANISATIONS = frozenset(name.lower() for name in WRITTEN)
"""Folded."""

LEGAL_FORMS = words(
    """
    inc inc. corp corp. corporation ltd ltd. limited llc llp plc ag gmbh sa s.a. nv n.v. spa s.p.a. se
    co co. oyj asa ab bv b.v. kk pty bhd berhad tbk
    """
)
"""Last words of companies' names in law, folded; what bears one is a company."""


def short_name(folded: str) -> str:
    """A company's name without its legal form: `tata motors ltd` -> `tata motors`."""
    left = folded.split()
    while len(left) > 1 and left[-1].strip(",") in LEGAL_FORMS:
        left.pop()
    return " ".join(left).strip(",")


def has_legal_form(folded: str) -> bool:
    return " " in folded and folded.rsplit(" ", 1)[1] in LEGAL_FORMS
