import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Child } from '../../scripts/lib/child.ts'
import { type House, openHouse, until } from './real/house.ts'
import { createPayer, inDollars, type Payment } from './real/pay.ts'
import { openPerson, type Person, settleIn } from './real/person.ts'

/** Longer than a worker's lock on its job. */
const PAST_THE_LOCK_MS = 16_000
const EXIT_WITHIN_MS = 10_000

describe('real processes', () => {
  let house: House
  let person: Person
  let payer: ReturnType<typeof createPayer>
  let web: Child
  let worker: Child

  beforeAll(async () => {
    house = await openHouse({ PRICE_SECONDS: '1', MAX_WAITING_OPERATIONS: '2' })
    web = await house.startRole('web')
    worker = await house.startRole('worker')
    person = await openPerson(house.url)
    await settleIn(person)
    payer = createPayer(house, person)
  }, 240_000)
  afterAll(async () => {
    person.close()
    await house.close()
  })

  const begin = async (count: number): Promise<readonly Payment[]> => {
    const begun: Payment[] = []
    for (let n = 0; n < count; n += 1) {
      // Another wish takes back a card whose press is still on its way.
      await begun.at(-1)?.pressed
      begun.push(await payer.begin())
    }
    return begun
  }

  it('R8: a worker stopped past its lock, and woken after another has done its work, changes nothing', {
    timeout: 180_000,
  }, async () => {
    const other = await house.startRole('worker')
    await house.admin('/faults', {
      fault: 'latency',
      method: 'POST',
      route: '/users/*/nodes/*/trans',
      ms: 1_500,
      times: 1,
    })
    const payments = await begin(1)
    await payments[0]?.pressed
    await pause(500)
    process.kill(worker.pid, 'SIGSTOP')
    await pause(PAST_THE_LOCK_MS)
    process.kill(worker.pid, 'SIGCONT')
    expect(await payer.ends(payments)).toBeLessThan(30_000)
    await other.stop(EXIT_WITHIN_MS)
  })

  it('R18: Redis is emptied in the middle of payments', { timeout: 120_000 }, async () => {
    const payments = await begin(2)
    await Promise.all(payments.map(({ pressed }) => pressed))
    await house.redis.flushall()
    expect(await payer.ends(payments)).toBeLessThan(30_000)
    await person.logIn()
  })

  it('R3: the bank takes a payment and breaks the line, then is away, then is back', { timeout: 180_000 }, async () => {
    await house.admin('/faults', { fault: 'reset-after', method: 'POST', route: '/users/*/nodes/*/trans', times: 1 })
    const one = await begin(1)
    await Promise.all(one.map(({ pressed }) => pressed))
    await house.admin('/faults', { fault: 'status', status: 503, route: '*' })
    const two = await begin(1)
    await pause(10_000)
    const clear = await fetch(`${house.adminUrl}/faults`, { method: 'DELETE' })
    expect(clear.ok).toBe(true)
    await payer.ends([...one, ...two])
  })

  it('R23: while the bank is away, customers hear that it is, nothing is promised past the limit, and all is paid after', {
    timeout: 180_000,
  }, async () => {
    await house.admin('/faults', { fault: 'status', status: 503, route: '*' })
    await until('the circuit to open', async () => (await house.redis.exists('chaos:bank-away')) === 1, 30_000)
    const payments = await begin(2)
    for (const { amount, pressed } of payments) {
      await pressed
      await person.see(new RegExp(`^Waiting for the bank[\\s\\S]*\\${amount} is safe, set aside`))
    }
    // What waits is counted once a second.
    await pause(1_100)
    const refused = await payer.begin()
    await refused.pressed
    await person.see(
      new RegExp(`^Not sent[\\s\\S]*\\${refused.amount} is still in Everyday[\\s\\S]*nothing is set aside`),
    )
    await fetch(`${house.adminUrl}/faults`, { method: 'DELETE' })
    expect(await payer.ends(payments)).toBeLessThan(45_000)
    expect((await house.booked()).filter(({ amount }) => inDollars(amount) === refused.amount)).toEqual([])
  })

  it('R22: SIGTERM in the middle of payments: nothing accepted is lost, and all have left in time', {
    timeout: 240_000,
  }, async () => {
    const payments: Payment[] = []
    for (let round = 0; round < 3; round += 1) {
      payments.push(...(await begin(1)))
      const began = performance.now()
      await Promise.all([web, worker].map((child) => child.stop(EXIT_WITHIN_MS)))
      expect(performance.now() - began).toBeLessThan(EXIT_WITHIN_MS)
      expect(await web.ended).toBe('exit code 0')
      expect(await worker.ended).toBe('exit code 0')
      web = await house.startRole('web')
      worker = await house.startRole('worker')
      await payments.at(-1)?.pressed
    }
    await payer.ends(payments)
  })
})
