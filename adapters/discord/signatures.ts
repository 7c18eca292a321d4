import { createPublicKey, type KeyObject, randomFillSync, verify } from 'node:crypto'
import { readHex } from '#kit/hex.ts'

const CLOCK_TOLERANCE_MS = 5 * 60_000
/** DER of an Ed25519 public key up to its 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
/** A point of the curve whose private key nobody has: what is looked at where no key is configured. */
const NOBODYS_KEY = '5866666666666666666666666666666666666666666666666666666666666666'
/**
 * The order of the group, its lowest byte first: a signature whose second half is not below it is refused before anything is
 * computed.
 */
const ORDER = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex')
const BYTES = 64
const NO_TIMESTAMP = '0000000000'

const keyOf = (hex: string): KeyObject => {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error("Discord's public key must be 64 hex digits")
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' })
}

/** Of the right shape and wrong for every message: it stands for what has no such shape. */
const madeUp = (): Buffer => {
  const signature = randomFillSync(Buffer.allocUnsafe(BYTES))
  signature[BYTES - 1] = (signature[BYTES - 1] ?? 0) & 0x0f
  return signature
}

type Read = { readonly bytes: Buffer; readonly hasShape: boolean }

/**
 * What is verified: the signature, or one that was made up in its place. Whatever was given goes through the same steps, and
 * which of the two it is becomes known at the end.
 */
const readSignature = (given: string): Read => {
  const instead = madeUp()
  const { bytes, isHex } = readHex(given, BYTES)
  let borrow = 0
  for (let at = 0; at < ORDER.length; at += 1)
    borrow = (((bytes[BYTES / 2 + at] ?? 0) - (ORDER[at] ?? 0) - borrow) >> 8) & 1
  const hasShape = isHex && borrow === 1
  const mask = hasShape ? 0xff : 0
  for (let at = 0; at < BYTES; at += 1) bytes[at] = ((bytes[at] ?? 0) & mask) | ((instead[at] ?? 0) & ~mask)
  return { bytes, hasShape }
}

type Signed = { readonly signature: string; readonly timestamp: string; readonly raw: Buffer }

/**
 * Whether Discord has signed these bytes within five minutes of now. Every refusal costs one whole verification, also of
 * what is missing, cut, too old or of no shape, so that its time tells no more than its answer does.
 */
export const createSignatureCheck = ({
  publicKeyHex,
  clock,
}: {
  readonly publicKeyHex: string | undefined
  readonly clock: () => number
}) => {
  const key = keyOf(publicKeyHex ?? NOBODYS_KEY)
  return ({ signature: given, timestamp: at, raw }: Signed): boolean => {
    const { bytes, hasShape } = readSignature(given)
    const timestamp = /^\d{1,12}$/.test(at) ? at : undefined
    const isSigned = verify(null, Buffer.concat([Buffer.from(timestamp ?? NO_TIMESTAMP), raw]), key, bytes)
    const isNow = timestamp !== undefined && Math.abs(clock() - Number(timestamp) * 1_000) <= CLOCK_TOLERANCE_MS
    return publicKeyHex !== undefined && hasShape && isNow && isSigned
  }
}
