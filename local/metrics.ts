import { z } from 'zod'

/** What CloudWatch would show of one metric, since the local stack started. */
export interface MetricSummary {
  readonly namespace: string
  readonly name: string
  readonly unit: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly count: number
  readonly sum: number
  readonly least: number
  readonly most: number
  readonly latest: number
  /** ISO 8601, of the latest value. */
  readonly at: string
}

/** Collects the metrics that functions write to their log in the embedded metric format. */
export interface Metrics {
  /** Takes one line of a function's log; a line without metrics is passed over. */
  read(line: string): void
  summaries(): readonly MetricSummary[]
}

const EmbeddedMetrics = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string().default('None') })),
      }),
    ),
  }),
})
const Values = z.union([z.number().transform((value) => [value]), z.array(z.number())])

/** Makes an empty collection. */
export function createMetrics(): Metrics {
  const summaries = new Map<string, MetricSummary>()

  const add = (metric: Omit<MetricSummary, 'count' | 'sum' | 'least' | 'most' | 'latest'>, value: number) => {
    const key = JSON.stringify([metric.namespace, metric.name, metric.dimensions])
    const known = summaries.get(key)
    summaries.set(key, {
      ...metric,
      count: (known?.count ?? 0) + 1,
      sum: (known?.sum ?? 0) + value,
      least: Math.min(known?.least ?? value, value),
      most: Math.max(known?.most ?? value, value),
      latest: value,
    })
  }

  return {
    read(line) {
      // Most lines are no metrics; those that are hold this word.
      if (!line.includes('"CloudWatchMetrics"')) return
      const record = parse(line)
      if (record === undefined) return
      const { Timestamp, CloudWatchMetrics } = record['_aws']
      const at = new Date(Timestamp).toISOString()
      for (const { Namespace: namespace, Dimensions, Metrics } of CloudWatchMetrics)
        for (const names of Dimensions.length === 0 ? [[]] : Dimensions) {
          const dimensions = Object.fromEntries(names.map((name) => [name, String(record[name])]))
          for (const { Name: name, Unit: unit } of Metrics)
            for (const value of Values.catch([]).parse(record[name]))
              add({ namespace, name, unit, dimensions, at }, value)
        }
    },
    summaries: () => [...summaries.values()],
  }
}

function parse(line: string) {
  try {
    return EmbeddedMetrics.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
