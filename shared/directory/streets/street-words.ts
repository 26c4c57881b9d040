/** What is said of streets in Dutch, French and German; all folded. */

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** Small words that are forgotten, or put where there are none: "rue (de l') église". */
export const PARTICLES: ReadonlySet<string> = new Set(
  words('de la le les du des d l aux au a en et van der den het t s ter ten te op in am an zu zum zur dem und'),
)

/** Of these the ones that are no end of a word either, nor initials: something comes after them. */
export const BEFORE_A_WORD: ReadonlySet<string> = new Set(words('de la du des van der den'))

/** Kinds of street that are the last part of the name, or of its last word: Kerkstraat, Hauptstrasse, Oude Baan. */
export const ENDING_WAYS: readonly string[] = words(
  `steenweg straatje straten straat strasse dreef laantje laan lei baan wegel wegje weg steeg plein plaats platz gasse
  allee kaai dijk pad hof park markt vest wal ring`,
).toSorted((a, b) => b.length - a.length)

/** Of these the German ones. */
export const GERMAN_WAYS: ReadonlySet<string> = new Set(words('strasse platz gasse allee'))

/** Kinds of street that are the first word of the name: rue Haute. Whoever knows the street may leave it away. */
export const LEADING_WAYS: ReadonlySet<string> = new Set(
  words(
    `rue avenue boulevard chaussee chemin route place allee clos impasse quai square sentier ruelle venelle dreve cite
    residence cour thier tienne esplanade parvis faubourg passage voie rond`,
  ),
)

/** Before the name of a person: left away as readily as the first name. */
export const TITLES: ReadonlySet<string> = new Set(
  words(
    `burgemeester bourgmestre pastoor kanunnik kardinaal cardinal dokter docteur professor professeur generaal general
    koning koningin roi reine prins prinses prince princesse graaf gravin baron gebroeders freres deken doyen abbe kapitein
    capitaine kolonel colonel luitenant lieutenant maarschalk marechal notaris ridder pater pere meester maitre monseigneur
    minister ministre president`,
  ),
)

/** Words as they are abbreviated, whole, with or without a point. */
export const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    str: 'straat strasse',
    stwg: 'steenweg',
    stw: 'steenweg',
    stg: 'steenweg',
    steenw: 'steenweg',
    ln: 'laan',
    pl: 'plein plaats place platz',
    pln: 'plein',
    dr: 'dokter docteur dreef doctor',
    bn: 'baan',
    r: 'rue',
    av: 'avenue',
    ave: 'avenue',
    bd: 'boulevard',
    bld: 'boulevard',
    blvd: 'boulevard',
    boul: 'boulevard',
    rte: 'route',
    ch: 'chaussee chemin',
    chee: 'chaussee',
    chauss: 'chaussee',
    chem: 'chemin',
    chin: 'chemin',
    all: 'allee',
    imp: 'impasse',
    sq: 'square',
    sent: 'sentier',
    res: 'residence',
    fbg: 'faubourg',
    st: 'sint saint sankt',
    ste: 'sainte sint',
    stt: 'sint',
    skt: 'sankt',
    s: 'sint saint',
    h: 'heilig heilige',
    burg: 'burgemeester bourgmestre',
    bgm: 'burgemeester',
    burgem: 'burgemeester',
    bourg: 'bourgmestre',
    past: 'pastoor',
    kan: 'kanunnik',
    kard: 'kardinaal',
    card: 'cardinal',
    prof: 'professor professeur',
    gen: 'generaal general',
    kon: 'koning koningin',
    pr: 'prins prince prinses princesse',
    gebr: 'gebroeders',
    frs: 'freres',
    dek: 'deken',
    kap: 'kapitein',
    cap: 'capitaine',
    kol: 'kolonel',
    col: 'colonel',
    lt: 'luitenant lieutenant',
    maarsch: 'maarschalk',
    mar: 'marechal',
    not: 'notaris',
    mgr: 'monseigneur',
    min: 'minister ministre',
    gr: 'grote groot grand graaf',
    gd: 'grand',
    gde: 'grande',
    kl: 'kleine klein',
    nwe: 'nieuwe',
    nw: 'nieuwe nieuw',
    ou: 'oude',
    o: 'oude',
    vl: 'vlaamse',
    '1': 'i',
    '2': 'ii',
    '3': 'iii',
  }).map(([short, long]) => [short, long.split(' ')]),
)

/** How the kind of street is abbreviated at the end of a word: kerkstr, Brusselsestwg. Longest first. */
export const ABBREVIATED_ENDINGS: readonly (readonly [ending: string, ...ways: string[]])[] = [
  ['steenw', 'steenweg'],
  ['stwg', 'steenweg'],
  ['stw', 'steenweg'],
  ['stg', 'steenweg'],
  ['str', 'straat', 'strasse'],
  ['pln', 'plein'],
  ['pl', 'plein', 'plaats', 'platz'],
  ['ln', 'laan'],
  ['dr', 'dreef'],
  ['bn', 'baan'],
]

/** Written in front of the place: Kerkstraat in Brecht. */
export const BEFORE_A_PLACE: ReadonlySet<string> = new Set(words('in te a bij zu gemeente commune gemeinde stad ville'))

/** Written in front of a house number. */
export const BEFORE_A_NUMBER: ReadonlySet<string> = new Set(
  words('nr nrs nummer huisnummer huisnr n no numero hausnummer'),
)

/** Written in front of the number of a box, which tells nothing of the street. */
export const BEFORE_A_BOX: ReadonlySet<string> = new Set(words('bus b bte boite box app apt appartement postbus'))

/** Behind a house number: 12 bis. */
export const AFTER_A_NUMBER: ReadonlySet<string> = new Set(words('bis ter quater'))
