import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PinHasher } from '#bank/customer/sign-in.ts'

/** What one guess costs. The defaults take 50 to 100 ms on one core of 2020; tests pass cheap ones. */
export type PinCost = {
  readonly memoryKiB?: number
  readonly passes?: number
  readonly parallelism?: number
}

const derive = promisify(argon2)
const SALT_BYTES = 16
const TAG_BYTES = 32
/** The version of Argon2 that Node computes. */
const VERSION = 19
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

type Stored = { memoryKiB: number; passes: number; parallelism: number; salt: Buffer; tag: Buffer }

const parse = (digest: string): Stored => {
  const [, memoryKiB, passes, parallelism, salt, tag] = PHC.exec(digest) ?? []
  if (salt === undefined || tag === undefined) throw new Error('not an argon2id digest')
  return {
    memoryKiB: Number(memoryKiB),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

/**
 * Argon2id in libuv's threads, so that a turn never waits for another customer's PIN.
 * The digest carries its own cost: raising the defaults leaves stored PINs valid.
 */
export const createPinHasher = ({ memoryKiB = 47_104, passes = 2, parallelism = 1 }: PinCost = {}): PinHasher => {
  const compute = (pin: string, cost: Omit<Stored, 'tag'>, tagLength: number): Promise<Buffer> =>
    derive('argon2id', {
      message: pin,
      nonce: cost.salt,
      parallelism: cost.parallelism,
      tagLength,
      memory: cost.memoryKiB,
      passes: cost.passes,
    })
  return {
    async hash(pin) {
      const salt = randomBytes(SALT_BYTES)
      const tag = await compute(pin, { memoryKiB, passes, parallelism, salt }, TAG_BYTES)
      const cost = `m=${memoryKiB},t=${passes},p=${parallelism}`
      return `$argon2id$v=${VERSION}$${cost}$${unpadded(salt)}$${unpadded(tag)}`
    },
    async matches(pin, digest) {
      const stored = parse(digest)
      return timingSafeEqual(await compute(pin, stored, stored.tag.length), stored.tag)
    },
  }
}
