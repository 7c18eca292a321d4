import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that wait for real processes and clocks begin first, so that nothing long is left to the end. */
const FIRST = /\/test\/(chaos|browser|e2e|sandbox\/crash|integration\/(start|schedule|request|books))/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [
      ...sorted.filter(({ moduleId }) => FIRST.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !FIRST.test(moduleId)),
    ]
  }
}

export default defineConfig({
  test: {
    // A loaded machine is slow, not wrong: what is polled for gets as long as anything else.
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // Every file has databases, names and servers of its own; only the modules are shared, and loaded once per worker.
    isolate: false,
    // Many tests wait for other processes: three at once keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 90_000,
    teardownTimeout: 20_000,
    // A test that never ran must not look like one that passed.
    passWithNoTests: false,
    allowOnly: process.env['CI'] === undefined,
  },
})
