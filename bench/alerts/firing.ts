import type { Db } from 'mongodb'
import type { Alert, AlertIndex, Alerts } from '#bank/alert/alert.ts'
import { rebuildIndex } from '#bank/alert/rebuild.ts'
import type { RingDeps } from '#bank/alert/ring.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import { usd } from '#bank/ground/money.ts'
import { percentile } from '../figures.ts'
import { chunks, entriesIn, PRICE, sampleAlert } from './samples.ts'

type Ports = Pick<RingDeps, 'alerts' | 'alertIndex' | 'notices' | 'wake' | 'log'>

/** So many alerts that one price reaches: until each of them is claimed, its notice is stored and its delivery queued. */
export const fireAtOnce = async (ports: Ports, db: Db, count: number): Promise<number> => {
  const line = PRICE + 1_000
  for (let n = 0; n < count; n += 1_000) {
    const some = Array.from({ length: 1_000 }, () => sampleAlert(0, line))
    await db.collection('alerts').insertMany(some.map(({ id, ...rest }) => ({ ...rest, _id: id as never })))
    await ports.alertIndex.put(entriesIn(some))
  }
  const now = Date.now()
  const points = [{ coin: 'BTC' as const, price: usd(BigInt(line * 100)), at: now }]
  const look = createPriceWatch({
    ...ports,
    clock: () => now,
    prices: { latest: async () => points[0], since: async () => points },
    priceHistory: { candles: async () => [] },
  })
  const began = performance.now()
  await look('BTC')
  const ms = performance.now() - began
  const stored = await db.collection('notices').countDocuments({ 'about.kind': 'alert' })
  if (stored !== count) throw new Error(`${stored} notices of ${count} alerts`)
  return ms
}

/** What the same server takes for the writes alone: so many documents inserted, and as many changed twice. */
export const rawWrites = async (db: Db, count: number): Promise<number> => {
  const [alerts, notices] = [db.collection('raw_alerts'), db.collection('raw_notices')]
  let ms = 0
  for (let from = 0; from < count; from += 1_000) {
    const some = Array.from({ length: 1_000 }, (_, n) => ({ _id: `${from + n}` as never, state: 'armed', revision: 0 }))
    await alerts.insertMany(some)
    const began = performance.now()
    for (const revision of [0, 1])
      for (let n = 0; n < some.length; n += 100) {
        const ids = some.slice(n, n + 100).map(({ _id }) => _id)
        await alerts.updateMany({ _id: { $in: ids }, revision }, { $set: { state: 'fired' }, $inc: { revision: 1 } })
      }
    await notices.insertMany(some)
    ms += performance.now() - began
  }
  return ms
}

/** Alerts that are made as they are read: what it costs to put them into the index, without what a database takes to read them. */
const generated = (count: number): Pick<Alerts, 'page' | 'fired'> => {
  const pages = chunks(count)
  return { page: async () => pages.next().value ?? [], fired: async () => [] as readonly Alert[] }
}

export type Rebuilt = { readonly ms: number; readonly ticks: readonly number[] }

/** Into an index that is asked meanwhile, as ticks ask it. */
export const rebuildWhileServing = async (
  ports: Ports,
  alertIndex: AlertIndex,
  { count, everyMs }: { readonly count: number; readonly everyMs: number },
): Promise<Rebuilt> => {
  const ticks: number[] = []
  const ask = async (): Promise<void> => {
    const began = performance.now()
    await alertIndex.reached('BTC', { price: PRICE * 100 }, 1_000, 1_000)
    ticks.push(performance.now() - began)
  }
  const asking = setInterval(() => void ask(), everyMs)
  const began = performance.now()
  const alerts: Alerts = { ...ports.alerts, ...generated(count) }
  await rebuildIndex({ ...ports, alerts, alertIndex, clock: Date.now })
  const ms = performance.now() - began
  clearInterval(asking)
  return { ms, ticks }
}

export const slowest = ({ ticks }: Rebuilt): string =>
  `${percentile(ticks, 0.5).toFixed(1)} / ${percentile(ticks, 0.99).toFixed(1)}`
