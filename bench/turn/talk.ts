import { randomBytes, randomUUID } from 'node:crypto'
import { createClient } from '../client.ts'
import type { Subject } from './subjects.ts'

/** What a customer who isn't registered may say: recognition, dialogs, sessions and prices, each a full turn. */
const SAID = ['hi', "what's bitcoin at?", 'help', 'register', 'back', 'cancel'] as const

export type Crowd = { token: string; said: number }[]

export const createCrowd = (people: number): Crowd =>
  Array.from({ length: people }, () => ({ token: randomBytes(32).toString('base64url'), said: 0 }))

export type TalkOptions = { seconds: number; connections: number; most?: number }

/** Everybody in turn says their next sentence, as many at once as there are connections; every answer is checked. */
export const talk = async (
  subject: Subject,
  crowd: Crowd,
  { seconds, connections, most = Number.POSITIVE_INFINITY }: TalkOptions,
): Promise<number[]> => {
  const client = createClient(subject.url, connections)
  const [took, until] = [[] as number[], performance.now() + seconds * 1_000]
  let next = 0
  const speaker = async (): Promise<void> => {
    while (performance.now() < until && next < most) {
      const one = crowd[next % crowd.length]
      if (one === undefined) throw new Error('nobody is there')
      next += 1
      const text = SAID[one.said % SAID.length] ?? 'hi'
      one.said += 1
      const begun = performance.now()
      const { status, body } = await client.call({
        method: 'POST',
        path: 'chat/turns',
        headers: { authorization: `Bearer ${one.token}` },
        body: { id: randomUUID(), act: { do: 'say', text } },
      })
      if (status !== 200 || body?.seq === undefined)
        throw new Error(`${subject.name} refused a turn: ${status} ${JSON.stringify(body)}`)
      took.push(performance.now() - begun)
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, speaker))
    return took
  } finally {
    client.close()
  }
}
