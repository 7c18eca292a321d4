import { randomBytes, randomUUID } from 'node:crypto'
import type { Act } from '#conversation/channel/turn.ts'

export type Seen = { readonly event: string; readonly id: number; readonly data: Record<string, unknown> }

export const newClientToken = (): string => randomBytes(32).toString('base64url')

type Posted = { token: string; act: Act; id?: string; agoMs?: number }

export const postTurn = (url: string, { token, act, id = randomUUID(), ...more }: Posted) =>
  fetch(`${url}/chat/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ id, act, ...more }),
  })

const parseBlock = (block: string): Seen | undefined => {
  const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const data = line('data')
  if (data === undefined) return undefined
  return { event: line('event') ?? '', id: Number(line('id') ?? 0), data: JSON.parse(data) as Record<string, unknown> }
}

/** An event stream read as it comes. `until` waits for a condition on all that was seen, with a deadline. */
export const openEvents = async (url: string, headers: Record<string, string>, query = '') => {
  const gone = new AbortController()
  const response = await fetch(`${url}/chat/events${query}`, { headers, signal: gone.signal })
  const body = response.body
  if (!response.ok || body === null) throw new Error(`the stream was refused with ${response.status}`)
  const seen: Seen[] = []
  const comments: string[] = []
  const reading = (async () => {
    let rest = ''
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = parseBlock(block)
        if (event) seen.push(event)
        else comments.push(block)
      }
    }
  })()
  const ended = reading.then(
    () => 'ended' as const,
    () => 'cut' as const,
  )
  const until = async (done: (all: readonly Seen[]) => boolean, withinMs = 5_000) => {
    const deadline = Date.now() + withinMs
    while (!done(seen)) {
      if (Date.now() > deadline) throw new Error(`not seen in time, only: ${JSON.stringify(seen)}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return seen
  }
  return { response, seen, comments, until, ended, close: () => gone.abort() }
}

export const as = (token: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${token}`, ...more })
export const kinds = (seen: readonly Seen[]): string[] => seen.map(({ event }) => event)
