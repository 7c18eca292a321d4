import { smallBody } from '#http/body-limit.ts'
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { parseJson } from '#kit/json.ts'

const BODY_LIMIT = 256 * 1024
const CLOCK_TOLERANCE_MS = 5 * 60_000
/** DER of an Ed25519 public key up to its 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

const PING = 1
const PONG = { type: 1 }
const Interaction = z.looseObject({ type: z.int() })

type Deps = {
  /** 64 hex digits from the developer portal. Absent: every request is refused. */
  readonly publicKeyHex: string | undefined
  /** The response's body; undefined for what no one here understands. A rejection answers 500. */
  readonly accept: (interaction: unknown) => Promise<object | undefined>
  readonly clock: () => number
}

const keyOf = (hex: string): KeyObject => {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error("Discord's public key must be 64 hex digits")
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' })
}

/**
 * Discord's interactions. Signed over the timestamp and the raw bytes; a timestamp more than five minutes off is
 * refused, and within them a repetition has the same turn id, so that `receive` gives what it gave before.
 */
export const discordRoutes = ({ publicKeyHex, accept, clock }: Deps): Hono => {
  const key = publicKeyHex === undefined ? undefined : keyOf(publicKeyHex)

  const authentic = (signature: string, timestamp: string, raw: Buffer): boolean => {
    if (!key || !/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false
    if (Math.abs(clock() - Number(timestamp) * 1000) > CLOCK_TOLERANCE_MS) return false
    return verify(null, Buffer.concat([Buffer.from(timestamp), raw]), key, Buffer.from(signature, 'hex'))
  }

  return new Hono().post(
    '/webhooks/discord',
    smallBody({ maxSize: BODY_LIMIT, onError: (c) => c.text('too large', 413) }),
    async (c) => {
      const raw = Buffer.from(await c.req.arrayBuffer())
      const signature = c.req.header('x-signature-ed25519') ?? ''
      if (!authentic(signature, c.req.header('x-signature-timestamp') ?? '', raw))
        return c.text('invalid signature', 401)
      const interaction = Interaction.safeParse(parseJson(raw.toString('utf8')))
      if (!interaction.success) return c.text('not an interaction', 400)
      if (interaction.data.type === PING) return c.json(PONG)
      const answer = await accept(interaction.data)
      return answer ? c.json(answer) : c.text('not an interaction of ours', 400)
    },
  )
}
