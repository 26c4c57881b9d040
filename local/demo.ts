import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { AlertView } from '#contract/alerts-api.ts'
import { numberOption, runCommand, UsageError } from './command-line.ts'
import { type CloseOut, closeOutTable, isSettled } from './demonstration/close-out.ts'
import { type Dispatcher, logIn } from './demonstration/dispatcher.ts'
import { mixedBehaviours } from './demonstration/phone-behaviours.ts'
import { type Progress, plainProgress, terminalProgress } from './demonstration/progress.ts'
import { resizeBin } from './sample-zone/resize-bin.ts'
import { sampleAlert } from './sample-zone/sample-alert.ts'
import { generateSampleZone, type SampleZone } from './sample-zone/sample-zone.ts'
import { startLocalStack } from './stack.ts'
import { synthesise } from './synthesise.ts'

const HELP = `npm run demo -- [opties]

  --members N      zoveel bewoners worden opgebeld (94)
  --time-scale N   zoveel seconden van het systeem in één echte (60; minder bij meer dan 94 bewoners)
  --json           alleen het eindresultaat, als één JSON-document
  --help           deze uitleg`

const SAMPLE_MEMBERS = 94
const POLL_EVERY_MS = 250

interface DemoOptions {
  readonly members: number
  readonly timeScale: number
  /** Where lines for people go. */
  readonly say: (line: string) => void
  readonly progressFrom: (startedAt: number) => Progress
}

/** `npm run demo`: the example of the source document, phoned to simulated members to the last outcome. */
async function demo(): Promise<number> {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: String(SAMPLE_MEMBERS) },
      'time-scale': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const members = numberOption('members', values.members, 1, 20_000)
  if (!Number.isInteger(members)) throw new UsageError('--members is een geheel getal.')
  const timeScale = numberOption('time-scale', values['time-scale'] ?? String(usualTimeScale(members)), 1, 3600)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const closeOut = await demonstrate({
    members,
    timeScale,
    say,
    progressFrom: (startedAt) =>
      process.stdout.isTTY && !values.json
        ? terminalProgress(process.stdout, startedAt, timeScale)
        : plainProgress(say, startedAt, timeScale),
  })
  const settled = isSettled(closeOut.alert)
  if (values.json) console.log(JSON.stringify({ settled, ...closeOut }, undefined, 2))
  else {
    console.log(`\n${closeOutTable(closeOut)}`)
    console.log(settled ? '\nElk bericht heeft een uitkomst.' : '\nNIET elk bericht heeft een uitkomst.')
  }
  return settled ? 0 : 1
}

async function demonstrate({ members, timeScale, say, progressFrom }: DemoOptions): Promise<CloseOut> {
  const zone = zoneWith(members)
  const binId = zone.cases.sampleAlertBin
  const assemblyDirectory = await synthesise(say)
  say('Het systeem start op deze computer …')
  const stack = await startLocalStack({ port: 0, timeScale, assemblyDirectory, zone })
  try {
    const dispatcher = await logIn(stack.url, [zone.zone.zoneId])
    const phones = zone.members.flatMap((member) =>
      member.binId === binId && member.phone !== undefined ? member.phone : [],
    )
    await dispatcher.setPhones(mixedBehaviours(phones))
    const limits = limitsFor(members)
    await dispatcher.setExchange(limits)

    const preview = await dispatcher.preview([binId], sampleAlert)
    const bin = zone.bins.find((one) => one.binId === binId)
    say(`\n“${preview.spokenText}”\n`)
    say(
      `${bin?.name}: ${preview.recipients.total} bewoners, ${limits.lines} lijnen, ` +
        `${limits.ratePerSecond} oproepen per seconde; de klok loopt ${timeScale}× zo snel.\n`,
    )
    const startedAt = Date.now()
    const { id } = await dispatcher.raise([binId], sampleAlert, preview.recipients.total)
    const alert = await follow(dispatcher, id, progressFrom(startedAt), startedAt + longest(members, limits, timeScale))
    const seconds = (Date.now() - startedAt) / 1000
    await dispatcher.workflowEnd(id)
    const [calls, mails] = await Promise.all([dispatcher.countCalls(id), dispatcher.countMails()])
    return { alert, timeScale, seconds, calls, mails }
  } finally {
    await stack.close()
  }
}

function zoneWith(members: number): SampleZone {
  const zone = generateSampleZone()
  return members === SAMPLE_MEMBERS ? zone : resizeBin(zone, zone.cases.sampleAlertBin, members)
}

/** A small machine carries some six calls in a real second: what is faster would show the machine, not the system. */
function usualTimeScale(members: number): number {
  return Math.max(5, Math.min(60, Math.round((60 * SAMPLE_MEMBERS) / members)))
}

/** The quotas of a new Connect instance; for many more members the raised ones that such a zone would ask AWS for. */
function limitsFor(members: number) {
  const lines = Math.max(10, Math.ceil(members / 10))
  const ratePerSecond = Math.max(2, Math.ceil(members / 50))
  return { lines, ratePerSecond, burst: Math.max(5, ratePerSecond) }
}

/** Real milliseconds after which something must be wrong: thrice what two calls each, the wait and the close-out take. */
function longest(members: number, { lines }: { readonly lines: number }, timeScale: number): number {
  const calling = (2 * members * 80) / lines
  return ((calling + 300 + 300) * 3 * 1000) / timeScale + 60_000 + 500 * members
}

async function follow(dispatcher: Dispatcher, id: string, progress: Progress, until: number): Promise<AlertView> {
  for (;;) {
    const alert = await dispatcher.read(id)
    progress.show(alert)
    if (alert.closedAt !== undefined || Date.now() > until) return alert
    await sleep(POLL_EVERY_MS)
  }
}

await runCommand(demo)
