import { defineConfig } from 'vitest/config'

/** Builds images and runs containers, which takes minutes and root: a command of its own, apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['test/containers/*.containers.ts'],
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 900_000,
    passWithNoTests: false,
    // Each goes on with what those before it have left behind.
    bail: 1,
  },
})
