import { expect, test } from 'vitest'
import { createMetrics } from '../../../local/metrics.ts'

const line = (values: object, names: readonly string[], dimensions: readonly (readonly string[])[] = [['service']]) =>
  JSON.stringify({
    _aws: {
      Timestamp: 1_795_000_000_000,
      CloudWatchMetrics: [
        { Namespace: 'BIN', Dimensions: dimensions, Metrics: names.map((Name) => ({ Name, Unit: 'Count' })) },
      ],
    },
    service: 'telephony',
    ...values,
  })

test('values of a metric are summed up by its dimensions', () => {
  const metrics = createMetrics()
  metrics.read(line({ CallsPlaced: 1 }, ['CallsPlaced']))
  metrics.read(line({ CallsPlaced: [2, 5] }, ['CallsPlaced']))
  metrics.read(line({ CallsPlaced: 1, service: 'alerting' }, ['CallsPlaced']))
  expect(metrics.summaries()).toEqual([
    {
      namespace: 'BIN',
      name: 'CallsPlaced',
      unit: 'Count',
      dimensions: { service: 'telephony' },
      count: 3,
      sum: 8,
      least: 1,
      most: 5,
      latest: 5,
      at: '2026-11-18T11:06:40.000Z',
    },
    expect.objectContaining({ dimensions: { service: 'alerting' }, sum: 1 }),
  ])
})

test('a metric without dimensions counts too', () => {
  const metrics = createMetrics()
  metrics.read(line({ ColdStart: 1 }, ['ColdStart'], []))
  expect(metrics.summaries()).toMatchObject([{ name: 'ColdStart', dimensions: {}, sum: 1 }])
})

test('other lines are passed over, however much they look like metrics', () => {
  const metrics = createMetrics()
  for (const other of [
    'START RequestId: 1',
    '{"level":"INFO"}',
    '{"CloudWatchMetrics"',
    '{"_aws":{"CloudWatchMetrics":1}}',
  ])
    metrics.read(other)
  metrics.read(line({}, ['Missing']))
  expect(metrics.summaries()).toEqual([])
})
