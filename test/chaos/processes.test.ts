import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mongoUrl } from '#test/support/servers.ts'
import { type Death, FINAL_WITHIN_MS, interrupt, openStage, type Stage } from './real/kill.ts'
import { createPayer, inDollars, type Payer, type Payment } from './real/pay.ts'
import { until } from './real/until.ts'

/** Two of the moments that `npm run chaos:kill` goes through one by one. */
const DEATHS: readonly Death[] = [
  { role: 'web', when: 'after', nth: 4, flushed: false, both: true },
  { role: 'worker', when: 'before', nth: 2, flushed: true, both: false },
]
const EXIT_WITHIN_MS = 10_000
const RECOVERS_WITHIN_MS = 60_000
/** What waits for the bank is counted once a second. */
const COUNTED_MS = 1_100

/** Samples: the long runs are `npm run chaos:kill` and `npm run chaos:processes`. */
describe('real processes', () => {
  let stage: Stage
  let payer: Payer

  beforeAll(async () => {
    stage = await openStage(mongoUrl(), { PRICE_SECONDS: '1', MAX_WAITING_OPERATIONS: '2' })
    payer = createPayer(stage)
  }, 240_000)
  afterAll(() => stage.close())

  it.each(DEATHS)(
    'R1: kill -9 of $role $when effect $nth, of both: $both, Redis emptied: $flushed',
    {
      timeout: 240_000,
    },
    async (death) => {
      const survived = await interrupt(stage, death)
      expect(survived.at).toBeDefined()
      expect(survived.finalAfterMs).toBeLessThan(FINAL_WITHIN_MS)
    },
  )

  it('R3: the bank takes a payment and breaks the line: it is paid once', { timeout: 120_000 }, async () => {
    await stage.house.plant({ fault: 'reset-after', method: 'POST', route: '/users/*/nodes/*/trans', times: 1 })
    expect(await payer.ends([await payer.begin()])).toBeLessThan(RECOVERS_WITHIN_MS)
  })

  it('R22: SIGTERM in the middle of a payment: nothing accepted is lost, and all have left in time', {
    timeout: 180_000,
  }, async () => {
    const payment = await payer.begin()
    const began = performance.now()
    const leaving = (['web', 'worker'] as const).map((role) => stage.running[role].child)
    await Promise.all(leaving.map((child) => child.stop(EXIT_WITHIN_MS)))
    expect(performance.now() - began).toBeLessThan(EXIT_WITHIN_MS)
    expect(await Promise.all(leaving.map(({ ended }) => ended))).toEqual(['exit code 0', 'exit code 0'])
    await Promise.all([stage.start('web'), stage.start('worker')])
    await payer.ends([payment])
  })

  it('R23: while the bank is away customers hear that it is, nothing is promised past the limit, and all is paid after', {
    timeout: 180_000,
  }, async () => {
    const { house } = stage
    await house.plant({ fault: 'status', status: 503, route: '*' })
    await until('the circuit to open', async () => (await house.redis.exists('chaos:bank-away')) === 1, 30_000)
    const payments: Payment[] = []
    for (let n = 0; n < 2; n += 1) {
      const payment = await payer.begin()
      await payment.pressed
      await stage.person().see(new RegExp(`^Waiting for the bank[\\s\\S]*\\${payment.amount} is safe, set aside`))
      payments.push(payment)
    }
    await pause(COUNTED_MS)
    const refused = await payer.begin()
    await refused.pressed
    await stage
      .person()
      .see(new RegExp(`^Not sent[\\s\\S]*\\${refused.amount} is still in Everyday[\\s\\S]*nothing is set aside`))
    await house.clearFaults()
    expect(await payer.ends(payments)).toBeLessThan(RECOVERS_WITHIN_MS)
    expect((await house.booked()).filter(({ amount }) => inDollars(amount) === refused.amount)).toEqual([])
  })
})
