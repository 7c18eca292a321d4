import type { Party, TransDoc } from '../store/documents.ts'

/** Whose reading it is: that of a node, of a user, or (`undefined`) of nobody of the two. */
export type Reader = { node: string } | { user: string } | undefined

/** The side a transaction is read from: each has its own address. The sender's, where nothing says otherwise. */
const sideOf = ({ from, to }: TransDoc, reader: Reader): Party => {
  if (from.id === null) return to
  if (reader === undefined || to.id === null) return from
  const isSender = 'node' in reader ? from.id === reader.node : from.user._id === reader.user
  return isSender ? from : to
}

const selfOf = (trans: TransDoc, base: string, reader: Reader): string => {
  const { id, user } = sideOf(trans, reader)
  return `${base}/users/${user._id}/nodes/${id}/trans/${trans._id}`
}

/** The transaction as the API shows it, its keys in the order of the recorded answers. */
export const transBody = (trans: TransDoc, base: string, reader?: Reader): object => ({
  _id: trans._id,
  _links: { self: { href: selfOf(trans, base, reader) } },
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
