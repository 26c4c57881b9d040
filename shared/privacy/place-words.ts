import { wordSet } from './tokens.ts'

/** Ends of street names that hardly anything else has: they count without a capital too. */
const SURE_ENDINGS = ['straat', 'straatje', 'steenweg', 'laan', 'dreef', 'steeg', 'strasse', 'straße', 'allee'] as const
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
  verbist waarbij daarbij hierbij erbij partij batterij drukkerij bakkerij slagerij beenhouwerij`,
)

/** Street names that are a word of their own; with a capital they are places, with a number behind them an address. */
const NAMED_PLACES = wordSet(
  `dorp markt plein dijk heide kaai vest hof beemd bist brink donk eind heikant kant hoeve hoogte kouter laar moer schans
  veld dorpsplein kerkplein gasthuis begijnhof vrijheid meir keizerlei frankrijklei driesch plaats zand grens
  heuvel gemeenteplein brug molen`,
)

/** French street types; the name comes after them. */
export const FRENCH_STREET_TYPES = wordSet(
  `rue avenue av ave boulevard bd bld boul chaussée chée chemin impasse allée quai clos drève sentier venelle cité
  résidence route place square ruelle esplanade parvis cour tienne thier faubourg passage voie`,
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

export const BETWEEN_WORDS = wordSet('tussen entre zwischen')

export const BOX_WORDS = wordSet('bus bte boîte boite box postbus app appt apt appartement verdieping postfach')

/** Buildings one lives in. */
export const HOUSE_WORDS = wordSet(
  'huis huizen woning woningen pand panden appartement flat villa woonst rijwoning maison habitation immeuble haus',
)

/** Those who live there: "de bewoner van 12". */
export const RESIDENT_WORDS = wordSet(
  'bewoner bewoners bewoonster buren buur buurman buurvrouw eigenaar eigenaars huurder overburen habitant habitants voisins occupants',
)

/** Before a name with a capital they say that a place follows: "aan Heikant 12", "Inbraak Heikant 12". */
export const PLACE_PREPOSITIONS = wordSet(
  `aan op in naast tegenover bij achter voor nabij langs omgeving hoogte thv adres vanuit uit à au chez adresse in der inbraak
  inbraakpoging brand diefstal overval vechtpartij woningbrand woninginbraak cambriolage incendie vol`,
)

/** After these a number is the name of a thing: platform 12A, room 3, bus number 410. */
export const NUMBERED_THINGS = wordSet(
  `bus buslijn lijn tram trein perron spoor afrit uitrit uitgang oprit poort gate kamer lokaal zaal klas klasse toets cijfer
  artikel art categorie niveau fase code zone blok rij stoel vak vlucht formulier bijlage type versie editie punt stap les
  hoofdstuk pagina blz week ploeg team groep pv dossier dossiernummer incident km kilometerpaal kilometerpunt hectometerpaal
  halte parking verdiep verdieping peloton post wagen auto sortie ligne quai salle chambre étage page arrêt borne
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
  belgië vlaanderen nederland frankrijk duitsland`,
)

const MUNICIPALITIES = wordSet(
  `brecht malle oostmalle westmalle schilde zoersel sint-job sint-job-in-'t-goor sint-lenaarts 's-gravenwezel gravenwezel
  halle-zoersel sint-antonius zandhoven ranst wijnegem wommelgem schoten brasschaat kapellen kalmthout essen
  wuustwezel hoogstraten rijkevorsel merksplas beerse vosselaar turnhout oud-turnhout lille vorselaar grobbendonk herentals
  olen geel mol balen dessel retie kasterlee arendonk ravels baarle-hertog westerlo herenthout nijlen lier berlaar
  heist-op-den-berg putte duffel mechelen bonheiden willebroek bornem puurs boom niel rumst aartselaar edegem mortsel
  boechout borsbeek hove kontich lint hemiksem schelle antwerpen stabroek ekeren merksem deurne berchem borgerhout hoboken
  wilrijk kessel zwijndrecht burcht beveren sint-niklaas temse lokeren dendermonde aalst ninove geraardsbergen oudenaarde
  ronse zottegem wetteren gent eeklo deinze aalter maldegem brugge oostende knokke-heist blankenberge torhout roeselare
  izegem tielt waregem kortrijk menen wevelgem ieper poperinge diksmuide veurne nieuwpoort koksijde de-panne middelkerke
  brussel bruxelles halle vilvoorde zaventem dilbeek asse leuven tienen diest aarschot begijnendijk haacht keerbergen
  hasselt genk tongeren sint-truiden beringen lommel pelt bree maaseik maasmechelen bilzen houthalen-helchteren
  heusden-zolder diepenbeek herk-de-stad holsbeek overijse tervuren kortenberg koekelberg schaarbeek etterbeek elsene ukkel
  vorst anderlecht molenbeek jette evere
  namur liège charleroi mons tournai wavre nivelles ottignies verviers huy arlon bastogne dinant eupen mouscron waterloo
  ixelles uccle forest schaerbeek gembloux ciney marche spa seraing herstal binche soignies ath
  breda roosendaal tilburg eindhoven zundert rijsel lille maastricht bergen doornik luik namen aken`,
)

export function isMunicipality(word: string): boolean {
  return MUNICIPALITIES.has(word)
}

export function isNoPlace(word: string): boolean {
  return NO_PLACES.has(word) || NUMBERED_THINGS.has(word)
}

const GENERIC = wordSet(
  'straat straatje weg dreef laan steenweg steeg baan plein plaats gracht dijk pad park hof markt kaai lei vest rij heide bos veld dal einde brug',
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
  if (NO_STREET.has(word) || MUNICIPALITIES.has(word)) return undefined
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
