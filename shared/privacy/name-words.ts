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
  tessa tine trees ursula valérie valerie vanessa vera veerle veronique véronique viviane wendy yasmine yolande yvette
  yvonne zoë aïcha aisha khadija leïla leila fatma ayse zeynep emine monika agnieszka piotr andrzej krzysztof ion andrei
  max sam jo bo mark roos rose linde`,
)

/** Of those, the ones that are an everyday word or a place too: only a surname behind them makes them a name. */
export const UNSURE_FIRST_NAMES = wordSet(
  `frans an ans els max sam jo bo mark roos rose linde trees ward iris guy ion ali adam victor noor mila ria lies lien max milan
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
  leclercq lemaire mathieu noël simon thiry gillet gérard charlier collard collignon bodart bertrand`,
)

/** Old spellings that only surnames kept: Govaerts, Hendrickx, Claessens, Adriaensen. */
export const SURNAME_ENDING = /(?:aerts?|ckx|ssens|aensen|lissen|rsens)$/

/** Surnames that alone may be a first name, a word or a brand. */
export const UNSURE_SURNAMES = wordSet(
  'vos wils vets cools fontaine petit renard joris simon mathieu gérard bertrand noël denis somers lambert claes',
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
  m mr mme mlle monsieur madame mademoiselle messieurs famille veuve docteur maître bourgmestre inspectrice commissaire
  herr frau familie`,
)

/** Before a name they say so too, but other words with a capital may follow: "de verdachte Audi". */
export const ROLES = wordSet(
  `bewoner bewoonster melder meldster slachtoffer eigenaar eigenares buurman buurvrouw verdachte dader genaamd genaamde
  genoemd heet heette voornaam naam nommé nommée nom prénom victime propriétaire voisin voisine témoin habitant prénommé prénommée
  appelé appelée melders aangever aangeefster benadeelde meisje jongen kind leerling student vriend vriendin zoon dochter echtgenoot echtgenote
  partner uitbater uitbaatster zaakvoerder coördinator bin-coördinator straatcoördinator wijkagent agent lid`,
)

export const PARTICLES = wordSet("van de den der het 't ter ten te vande vanden vander el al ben la le du des d' von")

/** After these a first name is a saint, a king, a school or a street. */
export const NOT_BEFORE_NAME = wordSet(
  'groot klein oud nieuw sint st saint sainte ste koning koningin prins prinses roi reine onze heilige heilig az uz ziekenhuis basisschool school college instituut kliniek hotel frituur café cafe zaal kasteel park',
)

/** Names of things that begin with a first name. */
export const NAMED_THINGS = new Set([
  'albert heijn',
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
