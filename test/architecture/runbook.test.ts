import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
})

const alarms = globSync('cdk.out/*.template.json', { cwd: ROOT }).flatMap((file) => {
  const { Resources } = Template.parse(JSON.parse(readFileSync(resolve(ROOT, file), 'utf8')))
  return Object.values(Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::CloudWatch::Alarm' ? [z.string().parse(Properties?.['AlarmName'])] : [],
  )
})

test('every alarm has its chapter in the runbook, and every chapter its alarm', () => {
  const runbook = readFileSync(resolve(ROOT, 'docs/runbook.md'), 'utf8')
  const chapters = [...runbook.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  const names = alarms.map((alarm) => alarm.replace(/^bin-[a-z]+-/, ''))
  expect(names.length).toBeGreaterThan(15)
  expect(new Set(chapters)).toEqual(new Set(names))
  expect(chapters).toHaveLength(new Set(chapters).size)
})
