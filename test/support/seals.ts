import { createSeals } from '#adapters/vault/index.ts'

/** Seals under a key that is the same in every process of a test run. */
export const testSeals = createSeals({ current: 'test', keys: { test: Buffer.alloc(32, 7).toString('base64') } })
