import type { Migration } from './migration.ts'

/**
 * What customers call their accounts, and where else they bank, was readable. `encrypt` may be run any number of times. What a
 * process of an earlier version writes beside this stays readable until `rekey` runs.
 */
export const ownWords = (encrypt: () => Promise<unknown>): Migration => ({
  number: 16,
  name: 'what customers call their accounts encrypted',
  run: async () => void (await encrypt()),
})
