import { language } from './words.ts'
import { setTimeout as pause } from 'node:timers/promises'
import pRetry from 'p-retry'
import { z } from 'zod'
import type { Act } from '#conversation/channel/turn.ts'
import { refusalOf, Unreachable, unreachable, type Wire } from './wire.ts'

export type Sent =
  | { readonly kind: 'sent'; readonly seq: number }
  | { readonly kind: 'refused'; readonly message: string }

const Answered = z.object({ seq: z.number() })

/** `body`: as it is sent at that moment. */
type Request = { readonly path: string; readonly type: string; readonly body: () => string | Uint8Array<ArrayBuffer> }

const post = async (wire: Wire, { path, type, body }: Request): Promise<Response | undefined> => {
  try {
    return await wire.fetch(new URL(path, wire.url), {
      method: 'POST',
      headers: { authorization: wire.authorization, 'content-type': type, 'accept-language': language },
      body: body(),
      signal: AbortSignal.any([wire.closed, AbortSignal.timeout(wire.giveUpAfterMs)]),
    })
  } catch {
    return undefined // not reached, or cut off: the same id may be sent again
  }
}

/** Sends one act under one id, until it is answered or Parley stays away, and says how long ago it was done. */
export const sendTurn = (wire: Wire, turn: { readonly id: string; readonly act: Act }): Promise<Sent> => {
  const doneAt = Date.now()
  const body = () => JSON.stringify({ ...turn, agoMs: Math.max(0, Date.now() - doneAt) })
  return sendUntilAnswered(wire, { path: '/chat/turns', type: 'application/json', body })
}

/** The same with a picture or a file. What it is, is read from its bytes at the other end. */
export const sendFile = (
  wire: Wire,
  { id, bytes }: { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<Sent> =>
  sendUntilAnswered(wire, { path: `/chat/files?turn=${id}`, type: 'application/octet-stream', body: () => bytes })

const sendOnce = async (wire: Wire, request: Request): Promise<Sent> => {
  const answer = await post(wire, request)
  if (answer === undefined) throw unreachable(wire)
  if (answer.ok) return { kind: 'sent', seq: Answered.parse(await answer.json()).seq }
  const message = await refusalOf(answer)
  if (answer.status !== 429 && answer.status < 500) return { kind: 'refused', message }
  await pause(Number(answer.headers.get('retry-after') ?? 0) * 1000)
  throw new Unreachable(message)
}

const sendUntilAnswered = (wire: Wire, request: Request): Promise<Sent> =>
  pRetry(() => sendOnce(wire, request), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 200,
    maxTimeout: 2_000,
    maxRetryTime: wire.giveUpAfterMs,
    shouldRetry: ({ error }) => error instanceof Unreachable,
  })
