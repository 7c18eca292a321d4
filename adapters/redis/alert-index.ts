import type { ChainableCommander, Redis } from 'ioredis'
import type { AlertIndex } from '#bank/alert/alert.ts'
import { SIDES } from '#bank/alert/condition.ts'
import type { Entry, EntryMeasure, Reached } from '#bank/alert/entry.ts'
import { MEASURES } from '#bank/alert/measure.ts'
import { type AlertId, alertId } from '#bank/ground/ids.ts'
import type { Coin } from '#bank/ground/money.ts'
import type { Keys } from './keys.ts'

/** Entries in one command: Redis does nothing else meanwhile. */
const CHUNK = 1_000
const HEX = /^alrt_([0-9a-f]{32})$/
const BINARY_BYTES = 16

/** An id of ours in sixteen bytes, which is less than half of its text; any other as it is. */
const asMember = (id: AlertId): Buffer => {
  const hex = HEX.exec(id)?.[1]
  return hex === undefined ? Buffer.from(id) : Buffer.from(hex, 'hex')
}
const PREFIX = Buffer.from('alrt_')
const asId = (member: Buffer): AlertId | undefined => {
  const isText = member.length !== BINARY_BYTES || member.subarray(0, PREFIX.length).equals(PREFIX)
  return alertId.parse(isText ? member.toString() : `alrt_${member.toString('hex')}`)
}

type Place = Omit<Entry, 'id' | 'score'>

/** By the sorted set that they are in, in chunks. */
const chunksOf = <T extends Place>(keys: Keys, entries: readonly T[]): readonly (readonly [string, readonly T[]])[] => {
  const sets = Map.groupBy(entries, ({ coin, measure, side }) => keys.alerts(coin, measure, side))
  return [...sets].flatMap(([key, all]) =>
    Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, n): readonly [string, readonly T[]] => [
      key,
      all.slice(n * CHUNK, (n + 1) * CHUNK),
    ]),
  )
}

/** @throws the first error of a command: a pipeline itself gives each as a value. */
const run = async (pipeline: ChainableCommander): Promise<readonly unknown[]> => {
  const answers = (await pipeline.exec()) ?? []
  for (const [error] of answers) if (error) throw error
  return answers.map(([, value]) => value)
}

const readTime = (text: string | null): number | undefined => (text === null ? undefined : Number(text))

/**
 * One sorted set per coin, measure and side, scored by what is waited for: a tick reads only what it has reached, however
 * many wait. Cents stay exact in a double up to 90 trillion dollars.
 */
export const createAlertIndex = (redis: Redis, keys: Keys): AlertIndex => ({
  async put(entries) {
    if (entries.length === 0) return
    const pipeline = redis.pipeline()
    for (const [key, chunk] of chunksOf(keys, entries))
      pipeline.zadd(key, ...chunk.flatMap(({ id, score }) => [score, asMember(id)]))
    await run(pipeline)
  },
  async remove(entries) {
    if (entries.length === 0) return
    const pipeline = redis.pipeline()
    for (const [key, chunk] of chunksOf(keys, entries)) pipeline.zrem(key, ...chunk.map(({ id }) => asMember(id)))
    await run(pipeline)
  },
  async reached(coin, values, now, limit) {
    const asked: { readonly measure: EntryMeasure; readonly value: number }[] = [
      { measure: 'at', value: Math.floor(now / 1_000) },
    ]
    for (const measure of MEASURES) {
      const value = values[measure]
      if (value !== undefined) asked.push({ measure, value })
    }
    const places = asked.flatMap(({ measure, value }) => SIDES.map((side) => ({ measure, side, value })))
    const pipeline = redis.pipeline()
    for (const { measure, side, value } of places) {
      const key = keys.alerts(coin, measure, side)
      if (side === 'least') pipeline.zrangebyscoreBuffer(key, '-inf', value, 'LIMIT', 0, limit)
      else pipeline.zrevrangebyscoreBuffer(key, '+inf', value, 'LIMIT', 0, limit)
    }
    const answers = await run(pipeline)
    return places.flatMap(({ measure, side }, at): readonly Reached[] => {
      const members: unknown = answers[at]
      if (!Array.isArray(members)) return []
      const ids = members.map((member: unknown) => (Buffer.isBuffer(member) ? asId(member) : undefined))
      return ids.filter((id) => id !== undefined).map((id) => ({ id, coin, measure, side }))
    })
  },
  completeUntil: async () => readTime(await redis.get(keys.alertsComplete)),
  async setCompleteUntil(at) {
    await redis.set(keys.alertsComplete, at)
  },
  watchedUntil: async (coin: Coin) => readTime(await redis.get(keys.alertsWatched(coin))),
  async setWatchedUntil(coin, at) {
    await redis.set(keys.alertsWatched(coin), at)
  },
})
