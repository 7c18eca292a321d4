import type { Alert, AlertIndex, Alerts, RingBatch } from '#bank/alert/alert.ts'
import type { Entry } from '#bank/alert/entry.ts'
import { LIVE } from '#bank/alert/life-cycle.ts'
import type { AlertId } from '#bank/ground/ids.ts'

/** Alerts and their index without a database, for laws that are tried with many cases. */
export const alertsInMemory = (): { readonly alerts: Alerts; readonly alertIndex: AlertIndex } => {
  const stored = new Map<AlertId, Alert>()
  const index = new Map<string, Entry>()
  const batches = new Map<string, RingBatch>()
  const marks = new Map<string, number>()
  const keyOf = ({ id, coin, measure, side }: Omit<Entry, 'score'>): string => `${id} ${coin} ${measure} ${side}`
  const all = (): readonly Alert[] => [...stored.values()]
  return {
    alerts: {
      insert: async (alert) => void (stored.has(alert.id) || stored.set(alert.id, alert)),
      find: async (id) => stored.get(id),
      findMany: async (ids) => ids.map((id) => stored.get(id)).filter((alert) => alert !== undefined),
      ofCustomer: async (customer) =>
        all().filter((alert) => alert.customer === customer && LIVE.includes(alert.state)),
      async change(some, to, at, isRing = false) {
        const changed: Alert[] = []
        for (const { id, revision } of some) {
          const alert = stored.get(id)
          if (alert?.revision !== revision) continue
          const next = { ...alert, ...to, revision: revision + 1, changedAt: at, rings: alert.rings + (isRing ? 1 : 0) }
          const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Alert
          stored.set(id, kept)
          changed.push(kept)
        }
        return changed
      },
      fired: async (limit) =>
        all()
          .filter(({ state }) => state === 'fired')
          .slice(0, limit),
      begin: async (batch) => void batches.set(batch.id, batch),
      begun: async (limit) => [...batches.values()].slice(0, limit),
      finish: async (id) => void batches.delete(id),
      page: async (after, limit) =>
        all()
          .filter(({ id, state }) => LIVE.includes(state) && (after === undefined || id > after))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, limit),
    },
    alertIndex: {
      async put(entries) {
        for (const entry of entries) index.set(keyOf(entry), entry)
      },
      async remove(entries) {
        for (const entry of entries) index.delete(keyOf(entry))
      },
      async reached(coin, values, now, limit) {
        const found = [...index.values()].filter(({ coin: of, measure, side, score }) => {
          const value = measure === 'at' ? Math.floor(now / 1_000) : values[measure]
          return of === coin && value !== undefined && (side === 'least' ? score <= value : score >= value)
        })
        return found.slice(0, limit)
      },
      completeUntil: async () => marks.get('complete'),
      setCompleteUntil: async (at) => void marks.set('complete', at),
      watchedUntil: async (coin) => marks.get(coin),
      setWatchedUntil: async (coin, at) => void marks.set(coin, at),
    },
  }
}
