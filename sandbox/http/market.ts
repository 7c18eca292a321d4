import type { Hono } from 'hono'
import { quotes } from '../crypto/quotes.ts'
import type { ApiServices } from './services.ts'
import { isCoin } from '../kit/money.ts'
import { requireGateway } from './auth.ts'
import { json } from './errors.ts'
import { badForm } from '../kit/refusal.ts'

const DEFAULT_DAYS = 5
const MOST_DAYS = 365

export const marketRoutes = (app: Hono, services: ApiServices): void => {
  app.get('/nodes/crypto-quotes', (c) => {
    requireGateway(services, c)
    return json(quotes(services.prices, services.clock.now()))
  })

  app.get('/nodes/crypto-market-watch', async (c) => {
    requireGateway(services, c)
    const given = c.req.query('currency')
    const coin = given === undefined || given === '' || given === 'undefined' ? 'BTC' : given.toUpperCase()
    if (!isCoin(coin)) throw badForm('Invalid field in query: currency. It must be BTC or ETH.', 'currency')
    const days = Number(c.req.query('limit') ?? DEFAULT_DAYS) || DEFAULT_DAYS
    if (!Number.isInteger(days) || days < 1) throw badForm('Invalid field in query: limit.', 'limit')
    return json({ [coin]: await services.market.coin(coin, services.clock.now(), Math.min(days, MOST_DAYS)) })
  })
}
