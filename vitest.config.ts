import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A loaded machine is slow, not wrong: what is polled for gets as long as anything else.
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Two cores is the smallest machine the suite is timed on; databases and browsers need the rest of it.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // A test that never ran must not look like one that passed.
    passWithNoTests: false,
    allowOnly: process.env['CI'] === undefined,
  },
})
