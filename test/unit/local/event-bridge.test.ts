import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEventBus } from '../../../local/aws/event-bridge.ts'
import { matchesPattern } from '../../../local/aws/event-pattern.ts'
import { createFaults } from '../../../local/faults.ts'
import type { JsonObject } from '../../../local/json.ts'

const event = {
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  detail: { eventType: 'DISCONNECTED', contactId: 'c-1', attempt: 2, tags: ['a', 'b'] },
}

test.each<[string, JsonObject, boolean]>([
  ['one of the values listed', { source: ['aws.ses', 'aws.connect'] }, true],
  ['another value', { source: ['aws.ses'] }, false],
  ['a nested field', { detail: { eventType: ['DISCONNECTED', 'COMPLETED'] } }, true],
  ['a nested field of another value', { detail: { eventType: ['INITIATED'] } }, false],
  ['every field or none', { source: ['aws.connect'], detail: { eventType: ['INITIATED'] } }, false],
  ['a number as a number', { detail: { attempt: [2] } }, true],
  ['a number not as text', { detail: { attempt: ['2'] } }, false],
  ['an entry of a list', { detail: { tags: ['b'] } }, true],
  ['a prefix', { 'detail-type': [{ prefix: 'Amazon Connect' }] }, true],
  ['a suffix', { source: [{ suffix: '.ses' }] }, false],
  ['anything but a value', { detail: { eventType: [{ 'anything-but': ['INITIATED'] }] } }, true],
  ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
  ['a field that exists', { detail: { contactId: [{ exists: true }] } }, true],
  ['a field that does not exist', { detail: { queueInfo: [{ exists: false }] } }, true],
  ['a field below one that does not exist', { detail: { queueInfo: { name: ['x'] } } }, false],
  ['a number within bounds', { detail: { attempt: [{ numeric: ['>', 1, '<=', 2] }] } }, true],
  ['a number out of bounds', { detail: { attempt: [{ numeric: ['<', 2] }] } }, false],
  ['one branch of two', { $or: [{ source: ['aws.ses'] }, { detail: { attempt: [2] } }] }, true],
])('a pattern asks for %s', (_, pattern, matched) => {
  expect(matchesPattern(pattern, event)).toBe(matched)
})

const RECORD = 'arn:aws:lambda:eu-central-1:111122223333:function:record-contact-event'

function bus(timeScale = 1) {
  const faults = createFaults(() => 0.5)
  const delivered: unknown[] = []
  const events = createEventBus({
    rules: [
      { name: 'contacts', pattern: { source: ['aws.connect'] }, targets: [{ arn: RECORD }, { arn: 'a log group' }] },
      { name: 'ids', pattern: { source: ['ids'] }, targets: [{ arn: RECORD, inputPath: '$.detail.contactId' }] },
      {
        name: 'mails',
        pattern: { source: ['mails'] },
        targets: [
          {
            arn: RECORD,
            inputTransformer: {
              paths: { type: '$.detail.eventType', 'mail-tags': '$.detail.mail.tags' },
              template: '{"kind":"mail","type":<type>,"tags":<mail-tags>}',
            },
          },
        ],
      },
    ],
    functions: { has: (arn) => arn === RECORD, invokeAsync: (_, given) => void delivered.push(given) },
    faults,
    timeScale,
  })
  return { events, faults, delivered }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('an event goes to the functions of the rules it matches, as they ask for it', () => {
  const { events, delivered } = bus()
  events.put(event)
  events.put({ source: 'ids', detail: { contactId: 'c-2' } })
  events.put({
    source: 'mails',
    detail: { eventType: 'Send', mail: { tags: { batch: ['<type>'] }, to: 'lid@example.org' } },
  })
  events.put({ source: 'aws.ses' })
  expect(delivered).toEqual([event, 'c-2', { kind: 'mail', type: 'Send', tags: { batch: ['<type>'] } }])
})

test('events are lost, doubled and delayed as the faults have it, by the time scale', () => {
  const { events, faults, delivered } = bus(60)
  faults.replace({ contactEvents: { lose: 1 } })
  events.put(event)
  expect(delivered).toEqual([])
  faults.replace({ contactEvents: { double: 1, delaySeconds: 30 } })
  events.put(event)
  vi.advanceTimersByTime(499)
  expect(delivered).toEqual([])
  vi.advanceTimersByTime(1)
  expect(delivered).toEqual([event, event])
  faults.replace({ mailEvents: { lose: 1 } })
  events.put(event)
  events.put({ source: 'aws.ses' })
  expect(delivered).toHaveLength(3)
})

test('a closed bus delivers nothing more', () => {
  const { events, faults, delivered } = bus()
  faults.replace({ contactEvents: { delaySeconds: 1 } })
  events.put(event)
  events.close()
  events.put(event)
  vi.advanceTimersByTime(5000)
  expect(delivered).toEqual([])
})
