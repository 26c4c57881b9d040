import { isMunicipality } from './municipalities.ts'
import { wordSet } from './tokens.ts'

/** Ends of street names that hardly anything else has, some of them mistyped: they count without a capital too. */
const SURE_ENDINGS = [
  'straat',
  'straatje',
  'strat',
  'sraat',
  'straaat',
  'steenweg',
  'laan',
  'dreef',
  'steeg',
  'wegel',
  'wegeltje',
  'plantsoen',
  'strasse',
  'straße',
  'allee',
  'gasse',
] as const
/** As they are abbreviated; no Dutch word ends so. */
const ABBREVIATED_ENDINGS = ['str', 'stwg', 'stw', 'stg', 'ln', 'pln', 'bn'] as const
/** Ends that other words have as well: in small letters they count only before what must be a house number. */
const OTHER_ENDINGS = [
  'plein',
  'pleintje',
  'weg',
  'baan',
  'lei',
  'kaai',
  'dijk',
  'pad',
  'hof',
  'park',
  'markt',
  'plaats',
  'vest',
  'ring',
  'platz',
] as const
/** Ends that count only with a capital. */
const CAPITAL_ENDINGS = [
  'veld',
  'velden',
  'berg',
  'heide',
  'hoek',
  'poort',
  'wal',
  'gang',
  'kouter',
  'dries',
  'bunder',
  'vijver',
  'sluis',
  'haag',
  'horst',
  'akker',
  'akkers',
  'bos',
  'dal',
  'rij',
  'einde',
  'eind',
  'brug',
  'loop',
  'donk',
  'hoeve',
  'molen',
  'kant',
  'laar',
  'dorp',
  'wijk',
  'erf',
  'tuin',
  'weide',
  'beemd',
  'beemden',
  'heuvel',
  'moer',
  'schans',
  'bist',
  'brink',
  'kring',
  'oever',
  'vaart',
  'gracht',
  'blok',
  'bogaard',
  'boomgaard',
  'vliet',
  'kapel',
  'hoogte',
  'square',
  'zang',
  'lust',
  'rust',
  'zicht',
  'nest',
  'bocht',
  'singel',
  'kade',
  'werf',
  'promenade',
  'boulevard',
  'passage',
  'galerij',
  'gaarde',
  'weiher',
  'graben',
  'ufer',
  'damm',
  'steig',
  'pfad',
  'feld',
  'wiese',
  'garten',
  'ring',
] as const

/** Words with such an end that are no street name. */
const NO_STREET = wordSet(
  `straat straatje steenweg laan dreef steeg plein weg baan pad dijk park markt plaats hof ring dorp wijk bos brug tuin
  zijstraat dwarsstraat winkelstraat woonstraat eenrichtingsstraat speelstraat fietsstraat zijweg
  onderweg vluchtweg snelweg autoweg autosnelweg spoorweg expresweg landweg veldweg rijweg aardeweg halverweg uitweg
  omweg rijbaan autobaan loopbaan landingsbaan pechstrook busbaan vrijbaan
  fietspad voetpad wandelpad zebrapad jaagpad bospad ruiterpad zandpad tuinpad trappad oprijlaan
  containerpark recyclagepark speelpark pretpark wagenpark machinepark bedrijvenpark industriepark woonpark
  supermarkt rommelmarkt avondmarkt weekmarkt kerstmarkt arbeidsmarkt woningmarkt telemarkt
  speelplein schoolplein voorplein binnenplein
  werkplaats standplaats parkeerplaats verzamelplaats speelplaats zitplaats staanplaats vindplaats schuilplaats
  geboorteplaats woonplaats deelgemeente vergadering ontmoeting melding inbraakpoging waarschuwing verlichting richting
  buitenverlichting opsporing beveiliging herinnering ring verkoop
  gerechtshof hoeken toegang ingang uitgang doorgang overgang voorgang omgang bedrag gedrag afloop inloop
  achterkant voorkant zijkant overkant buitenkant binnenkant kant linkerkant rechterkant onderkant bovenkant
  moestuin voortuin achtertuin kleuterblok appartementsblok woonblok woonwijk villawijk buurt
  sint-lenaarts brandweerkazerne boerderij spoorbrug
  verbist gebroek broek beek rust lust onrust zicht toezicht inzicht overzicht uitzicht doorzicht opzicht aanzicht hout
  kerk toren dam kruis put werf kade eik linde ven nest zang gezang bocht politieheli burgerwacht garten kindergarten wolfgang
  feld spielplatz parkplatz arbeitsplatz sportplatz umfeld fussweg radweg heimweg ausweg umweg waldweg feldweg kreuzung
  supermarché waarbij daarbij hierbij erbij partij batterij drukkerij bakkerij slagerij beenhouwerij`,
)

/** Of those, what is a street name as often: with a capital they are taken for one. */
const ALSO_STREETS = wordSet(
  'winkelstraat woonstraat veldweg landweg zandpad bospad jaagpad tuinpad spoorweg schoolplein voorplein industriepark',
)

/** Street names that are a word of their own; with a capital they are places, with a number behind them an address. */
const NAMED_PLACES = wordSet(
  `dorp markt plein dijk heide kaai vest hof beemd bist brink donk eind heikant kant hoeve hoogte kouter laar moer schans
  veld dorpsplein kerkplein gasthuis begijnhof vrijheid meir keizerlei frankrijklei driesch plaats zand grens
  heuvel gemeenteplein brug molen steenweg warande kassei singel`,
)

/** French street types; the name comes after them. */
export const FRENCH_STREET_TYPES = wordSet(
  `rue avenue av ave boulevard bd bld blvd bvd boul chaussée chée ch chemin impasse allée quai clos drève sentier venelle cité
  résidence route rte place pl square sq ruelle esplanade parvis cour tienne thier faubourg passage voie montée rempart remparts rond-point hameau domaine promenade galerie digue lotissement`,
)

/** Words that stand before the name in a French street. */
export const FRENCH_LINKS = wordSet("de du des la le les l d à en sous sur aux au saint sainte st ste d' l'")

/** After a French street type these begin something else. */
export const FRENCH_STOPS = wordSet(
  `avec vers et où ou un une deux trois qui que a ont est sont il elle ils on dans par pour près après avant entre direction
  ce cette depuis vu vus signalé hier aujourd'hui vers car mais puis lors quand si pendant chez`,
)

/** House-number words: what follows is one, street or not. */
export const NUMBER_WORDS = wordSet(
  'nr nrs nummer nummers huisnummer huisnummers huisnr huisnrs numéro numéros hausnummer',
)

export const BETWEEN_WORDS = wordSet('tussen tss entre zwischen')

export const BOX_WORDS = wordSet('bus bte boîte boite box postbus app appt apt appartement verdieping postfach')

/** Buildings one lives in. */
export const HOUSE_WORDS = wordSet(
  'huis huizen huisje woning woningen pand panden buurhuis buurwoning hoekhuis hoekwoning hoekpand app appt apt appartement flat villa woonst rijwoning rijhuis chalet bungalow stacaravan vakantiehuis maison habitation immeuble haus',
)

/** What belongs to a house: "de tuin van 12", "le jardin du 45". */
export const PROPERTY_WORDS = wordSet(
  `tuin voortuin achtertuin tuinhuis tuintje haag oprit inrit voordeur achterdeur deur poort garage garagepoort carport
  gevel dak zolder kelder terras veranda brievenbus raam venster ramen hek hekken stoep oprijlaan schuur stal alarm bel deurbel
  jardin allée haie toit porte garage façade fenêtre grille cour terrasse cave sonnette boîte abri
  garten einfahrt haustür tür dach keller terrasse briefkasten zaun`,
)

/** Something that comes in numbers: "nummer 4 van BIN-Nieuws", "nr. 1 van de tips". */
export const PUBLICATION_WORDS = wordSet(
  `bin-nieuws nieuwsbrief nieuwsbrieven krant magazine tijdschrift infoblad gemeenteblad reeks tips tip lijst lijstje top
  jaargang ranglijst prioriteiten maatregelen campagne actie adviezen regels vragen stappen brochure klassement
  conseils conseil liste bulletin lettre journal règles questions série brochure campagne
  tipps ratschläge liste rundbrief reihe`,
)

/** Those who live there: "de bewoner van 12". */
export const RESIDENT_WORDS = wordSet(
  `bewoner bewoners bewoonster bewoonsters inwoner inwoners buren buur buurman buurvrouw buurmannen buurvrouwen overburen
  overbuur overbuurman overbuurvrouw buurtbewoner buurjongen buurmeisje eigenaar eigenaars eigenares eigenaren huurder
  huurders huurster uitbater habitant habitants habitante habitantes voisin voisins voisine voisines occupant
  occupants occupante propriétaire propriétaires locataire locataires résident résidente résidents riverain riveraine
  bewohner bewohnerin nachbar nachbarn nachbarin mieter eigentümer`,
)

/** Before a name with a capital they say that a place follows: "aan Heikant 12", "Inbraak Heikant 12". */
export const PLACE_PREPOSITIONS = wordSet(
  `aan op in naast tegenover bij achter voor nabij langs omgeving hoogte thv adres vanuit uit à au chez adresse in der inbraak
  inbraakpoging brand diefstal overval vechtpartij woningbrand woninginbraak voorbij rond cambriolage incendie vol
  straatroof handtasroof gauwdiefstal fietsdiefstal autodiefstal steekpartij schietpartij aanrijding ongeval vandalisme
  wateroverlast gaslek rookontwikkeling overlast agression effraction intrusion accident tapage bagarre braquage
  am im an auf bei vor hinter neben nähe gegenüber einbruch`,
)

/** After these a number is the name of a thing: platform 12A, room 3, bus number 410. */
export const NUMBERED_THINGS = wordSet(
  `bus buslijn lijn tram trein perron spoor afrit uitrit uitgang oprit poort gate kamer lokaal zaal klas klasse toets cijfer
  artikel art categorie niveau fase code zone blok rij stoel vak vlucht formulier bijlage type versie editie punt stap les
  hoofdstuk pagina blz week ploeg team groep pv dossier dossiernummer incident km kilometerpaal kilometerpunt hectometerpaal
  halte parking verdiep verdieping peloton post wagen auto sortie ligne quai salle chambre étage page arrêt borne
  tip tips oproep bericht nieuwsbrief bulletin uitgave deel vraag regel reden truc advies prioriteit gevaar bijeenkomst
  article articles artikels artikelen alinéa paragraaf paragraphe
  conseil conseils règle raison question astuce truc lettre édition chapitre annexe point groupe équipe classe niveau train
  tram métro priorité lot tipp gleis linie zug seite gruppe raum zimmer punkt kapitel absatz ausgabe stufe frage schritt
  regel tempo jahr alter besluit decreet wet loi décret gesetz sector secteur
  rugnummer lotnummer ticket volgnummer bladzijde alarmfase dreigingsniveau niveau knooppunt`,
)

/** With a capital and a number, but no address: makes of cars, products, days. */
const NO_PLACES = wordSet(
  `audi bmw mercedes volkswagen vw golf polo passat tiguan peugeot citroën citroen renault clio mégane megane kangoo ford
  focus fiesta transit opel astra corsa toyota yaris mazda volvo skoda škoda octavia seat leon ibiza fiat kia hyundai
  nissan dacia duster mini tesla model suzuki honda jaguar porsche iveco daf scania man saab smart land rover range jeep
  sprinter vito berlingo caddy transporter partner expert trafic master boxer ducato jumper
  windows iphone android covid radio tv vtm één canvas vrt rtl playstation netflix bancontact itsme
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi mercredi jeudi vendredi samedi dimanche
  kerstmis pasen pinksteren nieuwjaar hemelvaart
  bin plp bin-z pz politiezone politie brandweer gemeente stad provincie colruyt delhaize aldi lidl carrefour spar
  belgië vlaanderen nederland frankrijk duitsland wallonië samsung galaxy apple xbox playstation huawei google pixel route
  studio club fort boeing airbus ducati yamaha kawasaki harley vespa piaggio gazelle xc ds suv quad cupra mg polestar
  montag dienstag mittwoch donnerstag freitag samstag sonntag ostern weihnachten pfingsten
  noël pâques pentecôte halloween kerst`,
)

export function isNoPlace(word: string): boolean {
  return NO_PLACES.has(word) || NUMBERED_THINGS.has(word)
}

const GENERIC = wordSet(
  'straat straatje weg dreef laan steenweg steeg baan plein plaats gracht dijk pad park hof markt kaai lei vest rij heide bos veld dal einde brug straße strasse platz allee berg ring hoek kassei kouter dries warande erf wijk',
)

/** The Weg of "Hoge Weg": a street only behind another word with a capital. */
export function isGenericStreet(word: string): boolean {
  return GENERIC.has(word)
}

/** How sure a word is a street: `sure` by itself, `capital` because it has one too, `small` only by its end. */
export type StreetKind = 'sure' | 'capital' | 'small'

/** Tells whether a word is, or ends, a Dutch (or German) street name. */
export function streetKind(word: string, capital: boolean): StreetKind | undefined {
  if (capital && NAMED_PLACES.has(word)) return 'capital'
  if ((NO_STREET.has(word) && !(capital && ALSO_STREETS.has(word))) || isMunicipality(word)) return undefined
  if (word === 'stwg' || endsIn(word, SURE_ENDINGS, 2) || endsIn(word, ABBREVIATED_ENDINGS, 3)) return 'sure'
  if (endsIn(word, OTHER_ENDINGS, 3)) return capital ? 'capital' : 'small'
  return capital && endsIn(word, CAPITAL_ENDINGS, 3) ? 'capital' : undefined
}

/** The point of "Kerkstr." ends the word, not the sentence. */
export function isAbbreviatedStreet(word: string): boolean {
  return endsIn(word, ABBREVIATED_ENDINGS, 3)
}

function endsIn(word: string, endings: readonly string[], before: number): boolean {
  return endings.some((ending) => word.length >= ending.length + before && word.endsWith(ending))
}
