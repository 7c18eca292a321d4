import type { Alert } from '#bank/alert/alert.ts'
import { addAlert, type Wanted } from '#bank/alert/manage.ts'
import { rebuildIndex } from '#bank/alert/rebuild.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type ConversationId, newId } from '#bank/ground/ids.ts'
import { type Coin, usd } from '#bank/ground/money.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { jobTable, type UseCases } from '#jobs/table.ts'
import { aCustomer, openMongoStores } from '#test/support/mongo-stores.ts'
import { openRedisStores } from '#test/support/redis-stores.ts'

const BEGIN = Date.UTC(2026, 10, 2, 12)
const MINUTE_MS = 60_000

/** The watch of prices on real stores, worked by the worker's own job, with a tape of prices and a clock that is set. */
export const openTape = async () => {
  const mongo = await openMongoStores()
  const redis = openRedisStores()
  const stores = redis.process()
  let now = BEGIN
  let quotes: Record<Coin, ReturnType<typeof usd>> = { BTC: usd(70_000_00n), ETH: usd(3_000_00n) }
  let missed: readonly PricePoint[] = []
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
    rail: { quotes: async () => ({ ok: true, value: quotes }) as const } as unknown as Parameters<
      typeof createPriceWatch
    >[0]['rail'],
    wake: {
      ...{ operation: nothing, notice: nothing, sync: nothing },
      notices: async (ids: readonly string[]) => void woken.push(...ids),
    },
    clock: () => now,
    log,
    missedPrices: async (coin: Coin, from: number, to: number) =>
      missed.filter((point) => point.coin === coin && point.at >= from && point.at <= to),
  }
  type Deps = typeof deps

  /** A worker's process; whatever it remembers is gone with it. */
  const process = (over: Partial<Deps> = {}) => {
    const watch = createPriceWatch({ ...deps, ...over })
    const table = jobTable({
      watchPrices: watch.tick,
      rebuildAlertIndex: () => rebuildIndex({ ...deps, ...over }),
    } as unknown as UseCases)
    return {
      tick: () => table.prices({ data: { v: 1 } }),
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
      quotes = { ...quotes, BTC: usd(BigInt(Math.round(dollars * 100))) }
      await worker.tick()
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
    ...{ deps, add, play, rings, logged, woken, at, redis, mongo },
    setMissed: (points: readonly (readonly [minute: number, dollars: number])[]): void => {
      missed = points.map(([minute, dollars]) => ({ coin: 'BTC', at: at(minute), price: usd(BigInt(dollars * 100)) }))
    },
    rebuild: () => worker.rebuild(),
    /** A new process in the place of the one before; its ports may be other ones. */
    restart: (over: Partial<Deps> = {}): void => void (worker = process(over)),
    close: async (): Promise<void> => {
      await redis.close()
      await mongo.drop()
    },
  }
}
export type Tape = Awaited<ReturnType<typeof openTape>>
