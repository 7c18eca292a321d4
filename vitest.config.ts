import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A loaded machine is slow, not wrong: what is polled for gets as long as anything else.
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Many tests wait for other processes: three at once keep two cores busy.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    teardownTimeout: 20_000,
    // A test that never ran must not look like one that passed.
    passWithNoTests: false,
    allowOnly: process.env['CI'] === undefined,
  },
})
