import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type DataKeys, keyRing } from './data-keys.ts'

/** Encrypts text at rest, bound to the place it is stored at: moved elsewhere it can't be opened. */
export type Envelope = {
  /** `v1.<key id>.<nonce>.<tag>.<ciphertext>`, the last three in base64url. */
  seal(plain: string, place: string): string
  /** @throws Error for a key that is gone, a changed envelope, or another place than it was sealed for. */
  open(sealed: string, place: string): string
  /** True when it was sealed with another key than the current one, and should be written again. */
  isOld(sealed: string): boolean
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

const parts = (sealed: string): { id: string; nonce: Buffer; tag: Buffer; text: Buffer } => {
  const [version, id, nonce, tag, text, ...rest] = sealed.split('.')
  if (version !== 'v1' || id === undefined || nonce === undefined || tag === undefined || text === undefined)
    throw new Error('not an envelope of version 1')
  if (rest.length > 0) throw new Error('an envelope has five parts')
  const bytes = (part: string): Buffer => {
    const read = Buffer.from(part, 'base64url')
    // One envelope, one spelling: the decoder would pass over spare bits and foreign characters.
    if (read.toString('base64url') !== part) throw new Error('an envelope is base64url')
    return read
  }
  const read = { id, nonce: bytes(nonce), tag: bytes(tag), text: bytes(text) }
  if (read.nonce.length !== NONCE_BYTES || read.tag.length !== TAG_BYTES)
    throw new Error('an envelope has a nonce and a tag')
  return read
}

/** AES-256-GCM; the nonce is random: 96 bits are safe for 2^32 envelopes per key, rotate well before. */
export const createEnvelope = (dataKeys: DataKeys): Envelope => {
  const { current, keys } = keyRing(dataKeys, 'envelope')
  const keyOf = (id: string) => {
    const key = keys.get(id)
    if (key === undefined) throw new Error(`data key ${id} is not in the ring`)
    return key
  }
  // The key id is bound too, so that an envelope can't be relabelled.
  const bound = (id: string, place: string): Buffer => Buffer.from(`v1.${id}.${place}`)
  return {
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(bound(current, place))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return ['v1', current, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed, place) {
      const { id, nonce, tag, text } = parts(sealed)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(id), nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(bound(id, place))
      decipher.setAuthTag(tag)
      const opened = decipher.update(text)
      try {
        return Buffer.concat([opened, decipher.final()]).toString('utf8')
      } catch (error) {
        throw new Error(`the envelope was changed, or is not of ${place}`, { cause: error })
      }
    },
    isOld: (sealed) => parts(sealed).id !== current,
  }
}
