import { globSync } from 'node:fs'
import { Visitor } from '@swc/core/Visitor.js'
import { cruise } from 'dependency-cruiser'
import { rules } from './boundary-rules.ts'

/** Checks which file uses which against the rules, and that every source file was looked at. */

const FOLDERS = ['functions', 'infra', 'local', 'shared', 'scripts', 'test', 'web']

// dependency-cruiser walks the source with this visitor, which does not know `using` and throws. Nothing is imported in
// such a line: step over it.
// oxlint-disable-next-line typescript/no-deprecated -- it is what dependency-cruiser uses
const visitor = Visitor.prototype
const { visitStatement } = visitor
visitor.visitStatement = function (statement) {
  const type: string = statement.type
  return type === 'UsingDeclaration' ? statement : visitStatement.call(this, statement)
}

const files = globSync(FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx,mts}`)).toSorted()
const { output } = await cruise(
  FOLDERS.filter((folder) => files.some((file) => file.startsWith(`${folder}/`))),
  {
    ruleSet: { forbidden: rules },
    validate: true,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
      conditionNames: ['node', 'import', 'types', 'default'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
)
if (typeof output === 'string') throw new Error('expected the result, not a report of it')

const comments = new Map(rules.map(({ name, comment }) => [name, comment]))
const problems = output.summary.violations.map(({ rule, from, to, cycle }) => {
  const path = cycle === undefined ? [from, to] : [from, ...cycle.map(({ name }) => name)]
  return `${rule.name}: ${path.join(' → ')}\n  ${comments.get(rule.name) ?? ''}`
})

// With a compiler it does not know, dependency-cruiser finds no module and is content: so count, and look for a type.
const modules = output.modules.filter(({ source }) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)))
const cruised = new Set(modules.map(({ source }) => source))
problems.push(...files.filter((file) => !cruised.has(file)).map((file) => `not looked at: ${file}`))
const typeImports = modules.flatMap(({ dependencies }) =>
  dependencies.filter(({ dependencyTypes }) => dependencyTypes.includes('type-only')),
).length
if (typeImports === 0) problems.push('no `import type` was seen')

console.log(problems.join('\n'))
console.log(`${cruised.size} modules, ${typeImports} type imports, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
