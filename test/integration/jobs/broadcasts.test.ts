import { afterEach, expect, it } from 'vitest'
import { createNotices, noticeDocument } from '#adapters/mongo/notices.ts'
import { type AlertId, newId, type OperationId } from '#bank/ground/ids.ts'
import type { NoticeSubject } from '#bank/ground/notice.ts'
import { freshDatabase } from '#test/support/servers.ts'
import { type JobsOnRedis, openJobs } from './jobs-on-redis.ts'

const alert = (): string => `${newId('alert')}:told`
const outcome = (): string => `${newId('operation')}:settled`

let jobs: JobsOnRedis
afterEach(() => jobs?.close())

it('an outcome waits behind no alert, however many there are, and those leave room for it', async () => {
  jobs = openJobs()
  const alerts = Array.from({ length: 200 }, alert)
  for (const id of alerts) await jobs.queues.wake.notice(id)
  const told: { readonly id: string; readonly at: number }[] = []
  await jobs.work({ deliverNotice: async (id) => void told.push({ id, at: performance.now() }) })
  const ids = Array.from({ length: 5 }, outcome)
  for (const id of ids) await jobs.queues.wake.notice(id)
  await expect.poll(() => ids.every((id) => told.some((one) => one.id === id)), { timeout: 10_000 }).toBe(true)
  const before = told.filter(({ id }) => alerts.includes(id)).length
  expect(before).toBeLessThan(alerts.length / 2)
  // Twenty a second, over all workers.
  await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(60)
  const times = told.filter(({ id }) => alerts.includes(id)).map(({ at }) => at)
  for (const [n, at] of times.entries()) {
    const within = times.slice(n).filter((other) => other - at < 950)
    expect(within.length).toBeLessThanOrEqual(41)
  }
}, 40_000)

it('what the queue has lost is found again with alerts last, however old they are', async () => {
  const { db, drop } = await freshDatabase()
  jobs = openJobs()
  const about = (id: string): NoticeSubject =>
    id.startsWith('alrt_')
      ? { kind: 'alert', alert: id.split(':')[0] as AlertId, price: '1', at: 1 }
      : { kind: 'operation', operation: id.split(':')[0] as OperationId }
  const alerts = Array.from({ length: 30 }, alert)
  const outcomes = Array.from({ length: 3 }, outcome)
  const documents = [...alerts, ...outcomes].map((id, at) =>
    noticeDocument({ id, conversation: 'telegram:1', about: about(id), createdAt: at }),
  )
  await db.collection<(typeof documents)[number]>('notices').insertMany(documents)
  const notices = createNotices(db)
  expect(await notices.due(1_000, 10)).toEqual([...outcomes, ...alerts.slice(0, 7)])
  expect(await notices.due(1_000, 2)).toEqual(outcomes.slice(0, 2))
  expect(await notices.due(1_000, 100)).toEqual([...outcomes, ...alerts])
  await drop()
})
