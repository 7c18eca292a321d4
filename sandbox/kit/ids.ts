import { createHash, randomBytes, randomInt } from 'node:crypto'
import { ObjectId } from 'mongodb'

/** 24 lower-case hex, growing with time: the form of every object's `_id`. */
export const newId = (): string => new ObjectId().toHexString()

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const random = (length: number): string => {
  let text = ''
  for (let n = 0; n < length; n += 1) text += ALPHABET[randomInt(ALPHABET.length)]
  return text
}

export const newOauthKey = (): string => `oauth_${random(40)}`
export const newRefreshToken = (): string => `refresh_${random(40)}`
export const newPublicKey = (): string => `public_key_${random(40)}`
export const newBankToken = (): string => `fake_${randomBytes(16).toString('hex')}`
export const newAccessToken = (): string => randomBytes(32).toString('hex')
export const digits = (length: number): string => {
  let text = String(randomInt(1, 10))
  while (text.length < length) text += String(randomInt(10))
  return text
}

/** 64 lower-case hex: equal content gives an equal id, across users. */
export const digest = (...parts: string[]): string => createHash('sha256').update(parts.join('|')).digest('hex')

/** The 24 hex of the platform object that belongs to a `client_id`: stable across restarts. */
export const objectIdOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)
