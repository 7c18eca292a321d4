import { createHmac } from 'node:crypto'
import { type DataKeys, keyRing } from './data-keys.ts'

/** Finds encrypted values without decrypting them. */
export type Digest = {
  /**
   * One keyed digest per key of the ring, the current key's first. Stored together and looked up together,
   * they stay unique and findable while keys are rotated: any two rings that share a key share a digest.
   */
  of(purpose: string, value: string): readonly string[]
}

export const createDigest = (dataKeys: DataKeys, keysFor: 'digest' | 'identifier' = 'digest'): Digest => {
  const { keys } = keyRing(dataKeys, keysFor)
  return {
    of: (purpose, value) =>
      [...keys].map(
        ([id, key]) => `${id}.${createHmac('sha256', key).update(`${purpose}\u0000${value}`).digest('base64url')}`,
      ),
  }
}
