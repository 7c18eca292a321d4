import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { dummyTransaction } from '../transactions/dummy.ts'
import { shipCard } from '../subnets/shipments.ts'
import { publishSubnet } from '../subnets/publish.ts'
import { createSubnet, findSubnet, patchSubnet } from '../subnets/subnets.ts'
import { subnetBody } from '../subnets/wire.ts'
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
import { isYes, parseBody } from '../kit/parse.ts'
import { text } from '../kit/wire-types.ts'

const NODE = '/users/:u/nodes/:n'
const KEYS = { items: 'subnets', count: 'subnets_count' }
const Dummy = z.looseObject({ addenda: text.nullish() })

type Found = { user: UserDoc; node: NodeDoc; subnet: SubnetDoc }

const find = async (services: ApiServices, c: Context, scope: string): Promise<Found> => {
  const user = await requireCaller(services, c, scope)
  const node = await requireNode(services, c, user)
  return { user, node, subnet: await findSubnet(services, node, c.req.param('s') ?? '') }
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
    const found = await find(services, c, 'SUBNET|PATCH')
    return json(await shipCard(services, found, raw))
  }
  app.patch(`${NODE}/subnets/:s/ship`, ship)
  app.post(`${NODE}/subnets/:s/ship`, ship)

  app.get(`${NODE}/subnets/:s/ship`, async (c) => {
    const { subnet } = await find(services, c, 'SUBNET|GET')
    const page = readPage(c, services.settings.maxPerPage)
    const { found, total } = await readFiltered(services.store.shipments, { wanted: { subnet_id: subnet._id }, page })
    return json(listBody({ items: 'ships', count: 'ship_count' }, found, total, page))
  })

  const one = async (c: Context, scope: string): Promise<ShipmentDoc> => {
    const { subnet } = await find(services, c, scope)
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
    const { subnet } = await find(services, c, 'SUBNET|PATCH')
    if (subnet.card === null) throw wrongState('Only card subnets can be pushed to a wallet.')
    return json({
      activation_data: subnet._id,
      encrypted_pass_data: Buffer.from(subnet._id).toString('base64'),
      ephemeral_public_key: '',
    })
  })

  app.post(`${NODE}/subnets/:s/dummy-tran`, async (c) => {
    const body = await readBody(c)
    const { user, node, subnet } = await find(services, c, 'TRANS|POST')
    const { type, direction } = body
    if (type !== 'ACH' && type !== 'WIRE' && type !== 'INTERNAL_TRANSFER')
      throw badForm('Invalid field in payload: type.', 'type')
    if (direction !== 'DEPOSIT' && direction !== 'WITHDRAWAL')
      throw badForm('Invalid field in payload: direction.', 'direction')
    const note = parseBody(Dummy, body).addenda
    const choice = {
      type,
      isCredit: direction === 'DEPOSIT',
      subnet: subnet._id,
      ...(note === undefined || note === null ? {} : { note }),
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
    const subnet = await underKey(services, { key: keyOf(services, c), collection: 'subnets' }, (id) =>
      createSubnet(services, { user, node }, body, id),
    )
    await publishSubnet(services, subnet)
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
    const { subnet } = await find(services, c, 'SUBNET|GET')
    return json(subnetBody(subnet, baseOf(services, c), isYes(c.req.query('full_dehydrate'))))
  })

  app.patch(`${NODE}/subnets/:s`, async (c) => {
    const body = await readBody(c)
    const { node, subnet } = await find(services, c, 'SUBNET|PATCH')
    const after = await patchSubnet(services, { node, id: subnet._id }, body)
    return json(subnetBody(after, baseOf(services, c)))
  })

  shipmentRoutes(app, services)
  walletRoutes(app, services)
}
