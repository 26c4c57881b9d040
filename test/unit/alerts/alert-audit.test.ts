import { describe, expect, it } from 'vitest'
import { auditOverruling, auditRaising } from '#alerts/alert-audit.ts'
import { AlertId, ZoneId } from '#contract/ids.ts'
import type { Actor } from '#directory/audit.ts'
import { newBinId } from '../../support/directory-builders.ts'

const actor: Actor = { subject: 'an', role: 'dispatcher' }
const alertId = AlertId.parse('alr_01JD0000000000000000000001')
const parentId = AlertId.parse('alr_01JD0000000000000000000000')
const [here, there] = [ZoneId.parse('here'), ZoneId.parse('there')]
const aBin = (zoneId: ZoneId) => ({ binId: newBinId(), zoneId, name: 'Dorp', language: 'nl' }) as const
const [one, two, three] = [aBin(here), aBin(there), aBin(there)]
const alert = { alertId, kind: 'live', bins: [one, two, three] } as const

describe('the audit log of an alert', () => {
  it('has one entry a zone, with its own BINs', () => {
    const common = { actor, action: 'alert-raised', details: { kind: 'live' } }
    expect(auditRaising(alert, actor)).toEqual([
      { ...common, zoneId: here, binId: one.binId, subjects: [alertId, one.binId] },
      { ...common, zoneId: there, subjects: [alertId, two.binId, three.binId] },
    ])
  })

  it('says of a follow-up which alert it follows', () => {
    const followUp = { ...alert, bins: [one], followUpOf: parentId, followUpKind: 'all-clear' } as const
    expect(auditRaising(followUp, actor)).toMatchObject([
      {
        action: 'alert-followed-up',
        subjects: [alertId, parentId, one.binId],
        details: { kind: 'live', followUpKind: 'all-clear' },
      },
    ])
  })

  it('says how many findings were overruled and where, never what they say', () => {
    const text = 'Peperstraat 12'
    const findings = (['house-number', 'name', 'name'] as const).map((rule) => ({ rule, field: 'text', text }))
    const [entry, ...others] = auditOverruling({ ...alert, bins: [one] }, findings, actor)
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      action: 'finding-overruled',
      subjects: [alertId, one.binId],
      fields: ['text'],
      details: { 'house-number': 1, name: 2 },
    })
    expect(JSON.stringify(entry)).not.toContain(text)
    expect(auditOverruling(alert, [], actor)).toEqual([])
  })
})
