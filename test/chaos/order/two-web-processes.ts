import { z } from 'zod'
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '#scripts/chat/client.ts'
import { createTelegramStandIn, RELAXED } from '#test/support/telegram/index.ts'
import { startParleyProcesses } from '../real/parley-processes.ts'
import { freePort } from '#scripts/lib/ports.ts'

const Taken = z.object({ seq: z.number() })

const PUBLIC_URL = 'https://parley.example'
const TOKEN = '900000001:AAorderOrderOrderOrderOrderOrderOrder'
const MAX_DELAY_MS = 15

/** What a person may say at any moment; what comes of it depends on all that was said before. */
const SAYINGS = [
  'help',
  'register',
  'cancel',
  'Ann Lee',
  '17 May 1990',
  'hello',
  'back',
  'btc price',
  'ann_lee',
  'link',
]

/** The n-th message of everybody: the same for all, so that one sequential run is the measure of every other. */
const sequence = (length: number, random: () => number): readonly string[] =>
  Array.from({ length }, () => SAYINGS[Math.floor(random() * SAYINGS.length)] ?? 'help')

/** What happens to deliveries on their way. */
type Trouble = {
  /** Each arrives up to so many times at once, at either process. */
  readonly copies: number
  /** So many in one lose their connection while they are being worked on, and come again at once. */
  readonly cut: number
}
const NO_TROUBLE: Trouble = { copies: 1, cut: 0 }

/** Passes each delivery to either web process, after a while of its own. */
const createRouter = async (ports: readonly number[], random: () => number) => {
  const counts = ports.map(() => 0)
  const trouble = { ...NO_TROUBLE }
  type Passed = { readonly path: string; readonly headers: Record<string, string>; readonly body: Buffer }
  const pass = async ({ path, headers, body }: Passed): Promise<{ status: number; bytes: Buffer }> => {
    const at = Math.floor(random() * ports.length)
    counts[at] = (counts[at] ?? 0) + 1
    await pause(random() * MAX_DELAY_MS)
    const answer = await fetch(`http://127.0.0.1:${ports[at]}${path}`, { method: 'POST', headers, body })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          (pair): pair is [string, string] =>
            typeof pair[1] === 'string' && !/^(host|connection|content-length)$/.test(pair[0]),
        ),
      )
      const passed = { path: request.url ?? '/', headers, body: Buffer.concat(chunks) }
      const copies = 1 + Math.floor(random() * trouble.copies)
      void (async () => {
        const passing = Promise.all(Array.from({ length: copies }, () => pass(passed)))
        // Somewhere between its arrival and its answer.
        if (random() < trouble.cut) setTimeout(() => response.destroy(), random() * 3 * MAX_DELAY_MS)
        const answers = await passing
        const { status, bytes } = answers.find((one) => one.status === 200) ?? answers[0] ?? { status: 502, bytes: '' }
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(bytes)
      })().catch(() => response.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    trouble,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

type Crowd = { readonly users: number; readonly length: number }

/** Two web processes on one MongoDB and one Redis, with Telegram's deliveries falling on either. */
export const startTwoWebProcesses = async (random: () => number = Math.random) => {
  const telegram = await createTelegramStandIn({ token: TOKEN, hurry: 50, rates: RELAXED })
  const ports = [await freePort(), await freePort()]
  const router = await createRouter(ports, random)
  telegram.map(PUBLIC_URL, router.url)
  const env = {
    PUBLIC_URL,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString('base64url'),
    WEB_CHAT_HOSTS: '127.0.0.1',
  }
  const processes = await startParleyProcesses({ env })
  for (const port of ports) await processes.startRole('web', { PORT: String(port) })

  const heard = (user: number): readonly string[] =>
    telegram
      .user(user)
      .visible()
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text)

  return {
    /** How many deliveries each web process got. */
    counts: router.counts,
    /**
     * All of `users` say the same `length` things without waiting for any answer, then one more says them one by one.
     * Gives who heard something else than that one did.
     */
    race: async ({ users, length, ...trouble }: Partial<Trouble> & Crowd) => {
      Object.assign(router.trouble, NO_TROUBLE, trouble)
      const said = sequence(length, random)
      const first = 6_000_000_000 + Math.floor(random() * 1e8) * 10
      const people = Array.from({ length: users }, (_, n) => first + n)
      telegram.pause()
      const outcomes = people.flatMap((id) => said.map((text) => telegram.user(id).say(text)))
      telegram.resume()
      const lost = (await Promise.all(outcomes)).filter((outcome) => outcome !== 'confirmed').length
      const alone = first + users
      Object.assign(router.trouble, NO_TROUBLE)
      for (const text of said) await telegram.user(alone).say(text)
      const expected = heard(alone)
      const different = people.filter((id) => JSON.stringify(heard(id)) !== JSON.stringify(expected))
      return { lost, answers: expected.length, different: different.map(heard), expected }
    },
    /** One turn of the web chat, as many times at once, then once more: what each was answered. */
    repeat: async (times: number): Promise<readonly string[]> => {
      const token = randomBytes(32).toString('base64url')
      const body = JSON.stringify({ id: randomUUID(), act: { do: 'say', text: 'register' } })
      const post = async (_: unknown, n: number): Promise<string> => {
        const answer = await fetch(`http://127.0.0.1:${ports[n % ports.length]}/chat/turns`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        })
        return `${answer.status} ${await answer.text()}`
      }
      const answers = await Promise.all(Array.from({ length: times }, post))
      return [...answers, await post(undefined, 1)]
    },
    /** One conversation of the web chat, `length` numbered messages at once over both processes: what its log tells. */
    shout: async (length: number): Promise<readonly string[]> => {
      const token = randomBytes(32).toString('base64url')
      const post = async (n: number): Promise<number> => {
        const body = JSON.stringify({ id: randomUUID(), act: { do: 'say', text: `number ${n}` } })
        for (;;) {
          const answer = await fetch(`http://127.0.0.1:${ports[n % ports.length]}/chat/turns`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body,
          })
          const text = await answer.text()
          if (answer.ok) return Taken.parse(JSON.parse(text)).seq
          if (answer.status < 500 && answer.status !== 429) throw new Error(`refused with ${answer.status}`)
          await pause(20)
        }
      }
      const said: string[] = []
      const client = createClient({
        url: new URL(`http://127.0.0.1:${ports[0]}`),
        token,
        onEntry: ({ entry }) => {
          if (entry.kind === 'said') said.push(entry.text)
        },
      })
      const { lost } = await client.open()
      lost.catch(() => undefined)
      // Listening first: of a visitor whom nobody knows little is kept.
      const seqs = await Promise.all(Array.from({ length }, (_, n) => post(n)))
      await client.until(() => client.seq >= Math.max(...seqs), 15_000)
      client.close()
      return said
    },
    close: async (): Promise<void> => {
      await processes.close()
      await Promise.all([telegram.close(), router.close()])
    },
  }
}
