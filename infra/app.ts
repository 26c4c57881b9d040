import { parseArgs } from 'node:util'
import { App } from 'aws-cdk-lib'
import { featureFlags } from './feature-flags.ts'
import { settingsOf } from './settings.ts'
import { composeSystem } from './system.ts'

/*
 * Run by itself, `node infra/app.ts -c stage=NAME -o DIR` writes the cloud assembly, by default of stage dev to cdk.out.
 * Run by the CDK's command line, context and folder come from there.
 */
const { values } = parseArgs({
  options: {
    context: { type: 'string', short: 'c', multiple: true, default: [] },
    output: { type: 'string', short: 'o', default: process.env['CDK_OUTDIR'] ?? 'cdk.out' },
  },
})

const app = new App({ context: { ...featureFlags, ...contextOf(values.context) }, outdir: values.output })
composeSystem(app, settingsOf(String(app.node.tryGetContext('stage') ?? 'dev')))
app.synth()

function contextOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, key, value] = /^([^=]+)=(.*)$/.exec(pair) ?? []
      if (key === undefined || value === undefined) throw new Error(`-c takes key=value, not "${pair}"`)
      return [key, value]
    }),
  )
}
