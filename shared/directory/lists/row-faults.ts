import { type MemberFaultCode, memberFault } from '../member-faults.ts'
import { phoneAdvice } from '../phone-advice.ts'
import type { PhoneFault } from '../phone-number.ts'

/** Why a row is refused. */
export type RowCode = keyof typeof reasons | MemberFaultCode | `phone-${PhoneFault}`

/** What is wrong with a row, where, and what to do about it, in Dutch. */
export interface RowFault {
  readonly code: RowCode
  /** The header of the column, or what it would be called where the list has none; empty: the row as a whole. */
  readonly column: string
  /** What stands there. */
  readonly value?: string
  readonly reason: string
}

/** At least one. */
export type RowFaults = readonly [RowFault, ...RowFault[]]

/** Makes a fault of a row; `word` fills the place that its sentence leaves open. */
export function rowFault(code: keyof typeof reasons, column: string, value: string, word = ''): RowFault {
  return fault(code, column, value, reasons[code].replace('…', word))
}

/** Makes the fault of a telephone number. */
export function phoneRowFault(reason: PhoneFault, column: string, value: string): RowFault {
  return fault(`phone-${reason}`, column, value, phoneAdvice(value, reason, 'nl'))
}

/** Makes a fault that any way of entering a member can have. */
export function memberRowFault(code: MemberFaultCode, column: string, value: string): RowFault {
  return fault(code, column, value, memberFault('', code, 'nl').message)
}

function fault(code: RowCode, column: string, value: string, reason: string): RowFault {
  return { code, column, ...(value === '' ? {} : { value }), reason }
}

const reasons = {
  'no-name': 'De naam ontbreekt.',
  'bad-name': 'Een naam heeft 2 tot 100 tekens.',
  'no-street': 'De straat ontbreekt.',
  'bad-street': 'Een straatnaam heeft 2 tot 100 tekens.',
  'no-house-number': 'Het huisnummer ontbreekt.',
  'bad-house-number': 'Een huisnummer heeft hoogstens 20 tekens.',
  'dated-house-number':
    'Dit huisnummer is door Excel als datum gelezen. Zet de kolom op Tekst en vul het huisnummer opnieuw in (of schrijf 12 bus 1).',
  'bad-email': 'Dit is geen geldig e-mailadres.',
  'bad-language': 'Deze taal is niet bekend: schrijf nl, fr, de of en.',
  'bad-channel': 'Dit kanaal is niet bekend: schrijf bellen of sms.',
  'bad-yes-or-no': 'Schrijf ja of nee.',
  'bad-date': 'Dit is geen datum: schrijf bijvoorbeeld 3/02/2024.',
  'bad-version': 'De versie van het reglement heeft hoogstens 40 tekens.',
  'too-many-cells': 'Deze rij heeft … cellen meer dan de titelrij: staat er een scheidingsteken in een cel?',
  'stray-quote': 'Deze cel begint met een aanhalingsteken dat niet sluit, en loopt daardoor door in de volgende rij.',
  'too-many-rows': 'Een bestand heeft hoogstens 20.000 rijen: zet deze rij in een tweede bestand.',
  'same-person': 'Deze persoon staat al in rij … van dit bestand.',
  'same-number': 'Dit telefoonnummer staat al in rij … van dit bestand: een nummer staat maar één keer in een BIN.',
  'unknown-member':
    'Dit lidnummer hoort niet bij een lid van dit BIN. Maak de cel leeg om de persoon als nieuw lid toe te voegen.',
  'ambiguous-member':
    'Er zijn meer leden met deze gegevens: zet het lidnummer in de rij (het staat in de uitvoer van de ledenlijst).',
  'number-taken':
    'Dit nummer staat in dit BIN al bij een ander lid. Is het dezelfde persoon, zet dan het lidnummer in de rij.',
  'number-busy':
    'Iemand anders voegt dit nummer op dit ogenblik toe. Stuur het bestand over een minuut opnieuw: wat er al in zit, blijft.',
  'member-left':
    'Deze persoon verliet het BIN op …. Komt hij of zij terug, voeg het lid dan met de hand toe en bevestig dat.',
  'changed-meanwhile': 'Iemand anders heeft dit lid intussen gewijzigd of verwijderd. Stuur het bestand opnieuw.',
} as const
