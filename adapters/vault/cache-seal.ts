import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type DataKeys, keyRing } from './data-keys.ts'

/**
 * Encrypts and authenticates what is kept in a store that may be lost, bound to its place there. What can't be opened
 * counts as lost: written by something that has no key, changed, moved from another place, or sealed with a key that is
 * gone.
 */
export type CacheSeal = {
  /** `c1.<key id>.<nonce, tag and ciphertext in base64>` */
  seal(plain: string, place: string): string
  open(sealed: string, place: string): string | undefined
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^c1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9+/]+=*)$/

/** One seal, one spelling: the decoder passes over spare bits, which only the last four characters can have. */
const isCanonical = (encoded: string): boolean => {
  const end = encoded.slice(-4)
  return Buffer.from(end, 'base64').toString('base64') === end
}

/** AES-256-GCM under keys that are derived for this purpose alone; the place and the key's id are authenticated too. */
export const createCacheSeal = (dataKeys: DataKeys): CacheSeal => {
  const { current, keys } = keyRing(dataKeys, 'cache')
  const bound = (id: string, place: string): Buffer => Buffer.from(`c1.${id}.${place}`)
  const currentKey = keys.get(current)
  if (currentKey === undefined) throw new TypeError(`data key ${current} is not in the ring`)
  return {
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(bound(current, place))
      const text = [cipher.update(plain, 'utf8'), cipher.final()]
      return `c1.${current}.${Buffer.concat([nonce, cipher.getAuthTag(), ...text]).toString('base64')}`
    },
    open(sealed, place) {
      const [, id = '', encoded = ''] = SEALED.exec(sealed) ?? []
      const key = keys.get(id)
      const bytes = Buffer.from(encoded, 'base64')
      if (key === undefined || bytes.length < NONCE_BYTES + TAG_BYTES || !isCanonical(encoded)) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(bound(id, place))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        // A failed authentication is the only way in which this fails, and means that the value is not ours.
        return undefined
      }
    },
  }
}
