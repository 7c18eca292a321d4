import type { Context, Hono } from 'hono'
import type { ApiServices } from './services.ts'
import { dummyTransaction } from '../transactions/dummy.ts'
import { shipCard } from '../subnets/shipments.ts'
import { createSubnet, patchSubnet, subnetBody } from '../subnets/subnets.ts'
import type { NodeDoc, ShipmentDoc, SubnetDoc, UserDoc } from '../store/documents.ts'
import { readFiltered } from '../store/page.ts'
import { transBody } from '../transactions/wire.ts'
import { baseOf, requireCaller, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import { keyOf } from './idempotency-key.ts'
import { badForm, notFound, wrongState } from '../kit/refusal.ts'
import { isYes } from '../kit/parse.ts'

const NODE = '/users/:u/nodes/:n'
const KEYS = { items: 'subnets', count: 'subnets_count' }

const requireSubnet = async (services: ApiServices, c: Context, node: NodeDoc): Promise<SubnetDoc> => {
  const id = c.req.param('s') ?? ''
  const subnet = await services.store.subnets.findOne({ _id: id, node_id: node._id })
  if (subnet === null) throw notFound('subnet', id)
  return subnet
}

const tell = (services: ApiServices, subnet: SubnetDoc): Promise<void> =>
  services.outbox.publish(subnet._id, subnet._s ?? {}, () => subnetBody(subnet, services.baseUrl()))

type Seen = { user: UserDoc; node: NodeDoc; subnet: SubnetDoc }

const see = async (services: ApiServices, c: Context, scope: string): Promise<Seen> => {
  const user = await requireCaller(services, c, scope)
  const node = await requireNode(services, c, user)
  return { user, node, subnet: await requireSubnet(services, c, node) }
}

const list = async (
  services: ApiServices,
  c: Context,
  wanted: { user_id: string } | { node_id: string },
): Promise<Response> => {
  const page = readPage(c, services.settings.maxPerPage)
  const { found, total } = await readFiltered(services.store.subnets, { wanted, page })
  const base = baseOf(services, c)
  return json(
    listBody(
      KEYS,
      found.map((one) => subnetBody(one, base)),
      total,
      page,
    ),
  )
}

const shipmentRoutes = (app: Hono, services: ApiServices): void => {
  const ship = async (c: Context): Promise<Response> => {
    const raw = await readBody(c)
    const seen = await see(services, c, 'SUBNET|PATCH')
    return json(await shipCard(services, seen, raw))
  }
  app.patch(`${NODE}/subnets/:s/ship`, ship)
  app.post(`${NODE}/subnets/:s/ship`, ship)

  app.get(`${NODE}/subnets/:s/ship`, async (c) => {
    const { subnet } = await see(services, c, 'SUBNET|GET')
    const page = readPage(c, services.settings.maxPerPage)
    const { found, total } = await readFiltered(services.store.shipments, { wanted: { subnet_id: subnet._id }, page })
    return json(listBody({ items: 'ships', count: 'ship_count' }, found, total, page))
  })

  const one = async (c: Context, scope: string): Promise<ShipmentDoc> => {
    const { subnet } = await see(services, c, scope)
    const id = c.req.param('ship') ?? ''
    const shipment = await services.store.shipments.findOne({ _id: id, subnet_id: subnet._id })
    if (shipment === null) throw notFound('shipment', id)
    return shipment
  }
  app.get(`${NODE}/subnets/:s/ship/:ship`, async (c) => json(await one(c, 'SUBNET|GET')))
  app.delete(`${NODE}/subnets/:s/ship/:ship`, async (c) => {
    const shipment = await one(c, 'SUBNET|PATCH')
    if (shipment['status'] === 'CANCELED') throw wrongState('The shipment is canceled already.')
    await services.store.shipments.updateOne({ _id: shipment._id }, { $set: { status: 'CANCELED' } })
    return json({ ...shipment, status: 'CANCELED' })
  })
}

const walletRoutes = (app: Hono, services: ApiServices): void => {
  app.post(`${NODE}/subnets/:s/push`, async (c) => {
    await readBody(c)
    const { subnet } = await see(services, c, 'SUBNET|PATCH')
    if (subnet.card === null) throw wrongState('Only card subnets can be pushed to a wallet.')
    return json({
      activation_data: subnet._id,
      encrypted_pass_data: Buffer.from(subnet._id).toString('base64'),
      ephemeral_public_key: '',
    })
  })

  app.post(`${NODE}/subnets/:s/dummy-tran`, async (c) => {
    const body = await readBody(c)
    const { user, node, subnet } = await see(services, c, 'TRANS|POST')
    const { type, direction } = body
    if (type !== 'ACH' && type !== 'WIRE' && type !== 'INTERNAL_TRANSFER')
      throw badForm('Invalid field in payload: type.', 'type')
    if (direction !== 'DEPOSIT' && direction !== 'WITHDRAWAL')
      throw badForm('Invalid field in payload: direction.', 'direction')
    const note = typeof body['addenda'] === 'string' ? body['addenda'] : undefined
    const choice = {
      type,
      isCredit: direction === 'DEPOSIT',
      subnet: subnet._id,
      ...(note === undefined ? {} : { note }),
    }
    const trans = await dummyTransaction(
      services,
      { node, user },
      body['amount'] === undefined ? choice : { ...choice, amount: body['amount'] },
    )
    return json(transBody(trans, baseOf(services, c)))
  })

  app.patch(`${NODE}/applepay`, async (c) => {
    await readBody(c)
    const node = await requireNode(services, c, await requireCaller(services, c, 'NODE|PATCH'))
    return json({
      activation_data: node._id,
      encrypted_pass_data: Buffer.from(node._id).toString('base64'),
      ephemeral_public_key: '',
    })
  })

  app.post(`${NODE}/barcode`, async (c) => {
    const body = await readBody(c)
    const node = await requireNode(services, c, await requireCaller(services, c, 'NODE|PATCH'))
    if (typeof body['amount'] !== 'object' || body['amount'] === null)
      throw badForm('Missing field in payload: amount.', 'amount')
    return json({
      amount: body['amount'],
      barcode: node._id,
      expires_on: services.clock.now() + 86_400_000,
      node_id: node._id,
      retailer_id: body['retailer_id'] ?? null,
    })
  })
}

export const subnetRoutes = (app: Hono, services: ApiServices): void => {
  app.post(`${NODE}/subnets`, async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(services, c, 'SUBNETS|POST')
    const node = await requireNode(services, c, user)
    const subnet = await underKey(services, { key: keyOf(services, c), collection: 'subnets' }, async (id) => {
      const draft = createSubnet(services, { user, node }, body, id)
      return services.outbox.during({}, { scopes: ['SUBNETS|POST'], by: 'SELF' }, async (out) => {
        const made = { ...draft, _s: out }
        await services.store.subnets.insertOne(made)
        return made
      })
    })
    await tell(services, subnet)
    return json(subnetBody(subnet, baseOf(services, c)))
  })

  app.get('/users/:u/subnets', async (c) =>
    list(services, c, { user_id: (await requireCaller(services, c, 'SUBNETS|GET'))._id }),
  )

  app.get(`${NODE}/subnets`, async (c) => {
    const node = await requireNode(services, c, await requireCaller(services, c, 'SUBNETS|GET'))
    return list(services, c, { node_id: node._id })
  })

  app.get(`${NODE}/subnets/:s`, async (c) => {
    const { subnet } = await see(services, c, 'SUBNET|GET')
    return json(subnetBody(subnet, baseOf(services, c), isYes(c.req.query('full_dehydrate'))))
  })

  app.patch(`${NODE}/subnets/:s`, async (c) => {
    const body = await readBody(c)
    const { node } = await see(services, c, 'SUBNET|PATCH')
    const after = await services.locks(`subnet:${c.req.param('s')}`, async () => {
      const before = await requireSubnet(services, c, node)
      const draft = patchSubnet(services, before, body)
      return services.outbox.during(before._s ?? {}, { scopes: ['SUBNET|PATCH'], by: 'SELF' }, async (out) => {
        const changed = { ...draft, _s: { ...draft._s, ...out } }
        await services.store.subnets.replaceOne({ _id: changed._id }, changed)
        return changed
      })
    })
    await tell(services, after)
    return json(subnetBody(after, baseOf(services, c)))
  })

  shipmentRoutes(app, services)
  walletRoutes(app, services)
}
