import type { DecodedList } from './decode-list.ts'
import { columnNames, type MissingColumn } from './list-columns.ts'
import type { OpeningResult } from './read-list.ts'

/** Why a list is refused whole. */
export type ListFault =
  | Exclude<DecodedList, { readonly kind: 'text' }>
  | Exclude<OpeningResult, { readonly kind: 'list' }>
  /** From this row on nobody can tell where a cell ends. */
  | { readonly kind: 'unreadable'; readonly line: number }
  | { readonly kind: 'too-many-rows'; readonly most: number }

/** What is wrong with a list and what to do about it, in Dutch. */
export interface ListRefusal {
  readonly detail: string
  /** The columns it has, where that is what is wrong. */
  readonly found?: readonly string[]
  readonly missing?: readonly string[]
}

const NEEDED = 'naam (of voornaam en achternaam), straat, huisnummer, en telefoon of e-mail'
const SAVE_AS = 'Open het in Excel, kies "Opslaan als" en "CSV UTF-8", en stuur dat bestand'

/** Says why a list is refused whole. */
export function describeListFault(fault: ListFault): ListRefusal {
  switch (fault.kind) {
    case 'empty':
      return { detail: 'Het bestand is leeg. Stuur de ledenlijst als CSV-bestand.' }
    case 'workbook':
      return { detail: `Dit is een rekenblad, geen CSV-bestand. ${SAVE_AS}.` }
    case 'form':
      return { detail: 'Stuur het bestand zelf als inhoud van de aanvraag (text/csv), niet als formulier (multipart).' }
    case 'damaged':
      return {
        detail: `Letters met een accent zijn verloren gegaan, het eerst op regel ${fault.line}: het bestand is niet in UTF-8. ${SAVE_AS}. Een programma kan het ook ongewijzigd sturen als application/octet-stream.`,
      }
    case 'no-header':
      return {
        detail: `De titelrij is niet gevonden. Zet boven de lijst een rij met de namen van de kolommen: ${NEEDED}.${list('Gevonden', fault.found)}`,
        found: fault.found,
      }
    case 'columns-missing': {
      const missing = fault.missing.map((column) => missingNames[column])
      const found = fault.header.headers.filter((header) => header !== '')
      return {
        detail: `Er ontbreekt een kolom voor: ${missing.join('; ')}. Nodig zijn ${NEEDED}.${list('Gevonden', found)}`,
        found,
        missing,
      }
    }
    case 'unreadable':
      return {
        detail: `Rij ${fault.line} loopt niet af: er begint een cel met een aanhalingsteken (") dat niet sluit, of de rij is langer dan 20.000 tekens. Verbeter die rij en stuur het bestand opnieuw.`,
      }
    case 'too-many-rows':
      return {
        detail: `Het bestand heeft meer dan ${fault.most.toLocaleString('nl-BE')} rijen. Verdeel het over bestanden van hoogstens 20.000 rijen.`,
      }
  }
}

const missingNames: Readonly<Record<MissingColumn, string>> = {
  name: columnNames.name,
  street: columnNames.street,
  contact: 'telefoon of e-mail',
}

const MOST_NAMED = 30

function list(title: string, headers: readonly string[]): string {
  if (headers.length === 0) return ''
  const named = headers.slice(0, MOST_NAMED).map((header) => (header.length > 40 ? `${header.slice(0, 40)}…` : header))
  return ` ${title}: ${named.join(', ')}${headers.length > MOST_NAMED ? ', …' : ''}.`
}
