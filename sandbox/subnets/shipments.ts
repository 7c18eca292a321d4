import { z } from 'zod'
import type { NodeServices } from '../nodes/services.ts'
import { digits, newId } from '../kit/ids.ts'
import type { ShipmentDoc, SubnetDoc, UserDoc } from '../store/documents.ts'
import { notFound, wrongState } from '../kit/refusal.ts'
import { type JsonObject, parseBody, requireSmall } from '../kit/parse.ts'
import { flag, text } from '../kit/wire-types.ts'

const Body = z.looseObject({
  fee_node_id: z.string(),
  expedite: flag.nullish(),
  delivery: z.string().nullish(),
  cardholder_name: z.string().nullish(),
  card_style_id: text.nullish(),
  secondary_label: text.nullish(),
})

const addressOf = (user: UserDoc): object => {
  const fields = user.documents[0]?.fields ?? {}
  return {
    address_care_of: null,
    address_city: fields['address_city'] ?? '',
    address_country_code: fields['address_country_code'] ?? 'US',
    address_line_1: fields['address_street'] ?? '',
    address_state: fields['address_subdivision'] ?? '',
    address_zipcode: fields['address_postal_code'] ?? '',
  }
}

/** Sends a card of a subnet to its user. */
export const shipCard = async (
  services: NodeServices,
  { subnet, user }: { subnet: SubnetDoc; user: UserDoc },
  raw: JsonObject,
): Promise<ShipmentDoc> => {
  const body = parseBody(Body, raw)
  requireSmall([body.card_style_id, body.secondary_label, body.cardholder_name, body.delivery], 'secondary_label')
  if (subnet.card === null) throw wrongState('Only card subnets can be shipped.')
  const fee = await services.nodes.get(body.fee_node_id)
  if (fee === undefined) throw notFound('node', body.fee_node_id)
  const shipment: ShipmentDoc = {
    _id: newId(),
    address: addressOf(user),
    card_style_id: body.card_style_id ?? subnet.card.styleId,
    created_on: services.clock.now(),
    delivery: body.delivery ?? (body.expedite === true ? 'EXPRESS' : 'STANDARD'),
    delivery_carrier: 'USPS',
    fee_node_id: fee._id,
    name: body.cardholder_name ?? user.legal_names[0] ?? '',
    node_id: subnet.node_id,
    secondary_label: body.secondary_label ?? null,
    status: 'CREATED',
    subnet_id: subnet._id,
    tracking: digits(20),
  }
  await services.store.shipments.insertOne(shipment)
  return shipment
}
