import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Runs before every npm script, so that each works as the first command of a new clone. It is plain JavaScript: until
// it has run, the only Node is the machine's own (20.19 or newer), which does not run TypeScript.

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = `${root}package-lock.json`
/** npm writes it last: after an install that was broken off it is missing. */
const installed = `${root}node_modules/.package-lock.json`

if (!existsSync(installed) || statSync(wanted).mtimeMs > statSync(installed).mtimeMs) {
  console.error('Installing the packages of package-lock.json (once; some minutes at most) …')
  const npm = process.env['npm_execpath']
  const install = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, args] = npm === undefined ? ['npm', install] : [process.execPath, [npm, ...install]]
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) {
    console.error('The install failed: see the lines above, then run the command again.')
    process.exit(1)
  }
}
