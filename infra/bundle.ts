import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'

const REPOSITORY = resolve(import.meta.dirname, '..')

/** CommonJS packages inside an ES module bundle may still `require` Node's own modules. */
const REQUIRE_FOR_COMMONJS = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"

const bundled = new Set<string>()

/**
 * The folder with the bundle of a function, such as `telephony/place-call`, under the assembly's folder.
 *
 * All functions are bundled in one run of esbuild the first time one is asked for: 3 s for 18 functions on two cores.
 * The CDK's NodejsFunction starts a process of 0.8 s for each.
 */
export function bundleOf(entry: string, assemblyFolder: string): string {
  const folder = join(assemblyFolder, 'bundles')
  if (!bundled.has(folder)) {
    bundleAll(folder)
    bundled.add(folder)
  }
  return join(folder, entry)
}

function bundleAll(folder: string): void {
  mkdirSync(folder, { recursive: true })
  buildSync({
    absWorkingDir: REPOSITORY,
    entryPoints: entriesIn(join(REPOSITORY, 'functions')),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_FOR_COMMONJS },
    minify: true,
    // Errors are matched by name in the state machine, so names must outlive the minifier.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
}

/** A file that exports a handler is a function; the others are what functions of one folder share. */
function entriesIn(folder: string): { in: string; out: string }[] {
  return globSync('*/*.ts', { cwd: folder })
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('export const handler'))
    .map((file) => ({ in: join(folder, file), out: join(file.slice(0, -'.ts'.length), 'index') }))
}
