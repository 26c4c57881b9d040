import type { AnnouncementState } from './test-announcement.ts'

/** Who signs the protocol of a BIN (source, chapter 2, step 9). */
export type Signatory = 'coordinator' | 'police' | 'mayor'

/** Where a step of the start-up stands; `not-needed`: the source calls its list a guide one may deviate from. */
export type StepState = 'open' | 'under-way' | 'done' | 'not-needed'

/** What is known of one of the 14 steps in which a BIN starts up (source, chapter 2). */
export interface StepRecord {
  /** 1 to 14. */
  readonly step: number
  readonly state: StepState
  /** When it was done or is planned: a day, YYYY-MM-DD. */
  readonly date?: string
  /** Who did it, as an office: coordinator, police, municipality. */
  readonly actor?: string
  /** Where the document is kept: a file number or an address. */
  readonly document?: string
  /** For the protocol: who has signed. */
  readonly signedBy?: readonly Signatory[]
  /** For a test call that entered itself: how it stood to what the members were told beforehand (product rule 9). */
  readonly announcement?: AnnouncementState
}

/** The steps by their number, as the source names them (chapter 2, in short). */
export const stepTitles: Readonly<Record<number, string>> = {
  1: 'Geografische omschrijving van het BIN bepalen',
  2: 'Geïnteresseerden zoeken',
  3: 'Informatieavond organiseren',
  4: 'Leden werven',
  5: 'Stuurgroep vormen, coördinator en hulpcoördinatoren aanstellen',
  6: 'Straat- of sectorcoördinatoren aanduiden',
  7: 'Huishoudelijk reglement laten ondertekenen door de leden',
  8: 'Protocol opstellen',
  9: 'Protocol laten ondertekenen door coördinator, politie en burgemeester',
  10: 'BIN-borden voorstellen aan het gemeentebestuur',
  11: 'BIN-foon aanvragen',
  12: 'Lijst voor de BIN-foon opmaken',
  13: 'Testbericht via de BIN-foon',
  14: 'Partners inlichten over de opstart',
}

/** Something without which a BIN may only be tested. */
export interface Blocker {
  readonly step: number
  readonly code: 'house-rules-unsigned' | 'protocol-unsigned' | 'list-not-entered' | 'not-tested'
}

/** Everybody whose signature the protocol needs. */
export const signatories: readonly Signatory[] = ['coordinator', 'police', 'mayor']

/** What a live alert still needs: house rules and protocol signed, list entered, test call done (directory rule 5). */
export function findBlockers(steps: readonly StepRecord[]): readonly Blocker[] {
  const isDone = (number: number) => steps.some(({ step, state }) => step === number && state === 'done')
  const signedBy = steps.find(({ step }) => step === 9)?.signedBy ?? []
  const protocolSigned = isDone(9) && signatories.every((one) => signedBy.includes(one))
  return [
    ...(isDone(7) ? [] : [{ step: 7, code: 'house-rules-unsigned' as const }]),
    ...(protocolSigned ? [] : [{ step: 9, code: 'protocol-unsigned' as const }]),
    ...(isDone(12) ? [] : [{ step: 12, code: 'list-not-entered' as const }]),
    ...(isDone(13) ? [] : [{ step: 13, code: 'not-tested' as const }]),
  ]
}
