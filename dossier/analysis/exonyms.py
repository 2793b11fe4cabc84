"""What countries and cities are called in other languages than English, folded, to their folded English names.

Places that articles in two languages name are one place all the same. Only where the names differ.
"""

_FRENCH = """
afrique du sud: south africa | albanie: albania | algerie: algeria | allemagne: germany | angleterre: england
arabie saoudite: saudi arabia | argentine: argentina | armenie: armenia | australie: australia
autriche: austria | azerbaidjan: azerbaijan | bahrein: bahrain | belgique: belgium | bielorussie: belarus
birmanie: myanmar | bolivie: bolivia | bosnie: bosnia | bosnie-herzegovine: bosnia | bresil: brazil
bulgarie: bulgaria | cambodge: cambodia | cameroun: cameroon | chili: chile | chine: china | chypre: cyprus
colombie: colombia | coree du nord: north korea | coree du sud: south korea | cote d'ivoire: ivory coast
croatie: croatia | danemark: denmark | ecosse: scotland | egypte: egypt
emirats arabes unis: united arab emirates | equateur: ecuador | erythree: eritrea | espagne: spain
estonie: estonia | etats-unis: united states | etats-unis d'amerique: united states | ethiopie: ethiopia
finlande: finland | georgie: georgia | grece: greece | guinee: guinea | hongrie: hungary | inde: india
indonesie: indonesia | irak: iraq | irlande: ireland | irlande du nord: northern ireland | islande: iceland
italie: italy | jamaique: jamaica | japon: japan | jordanie: jordan | koweit: kuwait | lettonie: latvia
liban: lebanon | libye: libya | lituanie: lithuania | macedoine: macedonia | malaisie: malaysia | malte: malta
maroc: morocco | mauritanie: mauritania | mexique: mexico | moldavie: moldova | mongolie: mongolia
norvege: norway | nouvelle-zelande: new zealand | ouganda: uganda | ouzbekistan: uzbekistan
pays de galles: wales | pays-bas: netherlands | perou: peru | pologne: poland
republique tcheque: czech republic | tchequie: czech republic | roumanie: romania
royaume-uni: united kingdom | grande-bretagne: united kingdom | russie: russia | serbie: serbia
singapour: singapore | slovaquie: slovakia | slovenie: slovenia | somalie: somalia | soudan: sudan
soudan du sud: south sudan | suede: sweden | suisse: switzerland | syrie: syria | tadjikistan: tajikistan
tanzanie: tanzania | tchad: chad | thailande: thailand | tunisie: tunisia | turquie: turkey | zambie: zambia
republique democratique du congo: congo | aix-la-chapelle: aachen | alep: aleppo | alexandrie: alexandria
alger: algiers | anvers: antwerp | athenes: athens | bagdad: baghdad | barcelone: barcelona | berne: bern
beyrouth: beirut | bruxelles: brussels | bucarest: bucharest | copenhague: copenhagen | damas: damascus
douvres: dover | dresde: dresden | edimbourg: edinburgh | francfort: frankfurt | gand: ghent | geneve: geneva
genes: genoa | hambourg: hamburg | la haye: hague | la havane: havana | la nouvelle-orleans: new orleans
le caire: cairo | le cap: cape town | lisbonne: lisbon | londres: london | moscou: moscow | pekin: beijing
philadelphie: philadelphia | saint-petersbourg: st petersburg | salonique: thessaloniki | teheran: tehran
varsovie: warsaw | venise: venice | vienne: vienna | kaboul: kabul | le piree: piraeus | afrique: africa
amerique: america | asie: asia | crimee: crimea | catalogne: catalonia | baviere: bavaria
moyen-orient: middle east | proche-orient: middle east | mediterranee: mediterranean
bande de gaza: gaza strip | tchetchenie: chechnya
"""


def _read(table: str) -> dict[str, str]:
    rows = (row.partition(":") for row in table.replace("\n", "|").split("|") if row.strip())
    return {foreign.strip(): english.strip() for foreign, _, english in rows}


ENGLISH_OF = _read(_FRENCH)
