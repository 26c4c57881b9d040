import { wordSet } from './tokens.ts'

/** What a number in a report counts: "2 mannen" is not a house number, whatever stands before it. */
const COUNTED = wordSet(
  `man mannen vrouw vrouwen persoon personen mensen dader daders verdachte verdachten inbreker inbrekers dief dieven
  overvaller overvallers jongere jongeren jongen jongens meisje meisjes kind kinderen onbekende onbekenden gemaskerde
  gemaskerden individu individuen lid leden bewoner bewoners buur buren getuige getuigen slachtoffer slachtoffers gewonde
  gewonden agent agenten patrouille patrouilles ploeg ploegen inzittende inzittenden oplichter oplichters bezoekers
  vandalen leerlingen scholieren senioren bejaarden ouderen mannelijke vrouwelijke types figuren heren dames
  auto auto's wagen wagens voertuig voertuigen fiets fietsen bromfiets bromfietsen motor motoren motorfietsen scooter
  scooters camionette camionettes bus bussen quad quads step steps caravans tractoren
  huis huizen woning woningen pand panden garage garages winkel winkels deur deuren raam ramen kelders tuinhuizen
  inbraak inbraken inbraakpoging inbraakpogingen diefstal diefstallen poging pogingen feit feiten melding meldingen
  oproepen ongeval ongevallen gevallen incidenten controles branden
  keer keren maal schoten knallen hond honden paard paarden koe koeien kat katten schapen zakken koffers dozen tassen
  gezinnen families straten rijstroken verdiepingen plaatsen zaken dingen pv's camera's beelden drones bestuurders
  chauffeurs fietsers voetgangers wandelaars klachten aangiften aanhoudingen arrestaties winkeliers handelaars ondernemers
  vrijwilligers brandweerlieden pompiers politiemensen hulpverleners bommen granaten messen wapens sleutels fietsbatterijen
  pakketten pakjes brievenbussen zebrapaden lantaarns palen bomen putten parkeerplaatsen laadpalen appartementen flats
  kamers sloten cilinders lampen alarmen gsm's laptops tablets`,
  `homme hommes femme femmes personne personnes individus auteur auteurs suspect suspects voleur voleurs cambrioleur
  cambrioleurs jeune jeunes garçon garçons fille filles enfant enfants inconnu inconnus voiture voitures véhicule
  véhicules camionnette camionnettes vélo vélos moto motos scooters maison maisons habitation habitations vol vols
  cambriolage cambriolages fait faits tentative tentatives fois policiers chien chiens blessés victimes témoins voisins
  habitants coups portes fenêtres rues étages lieux malfaiteurs agents membres cas plaintes contrôles infractions pv
  conducteurs caméras images colis vitres familles ménages appartements arbres places emplacements riverains pompiers
  commerçants piétons cyclistes mineurs clés serrures arrestations`,
  `Mann Männer Frau Frauen Person Personen Täter Verdächtige Verdächtigen Autos Wagen Fahrzeuge Fahrräder Einbrüche Einbrecher
  Kinder Jugendliche Unbekannte Häuser Wohnungen Mitglieder Beamte Diebstähle Meldungen Mal Zeugen Opfer`.toLowerCase(),
)

/** Of those, what only 1 counts: "Kerkstraat 12 inbraak bezig" is a house, and then what goes on there. */
const SINGULAR = wordSet(
  `vrouw persoon dader verdachte inbreker dief overvaller jongere jongen meisje kind onbekende gemaskerde individu lid
  bewoner buur getuige slachtoffer gewonde agent patrouille ploeg inzittende oplichter
  auto wagen voertuig fiets bromfiets motor scooter camionette bus quad step
  huis woning pand garage winkel deur raam inbraak inbraakpoging diefstal poging feit melding ongeval
  hond paard koe kat homme femme personne auteur suspect voleur jeune garçon fille enfant inconnu voiture véhicule
  vélo moto maison habitation vol cambriolage fait tentative chien
  frau täter`,
)

/** Ends of compounds: bestelwagens, politieauto's, appartementsinbraken. */
const COUNTED_ENDINGS = [
  'wagen',
  'wagens',
  "auto's",
  'voertuigen',
  'fietsen',
  'woningen',
  'huizen',
  'personen',
  'daders',
  'jongeren',
  'inbraken',
  'diefstallen',
  'meldingen',
  'pogingen',
  'mannen',
  'agenten',
  'leden',
  'bestuurders',
  'kaarten',
  'platen',
  "camera's",
  'toestellen',
  'sleutels',
  'controles',
  'klachten',
] as const

/** Ends of words as a plural has them, but what they say is done, or where, or when. */
const NO_PLURALS = wordSet(
  `werden worden waren zijn hebben hadden kwamen stonden liepen zaten zagen hoorden gingen bleven reden braken drongen
  hielden vluchtten belden klommen staken sloegen lagen zullen kunnen konden moeten mogen wonen woonden tussen binnen
  buiten boven beneden gisteren morgen vanmorgen samen tijdens sinds langs volgens alvorens tegen eens reeds steeds soms
  overdag 's trouwens eveneens nogmaals opnieuw open ingebroken overvallen inbreken overleden dans vers dès depuis sous
  sans puis alors ils nous vous mais plus pas les des ces ses leurs ouvert wurden waren haben gestern morgens abends`,
)

/** Tells whether a word has the shape of a plural, as what a number counts has: "12 boetes". */
export function looksPlural(word: string): boolean {
  return /^\p{Ll}{2,}(?:en|s|'s|’s)$/u.test(word) && !NO_PLURALS.has(word) && !/^(?:in|op|af|uit|aan)?ge/u.test(word)
}

/** What may stand between the number and what it counts. */
const ADJECTIVES = wordSet(
  `onbekende verdachte gemaskerde jonge oudere oude zwarte witte grijze donkere blauwe rode groene gele bruine zilveren
  zilverkleurige donkerblauwe donkergrijze lichte grote kleine gewapende andere verschillende nieuwe mannelijke
  vrouwelijke blanke getinte buitenlandse vreemde geparkeerde gestolen verlaten lege franse belgische nederlandse duitse
  poolse roemeense vermiste gevluchte kale lange slanke magere zelfde dergelijke gelijkaardige mogelijke vermoedelijke
  bijkomende zwaargewonde lichtgewonde`,
  'jeunes autres petits petites grands grandes inconnus vieux vieilles nouvelles nouveaux grosses gros',
)

/** Units and times: after them a number is a measure. */
const UNITS = wordSet(
  `uur uren u h minuut minuten min seconde seconden sec dag dagen week weken maand maanden jaar jaren jarige jarigen
  meter meters m km kilometer kilometers cm centimeter centimeters mm kg kilo kilogram gram ton liter liters euro eur
  procent graden watt volt kmh ha hectare are m² km/u`,
  'heure heures minutes secondes jour jours semaine semaines mois an ans année années mètre mètres kilomètre kilomètres litres euros degrés',
  'Uhr Stunde Stunden Minuten Tag Tage Tagen Woche Wochen Jahr Jahre Jahren Monat Monate Monaten Meter Prozent Grad'.toLowerCase(),
)

const MONTHS = wordSet(
  'januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr aug sep sept okt nov dec',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil déc',
  'januar februar märz juni juli oktober dezember',
)

export function isUnit(word: string): boolean {
  return UNITS.has(word)
}

export function isMonth(word: string): boolean {
  return MONTHS.has(word)
}

export function isCounted(word: string): boolean {
  return COUNTED.has(word) || COUNTED_ENDINGS.some((ending) => word.endsWith(ending))
}

/** Tells whether this many of it can be meant: of "inbraak" no more than one. */
export function isCountedAs(value: number, word: string): boolean {
  return isCounted(word) && (value === 1 || !(SINGULAR.has(word) || word.endsWith('wagen')))
}

export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word)
}
