import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * The keys personal data is kept under. `keys` holds 32 random bytes each, base64, by a short id;
 * new data is written with `current`, data under the other ones stays readable until it is written again.
 */
export type DataKeys = { readonly current: string; readonly keys: Readonly<Record<string, string>> }

const KEY_BYTES = 32
const ID = /^[A-Za-z0-9_-]{1,32}$/

const decoded = (id: string, text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64')
  // The key itself is never part of the message: errors end up in logs.
  if (bytes.length !== KEY_BYTES) throw new TypeError(`data key ${id} must be ${KEY_BYTES} bytes in base64`)
  return bytes
}

/** One key for one purpose, so that what is learned about a digest says nothing about an envelope. */
const derive = (bytes: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', bytes, '', `parley ${purpose}`, KEY_BYTES)))

export type KeyRing = { readonly current: string; readonly keys: ReadonlyMap<string, KeyObject> }

export type Purpose = 'envelope' | 'digest' | 'identifier' | 'cache'

/** The ring's keys derived for one purpose, the current one first. @throws TypeError for a ring that can't be used. */
export const keyRing = ({ current, keys }: DataKeys, purpose: Purpose): KeyRing => {
  if (!Object.hasOwn(keys, current)) throw new TypeError(`data key ${current} is current but not among the keys`)
  const ids = [current, ...Object.keys(keys).filter((id) => id !== current)]
  const derived = ids.map((id): [string, KeyObject] => {
    if (!ID.test(id)) throw new TypeError('a data key id is 1 to 32 of A-Z a-z 0-9 _ -')
    return [id, derive(decoded(id, keys[id] ?? ''), purpose)]
  })
  return { current, keys: new Map(derived) }
}
