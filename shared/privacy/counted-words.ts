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
  gezinnen families straten rijstroken verdiepingen plaatsen zaken dingen`,
  `homme hommes femme femmes personne personnes individus auteur auteurs suspect suspects voleur voleurs cambrioleur
  cambrioleurs jeune jeunes garçon garçons fille filles enfant enfants inconnu inconnus voiture voitures véhicule
  véhicules camionnette camionnettes vélo vélos moto motos scooters maison maisons habitation habitations vol vols
  cambriolage cambriolages fait faits tentative tentatives fois policiers chien chiens blessés victimes témoins voisins
  habitants coups portes fenêtres rues étages lieux malfaiteurs agents membres`,
  'Männer Frauen Personen Täter Verdächtige Autos Fahrzeuge Einbrüche Kinder Jugendliche'.toLowerCase(),
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
] as const

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
  'Uhr Stunden Minuten Tage Wochen Jahre Monate'.toLowerCase(),
)

const MONTHS = wordSet(
  'januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr aug sep sept okt nov dec',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
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

export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word)
}
