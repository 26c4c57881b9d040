import type { IForbiddenRuleType } from 'dependency-cruiser'

/**
 * Which folder may use which, `import type` included: the direction of docs/architecture.md as rules.
 *
 * In shared/, a subject's file is pure (it decides, from what it is given) or an adapter (it speaks to the world), and
 * its name says which.
 */
const SUBJECTS =
  '(alerts|directory|joining|bulletins|news|telephony|privacy|links|lists|pages|mail|mailing|surveys|meetings)'
const ADAPTER =
  '[/-](store|entities|journal|dialler|mailer|texter|tokens|workflow|switchboard|post-office|(request|contact|leaving|decision)-office|(fill-lines|dial-call|end-call|start-mailing|send-mails))[.]ts$'
const PURE = { path: `^shared/${SUBJECTS}/`, pathNot: ADAPTER }
/** Packages that only compute: no SDK, no clock, no environment. */
const COMPUTING =
  '^node_modules/(zod|libphonenumber-js|csv-parse|suncalc|ulid|jose|hono|marked|sanitize-html|feed|ical-generator|fastest-levenshtein|@turf/boolean-point-in-polygon|nodemailer/dist/esm/mail-composer)/|^(node:)?(zlib|stream)$'

const CLOUD = '^(functions|infra|shared)/'

export const rules: IForbiddenRuleType[] = [
  {
    name: 'nothing-uses-an-entrance',
    comment:
      'a function is one file that nothing else uses; nothing deployed uses the local stack, screens, tests or scripts',
    from: { path: CLOUD },
    to: { path: '^(functions|local|web|test|scripts)/' },
  },
  {
    name: 'local-stack-knows-the-assembly-only',
    comment: 'what runs here is what would be deployed: functions and stacks are read from the cloud assembly',
    from: { path: '^local/' },
    to: { path: '^(functions|infra|web|test|scripts)/' },
  },
  {
    name: 'deployed-code-knows-no-infrastructure',
    comment: 'what a function needs to know of its surroundings is in its environment',
    from: { path: '^(functions|shared)/' },
    to: { path: '^infra/' },
  },
  {
    name: 'infra-uses-the-contract',
    comment: 'infra and the domain share words (names, error names, log codes), not behaviour',
    from: { path: '^infra/' },
    to: { path: '^shared/', pathNot: '^shared/contract/' },
  },
  {
    name: 'contract-stands-alone',
    comment: 'the vocabulary is below everything else',
    from: { path: '^shared/contract/' },
    to: { path: '^shared/', pathNot: '^shared/contract/' },
  },
  {
    name: 'pure-uses-pure',
    comment: 'a decision is made from what it is given: move the type or the rule to a pure file',
    from: PURE,
    to: { path: [`^shared/runtime/`, `^shared/${SUBJECTS}/.*${ADAPTER}`] },
  },
  {
    name: 'pure-only-computes',
    comment: 'no SDK, no clock, no environment and no file in a pure file',
    from: PURE,
    to: { pathNot: ['^shared/', COMPUTING] },
  },
  {
    name: 'deployed-code-uses-dependencies',
    comment: 'what is bundled comes from "dependencies"; types alone may come from elsewhere',
    from: { path: '^(functions|shared)/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-peer'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'no-cycle',
    comment: 'types included: two files that need each other are one',
    from: {},
    to: { circular: true },
  },
  { name: 'resolvable', comment: 'there is no such file or package', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-orphan',
    comment: 'it uses nothing and nothing uses it',
    from: { orphan: true, pathNot: '([.]d[.]ts|[.]config[.]ts|^scripts/[^/]+[.]mjs)$' },
    to: {},
  },
]
