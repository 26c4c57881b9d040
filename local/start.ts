import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { interruption, numberOption, runCommand } from './command-line.ts'
import { startLocalStack } from './stack.ts'
import { synthesise } from './synthesise.ts'

const HELP = `npm start -- [opties]

  --port N         poort van de API en de pagina's (3000)
  --time-scale N   zoveel seconden van het systeem in één echte; 60 maakt van vijf minuten vijf seconden (1)
  --data MAP       waar de gegevens bewaard blijven (.local)
  --empty          zonder de voorbeeldzone
  --help           deze uitleg`

/** `npm start`: the local stack for people, until Ctrl-C. */
async function start(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      'time-scale': { type: 'string', default: '1' },
      data: { type: 'string', default: '.local' },
      empty: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const port = numberOption('port', values.port, 0, 65_535)
  const timeScale = numberOption('time-scale', values['time-scale'], 0.01, 3600)
  const dataDirectory = resolve(values.data)
  const interrupted = interruption()

  const assemblyDirectory = await synthesise((line) => console.error(line))
  mkdirSync(dataDirectory, { recursive: true })
  const log = createWriteStream(join(dataDirectory, 'functions.log'))
  let ready = false
  const stack = await startLocalStack({
    port,
    timeScale,
    dataDirectory,
    assemblyDirectory,
    zone: values.empty ? 'none' : 'sample',
    logTo(source, line) {
      log.write(`${source} ${line}\n`)
      // What the stack itself has to say is about a mistake in what it runs: a right that is missing, a service that is.
      // What goes wrong before it is ready ends the start, and is explained then.
      if (source === 'local-stack' && ready) console.error(line)
    },
  })
  ready = true
  console.log(`ready ${stack.url}`)
  console.log(
    [
      `  overzicht  ${stack.url}/local`,
      `  telefoons  ${stack.url}/local/phones`,
      `  postbus    ${stack.url}/local/mailbox`,
      `  API        ${stack.url}/v1/openapi.json`,
      `  gegevens   ${dataDirectory} (logboek: functions.log), tijdschaal ${timeScale}`,
      'Ctrl-C stopt.',
    ].join('\n'),
  )
  await interrupted
  await stack.close()
  log.end()
  return 0
}

await runCommand(start)
