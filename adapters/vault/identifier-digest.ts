import { argon2, createHash } from 'node:crypto'
import { promisify } from 'node:util'
import type { Digest } from './digest.ts'

/**
 * Recognises numbers of which there are few, such as Social Security numbers: whoever has the keys could try all of them
 * against a quick digest. So a slow one is made first, which costs as much for each guess as a PIN does.
 */
export type IdentifierDigest = {
  /** Needs no key, so that it can be kept sealed and keyed anew when keys are rotated. */
  slow(value: string): Promise<string>
  /** One keyed digest of a slow one per key of the ring, the current key's first. */
  of(slow: string): readonly string[]
}

const derive = promisify(argon2)
/** Fixed for good: another cost would give another digest of the same number. */
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const
/** The same for all, since equal numbers are to be recognised. */
const SALT = createHash('sha256').update('parley identifier').digest().subarray(0, 16)

export const createIdentifierDigest = (digest: Digest): IdentifierDigest => ({
  async slow(value) {
    return (await derive('argon2id', { ...COST, message: value, nonce: SALT })).toString('base64url')
  },
  of: (slow) => digest.of('identifier', slow),
})
