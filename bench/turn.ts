/**
 * How long one turn takes over the web door of a running Parley, with other customers talking at the same time:
 * `npm run bench:turn` beside `npm start`. Every answer is waited for and checked. Registers customers of its own.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? 8787}` },
    people: { type: 'string', default: '8' },
    turns: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    pause: { type: 'string', default: '250' },
  },
})
const [people, turns, rounds, pauseMs] = [values.people, values.turns, values.rounds, values.pause].map(Number) as [
  number,
  number,
  number,
  number,
]

/** What a customer who isn't registered may say: recognition, dialogs, sessions and prices, each a full turn. */
const SAID = ['hi', "what's bitcoin at?", 'help', 'register', 'back', 'cancel'] as const

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const oneTurn = async (token: string, text: string): Promise<number> => {
  const begun = performance.now()
  const answer = await fetch(`${values.url}/chat/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: randomUUID(), act: { do: 'say', text } }),
  })
  const body = (await answer.json()) as { seq?: number; message?: string }
  if (body.seq === undefined) throw new Error(`a turn was refused: ${answer.status} ${body.message ?? ''}`)
  return performance.now() - begun
}

const onePerson = async (): Promise<readonly number[]> => {
  const token = randomBytes(32).toString('base64url')
  const took: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    took.push(await oneTurn(token, SAID[turn % SAID.length] ?? 'hi'))
    await pause(pauseMs + Math.random() * pauseMs)
  }
  return took
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

const round = async (): Promise<{ p50: number; p99: number; max: number; perSecond: number }> => {
  const begun = performance.now()
  const took = (await Promise.all(Array.from({ length: people }, onePerson))).flat().toSorted((a, b) => a - b)
  const seconds = (performance.now() - begun) / 1_000
  return {
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    max: took.at(-1) ?? 0,
    perSecond: took.length / seconds,
  }
}

await round() // warms up
console.log(`| round | turns/s | p50 ms | p99 ms | max ms |\n| --- | --- | --- | --- | --- |`)
for (let n = 1; n <= rounds; n += 1) {
  const { p50, p99, max, perSecond } = await round()
  console.log(`| ${n} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${max.toFixed(1)} |`)
}
