"""French words for happenings, under the classes of `dossier.analysis.happenings`, so that events of articles in
both languages are compared. Lemmas, written by hand.
"""

_NOUNS = """
attack: attentat attaque fusillade tuerie massacre carnage assaut agression | air strike: bombardement
raid: perquisition descente | arrest: arrestation interpellation | manhunt: traque | crash: crash collision
explosion: explosion déflagration | fire: incendie | earthquake: séisme | storm: tempête ouragan cyclone
flood: inondation | disaster: catastrophe avalanche effondrement épidémie famine | accident: accident
death: mort décès disparition | murder: meurtre assassinat homicide | abduction: enlèvement rapt
theft: vol cambriolage braquage | war: guerre conflit | battle: bataille combat affrontement offensive
invasion: invasion annexion | ceasefire: cessez-le-feu trêve armistice | coup: putsch
uprising: soulèvement révolution insurrection révolte
protest: manifestation rassemblement émeute | strike: grève | election: élection présidentielle législative scrutin
referendum: référendum | vote: vote | meeting: réunion rencontre sommet entretien pourparlers négociation conférence
visit: visite déplacement | speech: discours allocution | announcement: annonce | statement: déclaration
resignation: démission | dismissal: limogeage destitution licenciement | appointment: nomination investiture
trial: procès audience | charge: inculpation | verdict: condamnation verdict acquittement
lawsuit: plainte | investigation: enquête | extradition: extradition expulsion | escape: évasion fuite
release: libération | deal: accord | takeover: rachat acquisition fusion | bankruptcy: faillite
launch: lancement inauguration | sanctions: sanction embargo | evacuation: évacuation
cancellation: annulation report | match: match finale tournoi | festival: festival cérémonie défilé concert
funeral: obsèques funérailles enterrement | wedding: mariage | birth: naissance | scandal: scandale | crisis: crise
"""
_VERBS = """
attack: attaquer agresser poignarder massacrer | air strike: bombarder | raid: perquisitionner
arrest: arrêter interpeller appréhender | crash: percuter s'écraser | explosion: exploser | death: mourir décéder
killing: tuer abattre | murder: assassiner | injury: blesser | abduction: enlever kidnapper
theft: voler cambrioler braquer | invasion: envahir annexer | protest: manifester | election: élire réélire
vote: voter | meeting: rencontrer réunir négocier | visit: visiter | announcement: annoncer
resignation: démissionner | dismissal: limoger licencier destituer | appointment: nommer investir
trial: juger | charge: inculper | verdict: condamner acquitter | extradition: extrader expulser
escape: évader enfuir | release: libérer relâcher | takeover: racheter | launch: lancer inaugurer dévoiler
evacuation: évacuer | cancellation: annuler reporter | funeral: enterrer inhumer | wedding: épouser
birth: naître
"""


def _read(table: str) -> dict[str, str]:
    """Word to class."""
    rows = (row.partition(":") for row in table.replace("\n", "|").split("|") if row.strip())
    return {word: name.strip() for name, _, listed in rows for word in listed.split()}


ADJECTIVES = {"mort": "death", "morte": "death", "morts": "death", "mortes": "death"}
"""Said of somebody with "être"; the model takes these participles for adjectives."""
NOUNS = _read(_NOUNS)
VERBS = _read(_VERBS)
