import type { TransDoc } from '../store/documents.ts'

/** The transaction as the API shows it, its keys in the order of the recorded answers. */
export const transBody = (trans: TransDoc, base: string): object => ({
  _id: trans._id,
  _links: {
    self: {
      href: `${base}/users/${trans.from.user._id ?? trans.to.user._id}/nodes/${trans.from.id ?? trans.to.id}/trans/${trans._id}`,
    },
  },
  _v: 2,
  amount: trans.amount,
  client: trans.client,
  extra: trans.extra,
  fees: trans.fees,
  from: trans.from,
  recent_status: trans.recent_status,
  timeline: trans.timeline,
  to: trans.to,
})
