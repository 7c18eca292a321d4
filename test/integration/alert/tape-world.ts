import type { Alert } from '#bank/alert/alert.ts'
import { addAlert, type Wanted } from '#bank/alert/manage.ts'
import { rebuildIndex } from '#bank/alert/rebuild.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type ConversationId, newId } from '#bank/ground/ids.ts'
import { type Coin, usd } from '#bank/ground/money.ts'
import { jobTable, type UseCases } from '#jobs/table.ts'
import { aCustomer, openMongoStores } from '#test/support/mongo-stores.ts'
import { openRedisStores } from '#test/support/redis-stores.ts'

const cents = (dollars: number) => usd(BigInt(Math.round(dollars * 100)))
const BEGIN = Date.UTC(2026, 10, 2, 12)
const MINUTE_MS = 60_000

/** The watch of prices on real stores, worked by the worker's own job, with a tape of prices and a clock that is set. */
export const openTape = async () => {
  const mongo = await openMongoStores()
  const redis = openRedisStores()
  const stores = redis.process()
  let now = BEGIN
  let quote = usd(70_000_00n)
  const logged: string[] = []
  const log = {
    info: ({ event }: { event?: unknown }) => void logged.push(String(event)),
    warn: ({ event }: { event?: unknown }) => void logged.push(String(event)),
    error: ({ event }: { event?: unknown }) => void logged.push(String(event)),
  }
  const woken: string[] = []
  const nothing = async (): Promise<void> => undefined
  const deps = {
    alerts: mongo.stores.alerts,
    notices: mongo.stores.notices,
    alertIndex: stores.alertIndex,
    prices: stores.prices,
    priceHistory: mongo.stores.priceHistory,
    wake: {
      ...{ operation: nothing, notice: nothing, sync: nothing },
      notices: async (ids: readonly string[]) => void woken.push(...ids),
    },
    clock: () => now,
    log,
  }
  type Deps = typeof deps

  /** A worker's process; whatever it remembers is gone with it. */
  const process = (over: Partial<Deps> = {}) => {
    const table = jobTable({
      watchCoin: createPriceWatch({ ...deps, ...over }),
      rebuildAlertIndex: () => rebuildIndex({ ...deps, ...over }),
    } as unknown as UseCases)
    return {
      tick: async () => {
        await deps.prices.post({ coin: 'BTC', price: quote, at: now })
        await table['coin-prices']({ data: { v: 1, id: 'BTC' } })
      },
      look: () => table['coin-prices']({ data: { v: 1, id: 'BTC' } }),
      rebuild: () => table['alert-index']({ data: { v: 1 } }),
    }
  }
  let worker = process()

  const add = async (
    wanted: Omit<Wanted, 'coin'> & { coin?: Coin },
    customer: Customer = aCustomer(),
  ): Promise<Alert> => {
    const ports = { ...deps, settings: { maxAlerts: 100 } } as unknown as Parameters<typeof addAlert>[0]
    const made = await addAlert(ports, customer, {
      ...{ coin: 'BTC', ...wanted },
      ...{ turn: newId('alert'), conversation: 'web:1' as ConversationId, now },
    })
    if (!made.ok) throw new Error(made.error.kind)
    return made.value
  }
  const at = (minute: number): number => BEGIN + minute * MINUTE_MS
  /** Minute and dollars of each tick. */
  const play = async (tape: readonly (readonly [minute: number, dollars: number])[]): Promise<void> => {
    for (const [minute, dollars] of tape) {
      now = at(minute)
      quote = cents(dollars)
      await worker.tick()
    }
  }
  /** The same, with prices that others take: this worker looks once a day. */
  const playByDay = async (tape: readonly (readonly [minute: number, dollars: number])[]): Promise<void> => {
    for (const day of Map.groupBy(tape, ([minute]) => Math.floor(minute / 1_440)).values()) {
      const points = day.map(([minute, dollars]) => ({ coin: 'BTC', price: cents(dollars), at: at(minute) }) as const)
      await Promise.all(points.slice(0, -1).map((point) => deps.prices.post(point)))
      await play(day.slice(-1))
    }
  }
  /** Minute and dollars of each ring of this alert, as its notices tell them. */
  const rings = async ({ id }: Pick<Alert, 'id'>): Promise<readonly (readonly [number, number])[]> => {
    const found = await mongo.db
      .collection('notices')
      .find({ 'about.alert': id })
      .sort({ createdAt: 1, _id: 1 })
      .toArray()
    return found.map(({ about }) => [(Number(about.at) - BEGIN) / MINUTE_MS, Number(about.price) / 100] as const)
  }
  return {
    ...{ deps, add, play, playByDay, rings, logged, woken, at, redis, mongo },
    /** What the bank knows of minutes in which nobody here looked. */
    fillIn: async (points: readonly (readonly [minute: number, dollars: number])[]): Promise<void> => {
      const candles = points.map(([minute, dollars]) => {
        const price = usd(BigInt(dollars * 100))
        return { at: at(minute), open: price, high: price, low: price, close: price }
      })
      await mongo.stores.priceHistory.fill('BTC', 'minute', candles, at(points.at(-1)?.[0] ?? 0))
    },
    rebuild: () => worker.rebuild(),
    /** A price that another process has taken. */
    post: (minute: number, dollars: number) => deps.prices.post({ coin: 'BTC', price: cents(dollars), at: at(minute) }),
    /** Looks without a price of its own. */
    look: async (minute: number): Promise<void> => {
      now = at(minute)
      await worker.look()
    },
    /** A new process in the place of the one before; its ports may be other ones. */
    restart: (over: Partial<Deps> = {}): void => void (worker = process(over)),
    close: async (): Promise<void> => {
      await redis.close()
      await mongo.drop()
    },
  }
}
export type Tape = Awaited<ReturnType<typeof openTape>>
