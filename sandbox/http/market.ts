import type { Hono } from 'hono'
import { quotes } from '../crypto/quotes.ts'
import type { House } from '../house.ts'
import { isCoin } from '../kit/money.ts'
import { requireGateway } from './auth.ts'
import { badForm, json } from './errors.ts'

const DEFAULT_DAYS = 5
const MOST_DAYS = 365

export const marketRoutes = (app: Hono, house: House): void => {
  app.get('/nodes/crypto-quotes', (c) => {
    requireGateway(house, c)
    return json(quotes(house.prices, house.clock.now()))
  })

  app.get('/nodes/crypto-market-watch', async (c) => {
    requireGateway(house, c)
    const given = c.req.query('currency')
    const coin = given === undefined || given === '' || given === 'undefined' ? 'BTC' : given.toUpperCase()
    if (!isCoin(coin)) throw badForm('Invalid field in query: currency. It must be BTC or ETH.', 'currency')
    const days = Number(c.req.query('limit') ?? DEFAULT_DAYS) || DEFAULT_DAYS
    if (!Number.isInteger(days) || days < 1) throw badForm('Invalid field in query: limit.', 'limit')
    return json({ [coin]: await house.market.coin(coin, house.clock.now(), Math.min(days, MOST_DAYS)) })
  })
}
