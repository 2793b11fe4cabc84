"""Small hand-written lists of French words. Hints, never verdicts: what the text says comes first."""

from dossier.analysis.word_list import words

COURTESY = {
    "m.": "m", "m": "m", "monsieur": "m", "mm.": "m", "mme": "f", "madame": "f", "mlle": "f", "mademoiselle": "f",
    "me": "",
}  # fmt: skip
"""Before a name; with the gender that they tell ("Me", a lawyer's, tells none)."""

OFFICES = words(
    """
    président présidente vice-président vice-présidente ministre premier première secrétaire député députée
    sénateur sénatrice maire préfet préfète ambassadeur ambassadrice chancelier chancelière roi reine prince
    princesse pape évêque archevêque cardinal imam procureur procureure juge magistrat magistrate avocat avocate
    général générale colonel commandant commandante capitaine lieutenant commissaire directeur directrice chef
    cheffe patron patronne porte-parole dirigeant dirigeante leader gouverneur gouverneure conseiller conseillère
    professeur professeure docteur entraîneur entraîneuse sélectionneur fondateur fondatrice rédacteur rédactrice
    candidat candidate
    """
)
"""What a person is called by beside the name, and by again: "le ministre"."""

PEOPLE = OFFICES | words(
    """
    homme femme garçon fille policier policière gendarme soldat militaire suspect suspecte assaillant terroriste
    kamikaze tireur complice victime témoin otage détenu détenue accusé accusée prévenu médecin infirmière
    journaliste écrivain écrivaine romancier romancière acteur actrice chanteur chanteuse cinéaste réalisateur
    réalisatrice photographe joueur joueuse attaquant gardien défenseur milieu économiste historien historienne
    chercheur chercheuse analyste étudiant étudiante militant militante syndicaliste frère sœur fils père mère
    mari épouse époux cousin cousine oncle tante neveu nièce veuve ami amie
    """
)
KIN = words(
    "frère sœur fils fille père mère mari épouse époux cousin cousine oncle tante neveu nièce veuve demi-frère"
    " femme compagne compagnon"
)

NEVER_NAMES = words(
    """
    intérieur défense justice économie finances santé travail éducation culture affaires étrangères état
    transports agriculture environnement écologie logement sports budget industrie énergie recherche enseignement
    république dieu noël pâques ramadan lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars
    avril mai juin juillet août septembre octobre novembre décembre je tu il elle nous vous ils elles on le la les
    un une des ce cette ces mais et ou selon après avant pour photo vidéo direct lire monsieur madame
    """
)
"""Written large at times, and names of nobody by themselves."""

ORGANISATION_WORDS = words(
    """
    ministère parti police gendarmerie armée assemblée sénat parlement conseil commission cour tribunal parquet
    banque groupe société compagnie agence association fédération syndicat union université école institut
    institution fondation comité club ligue journal chaîne radio télévision mouvement front église organisation
    ambassade préfecture mairie service services office bureau
    """
)
PLACE_WORDS = words(
    """
    rue avenue boulevard place gare aéroport stade pont île îles mer lac mont montagne vallée province région
    département commune quartier ville village hôpital prison théâtre musée château palais cathédrale mosquée rivière
    fleuve plage port
    """
)

_MALE = words(
    """
    achille adrien alain albin alphonse amaury ambroise anatole andre antonin armand arnaud aurelien auguste
    augustin baptiste barthelemy bastien baudouin benoit bernard bertrand blaise brice bruno cedric cesar charles
    christian christophe clement corentin cyprien cyril cyrille damien denis didier dimitri edgar edmond edouard
    elie eloi emile emmanuel enzo eric etienne eugene eustache fabien fabrice felicien felix ferdinand fernand
    firmin florent florian francis francois franck frederic gael gaetan gaspard gaston gauthier gautier geoffroy
    georges gerald gerard germain ghislain gilbert gilles gregoire guillaume gustave guy henri hermann herve hilaire
    honore hubert hugo hugues jacky jacques jean jeremie jeremy jerome joel jonathan joris joseph josselin jules
    julien kevin kylian laurent leon leonard leopold lilian loic lionel louis luc lucas lucien ludovic marc marcel
    marceau marius martin mathieu mathis matthieu maurice max maxence maxime michel mickael nathan nicolas noel olivier
    pascal patrice patrick paul philippe pierre quentin raoul raphael raymond regis remi remy rene richard robert
    roger roland romain ruben salah samuel sebastien serge simon stanislas stephane sylvain sylvestre teddy theo
    theodore thibault thibaut thierry thomas timothee titouan tristan ulysse urbain valentin victor vincent xavier
    yann yannick yves yvan yvon zinedine mohamed mohammed ahmed karim mehdi rachid said hamza brahim abdel
    """
)
_FEMALE = words(
    """
    adele adeline adrienne agathe agnes alexandra alice aline alix amandine amelie anais andree angele angelique
    anne annick annie apolline ariane armelle astrid audrey aude aurelie aurore axelle beatrice benedicte berenice
    bernadette berthe blanche brigitte camille capucine carine carole caroline catherine cecile celeste celia celine
    chantal charlene charlotte christelle christiane christine claire clara clarisse claudine clemence clementine
    clotilde colette coralie corinne cosette danielle daphne delphine denise diane dominique dorothee edith edwige
    eleonore eliane elisabeth elise elodie eloise elsa emilie emmanuelle emma estelle esther eugenie eva eve evelyne
    fabienne fanny flavie fleur flora florence france francoise frederique gabrielle gaelle genevieve georgette
    geraldine germaine ghislaine gisele gwenaelle helene henriette hortense huguette ines irene isabelle jacqueline
    jeanne jeannine jocelyne joelle josephine josette josiane judith julie juliette justine karine laetitia laure
    laurence lea leonie leontine lise lou louise lucie lucienne ludivine lydie madeleine maeva magali manon margaux
    margot marguerite marianne marie marine marion marlene marthe martine maryse mathilde maud melanie melissa michele
    mireille monique morgane muriel myriam nadege nadia nadine nathalie nicole noemie odette odile oceane ophelie
    pascale patricia paule paulette pauline perrine philippine pierrette rachel raymonde regine renee rosalie roselyne
    rose sabine sandra sandrine sarah segolene simone solange solene sophie stephanie suzanne sylvie therese ursula
    valerie valentine veronique victoire violaine virginie viviane yolande yvette yvonne zoe fatima samira leila
    """
)


def given_gender(folded: str) -> str:
    """`m` or `f` for a folded French given name (`jean-yves` by its first part), else empty."""
    first = folded if folded in _MALE or folded in _FEMALE else folded.split("-")[0]
    male, female = first in _MALE, first in _FEMALE
    return "" if male == female else "m" if male else "f"


SAYING = words(
    """
    dire déclarer affirmer annoncer ajouter assurer expliquer indiquer préciser estimer souligner rappeler
    confier raconter répondre répliquer rétorquer reconnaître admettre avouer avertir prévenir promettre
    insister soutenir prétendre confirmer démentir révéler rapporter juger poursuivre conclure lancer marteler
    résumer ironiser commenter répéter lâcher glisser clamer plaider garantir craindre espérer arguer
    considérer observer noter regretter déplorer dénoncer accuser réagir témoigner demander ordonner
    interroger
    """
)
"""Verbs that give somebody's words."""
NOT_SPEAKERS = words("on ce cela ça c' qui que")

DOUBTING = words(
    "apparemment probablement vraisemblablement peut-être éventuellement possiblement prétendument supposément"
)
DOUBTFUL = words(
    """
    présumé présumée présumés présumées supposé supposée supposés supposées probable probables éventuel éventuelle
    soupçonné soupçonnée soupçonnés soupçonnées
    """
)
SEEMING = words("sembler paraître soupçonner supposer présumer penser croire")
PLANNING = words("prévoir projeter envisager promettre compter")
