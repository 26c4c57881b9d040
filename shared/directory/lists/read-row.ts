import { MemberId } from '#contract/ids.ts'
import { MemberRequest } from '#contract/member-api.ts'
import type { Channel, Language } from '#contract/vocabulary.ts'
import type { NormalisedPhone } from '../phone-number.ts'
import { columnOf, type ListField, type ListHeader } from './list-columns.ts'
import { readListedPhone } from './listed-phone.ts'
import { isDated, oneLine, readChannel, readDate, readLanguage, readYesOrNo } from './listed-words.ts'
import type { ListRow } from './read-list.ts'
import { phoneRowFault, type RowFault, rowFault } from './row-faults.ts'
import { splitAddress } from './split-address.ts'

/** A row of a list as a person; what the list says nothing of is missing. */
export interface ListedPerson {
  readonly row: ListRow
  readonly memberId?: MemberId
  readonly name?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly phone?: Extract<NormalisedPhone, { readonly phone: string }>
  readonly email?: string
  readonly language?: Language
  readonly channel?: Channel
  readonly wantsNews?: boolean
  readonly houseRulesVersion?: string
  /** ISO 8601, UTC. */
  readonly houseRulesAcceptedAt?: string
  /** What is wrong in the cells themselves, in the order of the columns. */
  readonly faults: readonly RowFault[]
  /** What stands there as telephone number, good or not. */
  readonly phoneAsEntered?: string
}

/** Reads one row of a list. */
export function readRow(header: ListHeader, row: ListRow): ListedPerson {
  const cells = new Cells(header, row)
  const faults: RowFault[] = cells.shapeFaults()
  const person = { row, ...readPerson(cells, faults) }
  return { ...person, faults }
}

function readPerson(cells: Cells, faults: RowFault[]): Omit<ListedPerson, 'row' | 'faults'> {
  /** Reads a cell if there is something in it; what cannot be read is a fault. */
  const read = <Value>(
    field: ListField,
    reading: (text: string) => Value | undefined,
    code: Parameters<typeof rowFault>[0],
  ): Value | undefined => {
    const text = cells.text(field)
    if (text === '') return undefined
    const value = reading(text)
    if (value === undefined) faults.push(rowFault(code, cells.column(field), text))
    return value
  }
  const address = readAddress(cells)
  const number = cells.text('houseNumber')
  if (isDated(number)) faults.push(rowFault('dated-house-number', cells.column('houseNumber'), number))
  const found = {
    // Many a list counts its people: what is no id of ours says nothing.
    memberId: MemberId.safeParse(cells.text('id')).data,
    name: readText(cells.name(), MemberRequest.shape.name, 'bad-name', cells.column('name'), faults),
    street: readText(address.street, MemberRequest.shape.street, 'bad-street', cells.column('street'), faults),
    houseNumber: readText(
      address.houseNumber,
      MemberRequest.shape.houseNumber,
      'bad-house-number',
      cells.column('houseNumber'),
      faults,
    ),
    ...readPhone(cells, faults),
    email: read('email', readEmail, 'bad-email'),
    language: read('language', readLanguage, 'bad-language'),
    channel: read('channel', readChannel, 'bad-channel'),
    wantsNews: read('wantsNews', readYesOrNo, 'bad-yes-or-no'),
    houseRulesVersion: read('houseRulesVersion', (text) => (text.length <= 40 ? text : undefined), 'bad-version'),
    houseRulesAcceptedAt: read('houseRulesAcceptedAt', readDate, 'bad-date'),
  }
  return withoutMissing(found)
}

type Possibly<Found> = { readonly [Name in keyof Found]?: Exclude<Found[Name], undefined> }

function withoutMissing<Found extends object>(found: Found): Possibly<Found>
function withoutMissing(found: object): object {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

function readText(
  text: string,
  schema: { safeParse(text: string): { readonly data?: string | undefined } },
  code: 'bad-name' | 'bad-street' | 'bad-house-number',
  column: string,
  faults: RowFault[],
): string | undefined {
  if (text === '') return undefined
  const { data } = schema.safeParse(text)
  if (data === undefined) faults.push(rowFault(code, column, text))
  return data
}

function readEmail(text: string): string | undefined {
  return MemberRequest.shape.email.safeParse(text.replace(/^mailto:/i, '')).data
}

/** The first telephone column with something in it: a number that is wrong is not passed over for another. */
function readPhone(cells: Cells, faults: RowFault[]): Pick<ListedPerson, 'phone' | 'phoneAsEntered'> {
  for (const { column, text } of cells.all('phone')) {
    const phone = readListedPhone(text)
    if (phone.kind === 'none') continue
    if (phone.kind !== 'invalid') return { phone, phoneAsEntered: text }
    faults.push(phoneRowFault(phone.reason, column, text))
    return { phoneAsEntered: text }
  }
  return {}
}

function readAddress(cells: Cells): { readonly street: string; readonly houseNumber: string } {
  const street = cells.text('street')
  const number = cells.text('houseNumber')
  const box = cells.text('box')
  const withBox = (houseNumber: string) =>
    box === '' || houseNumber === '' ? houseNumber : `${houseNumber} bus ${box}`
  if (number !== '') return { street, houseNumber: withBox(number) }
  const split = splitAddress(street) ?? { street, houseNumber: '' }
  return { street: split.street, houseNumber: withBox(split.houseNumber) }
}

/** The cells of a row by what they hold. */
class Cells {
  readonly #header: ListHeader
  readonly #row: ListRow

  constructor(header: ListHeader, row: ListRow) {
    this.#header = header
    this.#row = row
  }

  /** What stands in the columns of a field, in the order they are asked, on one line each. */
  all(field: ListField): readonly { readonly column: string; readonly text: string }[] {
    return this.#header.used
      .filter((column) => column.field === field)
      .map(({ header, index }) => ({ column: header, text: oneLine(this.#row.cells[index] ?? '') }))
  }

  text(field: ListField): string {
    return this.all(field)[0]?.text ?? ''
  }

  column(field: ListField): string {
    return columnOf(this.#header, field)
  }

  name(): string {
    return oneLine([this.text('name'), this.text('firstName'), this.text('lastName')].join(' '))
  }

  /** What is wrong with the row before anything in it is read. */
  shapeFaults(): RowFault[] {
    const { headers } = this.#header
    const { cells } = this.#row
    const beyond = cells.slice(headers.length).findLastIndex((cell) => cell !== '') + 1
    const stray = cells.findIndex((cell) => cell.startsWith('"') && /[\r\n]/.test(cell))
    return [
      ...(beyond === 0 ? [] : [rowFault('too-many-cells', '', cells[headers.length] ?? '', String(beyond))]),
      ...(stray < 0 ? [] : [rowFault('stray-quote', headers[stray] ?? '', oneLine(cells[stray] ?? ''))]),
    ]
  }
}
