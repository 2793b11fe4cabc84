"""Nouns and adjectives that tell of an act, a process or a state, and are in no class of `happenings`.

Each such word is a trigger of its own kind. Written by hand, as lemmas; words that mostly name a thing, a person or
an office ("building", "government", "station") are left out.
"""

from dossier.analysis.word_list import words

ACTS = words(
    """
    abandonment abolition absence abstention abuse acceptance access accession accumulation accusation
    achievement action activation activity adaptation adjournment adjustment admission adoption advance
    advancement advertisement advice aggression aid alarm alert allegation allocation alteration amendment
    amnesty amputation analysis anger anniversary answer apology appearance applause approach approval
    arbitration arrangement arrival arson assembly assertion assessment assignment assistance assurance
    attempt attendance attention auction audit authorisation authorization autopsy backing bailout ban
    banquet beating behaviour behavior beheading bet betrayal bid birthday blackmail blackout blame
    bleeding blockade blow blunder boarding boom boost boycott breach break breakdown breakthrough breakup
    briefing bribery broadcast brawl burning bust calculation campaign candidacy capitulation capture care
    casualty celebration censorship census challenge change chaos chase chat cheating check choice
    circulation claim clarification cleanup clearance climb closing closure coincidence collection comeback
    comfort command comment commitment comparison compensation competition complaint completion compliance
    compromise concealment concern concession conclusion condemnation condolence conduct confession
    confidence confirmation confiscation confrontation confusion congestion congratulation connection
    consent consequence consideration conspiracy construction consultation consumption contact
    contamination contest continuation contraction contribution control conversation conversion
    correction correspondence corruption cough countdown counterattack coverage cover-up
    creation crime criticism crossing crowding cruelty cry cure cut cutback cyberattack damage dance danger
    deadlock dealing debate decapitation declaration decline decrease dedication default defection defence
    defense defiance delay deliberation delivery demand demolition denial denunciation descent desertion
    designation desire destruction detection deterioration determination devastation development
    devaluation diagnosis dialogue difficulty dinner disagreement disappearance disappointment disapproval
    discharge disclosure discount discrimination discussion dismay dispatch display disposal disruption
    dissolution distribution disturbance dive division donation dose doubt download downfall downgrade
    downturn draft drawdown drill drinking drive driving drop duel eclipse effort elimination embarrassment
    embezzlement emergency emission emphasis employment encounter encouragement endorsement enforcement
    enquiry enrichment enrolment entry erosion error establishment estimate evasion examination exchange
    excitement exclusion excuse execution exemption exercise exhibition exile existence exit exodus
    expansion expectation expedition expenditure experience experiment explanation exploitation exploration
    export exposure expression extension extortion extraction failure fall fatality favour favor fear fight
    fine flight flow focus forecast foreclosure forgery forgiveness formation foul founding fraud freeze
    friendship frustration fundraiser fundraising funding gain genocide gesture graduation grief growth
    guarantee guess guilt gunfight halt hardship harassment harm hatred healing help hit hoax holiday
    homecoming hope hospitality hostility hurry illness impact implementation import imposition
    imprisonment improvement inability incarceration inclusion increase infection inflation influence
    influx infringement initiative injection injunction injustice innovation insertion inspection
    installation instruction insult integration intention interaction interception interest interference
    interrogation interruption intervention interview intimidation introduction intrusion invention
    invitation involvement irritation issue jump kick kiss lack landing lapse laughter leak leakage leave
    lecture liberation lie lift listening lockout loss lunch maintenance makeover manipulation
    manufacturing mediation migration misconduct mistake mistrial misunderstanding modification molestation
    monitoring mourning move movement mugging narrowing need neglect nod notice notification objection
    observation obsession obstruction offence offense offer omission opening opposition ordeal outage
    outburst outcome outcry outrage overhaul oversight overthrow pain panic pardon parole participation
    partnership pass pause payment penalty performance permission persecution persuasion petition picket
    pilgrimage piracy placement plan planning plot plunge poisoning polling pollution positioning
    possession praise prayer prediction preference pregnancy preparation presence presentation preservation
    pressure prevention preview probation production profit progress prohibition promotion proof proposal
    proposition prostitution protection provision provocation publication punch punishment purchase purge
    pursuit push quarantine quarrel question questioning race racism ransom rape ratification reaction
    reading rebound rebuilding rebuke reception recession recital recognition recommendation reconciliation
    reconstruction recovery recruitment redemption reduction referral reform refusal regret rehabilitation
    rehearsal reign rejection relationship relief relocation reluctance removal renewal renovation repair
    repatriation repeal replacement reply report reporting representation reprisal reprieve research
    resentment reservation reshuffle resistance resolution response responsibility rest restoration
    restraint restriction result resumption retaliation retirement retreat return reunion revelation
    revenge reversal review revision revival reward ride rift rise risk rivalry rollout rout rule rumour
    rumor run rush sabotage salute salvage satisfaction scare scream screening scrutiny seizure selection
    separation setback shake-up shift shipment shipping shock shortage shortfall shot shout showdown
    shutdown signal signature signing silence singing slide slowdown slump smuggling smoking snowfall
    solution spending spin split spread spying stabilisation stabilization standoff stand-off start
    starvation stay stoning stop stoppage storming stroke struggle study submission success suffering
    suggestion supervision supply support suppression surge surprise surrender surveillance survey survival
    suspension suspicion swap swearing switch sympathy takeoff target teaching tension tenure termination
    testimony testing therapy thought threat touchdown trade trading trafficking training transaction
    transfer transformation transition translation transmission transplant transport trauma treason
    treatment trouble turmoil turnaround turnout unease unification upgrade upheaval uproar upset use usage
    vacation vaccination vandalism verification violation voyage wait walk warning waste weakness welcome
    wish withdrawal wiretapping work workshop worry worship wound
    """
)
"""Nouns. Many also name what comes of the act; where a modifier or a determiner shows a thing, the class decides."""

STATES = words(
    """
    dead alive missing injured wounded hurt ill sick pregnant guilty innocent responsible liable homeless unconscious
    comatose safe unsafe bankrupt insolvent jobless unemployed trapped stranded stuck absent unharmed unhurt uninjured
    drunk intoxicated armed unarmed available unavailable present critical stable unable hospitalised hospitalized
    married divorced engaged free captive hostage asleep awake sober contagious infected positive negative suspicious
    angry afraid worried concerned furious happy unhappy proud sorry shocked stunned devastated surprised disappointed
    confident optimistic pessimistic sceptical skeptical reluctant willing unwilling ready eager aware unaware extinct
    effective void illegal unlawful unconstitutional
    """
)
"""Adjectives of what somebody or something is in for the time being; triggers where they are what is said of it."""

LASTING = words("dead missing injured wounded")
"""Those that tell it beside a noun as well: "the two dead men"."""
