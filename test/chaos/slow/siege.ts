import { fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../doors/send.ts'
import { ATTACKS, type Ended } from './attackers.ts'
import { type AttackOrder, AttackReport } from './attack-messages.ts'

type Size = {
  readonly customers: number
  /** At once, of each kind of attack. */
  readonly ofEach: number
  readonly idle: number
  readonly seconds: number
}
export type Siege = {
  readonly ended: readonly Ended[]
  readonly turns: readonly number[]
  readonly failed: number
  readonly idleLeft: number
}

const newToken = (): string => randomBytes(32).toString('base64url')

type Customer = { readonly agent: Agent; readonly token: string }

const say = (url: URL, { agent, token }: Customer): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ id: randomUUID(), act: { do: 'say', text: 'help' } })
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    const sent = request(new URL('/chat/turns', url), { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** Each from an address of their own, as in life; all of them lead to this machine. */
const customerAddress = (at: number): string => `127.1.${Math.floor(at / 200)}.${(at % 200) + 1}`

/** Honest customers who talk, how long each answer took, in ms, and how often there was none. */
export const talk = async (
  url: URL,
  { customers, seconds }: Pick<Size, 'customers' | 'seconds'>,
): Promise<{ turns: readonly number[]; failed: number }> => {
  const until = performance.now() + seconds * 1_000
  const [turns, failed] = [[] as number[], { count: 0 }]
  const one = async (at: number): Promise<void> => {
    const who = { token: newToken(), agent: new Agent({ keepAlive: true, localAddress: customerAddress(at) }) }
    await pause(Math.random() * 1_000)
    while (performance.now() < until) {
      const since = performance.now()
      const status = await say(url, who).catch(() => 0)
      turns.push(performance.now() - since)
      if (status !== 200) failed.count += 1
      await pause(1_000)
    }
    who.agent.destroy()
  }
  await Promise.all(Array.from({ length: customers }, (_, at) => one(at)))
  return { turns, failed: failed.count }
}

/** The attackers in a process of their own: they share no event loop with the customers whose answers are timed. */
const startAttackers = async (order: AttackOrder): Promise<{ end: () => Promise<AttackReport> }> => {
  const child = fork(join(import.meta.dirname, 'attackers-main.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(order)
  return {
    end: async () => {
      const report = Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(([code]) => {
          throw new Error(`the attackers ended with ${code} before they had told anything`)
        }),
      ])
      child.send('end')
      const [told] = await report
      return AttackReport.parse(told)
    },
  }
}

/** Customers talk while every attack goes on at once, each connection anew when it has ended. */
export const besiege = async (base: string, size: Size): Promise<Siege> => {
  const url = new URL(base)
  const attackers = await startAttackers({ url: base, ofEach: size.ofEach, idle: size.idle })
  const { turns, failed } = await talk(url, size)
  const { ended, idleLeft } = await attackers.end()
  return { ended, turns, failed, idleLeft }
}

/** What a person reads of it. */
export const linesOf = ({ ended, turns, failed, idleLeft }: Siege): readonly string[] => [
  `customers: ${turns.length} turns, ${failed} failed, p50 ${Math.round(percentile(turns, 0.5))} ms, p99 ${Math.round(percentile(turns, 0.99))} ms`,
  ...ATTACKS.map(({ name }) => {
    const those = ended.filter(({ attack }) => attack === name)
    const statuses = [...new Set(those.map(({ status }) => status))].toSorted().join(', ')
    return `${name}: ${those.length} connections, answered ${statuses}, longest ${Math.round(Math.max(0, ...those.map(({ livedMs }) => livedMs)) / 100) / 10} s`
  }),
  `idle connections left: ${idleLeft}`,
]
