import { type Coin, COINS } from '#bank/ground/coins.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { MAX_PRICE_AGE_MS, type PriceBoard, type PricePoint } from '#bank/ground/price.ts'
import type { Alert, Change, Ring } from './alert.ts'
import { triggersOf } from './condition.ts'
import { entriesOf, type Reached } from './entry.ts'
import { canBecome, settled, stepOf } from './life-cycle.ts'
import { baseOf, type Values, valuesOf } from './measure.ts'
import { type Past, pricesOfSpans, recordedPrices } from './past.ts'
import { ringAll, type RingDeps } from './ring.ts'
import { createWindows, type Windows } from './windows.ts'

type Deps = RingDeps & Past & { readonly prices: Pick<PriceBoard, 'latest' | 'since'> }

/** Alerts taken in one go: Redis is held for a millisecond, and the next price waits for no more than this. */
const PAGE = 1_000
/** Longer than this between two prices, and what happened meanwhile is looked for. */
const GAP_MS = 60_000
/** What is older than this was not looked at when it happened. */
const LATE_MS = 30_000

/**
 * Rings what the prices of a coin have reached since they were last looked at. One for a process: it remembers the lowest and
 * highest prices of each span, and reads from the board what others add.
 */
export const createPriceWatch = (deps: Deps): ((coin: Coin) => Promise<void>) => {
  const watches = new Map(COINS.map((coin) => [coin, createCoinWatch(deps, coin)]))
  return async (coin) => await watches.get(coin)?.()
}

const createCoinWatch = (deps: Deps, coin: Coin): (() => Promise<void>) => {
  let windows = createWindows()
  const look = async (): Promise<void> => {
    const now = deps.clock()
    const [latest, watched] = await Promise.all([deps.prices.latest(coin), deps.alertIndex.watchedUntil(coin)])
    // Distrusted or too old: nothing rings on it.
    if (latest === undefined || now - latest.at > MAX_PRICE_AGE_MS) return
    const seen = windows.newest()
    if (seen !== undefined && seen > now) {
      deps.log.warn({ event: 'clock-set-back', coin, byMs: seen - now }, 'the clock was set back: prices are read anew')
      windows = createWindows()
    }
    const points = await pointsSince(deps, coin, { seen: windows.newest(), watched, now })
    for (const [nth, point] of points.entries()) {
      const isLast = nth === points.length - 1
      const values = addTo(windows, point)
      if (values === undefined) continue
      // Without a mark only the newest is looked at: of the others nobody knows whether they were.
      const isNew = watched === undefined || watched > now ? isLast : point.at > watched
      if (isNew) await lookAt(deps, point, values, now)
    }
    // Not the time of the clock: a price of a moment before it may still arrive.
    const newest = windows.newest()
    if (newest !== undefined) await deps.alertIndex.setWatchedUntil(coin, newest)
  }
  let last = Promise.resolve()
  const next = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined)
    try {
      await look()
    } catch (error) {
      // What was added and not looked at is read once more.
      windows = createWindows()
      throw error
    }
  }
  // One after the other: two at once would take each other's prices out of the windows.
  return () => {
    last = next(last)
    return last
  }
}

const addTo = (windows: Windows, { at, price }: PricePoint): Values | undefined => {
  const before = windows.add({ at, price: Number(price.minor) })
  return before === undefined ? undefined : valuesOf(Number(price.minor), before)
}

type Since = { readonly seen: number | undefined; readonly watched: number | undefined; readonly now: number }

/** What this process has not looked at, also what others have posted, and what nobody has taken, oldest first. */
const pointsSince = async (deps: Deps, coin: Coin, { seen, watched, now }: Since): Promise<readonly PricePoint[]> => {
  const posted = seen === undefined ? await pricesOfSpans(deps, coin, now) : await deps.prices.since(coin, seen + 1)
  const known = posted.filter(({ at }) => at <= now)
  if (watched === undefined || watched > now || now - watched <= GAP_MS) return known
  deps.log.warn({ event: 'price-gap', coin, fromAt: watched, toAt: now }, 'prices were not looked at for a while')
  const missed = await recordedPrices(deps, coin, watched + 1, now)
  return [...known, ...missed].toSorted((a, b) => a.at - b.at)
}

/** Everything that waits for less than this price, however much it is, a page at a time. */
const lookAt = async (deps: Deps, point: PricePoint, values: Values, now: number): Promise<void> => {
  for (;;) {
    const reached = await deps.alertIndex.reached(point.coin, values, point.at, PAGE)
    if (reached.length === 0) return
    const handled = await handle(deps, { point, values, now, reached })
    if (handled === 0) return
  }
}

type Look = {
  readonly point: PricePoint
  readonly values: Values
  readonly now: number
  readonly reached: readonly Reached[]
}

/** How many entries are no longer there, or wait for something else. */
const handle = async (deps: Deps, look: Look): Promise<number> => {
  const { point, values, now, reached } = look
  const ids = [...new Set(reached.map(({ id }) => id))]
  const alerts = new Map((await deps.alerts.findMany(ids)).map((alert) => [alert.id, alert]))
  const remainders = reached.filter(({ id, measure, side }) => {
    const alert = alerts.get(id)
    return alert === undefined || !entriesOf(alert).some((entry) => entry.measure === measure && entry.side === side)
  })
  await deps.alertIndex.remove(remainders)
  const concerned = [...alerts.values()].filter((alert) => isNews(alert, point, now))
  const groups = groupsOf(concerned, values, point)
  let changed = 0
  for (const { to, ring, members } of groups) {
    const move = (done: readonly Alert[]): Promise<void> => moveEntries(deps, alerts, done)
    changed += await (ring === undefined
      ? changeAll(deps, { members, to, now }, move)
      : ringAll(deps, { members, to, ring, now }, move))
  }
  return remainders.length + changed
}

const changeAll = async (
  { alerts }: Deps,
  { members, to, now }: { readonly members: readonly Alert[]; readonly to: Change; readonly now: number },
  move: (done: readonly Alert[]) => Promise<void>,
): Promise<number> => {
  const done = await alerts.change(members, to, now)
  await move(done)
  return done.length
}

/** Of a time before its customer made or changed it, it hears nothing; and what has changed it already does nothing again. */
const isNews = ({ since, rung, seenAt, createdAt }: Alert, { at }: PricePoint, now: number): boolean => {
  const isLate = now - at > LATE_MS
  if (isLate && (since ?? createdAt) > at) return false
  if (seenAt !== undefined && seenAt > at && seenAt <= now) return false
  return rung === undefined || rung.at < at || rung.at > now
}

const moveEntries = async (
  { alertIndex }: Deps,
  before: ReadonlyMap<AlertId, Alert>,
  changed: readonly Alert[],
): Promise<void> => {
  const old = changed.flatMap(({ id }) => {
    const alert = before.get(id)
    return alert === undefined ? [] : entriesOf(alert)
  })
  await alertIndex.remove(old)
  await alertIndex.put(changed.flatMap(entriesOf))
}

type Group = { readonly to: Change; readonly ring?: Ring; readonly members: Alert[] }

/** All that change alike, together: a crash that rings ten thousand is a few writes. */
const groupsOf = (alerts: readonly Alert[], values: Values, point: PricePoint): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const alert of alerts) {
    const step = stepOf(alert, values, point.at)
    if (step === undefined) continue
    const measure = 'ring' in step ? triggersOf(alert.condition)[step.ring]?.measure : undefined
    const ring = 'ring' in step ? ringOf(measure && baseOf(measure, values), point) : undefined
    const next = 'ring' in step ? { ...settled(alert), held: step.ring, hasLeft: undefined, rung: ring } : step.to
    const to = { ...next, seenAt: point.at }
    if (!canBecome(alert.state, to.state)) continue
    const key = JSON.stringify([to.state, to.held, to.hasLeft, measure, Object.keys(to)])
    const group = groups.get(key) ?? { to, ...(ring && { ring }), members: [] }
    group.members.push(alert)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const ringOf = (from: number | undefined, { at, price }: PricePoint): Ring => ({
  at,
  price,
  ...(from !== undefined && { from: usd(BigInt(from)) }),
})
