import { Hono } from 'hono'
import { z } from 'zod'
import { adminGuard } from './guard.ts'
import { playTape, Tape } from '../crypto/tape.ts'
import { FaultRule } from '../faults/faults.ts'
import type { ApiServices } from '../http/services.ts'
import { readBody } from '../http/body.ts'
import { answerError, errorBody, json } from '../http/errors.ts'
import { requirePositiveCents } from '../kit/amount.ts'
import { returnTrans } from '../transactions/change.ts'
import { evaluate } from '../users/review.ts'
import { unlockNodes } from '../nodes/lock.ts'
import { CHANGED_BY_SYSTEM, publishUser } from '../users/publish.ts'
import { userBody } from '../users/wire.ts'
import { booksTotals, streamBalances, streamTransactions } from './books.ts'
import { notFound, Refusal } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'

/** Moves the simulated time on, and does what is due. */
export type Ticker = { tick(): Promise<void>; step(ms: number): Promise<void> }

/** A step lives through every month and day within it: ten years at once is as much as can be waited for. */
const LONGEST_STEP = 10 * 366 * 24 * 60 * 60 * 1_000
const FASTEST = 1_000_000
const Clock = z.object({
  step: z.number().min(0).max(LONGEST_STEP).optional(),
  factor: z.number().min(0).max(FASTEST).optional(),
})
const Price = z.object({ currency: z.enum(['BTC', 'ETH']), price: z.number().positive() })
const Return = z.object({ code: z.string().min(1).default('R01') })

const clockRoutes = (admin: Hono, services: ApiServices, ticker: Ticker): void => {
  const show = (): Response => json({ now: services.clock.now(), factor: services.clock.factor() })
  admin.get('/clock', show)
  admin.post('/clock', async (c) => {
    const { step, factor } = parseBody(Clock, await readBody(c))
    if (factor !== undefined) services.clock.setFactor(factor)
    if (step !== undefined) await ticker.step(step)
    return show()
  })
  admin.post('/tick', async () => {
    await ticker.tick()
    return show()
  })
}

const faultRoutes = (admin: Hono, services: ApiServices): void => {
  admin.get('/faults', () => json({ faults: services.faults.list() }))
  admin.post('/faults', async (c) => json(services.faults.add(parseBody(FaultRule, await readBody(c)))))
  admin.delete('/faults', () => {
    services.faults.clear()
    return json({ faults: [] })
  })
  admin.delete('/faults/:id', (c) => {
    if (!services.faults.remove(c.req.param('id'))) throw notFound('fault', c.req.param('id'))
    return json({ faults: services.faults.list() })
  })
}

const priceRoutes = (admin: Hono, services: ApiServices): void => {
  admin.post('/prices', async (c) => {
    const { currency, price } = parseBody(Price, await readBody(c))
    const cents = requirePositiveCents(price, { field: 'price' })
    await services.prices.add([{ coin: currency, at: services.clock.now(), cents, hold: false }])
    return json({ currency, price })
  })
  admin.post('/prices/tape', async (c) => {
    const tape = parseBody(Tape, await readBody(c))
    const points = playTape(tape, services.clock.now())
    await services.prices.add(points)
    return json({ points: points.length, until: Math.max(...points.map(({ at }) => at)) })
  })
}

const operatorRoutes = (admin: Hono, services: ApiServices): void => {
  admin.post('/users/:u/unlock', async (c) => {
    const id = c.req.param('u')
    if ((await services.users.get(id)) === undefined) throw notFound('user', id)
    const after = await services.users.change(
      id,
      (user) =>
        evaluate({ ...user, permission: 'UNVERIFIED', permission_code: null, is_hidden: false }, services.settings),
      CHANGED_BY_SYSTEM,
    )
    await unlockNodes(services, id)
    await publishUser(services, after)
    return json(userBody(after, { base: services.baseUrl() }))
  })

  admin.post('/transactions/:t/return', async (c) => {
    const { code } = parseBody(Return, await readBody(c))
    const id = c.req.param('t')
    if ((await services.pending.get(id)) === undefined) throw notFound('transaction', id)
    await returnTrans(services, id, code)
    return json({ transaction_id: id, code })
  })
}

/** The operator's API: on the loopback and nowhere else, and for who has the token. */
export const createAdmin = (services: ApiServices, ticker: Ticker, token: string): Hono => {
  const admin = new Hono()
  admin.use('*', adminGuard(token))
  clockRoutes(admin, services, ticker)
  faultRoutes(admin, services)
  priceRoutes(admin, services)
  operatorRoutes(admin, services)
  admin.get('/health', () => json({ ok: true }))
  admin.get('/books', async () => json(await booksTotals(services)))
  admin.get('/books/transactions', () => streamTransactions(services))
  admin.get('/books/balances', () => streamBalances(services))
  admin.notFound(() => json(errorBody(new Refusal(404, '404', 'Cannot find the endpoint.')), 404))
  admin.onError((error) => answerError(error))
  return admin
}
