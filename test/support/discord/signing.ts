import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export type Keys = { readonly privateKey: KeyObject; readonly publicKeyHex: string }

/** A fresh key pair for each run: a signature from anywhere else cannot be right. */
export const createKeys = (): Keys => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return { privateKey, publicKeyHex: spki.subarray(-32).toString('hex') }
}

/** Ways in which a request is not the one that was signed. All must be answered 401. */
export const TAMPERINGS = [
  'altered body',
  'flipped signature bit',
  'foreign key',
  'no signature',
  'no timestamp',
  'no headers',
  'signature that is not hex',
  'short signature',
  'other timestamp',
  'old timestamp',
  'timestamp ahead',
] as const
export type Tampering = (typeof TAMPERINGS)[number]

export type SignedRequest = { readonly headers: Record<string, string>; readonly body: string }

const flipped = (hex: string): string => {
  const bytes = Buffer.from(hex, 'hex')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('hex')
}

/** Signs the timestamp followed by the body, as Discord does; `tampering` then spoils it in one way. */
export const signed = (keys: Keys, body: string, now: number, tampering?: Tampering): SignedRequest => {
  const shift = tampering === 'old timestamp' ? -6 * 60 : tampering === 'timestamp ahead' ? 6 * 60 : 0
  const timestamp = String(Math.floor(now / 1000) + shift)
  const key = tampering === 'foreign key' ? generateKeyPairSync('ed25519').privateKey : keys.privateKey
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex')
  const whole = {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    'x-signature-ed25519': signature,
    'x-signature-timestamp': timestamp,
  }
  const { 'x-signature-ed25519': _signature, ...withoutSignature } = whole
  const { 'x-signature-timestamp': _timestamp, ...withoutTimestamp } = whole
  switch (tampering) {
    case 'altered body':
      return { headers: whole, body: body.replace(/\}$/, ',"altered":true}') }
    case 'flipped signature bit':
      return { headers: { ...whole, 'x-signature-ed25519': flipped(signature) }, body }
    case 'no signature':
      return { headers: withoutSignature, body }
    case 'no timestamp':
      return { headers: withoutTimestamp, body }
    case 'no headers':
      return { headers: { 'content-type': 'application/json' }, body }
    case 'signature that is not hex':
      return { headers: { ...whole, 'x-signature-ed25519': 'z'.repeat(128) }, body }
    case 'short signature':
      return { headers: { ...whole, 'x-signature-ed25519': randomBytes(16).toString('hex') }, body }
    case 'other timestamp':
      return { headers: { ...whole, 'x-signature-timestamp': String(Number(timestamp) + 1) }, body }
    case 'foreign key':
    case 'old timestamp':
    case 'timestamp ahead':
    case undefined:
      return { headers: whole, body }
  }
}

/** The headers with which Discord delivers these bytes, whatever they are. */
export const signedBytes = (keys: Keys, body: Buffer, shiftSeconds: number): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1000) + shiftSeconds)
  const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), keys.privateKey).toString('hex')
  return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }
}
