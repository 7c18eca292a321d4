import { createECDH, ECDH } from 'node:crypto'

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string }

const CURVE = 'prime256v1'

/** By which push services know who sends (RFC 8292). The private key is 32 bytes in base64url. @throws for one that is none. */
export const vapidKeysOf = (privateKey: string): VapidKeys => {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(privateKey, 'base64url')
  return { publicKey: pair.getPublicKey('base64url'), privateKey }
}

/** Whether it is a point of the curve, uncompressed, as browsers give it: with any other nothing can be encrypted. */
export const isBrowserKey = (p256dh: string): boolean => {
  const bytes = Buffer.from(p256dh, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    return ECDH.convertKey(bytes, CURVE, undefined, undefined, 'uncompressed').length === 65
  } catch {
    return false
  }
}

export const isBrowserSecret = (auth: string): boolean => Buffer.from(auth, 'base64url').length === 16
