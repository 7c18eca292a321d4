import { createHash } from 'node:crypto'

/** Without letters and digits that are mistaken for each other when they are read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/**
 * What a person can read out when something has failed for them, `E-7F3A-92CW`: the same for the same cause, so that it
 * stands in their sentence and in the log, whichever process wrote it and however often it was tried.
 */
export const failureReference = (...cause: readonly string[]): string => {
  const digest = createHash('sha256')
    .update(['failure', ...cause].join('\u0000'))
    .digest()
  const text = [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `E-${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`
}
