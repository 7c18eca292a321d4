import type { DataKeys } from './data-keys.ts'
import { type CacheSeal, createCacheSeal } from './cache-seal.ts'
import { createDigest, type Digest } from './digest.ts'
import { createEnvelope, type Envelope } from './envelope.ts'
import { createIdentifierDigest, type IdentifierDigest } from './identifier-digest.ts'

export type { DataKeys } from './data-keys.ts'
export { createPinHasher, type PinCost } from './pin-hasher.ts'

/** How personal data is kept: sealed, and found by digest. The composition root hands it to the stores. */
export type Seals = {
  readonly envelope: Envelope
  readonly digest: Digest
  readonly identifiers: IdentifierDigest
  /** For what is kept where it may be lost. */
  readonly cache: CacheSeal
}

/** @throws TypeError for keys that can't be used; the message names a key by its id only. */
export const createSeals = (dataKeys: DataKeys): Seals => ({
  envelope: createEnvelope(dataKeys),
  digest: createDigest(dataKeys),
  identifiers: createIdentifierDigest(createDigest(dataKeys, 'identifier')),
  cache: createCacheSeal(dataKeys),
})
