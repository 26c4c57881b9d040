import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** A folder of test/ is a project; `order` groups them: the quick ones first, together. */
function project(
  name: string,
  order: number,
  test: NonNullable<TestProjectInlineConfiguration['test']> = {},
): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: { name, include: [`test/${name}/**/*.test.ts`], sequence: { groupOrder: order }, ...test },
  }
}

/** Everything that reads the cloud assembly shares one synthesis. */
const globalSetup = ['test/support/synthesise.ts']

export default defineConfig({
  test: {
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    // A call of a scenario rings and talks; what it logs is of interest when its story goes wrong.
    silent: 'passed-only',
    passWithNoTests: false,
    projects: [
      project('unit', 1, { testTimeout: 30_000 }),
      project('architecture', 1, { globalSetup, testTimeout: 30_000, hookTimeout: 120_000 }),
      project('infra', 2, { globalSetup, testTimeout: 300_000, hookTimeout: 120_000 }),
      project('workflow', 2, { globalSetup, testTimeout: 60_000 }),
      // Each file starts a whole local stack with some twenty workers: two at once is what two cores can carry.
      project('scenario', 3, { globalSetup, maxWorkers: 2, testTimeout: 180_000, hookTimeout: 120_000 }),
      // What it asserts is measured on the exchange's own clock: nothing else may want the processors meanwhile.
      project('measured', 5, { globalSetup, maxWorkers: 1, testTimeout: 120_000, hookTimeout: 60_000 }),
      project('browser', 4, { globalSetup, maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
})
