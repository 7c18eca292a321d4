import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Alert } from '#bank/alert/alert.ts'
import { type Condition, WAYS } from '#bank/alert/condition.ts'
import { entriesOf } from '#bank/alert/entry.ts'
import { settled, stepOf, waiting } from '#bank/alert/life-cycle.ts'
import { type Before, type Span, SPAN_MS, SPANS, type Values, valuesOf } from '#bank/alert/measure.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import { type ConversationId, customerId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { alertsInMemory } from '#test/support/alerts-in-memory.ts'
import '#test/support/property-seed.ts'

const BEGIN = Date.UTC(2026, 10, 2)
const way = fc.constantFrom(...WAYS)
const price = fc.integer({ min: 900_00, max: 1_100_00 }).map((cents) => usd(BigInt(cents)))
const by = fc.integer({ min: 100, max: 60_00 }).map((cents) => usd(BigInt(cents)))
const percent = fc.integer({ min: 10, max: 800 })
const span = fc.constantFrom(...SPANS)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('level' as const),
    direction: fc.constantFrom('above' as const, 'below' as const),
    price,
  }),
  fc.record({ kind: fc.constant('from' as const), way, percent, from: price, of: fc.constant('named' as const) }),
  fc.record({ kind: fc.constant('moved' as const), way, by, from: price }),
  fc.record({ kind: fc.constant('change' as const), way, percent, span }),
  fc.record({ kind: fc.constant('swing' as const), way, by, span }),
  fc.record({
    ...{ kind: fc.constant('extreme' as const), which: fc.constantFrom('high' as const, 'low' as const) },
    span: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  }),
  fc.record({
    ...{ kind: fc.constant('summary' as const), minute: fc.integer({ min: 0, max: 1_439 }) },
    timeZone: fc.constantFrom('America/New_York', 'UTC'),
  }),
)
const wanted = fc.record({
  condition,
  repeat: fc.option(fc.record({ leastMs: fc.constantFrom(0, 60_000, 7_200_000) }), { nil: undefined }),
  expires: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
})
/** Steps of time, in minutes, and of the price, in cents. */
const tape = fc.array(fc.tuple(fc.constantFrom(1, 1, 5, 30, 60, 700), fc.integer({ min: -20_00, max: 20_00 })), {
  minLength: 5,
  maxLength: 60,
})

type Tick = { readonly at: number; readonly cents: number }
const ticksOf = (steps: readonly (readonly [number, number])[]): readonly Tick[] => {
  let [at, cents] = [BEGIN, 1_000_00]
  return steps.map(([minutes, step]) => {
    at += minutes * 60_000
    cents = Math.max(100, cents + step)
    return { at, cents }
  })
}

/** Everything that went before looked through again, for each price. */
const naiveValues = (ticks: readonly Tick[], nth: number): Values => {
  const tick = ticks[nth]
  if (tick === undefined) return {}
  const before: Partial<Record<Span, Before>> = {}
  for (const each of SPANS) {
    const within = ticks.slice(0, nth).filter(({ at }) => at >= tick.at - SPAN_MS[each])
    if (within.length === 0) continue
    const all = within.map(({ cents }) => cents)
    const known = tick.at - (ticks[0]?.at ?? 0) >= SPAN_MS[each] * 0.9
    before[each] = { lowest: Math.min(...all), highest: Math.max(...all), known }
  }
  return valuesOf(tick.cents, before)
}

/** Every alert looked at for every price: what rings, and when. */
const naiveRings = (alerts: readonly Alert[], ticks: readonly Tick[]): readonly string[] => {
  const rings: string[] = []
  for (const made of alerts) {
    let alert = made
    for (const [nth, { at, cents }] of ticks.entries()) {
      if (nth === 0) continue
      const values = naiveValues(ticks, nth)
      for (let step = stepOf(alert, values, at); step !== undefined; step = stepOf(alert, values, at)) {
        if ('to' in step) alert = { ...alert, ...step.to } as Alert
        else {
          const rung = { at, price: usd(BigInt(cents)) }
          rings.push(`${alert.id}:${alert.rings + 1} at ${at}`)
          alert = {
            ...alert,
            held: step.ring,
            hasLeft: undefined,
            rung,
            rings: alert.rings + 1,
            ...settled(alert),
          } as Alert
        }
      }
    }
  }
  return rings.toSorted()
}

const indexedRings = async (all: readonly Alert[], ticks: readonly Tick[]): Promise<readonly string[]> => {
  const { alerts, alertIndex } = alertsInMemory()
  const rings: string[] = []
  const points: PricePoint[] = []
  let tick = ticks[0] ?? { at: 0, cents: 0 }
  const quiet = (): void => undefined
  const look = createPriceWatch({
    ...{ alerts, alertIndex, clock: () => tick.at, log: { info: quiet, warn: quiet, error: quiet } },
    notices: {
      addAll: async (notices: readonly { id: string; about: { at: number } }[]) =>
        void rings.push(...notices.map(({ id, about }) => `${id} at ${about.at}`)),
    },
    wake: { notices: async () => undefined },
    prices: {
      latest: async () => points.at(-1),
      since: async (coin: string, from: number) => points.filter((point) => point.coin === coin && point.at >= from),
    },
    priceHistory: { candles: async () => [] },
  } as unknown as Parameters<typeof createPriceWatch>[0])
  const next = async (): Promise<void> => {
    points.push({ coin: 'BTC', price: usd(BigInt(tick.cents)), at: tick.at })
    await look('BTC')
  }
  await next()
  for (const alert of all) {
    await alerts.insert(alert)
    await alertIndex.put(entriesOf(alert))
  }
  for (tick of ticks.slice(1)) await next()
  return rings.toSorted()
}

it('the index and looking at every alert for every price agree on every ring, of every kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wanted, { minLength: 1, maxLength: 12 }), tape, async (all, steps) => {
      const ticks = ticksOf(steps)
      const first = ticks[0] ?? { at: BEGIN, cents: 0 }
      const alerts = all.map(
        ({ condition: each, repeat, expires }): Alert => ({
          ...{
            id: newId('alert'),
            customer: customerId('cus_1'),
            conversation: 'web:1' as ConversationId,
            coin: 'BTC',
          },
          condition: each,
          ...(repeat && { repeat }),
          ...(expires !== undefined && { expiresAt: BEGIN + expires * 600_000 }),
          ...(Object.fromEntries(
            Object.entries(waiting(each, { price: first.cents })).filter(([, value]) => value !== undefined),
          ) as Pick<Alert, 'state' | 'held'>),
          ...{ revision: 0, rings: 0, createdAt: first.at, changedAt: first.at },
        }),
      )
      expect(await indexedRings(alerts, ticks)).toEqual(naiveRings(alerts, ticks))
    }),
    { numRuns: 300 },
  )
}, 120_000)
