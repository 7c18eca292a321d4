import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mongoUrl } from '#test/support/servers.ts'
import { startStopwatch } from '#test/support/stopwatch.ts'
import { postTurn, startFlood } from './real/flood.ts'
import { type Death, FINAL_WITHIN_MS, interrupt, startPayingCustomer, type PayingCustomer } from './real/kill.ts'
import { literal } from './real/literal.ts'
import { createPayer, inDollars, type Payer, type Payment } from './real/pay.ts'
import { quietPort } from './real/ports.ts'
import { until } from './real/until.ts'

/** Two of the moments that `npm run chaos:kill` goes through one by one. */
const DEATHS: readonly Death[] = [
  { role: 'web', when: 'after', nth: 4, flushed: false, both: true },
  { role: 'worker', when: 'before', nth: 2, flushed: true, both: false },
]
const EXIT_WITHIN_MS = 10_000
const PRESSES = 50
const TURNS_A_SECOND = 200
const LEAST_ANSWERED = 20
const RECOVERS_WITHIN_MS = 60_000
/** What waits for the bank is counted once a second. */
const COUNTED_MS = 1_100
const MOST_WAITING = 2

/** Whether nobody takes a new connection there; undefined while somebody does. */
const isRefused = (port: number, hostname: string): Promise<true | undefined> =>
  new Promise((resolve) => {
    const probe = connect(port, hostname)
    probe.once('connect', () => resolve(void probe.destroy())).once('error', () => resolve(true))
  })

/** Samples: the long runs are `npm run chaos:kill` and `npm run chaos:processes`. */
describe('real processes', () => {
  let customer: PayingCustomer
  let payer: Payer

  beforeAll(async () => {
    customer = await startPayingCustomer(mongoUrl(), {
      PRICE_SECONDS: '1',
      MAX_WAITING_OPERATIONS: String(MOST_WAITING),
    })
    payer = createPayer(customer)
  }, 240_000)
  afterAll(() => customer.close())

  it.each(DEATHS)(
    'R1: kill -9 of $role $when effect $nth, of both: $both, Redis emptied: $flushed',
    {
      timeout: 240_000,
    },
    async (death) => {
      const survived = await interrupt(customer, death, DEATHS[DEATHS.indexOf(death) + 1])
      expect(survived.at).toBeDefined()
      expect(survived.finalAfterMs).toBeLessThan(FINAL_WITHIN_MS)
    },
  )

  it('R3: the bank takes a payment and breaks the line: it is paid once', { timeout: 120_000 }, async () => {
    await customer.processes.plant({ fault: 'reset-after', method: 'POST', route: '/users/*/nodes/*/trans', times: 1 })
    expect(await payer.ends([await payer.begin()])).toBeLessThan(RECOVERS_WITHIN_MS)
  })

  it('R6: fifty presses of one button through two web processes: one payment, everybody answered', {
    timeout: 120_000,
  }, async () => {
    const { processes } = customer
    const port = await quietPort()
    const second = await processes.startRole('web', { PORT: String(port) })
    const amount = await payer.propose()
    const act = { do: 'press', button: customer.person().button('Confirm') } as const
    const press = async (n: number): Promise<number> => {
      const url = n % 2 === 0 ? processes.url : `http://127.0.0.1:${port}`
      const turn = { url, token: customer.person().token, id: randomUUID(), act }
      for (;;) {
        const status = await postTurn(turn)
        // More than one page may send: the same press again, a little later.
        if (status !== 429) return status
        await pause(100)
      }
    }
    const statuses = await Promise.all(Array.from({ length: PRESSES }, (_, n) => press(n)))
    expect(statuses).toEqual(statuses.map(() => 200))
    await payer.ends([{ amount, pressed: Promise.resolve() }])
    await second.stop(EXIT_WITHIN_MS)
  })

  it('R22: SIGTERM under load: whoever was taken in is answered, no job is left half done, all have left in time', {
    timeout: 180_000,
  }, async () => {
    const { processes } = customer
    const flood = startFlood(processes, TURNS_A_SECOND)
    await until('some answers', () => flood.answered() > LEAST_ANSWERED || undefined, 30_000)
    const payment = await payer.begin()
    const began = performance.now()
    const leaving = (['web', 'worker'] as const).map((role) => customer.running[role].child)
    await Promise.all(leaving.map((child) => child.stop(EXIT_WITHIN_MS)))
    expect(performance.now() - began).toBeLessThan(EXIT_WITHIN_MS)
    expect(await Promise.all(leaving.map(({ ended }) => ended))).toEqual(['exit code 0', 'exit code 0'])
    const { answered, unanswered } = await flood.stop()
    expect(answered).toBeGreaterThan(LEAST_ANSWERED)
    expect(unanswered).toBeGreaterThan(0)
    expect(await flood.broken()).toEqual([])
    expect(await processes.takenJobs()).toBe(0)
    await Promise.all([customer.start('web'), customer.start('worker')])
    await payer.ends([payment])
  })

  it('R18: what a chat had told and lost with Redis is told again, once somebody writes there', {
    timeout: 60_000,
  }, async () => {
    const payment = await payer.begin()
    await payer.ends([payment])
    await customer.processes.redis.flushall()
    await customer.meet()
    const sent = new RegExp(`^Sent[\\s\\S]*${literal(payment.amount)}`)
    expect(await customer.person().see(sent)).toContain('The money has arrived')
  })

  it('R22: a second SIGTERM does not wait for what keeps the first', { timeout: 60_000 }, async () => {
    const { child } = customer.running.web
    const { hostname, port } = new URL(customer.processes.url)
    const half = connect(Number(port), hostname)
    half.on('error', () => undefined)
    await once(half, 'connect')
    const token = `authorization: Bearer ${customer.person().token}\r\ncontent-type: application/json`
    half.write(
      `POST /chat/turns HTTP/1.1\r\nhost: localhost\r\n${token}\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\nhalf of it`,
    )
    // It has read the head, and waits for the rest.
    const [said] = (await once(half, 'data')) as [Buffer]
    expect(said.toString()).toContain('100 Continue')
    process.kill(child.pid, 'SIGTERM')
    await until('a closed door', () => isRefused(Number(port), hostname), 30_000)
    await pause(500)
    expect(child.hasEnded()).toBe(false)
    const elapsed = startStopwatch(child.pid)
    process.kill(child.pid, 'SIGTERM')
    expect(await child.ended).toBe('exit code 1')
    expect(elapsed()).toBeLessThan(1_000)
    await customer.start('web')
  })

  it('R23: while the bank is away customers hear that it is, nothing is promised past the limit, and all is paid after', {
    timeout: 180_000,
  }, async () => {
    const { processes } = customer
    await processes.plant({ fault: 'status', status: 503, route: '*' })
    await until('the circuit to open', async () => (await processes.redis.exists('chaos:bank-away')) === 1, 30_000)
    const payments: Payment[] = []
    for (let n = 0; n < MOST_WAITING; n += 1) {
      const payment = await payer.begin()
      await payment.pressed
      await customer.person().see(new RegExp(`^Delayed[\\s\\S]*\\${payment.amount} is safe, set aside`))
      payments.push(payment)
    }
    await pause(COUNTED_MS)
    const refused = await payer.begin()
    await refused.pressed
    await customer
      .person()
      .see(new RegExp(`^Not sent[\\s\\S]*\\${refused.amount} is still in Everyday[\\s\\S]*nothing is set aside`))
    await processes.clearFaults()
    expect(await payer.ends(payments)).toBeLessThan(RECOVERS_WITHIN_MS)
    expect((await processes.booked()).filter(({ amount }) => inDollars(amount) === refused.amount)).toEqual([])
  })
})
