import { Hono } from 'hono'
import { z } from 'zod'
import { playTape, Tape } from '../crypto/tape.ts'
import { FaultRule } from '../faults/faults.ts'
import type { House } from '../house.ts'
import { parseBody, readBody } from '../http/body.ts'
import { answerError, errorBody, json, notFound, Refusal } from '../http/errors.ts'
import { centsFromWire } from '../kit/money.ts'
import type { Heart } from '../ticker.ts'
import { returnTrans } from '../transactions/change.ts'
import { evaluate } from '../users/review.ts'
import { unlockNodes } from '../nodes/lock.ts'
import { CHANGED_BY_SYSTEM, tellUser } from '../users/publish.ts'
import { userBody } from '../users/wire.ts'
import { booksTotals, streamBalances, streamTransactions } from './books.ts'

const Clock = z.object({ step: z.number().min(0).optional(), factor: z.number().min(0).optional() })
const Price = z.object({ currency: z.enum(['BTC', 'ETH']), price: z.number().positive() })
const Return = z.object({ code: z.string().min(1).default('R01') })

const clockRoutes = (admin: Hono, house: House, heart: Heart): void => {
  const show = (): Response => json({ now: house.clock.now(), factor: house.clock.factor() })
  admin.get('/clock', show)
  admin.post('/clock', async (c) => {
    const { step, factor } = parseBody(Clock, await readBody(c))
    if (factor !== undefined) house.clock.setFactor(factor)
    if (step !== undefined) await heart.step(step)
    return show()
  })
  admin.post('/tick', async () => {
    await heart.tick()
    return show()
  })
}

const faultRoutes = (admin: Hono, house: House): void => {
  admin.get('/faults', () => json({ faults: house.faults.list() }))
  admin.post('/faults', async (c) => json(house.faults.add(parseBody(FaultRule, await readBody(c)))))
  admin.delete('/faults', () => {
    house.faults.clear()
    return json({ faults: [] })
  })
  admin.delete('/faults/:id', (c) => {
    if (!house.faults.remove(c.req.param('id'))) throw notFound('fault', c.req.param('id'))
    return json({ faults: house.faults.list() })
  })
}

const priceRoutes = (admin: Hono, house: House): void => {
  admin.post('/prices', async (c) => {
    const { currency, price } = parseBody(Price, await readBody(c))
    const cents = centsFromWire(price)
    if (cents === undefined || cents <= 0n) throw new Refusal(400, '200', 'Invalid field in payload: price.')
    await house.prices.add([{ coin: currency, at: house.clock.now(), cents, hold: false }])
    return json({ currency, price })
  })
  admin.post('/prices/tape', async (c) => {
    const tape = parseBody(Tape, await readBody(c))
    const points = playTape(tape, house.clock.now())
    await house.prices.add(points)
    return json({ points: points.length, until: Math.max(...points.map(({ at }) => at)) })
  })
}

const operatorRoutes = (admin: Hono, house: House): void => {
  admin.post('/users/:u/unlock', async (c) => {
    const id = c.req.param('u')
    if ((await house.users.get(id)) === undefined) throw notFound('user', id)
    const after = await house.users.change(
      id,
      (user) =>
        evaluate({ ...user, permission: 'UNVERIFIED', permission_code: null, is_hidden: false }, house.settings),
      CHANGED_BY_SYSTEM,
    )
    await unlockNodes(house, id)
    await tellUser(house, after)
    return json(userBody(after, { base: house.baseUrl() }))
  })

  admin.post('/transactions/:t/return', async (c) => {
    const { code } = parseBody(Return, await readBody(c))
    const id = c.req.param('t')
    if ((await house.pending.get(id)) === undefined) throw notFound('transaction', id)
    await returnTrans(house, id, code)
    return json({ transaction_id: id, code })
  })
}

/** The operator's API. It has no credentials of its own: it listens on the loopback and nowhere else. */
export const createAdmin = (house: House, heart: Heart): Hono => {
  const admin = new Hono()
  clockRoutes(admin, house, heart)
  faultRoutes(admin, house)
  priceRoutes(admin, house)
  operatorRoutes(admin, house)
  admin.get('/health', () => json({ ok: true }))
  admin.get('/books', async () => json(await booksTotals(house)))
  admin.get('/books/transactions', () => streamTransactions(house))
  admin.get('/books/balances', () => streamBalances(house))
  admin.notFound(() => json(errorBody(new Refusal(404, '404', 'Cannot find the endpoint.')), 404))
  admin.onError((error) => answerError(error))
  return admin
}
