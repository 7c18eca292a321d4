import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { newPublicKey } from '../kit/ids.ts'
import { bankOf, isRoutingNumber } from '../nodes/routing.ts'
import { NODE_TYPES } from '../nodes/types.ts'
import { isPublicScope, PUBLIC_SCOPES } from '../oauth/scopes.ts'
import { atmsNear } from '../platform/atms.ts'
import { INSTITUTIONS } from '../platform/institutions.ts'
import { addressOf, isDeliverable } from '../users/address.ts'
import { DOCUMENT_TYPES, ENTITY_SCOPES, ENTITY_TYPES } from '../users/enumerations.ts'
import { requireGateway } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { badForm, Refusal } from '../kit/refusal.ts'
import { parseBody, isYes } from '../kit/parse.ts'
import { routingNumber, text } from '../kit/wire-types.ts'

const Address = z.looseObject({
  address_street: z.string(),
  address_city: z.string(),
  address_subdivision: z.string(),
  address_postal_code: text,
  address_country_code: z.string(),
})
const Routing = z.looseObject({ routing_num: routingNumber, type: z.enum(['ACH-US', 'WIRE-US']) })

const PUBLIC_KEY_SECONDS = 900
const PUBLIC_KEY_SECONDS_OF_USER = 86_400
const TRADE_DAYS = 5

/** A query parameter; clients write out `undefined` for what was not given. */
const given = (c: Context, name: string): string | undefined => {
  const value = c.req.query(name)
  return value === undefined || value === '' || value === 'undefined' ? undefined : value
}

const coordinate = (c: Context, name: string): number | undefined => {
  const value = given(c, name)
  if (value === undefined) return undefined
  if (!Number.isFinite(Number(value))) throw badForm(`Invalid field in query: ${name}.`, name)
  return Number(value)
}

const publicKey = (services: ApiServices, c: Context): Response => {
  const user = given(c, 'user_id')
  // One list with commas, or the parameter again for each.
  const named = (c.req.queries('scope') ?? []).flatMap((list) => list.split(',')).filter((one) => one !== '')
  const scope = named.length === 0 || named[0] === 'undefined' ? [...PUBLIC_SCOPES] : named
  const unknown = scope.find((one) => !isPublicScope(one))
  if (unknown !== undefined) throw badForm(`Invalid field in query: scope. ${unknown} is unknown.`, 'scope')
  const seconds = user === undefined ? PUBLIC_KEY_SECONDS : PUBLIC_KEY_SECONDS_OF_USER
  return json({
    public_key_obj: {
      client_obj_id: services.platform.id,
      expires_at: String(Math.floor(services.clock.now() / 1_000) + seconds),
      expires_in: String(seconds),
      public_key: newPublicKey(),
      scope,
      ...(user === undefined ? {} : { user_id: user }),
    },
  })
}

const enumerationRoutes = (app: Hono): void => {
  const named = (kind: keyof typeof ENTITY_TYPES) =>
    ENTITY_TYPES[kind].map(([type, name]) => ({ common_name: name, type }))
  app.get('/users/entity-types', () => json({ BUSINESS: named('BUSINESS'), PERSONAL: named('PERSONAL') }))
  app.get('/users/entity-scopes', () => json({ scopes: ENTITY_SCOPES }))
  app.get('/users/document-types', () => json(DOCUMENT_TYPES))
  app.get('/nodes/types', () => json({ types: [...NODE_TYPES.keys()].map((type) => ({ common_name: type, type })) }))
}

const lookupRoutes = (app: Hono, services: ApiServices): void => {
  app.post('/address-verification', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const address = parseBody(Address, raw)
    const fine = isDeliverable(addressOf(address))
    const { address_street, address_city, address_subdivision, address_postal_code, address_country_code } = address
    return json({
      deliverability: fine ? 'deliverable' : 'undeliverable',
      deliverability_analysis: {
        partial_valid: fine,
        primary_number_invalid: !fine,
        primary_number_missing: !/\d/.test(address_street),
        secondary_invalid: false,
        secondary_missing: false,
      },
      normalized_address: {
        address_city: address_city.toUpperCase(),
        address_country_code: address_country_code.toUpperCase(),
        address_postal_code,
        address_street: address_street.toUpperCase(),
        address_subdivision: address_subdivision.toUpperCase(),
      },
    })
  })

  app.post('/routing-number-verification', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const { routing_num: number } = parseBody(Routing, raw)
    if (!isRoutingNumber(number)) throw badForm('Invalid field in payload: routing_num.', 'routing_num')
    const bank = bankOf(number)
    if (bank === undefined) throw new Refusal(404, '404', `Cannot find a bank with routing number ${number}.`)
    return json({
      address: bank.address,
      bank_code: bank.code,
      bank_name: bank.name,
      horizontal_logo: `https://cdn.synapsepay.com/bank_logos/${bank.code}_h.png`,
      logo: `https://cdn.synapsepay.com/bank_logos/${bank.code}_v.png`,
      meta: { primary_color: '#004977', secondary_color: '#d03027' },
      name: bank.longName,
      url: bank.url,
    })
  })
}

/** The platform's own lookups and public lists. */
export const platformRoutes = (app: Hono, services: ApiServices): void => {
  enumerationRoutes(app)
  lookupRoutes(app, services)

  app.get('/institutions', (c) => {
    requireGateway(services, c)
    return json({ banks: INSTITUTIONS, error_code: '0', http_code: '200', success: true })
  })

  app.get('/nodes/atms', (c) => {
    requireGateway(services, c)
    const page = readPage(c, services.settings.maxPerPage)
    const [zip, lat, lon] = [given(c, 'zip'), coordinate(c, 'lat'), coordinate(c, 'lon')]
    const near = lat !== undefined && lon !== undefined ? { lat, lon } : zip === undefined ? undefined : { zip }
    // Asked about no place, the list is empty.
    const found = near === undefined ? [] : atmsNear(near, coordinate(c, 'radius') ?? 10)
    const shown = found.slice((page.page - 1) * page.perPage, page.page * page.perPage)
    return json(listBody({ items: 'atms', count: 'atms_count' }, shown, found.length, page))
  })

  app.get('/client', (c) => {
    requireGateway(services, c)
    if (!isYes(c.req.query('issue_public_key')))
      throw badForm('Missing field in query: issue_public_key.', 'issue_public_key')
    return publicKey(services, c)
  })

  app.get('/nodes/trade-market-watch', async (c) => {
    requireGateway(services, c)
    const ticker = given(c, 'ticker') ?? given(c, 'ticker_symbol')
    if (ticker === undefined || !/^[A-Za-z.]{1,10}$/.test(ticker))
      throw badForm('Missing field in query: ticker.', 'ticker')
    const name = ticker.toUpperCase()
    return json({ [name]: await services.market.stock(name, services.clock.now(), TRADE_DAYS) })
  })
}
