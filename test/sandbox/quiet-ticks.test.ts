import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openReceiver, type Receiver } from './receiver.ts'
import { type Caller, signUp, startSandbox } from './sandbox-in-process.ts'

const TICK_MS = 5
const RETRY_MS = 400
const sandbox = startSandbox({ clock: 'fast', clockFactor: 1, tickMs: TICK_MS, webhookRetriesMs: [RETRY_MS] })
let receiver: Receiver
let usersSubscription: string

beforeAll(async () => {
  await sandbox.server.listen()
  receiver = await openReceiver()
  const { body } = await sandbox.platform('POST', '/subscriptions', { url: receiver.url, scope: ['USERS|POST'] })
  usersSubscription = body._id
})
afterAll(() => receiver.close())

/** How often the database was asked for deliveries during `ticks` ticks or more. */
const reads = async (ticks: number): Promise<number> => {
  const find = vi.spyOn(sandbox.server.services.store.deliveries, 'find')
  await pause(ticks * TICK_MS)
  const { length } = find.mock.calls
  find.mockRestore()
  return length
}

const sentTo = ({ id }: Caller): number => receiver.got.filter(({ body }) => body._id.$oid === id).length

it('asks the database for nothing while no delivery is due', async () => {
  await signUp(sandbox)
  await expect.poll(() => receiver.got.length).toBe(1)
  await expect.poll(() => reads(20)).toBe(0)
})

it('sends again what is due later, and meanwhile what comes', async () => {
  receiver.answer.status = 500
  const late = await signUp(sandbox)
  await expect.poll(() => sentTo(late)).toBe(1)
  receiver.answer.status = 200
  const prompt = await signUp(sandbox)
  await expect.poll(() => sentTo(prompt)).toBe(1)
  await expect.poll(() => sentTo(late)).toBe(2)
  await expect.poll(() => reads(20)).toBe(0)
})

it('asks for no other subscription than that of a stored delivery, and a few times at most', async () => {
  await sandbox.platform('POST', '/subscriptions', { url: receiver.url, scope: ['NODES|POST'] })
  await expect.poll(() => reads(20)).toBe(0)
  const find = vi.spyOn(sandbox.server.services.store.deliveries, 'find')
  const user = await signUp(sandbox)
  await expect.poll(() => sentTo(user)).toBe(1)
  await pause(20 * TICK_MS)
  const asked = find.mock.calls.map(([filter]) => filter?.['subscription'])
  find.mockRestore()
  expect(new Set(asked)).toEqual(new Set([usersSubscription]))
  // What is due, whether there is more, and when the next is; with as many again for ticks that come between.
  expect(asked.length).toBeLessThanOrEqual(6)
})
