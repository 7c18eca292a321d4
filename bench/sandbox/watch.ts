import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../client.ts'
import type { Usage } from '../usage.ts'
import type { Sent } from './hammer.ts'
import type { Running } from './sandbox-process.ts'

/** How long one transaction took from its acceptance until it showed as settled. */
export type Settled = { acceptedAt: number; seconds: number }
export type Watched = { settled: Settled[]; usage: Usage[] }
export type Watcher = {
  saw(sent: Sent): void
  /** Looks no more at new ones, waits for those it looks at. */
  stop(): Promise<Watched>
}

const EVERY_MS = 500
const LOOK_MS = 100
const MOST_WAIT_MS = 120_000

const untilSettled = async (client: Client, { person, node, id, at }: Sent): Promise<Settled> => {
  const path = `/users/${person.id}/nodes/${node}/trans/${id}`
  for (;;) {
    const { body } = await client.call({ method: 'GET', path, headers: person.headers })
    const [status, now] = [body.recent_status?.status, performance.now()]
    if (status === 'SETTLED') return { acceptedAt: at, seconds: (now - at) / 1_000 }
    if (now - at > MOST_WAIT_MS) throw new Error(`transaction ${id} is ${status} after ${MOST_WAIT_MS} ms`)
    await pause(LOOK_MS)
  }
}

/** While others send: what the process uses, and how long every so-manieth transaction takes to settle. */
export const watch = (client: Client, running: Running): Watcher => {
  const [looks, usage]: [Promise<Settled>[], Usage[]] = [[], []]
  let latest: Sent | undefined
  const timer = setInterval(() => {
    usage.push(running.usage())
    if (latest !== undefined) looks.push(untilSettled(client, latest))
    latest = undefined
  }, EVERY_MS)
  return {
    saw: (sent) => {
      latest = sent
    },
    async stop() {
      clearInterval(timer)
      return { settled: await Promise.all(looks), usage }
    },
  }
}
