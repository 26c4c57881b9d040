import type { BinSummary } from '#contract/bin-api.ts'
import type { BinView } from '#contract/directory-api.ts'
import type { Bin } from './bin.ts'
import { type Blocker, findBlockers, type StepRecord, stepTitles } from './start-up.ts'
import type { AnnouncementState, TestAnnouncement } from './test-announcement.ts'

/** Shows a BIN as the API does: all 14 steps, and what a live alert still needs. */
export function showBin(shown: Bin): BinView {
  const { binId, revision: _revision, area, streets, adjunctIds, steps, testAnnouncement, ...bin } = shown
  return {
    id: binId,
    ...bin,
    area: { type: 'Polygon', coordinates: area.coordinates.map((ring) => ring.map(([x, y]) => [x, y])) },
    streets: [...streets],
    adjunctIds: [...adjunctIds],
    ...(testAnnouncement === undefined ? {} : { testAnnouncement: showAnnouncement(testAnnouncement) }),
    blockers: [...showBlockers(steps)],
    steps: Object.entries(stepTitles).map(([number, title]) => {
      const step = Number(number)
      const record: StepRecord = steps.find((one) => one.step === step) ?? { step, state: 'open' }
      const { signedBy, announcement, ...known } = record
      const remark = announcement === undefined ? undefined : remarks[announcement]
      return {
        ...known,
        title,
        ...(signedBy === undefined ? {} : { signedBy: [...signedBy] }),
        ...(remark === undefined ? {} : { remark }),
      }
    }),
  }
}

/** Shows a BIN in a list. */
export function summariseBin(bin: Bin): BinSummary {
  const { binId, zoneId, name, type, municipality, coordinatorId, adjunctIds, mailbox, language, status, steps } = bin
  return {
    id: binId,
    zoneId,
    name,
    type,
    municipality,
    ...(coordinatorId === undefined ? {} : { coordinatorId }),
    adjunctIds: [...adjunctIds],
    mailbox,
    language,
    status,
    blockers: [...showBlockers(steps)],
  }
}

function showAnnouncement({ at, announcedAt, told }: TestAnnouncement) {
  return { at, announcedAt, ...(told === undefined ? {} : { told }) }
}

/** What a live alert still needs of a BIN, in words. */
export function showBlockers(steps: readonly StepRecord[]): readonly BinView['blockers'][number][] {
  return findBlockers(steps).map(({ step, code }) => ({ step, code, text: blockerTexts[code] }))
}

/** The ETag of a record that changes. */
export function entityTag({ revision }: { readonly revision: number }): string {
  return `"${revision}"`
}

/** A test call that was announced as it should be needs no word (product rule 9). */
const remarks: Readonly<Record<AnnouncementState, string | undefined>> = {
  announced: undefined,
  missing: 'De testoproep was vooraf niet aangekondigd aan de leden.',
  'other-time': 'De testoproep was aan de leden aangekondigd voor een ander tijdstip.',
  unfinished: 'Toen de testoproep begon, waren nog niet alle leden verwittigd.',
}

const blockerTexts: Readonly<Record<Blocker['code'], string>> = {
  'house-rules-unsigned': 'Het huishoudelijk reglement is nog niet ondertekend door de leden (stap 7).',
  'protocol-unsigned': 'Het protocol is nog niet ondertekend door coördinator, politie en burgemeester (stap 9).',
  'list-not-entered': 'De ledenlijst voor de BIN-foon is nog niet ingebracht (stap 12).',
  'not-tested': 'Er is nog geen testbericht via de BIN-foon geweest (stap 13).',
}
