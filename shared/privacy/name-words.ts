import { wordSet } from './tokens.ts'

/** Common first names in Belgium that are no everyday word, in Dutch or French. */
export const FIRST_NAMES = wordSet(
  `jan bert danny kristof stefaan hannelore liesbet peter pieter piet marc luc paul dirk johan patrick koen tom bart wim kris chris stijn tim steven kevin jef jos
  jozef karel willem wouter joris jeroen bram dries jonas thomas simon mathias matthias maarten martijn niels robin ruben
  sander seppe senne arne jelle jens lars michiel nick nico pascal philippe philip filip frank frans francis freddy
  frederik geert gert gerrit guido gunther hans hendrik herman hugo ivan ivo jacques jean jean-pierre jean-paul joost
  jurgen kurt leo leon lieven lode louis lucas ludo maurice michel mohamed mohammed ahmed youssef omar ali hassan ibrahim
  mustafa mehmet rachid karim samir yassine olivier olav oscar raf raymond rené remi rik rob robert roger roel rudi rudy
  serge sven theo tobias toon victor vincent walter werner willy yves adam arthur noah liam finn elias mats milan
  nathan lowie gust gustaaf gustave alfons fons albert alain andré andre antoine arnaud benoît benoit bernard bruno
  christian christophe claude cédric cedric daniel david denis didier dominique edouard emile emiel eric erik etienne
  eddy eduard fabrice fernand florian françois francois frédéric gaston georges gérard gerard ghislain gilbert gilles
  grégory guillaume guy hubert jacky jérôme jerome joachim joël julien jules kenny laurens laurent lionel loïc lorenzo
  marcel mario martin maxime mathieu matthieu nicolas pierre quentin raphaël raphael régis romain sébastien sebastien
  stefan stephan stéphane sylvain thierry tibo valentin vladimir xavier yannick yvan yvo zeger kobe warre wannes ward
  maria marie anna an els ann anne annick annelies anja ans astrid barbara bea bianca carine carla caroline catherine
  charlotte chantal christel christine christiane claire claudia cindy conny daisy debby diane dorien elise eline elke
  ella ellen elly emma emily erika eva evelien evelyne fatima fatiha fien francine françoise frieda gerda godelieve
  greet greta griet hanne heidi helena hilde hilda ilse inge ingrid irène irene iris isabel isabelle jacqueline jana jeannine
  jessica joke josée jozefa julie juliette karen karin karine karolien katleen katrien kathleen kelly kim kirsten kristel
  laura lea leen lena lien lies liesbeth lieve liliane linda lisa lise lore lotte louise lucia lucie lutgarde lydia maaike
  magda maja manon margot marijke marina marleen martine mia michelle micheline mieke mila mireille monique myriam nadia
  nadine nancy natalie nathalie nele nicole nina noor nora olivia patricia paula petra rachel ria rita rosa rosita ruth
  sabine sabrina samira sandra sara sarah sofie sophie sonja stefanie stephanie steffi suzanne sylvie tamara tania
  olivia chloé chloe camille léa zoé zoë jade alice juliette lina mathilde margaux clara inès ines lucy léna louna célia
  eléonore éléonore apolline capucine clémence héloïse maëlle maëlys lilou romane salomé yasmina ambre agathe anaïs amélie
  aurélie audrey axelle bénédicte brigitte cécile céline claudine colette corinne danielle delphine denise elodie élodie
  estelle fabienne florence françoise geneviève ghislaine hélène hélena jocelyne josette justine laetitia laurence laure
  lucienne ludivine magali marguerite marianne marie-christine marie-paule maryse mélanie mélissa morgane muriel
  odette pascale pauline raymonde régine sandrine séverine solange stéphanie thérèse virginie viviane
  aurélien alexandre alexis amaury ambroise anthony armand augustin baptiste basile bastien benjamin brice clément corentin
  cyril damien dorian dylan édouard éric fabien gaëtan gauthier gautier geoffrey ghislain gregory hugues jean-claude
  jean-françois jean-luc jean-marc jean-marie jean-michel jérémy johan johnny jonathan jordan kévin léon logan loris
  louka luca matéo mathis maël maxence mickaël nathanaël noa nolan pierre-yves quentin raoul renaud rémy ryan sacha
  samuel sébastien stéphane tanguy théo théodore thibault thibaut timéo tristan ugo valéry yann yoann
  cathy kathy benny johnny ronny sonny jenny betty sandy fanny peggy patsy jimmy tommy rudolf christiaan gerda hilde machteld
  godfried ingrid liselotte marijn wilfried reinhilde aloïs roeland geertrui griet noëlla irma bertha alma
  aaron achiel alexander amber arda august aurel axel ayden basiel bavo ben björn bob boris briek casper cas cedric
  ceder cyriel dante dario davy dean diego dieter dimitri edgard edward ewout febe femke ferre fien fleur floor frauke
  freek gaston gilles giel hamza hugo ilyas imran inte jack jacob jade jari jasmien jasper jelena jitse joppe josephine
  jul jules jutta juul kaat kaatje kato katrijn kenzo kian klaas kwinten lander lars lotta lou louise lowie lucas luka maarten
  malik mathis mats maud mauro maya miel mien mohammad mona naomi nathan nel nelle nina noé oona otis pauline pepijn
  pim pippa quinten raf ramon renée rayan romy roxanne rune sam seppe siebe sien siemen simon sofia stan staf stijn
  sterre suze thijs tibe tijl tuur vic viktor vince wietse wolf yana yara yari yorick zita
  abdel abdellah abdelkader abderrahim achraf adil adnan amal amine amina anas anouar aya ayoub aziz bilal bilel dounia
  driss elif emre esra fadma farid fatih faysal ferhat habiba hafsa hajar halima hamid hanane hatice hicham houda
  ibtissam idriss ikram ilham imane ismail issam jamal jamila kadir kamal kemal laila latifa loubna malika mehdi meryem
  merve mounir mourad murat mustapha nabil nadira najat naima nawal nordin noureddine osman oumaima ouassim rania reda
  saïd said salma salim samira sami selim selma serkan sihem siham soufiane souad sümeyye tarik wafa yahya yassin yunus
  yusuf zakaria zineb zohra hussein abdi mamadou ousmane fatoumata aminata moussa ibrahima
  adrian alexandru andreea bogdan catalin cristian cristina daria dumitru elena florin gheorghe ioana ionut mihai mihaela
  nicolae radu razvan stefania vasile vlad aleksandra anna bartosz dawid ewa grzegorz jakub jerzy joanna kamil karolina
  katarzyna maciej magdalena malgorzata marcin mariusz mateusz michal natalia pawel przemyslaw rafal slawomir tomasz
  wojciech zbigniew dmitri igor iryna natalya oksana oleksandr olena olga sergei serhiy svetlana tatiana volodymyr yulia
  andreas anja bernd birgit christoph claudia dieter elke ernst franz friedrich fritz gabriele gisela günter günther
  hans-peter heike heinrich heinz helga helmut horst ingo jürgen karl karl-heinz katja klaus leonie lukas
  manfred markus matthias michael monika norbert petra rainer ralf reiner renate rolf rüdiger sabine siegfried silke
  stefan susanne sven thorsten torsten udo ulrich ulrike ute uwe volker werner wolfgang gertrud hannelore ingeborg
  tessa tine trees ursula valérie valerie vanessa vera veerle veronique véronique viviane wendy yasmine yolande yvette
  yvonne zoë aïcha aisha khadija leïla leila fatma ayse zeynep emine monika agnieszka piotr andrzej krzysztof ion andrei
  max sam jo bo mark roos rose linde`,
)

/** Of those, the ones that are an everyday word or a place too: only a surname behind them makes them a name. */
export const UNSURE_FIRST_NAMES = wordSet(
  `frans an ans els max sam jo bo mark roos rose linde trees ward iris guy ion ali adam victor noor mila ria lies lien max milan
  jade fleur amber august dean jack stan floor ben bob cas wolf luka sofia sacha lou ambre capucine alice florence
  jordan maya sterre rune bavo ceder siemen mona logan ryan olga elena arda aurel helena cristian daria karl camille
  clémence salim said saïd sami colette aya amal imane igor vic vince otis casper
  elke dries toon lieve ernst marina claire
  florian david albert louis pascal martin laurent leon olivia rosa ella eva mia maria marie`,
)

/** Surnames that hardly mean anything else. */
export const SURNAMES = wordSet(
  `janssens janssen jansen jansens bosmans celis deckers embrechts brosens gommers hens meeusen roelants verbist faes bogaerts peeters maes jacobs mertens willems claes goossens wouters desmet dubois lambert dupont martens
  hermans michiels aerts wuyts verhoeven verhaegen verhaeghe verbeke verbruggen vermeulen vermeersch verstraete verstraeten
  vercammen verlinden verheyen verschueren verelst vervoort claeys cools coppens cuypers daems de-smet declercq declerck
  decoster dehaene delvaux denis deprez devos dewulf dierckx dubois evrard fontaine geerts geudens goethals hendrickx
  hendriks heylen huybrechts huysmans joris laenen lambrechts lauwers lemmens lenaerts leroy luyten luyckx mariën matthys
  meeus mermans moens moons nijs nys nuyts ooms pauwels petit pieters poels proost raeymaekers renard reynders roels
  rombouts schepers segers simons smets smeets somers stevens swinnen theunis thijs thys thielemans timmermans
  torfs vanhoof vanhove vandamme vandenbroeck vandenberghe vandeputte vandevelde vermeiren vermeire vets vos wauters
  wellens weyns wils wyns yilmaz demir kaya benali bouazza elamrani laurent-dubois lefebvre lefèvre legrand lejeune
  müller schmitz schmidt schumacher schneider hoffmann schröder leclerc delvaux delfosse delhez denayer desmedt de-backer
  dumont dupuis dupond fontaine gaspard gauthier georges gilles gillard godart goffin grandjean hanssens hanssen heyvaert
  jacquemin jacques jadot lacroix lardinois laurent lebrun lecomte lefebvre legros lejeune lemmens leonard léonard libert
  louis marchal maréchal marin massart masson michaux michel mignon moreau nicolas noel pirard piron poncelet rousseau
  servais théunis toussaint urbain vandenbossche vandenbosch vandendriessche vanderlinden vandermeulen vandewalle
  vandecasteele vandeweyer vanhaelewyn vanneste vansteenkiste verlinde verschaeve verbeek verhelst verhulst vervaet
  verstappen vanaken wouters wynants beckers bogaert bonte braeckman buyse callens callewaert catteeuw christiaens
  ceulemans cornelis coene cuyvers decock deckx deceuninck deceuster degroote delaere delrue demeyer depoorter desmyter
  devriendt dewaele dewitte dhondt d'hondt d'hoore d'haese eeckhout eyckmans franssen geens geeraerts gielen gijsbrechts
  gillis gysels haesevoets haegeman heirman hellemans hermans hoste ingelbrecht jordens kerkhofs kenis knockaert
  lammens lambregts lenaers leysen loos maertens malfait mariman meert merckx meuris michielsen mintjens nelissen neyens
  ongena op-de-beeck pattyn peters philips piessens plessers poelmans pollet praet rogiers ruelens rutten ryckaert saelens
  schellekens schoofs sels sioen sneyers sterckx stroobants tanghe theys tielemans truyens tuerlinckx vaes verdonck
  vereecke verheyden verhoestraete verhofstadt verpoorten vets vlaeminck vranckx wauters wijnants willaert wittouck
  öztürk yildiz yildirim şahin çelik kaplan özdemir aydin el-khattabi bouzid boukhari amrani idrissi alaoui
  leclercq lemaire mathieu noël simon thiry gillet gérard charlier collard collignon bodart bertrand`,
)

/** Old spellings that only surnames kept: Govaerts, Hendrickx, Claessens, Adriaensen. */
export const SURNAME_ENDING = /(?:aerts?|ckx|ssens|aensen|lissen|rsens)$/

/** Surnames that alone may be a first name, a word or a brand. */
export const UNSURE_SURNAMES = wordSet(
  `vos wils vets cools fontaine petit renard joris simon mathieu gérard bertrand noël denis somers lambert claes noel louis
  georges gilles jacques laurent michel nicolas gauthier gaspard leonard léonard marin mignon urbain loos coene bonte sels
  geens eeckhout hoste praet lebrun legros moreau rousseau toussaint servais cornelis christiaens philips peters gillis
  merckx vaes libert piron`,
)

/** After "De", with a capital too, these make a surname: De Smet, De Vos. */
export const DE_SURNAMES = wordSet(
  `smet smedt backer bakker clercq clerck cock coninck cuyper decker graef groote groot haes jonge jongh keyser kort
  laet maeyer man meester meyer mol mulder munck naeyer nijs paepe pauw pooter prins prooft raedt ridder roeck roover
  roy rycke schepper schrijver schutter sutter vos vlieger vriendt vries waele weerdt wilde winter wit witte wolf wever
  block bock boeck bondt bruyn bruyne bruycker buck ceuster`,
)

/** Before a name they say that one follows. */
export const TITLES = wordSet(
  `heer dhr heren mevrouw mevr mw mej mejuffrouw juffrouw meneer mijnheer familie gezin echtpaar weduwe weduwnaar dokter dr
  prof professor notaris advocaat meester pastoor burgemeester schepen inspecteur hoofdinspecteur commissaris
  hoofdcommissaris wijkinspecteur inp hinp cp
  eerwaarde zuster broeder deken rector kapitein luitenant sergeant onderzoeksrechter
  échevin échevine inspecteur-principal abbé capitaine lieutenant
  herrn fräulein eheleute polizeikommissar bürgermeister polizeiinspektor
  m mr mme mlle monsieur madame mademoiselle messieurs famille veuve docteur maître bourgmestre inspectrice commissaire
  herr frau familie`,
)

/** Before a name they say so too, but other words with a capital may follow: "de verdachte Audi". */
export const ROLES = wordSet(
  `bewoner bewoonster melder meldster slachtoffer eigenaar eigenares buurman buurvrouw verdachte dader genaamd genaamde
  genoemd heet heette voornaam naam nommé nommée nom prénom victime propriétaire voisin voisine témoin habitant prénommé prénommée
  appelé appelée melders aangever aangeefster benadeelde meisje jongen kind leerling student vriend vriendin zoon dochter echtgenoot echtgenote
  collega adjunct voorzitter voorzitster secretaris penningmeester zus zuster broer moeder vader oma opa schoonzoon kleinzoon
  coördinatrice coordinateur coordinatrice collègue fils mère père frère sœur soeur époux épouse ami amie
  nachbar nachbarin name namens vermisste zeuge zeugin ansprechpartner koordinator
  partner uitbater uitbaatster zaakvoerder coördinator bin-coördinator straatcoördinator wijkagent agent lid`,
)

export const PARTICLES = wordSet("van de den der het 't ter ten te vande vanden vander el al ben la le du des d' von")

/** After these a first name is a saint, a king, a school or a street. */
export const NOT_BEFORE_NAME = wordSet(
  'groot klein oud nieuw sint st saint sainte ste koning koningin prins prinses roi reine onze heilige heilig az uz ziekenhuis basisschool school college instituut kliniek hotel frituur café cafe zaal kasteel park quartier cité école athénée lycée hôpital salle stade sporthal stadion wijk woonwijk rusthuis',
)

/** Names of things that begin with a first name. */
export const NAMED_THINGS = new Set([
  'albert heijn',
  'leroy merlin',
  'jean-louis david',
  'yves rocher',
  'calvin klein',
  'tommy hilfiger',
  'marie claire',
  'thomas cook',
  'eddy merckx',
  'leen bakker',
  'anne frank',
  'hubo',
  'louis delhaize',
  'jan linders',
  'maria ter',
  'maria hemelvaart',
  'maria lichtmis',
  'kris kras',
  'paul lambert',
  'tom tom',
  'marc o',
  'max mobiel',
])
