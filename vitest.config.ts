import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest, which wait for real processes and clocks, longest first: nothing long is left to the end. */
const LONGEST = [
  'chaos/processes',
  'e2e/(coins|discord|expired-cards|hidden-chat|registrations|telegram|web|wrong-people)',
  'chaos/(kill|real)',
  'chaos/simulator',
  'integration/(start|http/slow)',
  'sandbox/crash',
  'browser/',
  'integration/(request|schedule|books|reliability)/',
  'integration/(locked-in|refused-start|privacy|operation|webchat/terminal)',
  '(chaos|e2e)/',
].map((path) => new RegExp(`/test/${path}`))

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((path) => path.test(moduleId))
  return found === -1 ? LONGEST.length : found
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    // Node runs the modules as in life, types stripped, which is quicker than transforming each; nothing here is mocked.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // A loaded machine is slow, not wrong: what is polled for gets as long as anything else.
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // Most objects of a test die young: with room for them they are not copied again and again.
    execArgv: ['--max-semi-space-size=64'],
    // Every file has databases, names and servers of its own; only the modules are shared, and loaded once per worker.
    isolate: false,
    // Many tests wait for other processes: four at once keep two cores busy.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 90_000,
    teardownTimeout: 20_000,
    // A test that never ran must not look like one that passed.
    passWithNoTests: false,
    allowOnly: process.env['CI'] === undefined,
  },
})
