import type { Draft } from '#alerts/draft.ts'
import type { BinId } from '#contract/ids.ts'
import type { Finding } from '#privacy/finding.ts'
import { type HttpReply, refuse } from './problem.ts'

/** Refuses a text that is empty, too long to speak, or tells who somebody is; undefined when it may go out. */
export function refuseDraft(draft: Draft, remaining: readonly Finding[]): HttpReply | undefined {
  if (draft.message.text === '') {
    return refuse('empty-message', 'Typ een bericht: wat is er gebeurd, en waar?', {
      errors: [{ path: 'message.text', message: 'Het bericht is leeg.' }],
    })
  }
  if (draft.tooManyCharacters !== undefined) {
    return refuse(
      'message-too-long',
      `Het bericht is ${draft.tooManyCharacters} tekens te lang om voor te lezen. Kort het in.`,
      { tooManyCharacters: draft.tooManyCharacters },
    )
  }
  return refuseFindings(remaining, 'message.')
}

/** Refuses a text that tells who somebody is; undefined when nothing stands in its way. `path` is before its fields. */
export function refuseFindings(remaining: readonly Finding[], path = ''): HttpReply | undefined {
  if (remaining.length === 0) return undefined
  const blocked = remaining.some(({ severity }) => severity === 'block')
  return refuse(
    'privacy',
    blocked
      ? 'Een huisnummer mag nooit vermeld worden. Haal het weg, of verklaar in confirm.findings dat het er geen is.'
      : 'Het bericht lijkt persoonsgegevens te bevatten. Haal ze weg, of bevestig ze in confirm.findings.',
    {
      findings: remaining,
      errors: remaining.map(({ field, start, end, rule }) => ({
        path: `${path}${field}`,
        message: warnings[rule],
        start,
        end,
      })),
    },
  )
}

const warnings: Readonly<Record<Finding['rule'], string>> = {
  'house-number': 'Dit lijkt een huisnummer.',
  name: 'Dit lijkt de naam van een persoon.',
  phone: 'Dit lijkt een telefoonnummer.',
  email: 'Dit lijkt een e-mailadres.',
  plate: 'Dit lijkt een nummerplaat.',
}

/** Refuses BINs that do not exist or are not in the caller's zones; `asked` tells their places in the request. */
export function refuseUnknownBins(unknown: readonly BinId[], asked: readonly BinId[]): HttpReply {
  const errors = unknown.map((binId) => ({
    path: `binIds.${asked.indexOf(binId)}`,
    message: `Er is geen BIN ${binId} in uw zones.`,
  }))
  return refuse('unknown-bin', 'Kies een BIN uit uw eigen zones.', { errors })
}

/** Refuses what was entered in these fields; each message says what to do about it. */
export function refuseFields(errors: readonly { readonly path: string; readonly message: string }[]): HttpReply {
  return refuse('bad-request', errors.map(({ message }) => message).join(' '), { errors })
}

/** Refuses what does not exist or is not the caller's to know of, named in Dutch with its article: both look the same. */
export function refuseUnknown(what: string): HttpReply {
  return refuse('not-found', `${what} bestaat niet, of is niet voor u bestemd.`)
}

/** Refuses a write to what somebody else changed since it was read; nothing is written, and the answer has what stands now. */
export function refuseStale(current: { readonly view: unknown; readonly etag: string } | undefined): HttpReply {
  return refuse(
    'stale',
    'Iemand anders heeft dit intussen gewijzigd of verwijderd. Uw wijziging is niet bewaard: bekijk wat er nu staat en voer ze daarop opnieuw in.',
    current === undefined ? {} : { current: current.view },
    current === undefined ? {} : { etag: current.etag },
  )
}

/** Refuses an alert that does not exist or is not the caller's to know of: both look the same. */
export function refuseUnknownAlert(): HttpReply {
  return refuse('not-found', 'Deze oproep bestaat niet, of is niet voor u bestemd.')
}
