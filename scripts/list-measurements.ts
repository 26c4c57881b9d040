import { z } from 'zod'
import { ImportReport } from '#contract/member-list-api.ts'
import { generateSampleZone } from '../local/sample-zone/sample-zone.ts'
import { startLocalStack } from '../local/stack.ts'
import { synthesise } from '../local/synthesise.ts'
import type { Measurement } from './measurements.ts'

/** A row of a list, and why it is refused where it is. */
interface ListedRow {
  readonly text: string
  readonly code?: string
}

const SECONDS_ALLOWED = 60
const MEGABYTES_ALLOWED = 500

/** How long a list of so many rows takes, three in a hundred of them bad, through HTTP; and whether its report is exact. */
export async function measureImport(count: number): Promise<readonly Measurement[]> {
  const rows = Array.from({ length: count }, (_, index) => listedRow(index))
  const list = ['\ufeffNaam;Straat;Nr;GSM;E-mail;Taal', ...rows.map(({ text }) => text)].join('\r\n')
  const bad = rows.flatMap(({ code }, index) => (code === undefined ? [] : [`${index + 2} ${code}`]))
  const good = count - bad.length

  const zone = generateSampleZone()
  const stack = await startLocalStack({ port: 0, timeScale: 1, assemblyDirectory: await synthesise(), zone })
  try {
    const { token } = z.object({ token: z.string() }).parse(
      await answerOf(`${stack.url}/local/token`, {
        method: 'POST',
        body: JSON.stringify({ role: 'prevention', zones: [zone.zone.zoneId] }),
      }),
    )
    const send = async (query: string, text = list): Promise<Timed> => {
      const url = `${stack.url}/v1/bins/${zone.cases.startingBin}/members/import${query}`
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
      return timed(async () => ImportReport.parse(await answerOf(url, { method: 'POST', headers, body: text })))
    }
    await send('?dryRun=true', list.slice(0, 500))

    const dry = await send('?dryRun=true')
    const whole = [await send('')]
    while (whole.at(-1)?.report.complete === false && whole.length < 5) whole.push(await send(''))
    const again = await send('')
    const last = whole.at(-1)?.report
    const seconds = whole.reduce((sum, one) => sum + one.seconds, 0)
    const added = whole.reduce((sum, { report }) => sum + report.rows.added, 0)
    const isExact =
      [dry.report, last, again.report].every((report) => isDeepEqual(report?.refused.map(lineAndCode), bad)) &&
      dry.report.rows.added === good &&
      added === good &&
      again.report.rows.unchanged === good
    const requests = whole.length === 1 ? 'one request' : `${whole.length} requests`
    return [
      {
        what: `Import of ${count} rows into a BIN, ${bad.length} of them bad, through HTTP`,
        result: `${added} added in ${seconds.toFixed(1)} real s and ${requests}; ${isExact ? 'every' : 'NOT every'} bad row named with its number and reason`,
        target: `exact, under ${SECONDS_ALLOWED} s`,
        met: isExact && seconds < SECONDS_ALLOWED,
      },
      {
        what: 'The same file again, and as a dry run',
        result: `${again.seconds.toFixed(1)} and ${dry.seconds.toFixed(1)} real s; ${again.report.rows.changed + again.report.rows.added} changes; ${dry.megabytes} MB more for the dry run, all of the local stack in it`,
        target: `no change; under ${MEGABYTES_ALLOWED} MB more`,
        met: again.report.rows.changed + again.report.rows.added === 0 && dry.megabytes < MEGABYTES_ALLOWED,
      },
    ]
  } finally {
    await stack.close()
  }
}

interface Timed {
  readonly report: ImportReport
  readonly seconds: number
  /** The most that the process held beyond what it held before. */
  readonly megabytes: number
}

async function timed(act: () => Promise<ImportReport>): Promise<Timed> {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const since = performance.now()
  try {
    const report = await act()
    return {
      report,
      seconds: (performance.now() - since) / 1000,
      megabytes: Math.round((most - before) / 1_000_000),
    }
  } finally {
    clearInterval(watch)
  }
}

async function answerOf(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}

/** Of each hundred rows one has no name, one a number that lacks a digit, and one the number of the row before it. */
function listedRow(index: number): ListedRow {
  const row = (name: string, gsm: string) =>
    `${name};Kerkstraat;${(index % 200) + 1}${index % 7 === 0 ? ' bus 3' : ''};${gsm};lid${index}@example.org;${index % 9 === 0 ? 'F' : 'nl'}`
  const name = `Peeters Lid ${index}`
  switch (index % 100) {
    case 10:
      return { text: row('', gsmOf(index)), code: 'no-name' }
    case 40:
      return { text: row(name, gsmOf(index).slice(0, -1)), code: 'phone-not-assignable' }
    case 70:
      return { text: row(name, gsmOf(index - 1)), code: 'same-number' }
    default:
      return { text: row(name, gsmOf(index)) }
  }
}

function gsmOf(index: number): string {
  return `0471 ${String(100_000 + index).replace(/(..)(..)(..)/, '$1 $2 $3')}`
}

function lineAndCode({ line, code }: ImportReport['refused'][number]): string {
  return `${line} ${code}`
}

function isDeepEqual(one: readonly string[] | undefined, other: readonly string[]): boolean {
  return one?.join() === other.join()
}
