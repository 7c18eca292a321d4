import type { Collection } from 'mongodb'
import type { AlertIndex } from '#bank/alert/alert.ts'
import { MEASURES, type Values } from '#bank/alert/measure.ts'
import { percentile } from '../figures.ts'
import { PRICE } from './samples.ts'

/** A tick knows every measure of its price, and none of them has been reached. */
const VALUES: Values = Object.fromEntries(
  MEASURES.map((measure) => [measure, measure === 'price' ? PRICE * 100 : measure.startsWith('rise') ? 100 : 0]),
)

export type Subject = {
  readonly name: string
  readonly alerts: number
  /** One tick that nothing fires on. @throws where something did. */
  readonly tick: () => Promise<void> | void
  /** How often per round: what is slow is asked less often. */
  readonly times: number
}

const nothing = (count: number): void => {
  if (count > 0) throw new Error(`${count} fired on a tick that nothing waited for`)
}

export const ofIndex = (name: string, index: AlertIndex, alerts: number): Subject => ({
  name,
  alerts,
  times: 200,
  tick: async () => nothing((await index.reached('BTC', VALUES, 1_000, 1_000)).length),
})

/** Every line in memory, looked at one after the other. */
export const ofMemory = (alerts: number): Subject => {
  const waiting = Array.from({ length: alerts }, (_, n) => ({ side: 'least', score: (PRICE + 10_000) * 100 + n }))
  const tick = (): void => {
    let count = 0
    for (const { side, score } of waiting)
      if (side === 'least' ? PRICE * 100 >= score : PRICE * 100 <= score) count += 1
    nothing(count)
  }
  return { name: 'a scan of all in memory', alerts, times: 20, tick }
}

/** The same lines in MongoDB, with an index on what they wait for. */
export const ofMongoIndex = async (collection: Collection, alerts: number): Promise<Subject> => {
  await collection.createIndex({ coin: 1, state: 1, 'condition.direction': 1, 'condition.price.minor': 1 })
  const filter = {
    coin: 'BTC',
    state: 'armed',
    'condition.direction': 'above',
    'condition.price.minor': { $lte: BigInt(PRICE * 100) },
  }
  return {
    name: 'a scan of an index in MongoDB',
    alerts,
    times: 20,
    tick: async () => nothing((await collection.find(filter).limit(1_000).toArray()).length),
  }
}

/** As a bot that follows each alert does: it is read and compared, one after the other. */
export const ofEach = (collection: Collection, ids: readonly string[]): Subject => ({
  name: 'one look per alert',
  alerts: ids.length,
  times: 1,
  async tick() {
    for (const _id of ids) {
      const found = await collection.findOne({ _id: _id as never })
      if (found?.['condition']?.price !== undefined && BigInt(PRICE * 100) >= found['condition'].price.minor) nothing(1)
    }
  },
})

export type Times = { readonly subject: Subject; readonly ms: number[] }

/** In turn, the order reversed every other round, so that whatever else the machine does meets all alike. */
export const takeTurns = async (subjects: readonly Subject[], rounds: number): Promise<readonly Times[]> => {
  const all = subjects.map((subject) => ({ subject, ms: [] as number[] }))
  for (const { subject } of all) await subject.tick()
  for (let round = 0; round < rounds; round += 1)
    for (const { subject, ms } of round % 2 === 0 ? all : all.toReversed())
      for (let n = 0; n < subject.times; n += 1) {
        const began = performance.now()
        await subject.tick()
        ms.push(performance.now() - began)
      }
  return all
}

export const rowsOf = (all: readonly Times[]): readonly (readonly string[])[] => {
  const first = percentile(all[0]?.ms ?? [], 0.5)
  return all.map(({ subject: { name, alerts }, ms }) => {
    const p50 = percentile(ms, 0.5)
    const each = (p50 * 1_000_000) / alerts
    return [
      name,
      alerts.toLocaleString('en-US'),
      p50.toFixed(3),
      percentile(ms, 0.99).toFixed(3),
      (p50 / first).toFixed(2),
      each >= 10 ? each.toFixed(0) : each.toFixed(2),
    ]
  })
}
