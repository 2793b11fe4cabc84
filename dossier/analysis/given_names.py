"""Given names of many peoples, and the gender that each tells of."""

from dossier.analysis.word_list import words

_MALE = words("""
    aaron abbas abdallah abdel abdelaziz abdelkader abdelmalik abdou abdul abdulaziz abdullah abdulrahman
    abiy abraham achille achim adam adel adnan adolfo adrian agostino agustin ahmad ahmed ahmet aidan
    ajay ake akira alain alan alastair alban albert alberto aldo alejandro aleksandar aleksander
    alessandro alex alexander alexandre alexandros alexei alexey alfonso alfred alfredo alhassan ali
    alistair allan amadou amir amit anand anatoly anders andre andreas andrei andres andrew andrzej andy
    angus anibal anil ansar antal anthony antoine anton antoni antonio antonis anwar aram arash aristides
    arjun armando armin arnaud arne arnold arsene arseniy arthur arturo arvind ashok ashraf ashwin asif
    asim atef attila augusto axel ayman azhar aziz babacar babar bakary balazs bambang baptiste barack
    barry bart bashar bela ben benedetto benito benjamin benny benoit bernard bernd bernie bertil
    bertrand bilal bill bjarne bjorn bob bogdan boleslaw boris borut boutros brad brahim branko brendan
    brent brett brian bruce bruno bryan bryce bujar burak carl carlo carlos carsten casper cedric cem
    cesar chad charalambos charles charlie cheikh chen chris christian christoph christophe christopher
    chuck chukwuemeka cillian claude claudio clement cody colin conor corentin cornelius craig crispian
    cyprian cyril dagfinn dale damian damien damir dan daniel daniele danny darius dariusz darko darren
    dave david dean declan dejan demetrius deng denis dennis derek devendra didier diego dieter dimitar
    dimitri dimitrios dimitris dirk djibril dmitri dmitry domenico dominic dominique don donal donald
    donatas doug douglas dragan duncan dusan dylan eamon ed eddie edgar edmund edoardo eduard eduardo
    edward edwin efrain egon ehud eitan elias elijah eliseo elliot elon emanuel emil emiliano emilio
    emmanuel emre enda endre enrique enver ephraim erdal erhard eric erik ermal ernest ernesto ernst
    erwin esteban ethan etienne eugen eugene eugenio eusebio evan evangelos evaristo ezra fabien fabio
    fadi fahad faisal farhan farid farouk faustino federico feliks felipe felix ferdi ferdinand ferenc
    fernand fernando fidel filip florian fouad francesco francis francisco francois frank frantisek franz
    fred frederic frederick fredrik friedrich fritz fulgencio fyodor gabor gabriel gaetano gareth gary
    gaspard gaston gavin gavriil geert gennady geoff geoffrey george georges georgi georgios gerald
    gerard gerardo gergely gerhard gheorghe giacomo giancarlo gianluca gianni gilbert gilberto gilles
    gintaras giorgio giorgos giovanni giuseppe glen glenn goran gordon gottfried graham greg gregory
    grigory grzegorz guido guillaume guillermo gunther gurbanguly gustaf gustav gustavo guy gyula haakon
    habib hadi haider hailemariam hakan hakim hamad hamdi hamed hamid hamza hans haris harold harry harsh
    harvey hasan hashim hassan hassanal hector heinz helmut henri henrik henry herbert heriberto herman
    hermann hermogenes hernan hicham hideo hilario hiroshi hiroyuki holger horacio horst howard hristo
    hugh hugo humberto hussein iain ian ibrahim idris idrissa ignacio ignatius igor ilham ilias iliya
    ilya imran imre inigo ioannis ionut isaac isaias iskander ismail israfil istvan ivan ivo jaak jaap
    jack jacky jacob jacques jagmeet jaime jake jakob jakub jalal jamal james jamie jan janez janos jared
    jaromir jaroslav jaroslaw jason javier jawad jay jean jean-baptiste jean-claude jean-jacques jean-luc
    jean-marc jean-marie jean-pierre jean-yves jeff jeffrey jens jeremy jerome jerrold jerry jerzy jesper
    jesus jim jimmy jiri joachim joakim joao joaquim joaquin joe joel johan johann john johnny jon jonas
    jonathan jordan jorg jorge jorgen jose josef joseph josh joshua jozef juan juan-carlos juergen juha
    jukka jules julian julien julio junaid junichiro jurgen justin jusuf jyrki kamal kareem karim karl
    kaspar kazimierz kazuo keir keith ken kenji kenneth kevan kevin kgalema khaled khalid khalil khurram
    kim kiril kirk klaas klaus klemens koffi kofi kojo konrad konstantin konstantinos kostas krzysztof
    kumar kurt kwame kwasi kyle lance larry lars laszlo laurence laurent lauri lawrence leandro lech lee
    leif len lennart leo leon leonard leonardo leonid leopoldo leslie leszek levan levent lewis li liam
    lionel liviu lloyd lorenz lorenzo lothar louis lubomir luc luca lucas luciano ludovic ludwig luigi
    luis luiz luka lukas lukasz lyndon maarten maciej magnus mahathir maher mahinda mahmoud mahmud majid
    malcolm mamadou mamoru mamuka manfred manmohan manoj manolis mansour manuel marc marcel marcelo
    marcin marco marcos marcus marek marian mario marius mark marko markus marouane martin marwan masaru
    masood masoud matej mateo mateusz mathieu mats matt matteo matthew matthias matthieu matthijs matti
    maurice mauricio maurizio mauro max maxim maxime mayank mehdi mehmet mehmood menachem michael michel
    miguel mihai mihail mikael mike mikel mikhail mikko miklos milan milorad milos mirko miroslav mitch
    mitt mladen moeen mohamed mohammad mohammed mokhtar moncef mordechai morten moshe mostafa mourad
    moussa muammar muhammad muhammadu muhammed mukesh munir murat mustafa mustapha mykola nabil naftali
    narendra nasser nathan naveen navjot nawaz nazim neftali neil nelson nemanja nenad nestor nicanor
    nicholas nick nicolae nicolas nicolo niels nigel nikita niklas niko nikola nikolai nikolaos nikolay
    nils nirmal noah noel norman nouredine nouri nuno nursultan nuwan obiageli oddvar olaf oleg oleksandr
    oleksiy oliver olivier olli omar omer ondrej orhan oriol osama oscar oswaldo otto ousmane ove owen
    pablo panagiotis pankaj paolo pape pascal patrick paul pauli paulo pavel pavlos pawel pedrag pedro
    peer pekka per per-erik petar peter petko petr petro petros phil philip philippe phillip pierre
    pieter pietro piotr poul prakash pranab predrag przemyslaw qasim radoslav radoslaw radovan rafael
    rafal rafic rafik rafiq rahim rahul raimund raj rajesh rajiv rajnath rakesh ralph ramesh rami ramon
    ramzi randy ranil raphael rashid rasmus ratko raul ravi ray rayan raymond recep reinhard rene reuven
    rex reza riad ricardo richard rick ricky rigoberto rob robert robert-jan roberto robin rod rodolfo
    rodrigo rogelio roger rohit roland rolando rolf romain roman ron ronald roque rory ross roy ruben
    rubens rudi rudolf rui rune rupert ruslan russell ryan sabri sadegh sadio sadiq saeb saeed said saif
    salah saleh salim salman salvador sam samir samuel samuli sander sandor sandro sanjay sanjeev
    santiago santosh sascha satoshi saul scott sean sebastian sebastien senthil sepp serge sergei sergey
    sergio seth seyni shahid shakil shane shashi shaun shigeru shimon shinzo siddharth siegfried sigmar
    silvan silvestre silvio simon slavko slavoj slobodan soren spyros stanislav stanislaw stanley stavros
    stefan stefano stelios stepan stephan stephane stephen steve steven stig stjepan stuart sukhbir
    suleiman sunil suresh susilo svein sven svend sylvain szymon tadeusz taha tahir tamas tamir tarek
    tareq tarik tariq tayeb ted temur teodor teodoro terence terry tewodros thabo thanasis theo thiago
    thierry thomas thorsten tiago tibor tim timo timothy timur tobias todd tom tomas tomasz tomislav
    tommy tomoyuki tony torbjorn tore toshiro travis trevor tristan trygve tuomas uhuru ulf ulises ulrich
    umit uwe vaclav vadim valentin valery vasco vasil vasile vasily vassilis veselin victor vijay vikas
    vikram viktor viktoras vincent vincenzo vinicius vinod virgilio vitali vitaly vito vitor vittorio
    vlad vladimir vladislav vojtech volodymyr vuk waheed waldemar waleed walid wallace walter warren
    wayne werner wesley will willem william willy wim winston wladyslaw wojciech wolfgang wolfram xavier
    xi yahya yair yakov yann yannick yannis yaroslav yasin yasir yasser yevgeny yiannis yitzhak yoav yoel
    yosef yoshihide younes yousef youssef yukio yuri yusef yusuf yves zach zafar zakaria zaki zbigniew
    zdenek zeljko zinedine zlatan zoltan zoran zsolt zubair zygmunt
""")
_FEMALE = words("""
    abeba abigail ada adaeze adela adelaide adele adriana adrienne agata agnes agnieszka agustina aicha
    aida aiko aino aisha aisling akiko albertine alejandra aleksandra alena alessandra alexandra
    alexandria alice alicia alina aline alisa alison althea alyssa amaia amal amalia amanda amber amel
    amelia amina aminata amira amy ana anabel anais anastasia anat andrea andreea aneta angela angelina
    angelique anika aniko anita anja anke ann anna annalena anne anneke anneliese annemarie annette annie
    annika antje antoinette antonella antonia anya aoife apolonia april araceli arantxa ariana arlene
    arlette aruna ashley asli asma astrid asuncion audrey aung aurelie ayelet ayesha ayse azadeh barbara
    barbora beata beatrice beatriz begona belen benazir bernadette bernadine berta beth bethany betty
    beverley beverly bianca billene birgit birgitta birgitte blanca bogumila bozena branislava brenda
    bridget brigitte britney bronwyn brunhilde camilla camille carla carly carme carmela carmelita carmen
    carol carole carolina caroline carolyn cassandra catalina catarina caterina catherine cathy catriona
    cecile cecilia cecilie celine chandrika chantal charlotte cheryl chiamaka chiara chika chioma chloe
    christel christelle christiane christina christine chrystia ciara cilla cindy claire clara clarissa
    claudia claudine clementine colette colleen conchita condoleezza constance consuelo cordelia corina
    corinne cornelia cosima cristina cynthia dagmar dagny damaris dana daniela danielle daphne daria
    debbie deborah deirdre delia delphine denisa denise desiree diana diane dianne dilma dina dinah
    djamila dolores dominika donna dora doreen doris dorota dorothea dorothee dorothy dubravka edeltraud
    edita edith edna eileen eimear ekaterina elaine eleanor elena eleni eleonora eleonore elif elisa
    elisabeth elise eliza elizabeth elizaveta elke ella ellen elsa elspeth elvira emanuela emilia emily
    emine emma emmanuelle eniko erica erika erin ernestina ernestine esmeralda estefania estela estelle
    esther etsuko eugenia eugenie eunice euphemia eva eva-maria eve evelyn evgenia ewa fabienne fadela
    fadila faiza fanny farah fatemeh fatima fatma fatou federica felicia fernanda fiadh filippa fiona
    flavia fleur florence floriane frances francesca francoise franziska frauke frederika freya frida
    friederike funmilayo gabriela gabrielle gail galina genevieve georgia geraldine gerda germaine
    gertrude gillian gina giorgia gisela gisele giulia giuliana gladys glenda glenys gloria grace
    graciela grainne grazyna greta gretchen gudrun guler gulnara gunilla gwen gwendolyn habiba hadiza
    haifa hala halima hanan hanna hannah hanne hannelore harriet hatice heather hedwig heidi heike helen
    helena helene helga helle helma henriette herminia hermione hilary hilda hilde hillary hortense houda
    huda huguette ida iman imelda imke ines inga inge ingeborg inger ingrid ioana irena irene irina iris
    irma iryna isabel isabella isabelle isadora iselin isidora ivana ivanka ivona iwona izabela jacinda
    jacqueline jadwiga jana jane janelle janet janice janine jarmila jasmine jean-marie jeanette jeanne
    jeannette jeannine jelena jelka jen jenna jennifer jenny jessica jill joan joanna jodie jolanta jolie
    josefa josefina josephine joumana jovana joyce juana juanita judit judith judy julia juliana julie
    juliet juliette june justine justyna jutta kaja kalpana kamala kamila karen karima karin karina karla
    karolina karoline katalin katarina katarzyna kate katerina kateryna katharina katherine kathleen
    kathrin kathryn kathy katie katrina kelly kerstin khadija kim kira kirsten kirsti klara klaudia
    kristen kristina krystyna ksenia lalla lara larisa larissa latifa latoya laura lauren lavinia leah
    leila lena leokadia leonie leonor leonora leonore leslie leticia leyla lidia liesbeth lieselotte
    ligia liliana lilith lillian lily lina linda lindsay lisa lise liselotte livia liz ljubica lois
    loredana lorena loretta lorraine lotte louisa louise lucia lucie lucila lucinda lucrezia lucy
    ludivine ludmila ludmilla luisa luiza lydia lynn lyudmila mabel madalena madeleine madhuri madonna
    magda magdalena magdalene mahira mahnaz mairead maisie maite malala malika malin manal manon manuela
    marcela marcia margaret margarita margot maria mariam mariana marianna marianne maribel maricela
    marie marie-claire mariella mariette marija marilyn marina marine mariola marion marisa marisol
    maritza marjorie marketa marlene marta martha marthe martina martine mary maryam masako masha
    mathilde matilda maud maura maureen mavis maxine maya mayra medea megan meghan mehbooba mei-ling
    melania melanie melina melinda melisande melissa mercedes meryl mette mia michaela michaele michelle
    michiko mildred milena milica mireia mireille mirela miriam mirjana moira molly monica monika monique
    montserrat mukami muriel myriam myrna nabila nadezhda nadia nadine nadja najat najwa nancy nanette
    naoko naomi nasreen nasrin natacha natalia natalie nataliya natascha natasha nathalie nawal nazanin
    neelam neha nelly nerea nevena ngozi nicola nicole nicoletta nikki nilufer nina nirmala noelia noelle
    noemi noemie noor nora noreen noriko norma nozomi nurhayati nuria octavia odette odile ofelia oksana
    olena olga olha olivera olivia ophelia oprah orla orsolya ottilie paloma pamela pascale patricia
    patrizia patti paula pauliina pauline penelope penny pernille petra philippa philomena phoebe pilar
    polina pooja priscilla priti priya priyanka rachel rafaela raffaella raisa ramona rania raquel rasha
    rashida rebecca reem regina rekha renata renate renee rhoda rhona ricarda rihanna rikke rimma rita
    roberta rocio romana romina rosa rosalia rosalie rosalind rosalinda rosamund rosanna rosaura rosemary
    rosie rosita roswitha rowena roxana roxanne ruta ruth ruzica sabina sabine sabrina sabrine sadia
    safia saida sally salma samantha samira sandra sanna saoirse sara sarah saskia satu seble segolene
    selma senait serena shabana shaimaa shakira shanta shanthi sharmila sharon sheikha sheila shereen
    shirin shirley shobha sigrid siiri silke silvia simona simone sinead siobhan sirpa sissel slavica
    smita snezana sofia solange solveig sonia sonja sonya sophia sophie soraya soumaya stacey stefania
    stefanie steffi stella stephania stephanie stina sue sumaya sunita susan susanna susanne sushma
    suzana suzanne suzette svetlana swati sybille sylvia sylviane sylvie sylwia tahmina tamar tamara
    tania tansu tanya tara tarja tatiana tatjana tawakkol taylor teodora teresa teresita terhi tessa
    thandi theodora theresa therese thuli tiina tilda tina tomoko tracey tracy tricia trine trudy tzipi
    ulla ulrika ulrike ulyana ursula urszula uta ute valentina valeria valerie vanessa varvara vasiliki
    vassiliki vera verena verica veronica veronique vesna vibeke victoria vidya vigdis viktoria viktoriya
    vilma viola violet violeta violetta virginia virginie vivian viviane vivienne vjosa wafa waltraud
    wanda wendy whitney wilhelmina wilma winnie wislawa xiomara yael yasmin yekaterina yelena yevgenia
    yingluck yoko yolanda yoshiko youssra yuko yulia yuliya yuriko yvette yvonne zaha zahia zahra zainab
    zdenka zeinab zelda zeynep zineb zita zoe zofia zora zoya zsofia zuleikha zuzana
""")


def given_gender(given: str) -> str:
    """`m` or `f` for a folded given name of one of the lists, `n` for one of both, else empty."""
    first = given.split("-")[0] if given not in _MALE and given not in _FEMALE else given
    male, female = first in _MALE, first in _FEMALE
    return "" if not (male or female) else "n" if male and female else "m" if male else "f"
