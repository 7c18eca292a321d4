import { smallBody } from '#http/body-limit.ts'
import { keepConnection } from '#http/known-connections.ts'
import { Hono } from 'hono'
import { z } from 'zod'
import { parseJson } from '#kit/json.ts'
import { createSignatureCheck } from './signatures.ts'

const BODY_LIMIT = 256 * 1024

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

/**
 * Discord's interactions. Signed over the timestamp and the raw bytes; a timestamp more than five minutes off is
 * refused, and within them a repetition has the same turn id, so that `receive` gives what it gave before.
 */
export const discordRoutes = ({ publicKeyHex, accept, clock }: Deps): Hono => {
  const isAuthentic = createSignatureCheck({ publicKeyHex, clock })

  return new Hono().post(
    '/webhooks/discord',
    smallBody({ maxSize: BODY_LIMIT, onError: (c) => c.text('too large', 413) }),
    async (c) => {
      const raw = Buffer.from(await c.req.arrayBuffer())
      const signature = c.req.header('x-signature-ed25519') ?? ''
      const timestamp = c.req.header('x-signature-timestamp') ?? ''
      if (!isAuthentic({ signature, timestamp, raw })) return c.text('invalid signature', 401)
      keepConnection(c)
      const interaction = Interaction.safeParse(parseJson(raw.toString('utf8')))
      if (!interaction.success) return c.text('not an interaction', 400)
      if (interaction.data.type === PING) return c.json(PONG)
      const answer = await accept(interaction.data)
      return answer ? c.json(answer) : c.text('not an interaction of ours', 400)
    },
  )
}
