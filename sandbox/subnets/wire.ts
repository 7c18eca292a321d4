import type { SubnetDoc } from '../store/documents.ts'

const cardFields = (subnet: SubnetDoc, dehydrate: boolean): object => {
  if (subnet.card === null) return {}
  const { number, cvc, pin, exp, styleId } = subnet.card
  return {
    card_number: dehydrate ? number : number.slice(-4),
    card_style_id: styleId,
    ...(dehydrate ? { cvc, exp, pin } : {}),
    preferences: subnet.preferences,
    wallet_style_id: null,
  }
}

/** The subnet as the API shows it. */
export const subnetBody = (subnet: SubnetDoc, base: string, dehydrate = false): object => ({
  _id: subnet._id,
  _links: { self: { href: `${base}/users/${subnet.user_id}/nodes/${subnet.node_id}/subnets/${subnet._id}` } },
  account_class: subnet.account_class,
  ...(subnet.account_num === null ? {} : { account_num: subnet.account_num }),
  agreements: [],
  ...(subnet.allowed === null ? {} : { allowed: subnet.allowed }),
  ...cardFields(subnet, dehydrate),
  client: subnet.client,
  created_on: subnet.created_on,
  nickname: subnet.nickname,
  node_id: subnet.node_id,
  ...(subnet.routing_num === null ? {} : { routing_num: subnet.routing_num }),
  status: subnet.status,
  status_code: subnet.status_code,
  supp_id: subnet.supp_id,
  updated_on: subnet.updated_on,
  user_id: subnet.user_id,
})
