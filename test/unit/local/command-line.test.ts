import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { explain, numberOption, UsageError } from '../../../local/command-line.ts'
import { SynthesisFailed } from '../../../local/synthesise.ts'

test('a number within its bounds is taken, anything else refused by name', () => {
  expect(numberOption('port', '3000', 0, 65_535)).toBe(3000)
  expect(numberOption('time-scale', '0.5', 0.01, 3600)).toBe(0.5)
  for (const text of ['', ' ', 'tien', '-1', '70000', 'NaN', 'Infinity'])
    expect(() => numberOption('port', text, 0, 65_535)).toThrow(/--port is een getal van 0 tot 65535/)
})

async function portInUse(): Promise<unknown> {
  const [first, second] = [createServer(), createServer()]
  onTestFinished(() => void first.close())
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
  return new Promise((resolve) => second.once('error', resolve).listen(first.address()))
}

test('what people can mend themselves is said in a sentence, without a stack trace', async () => {
  expect(explain(await portInUse())).toMatch(/^Poort \d+ is al in gebruik\..*--port N\.$/)
  expect(explain(new UsageError('--members is een geheel getal.'))).toBe('--members is een geheel getal.')
  expect(explain(new SynthesisFailed('cdk synth ended with 1'))).toContain('konden niet samengesteld worden')
  expect(explain(unknownOption())).toMatch(/^Unknown option '--prot'/)
})

function unknownOption(): unknown {
  try {
    return parseArgs({ args: ['--prot', '1'], options: { port: { type: 'string' } } })
  } catch (error) {
    return error
  }
}

test('what only a programmer can mend comes with its stack trace', () => {
  expect(explain(new TypeError('boom'))).toMatch(/TypeError: boom\n\s+at /)
})
