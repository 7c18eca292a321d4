import { asOperator } from '#test/support/as-operator.ts'
import type { ParleyInProcess } from '#test/support/whole-app.ts'

type Line = {
  readonly _id: string
  readonly amount: number
  readonly from: string | null
  readonly to: string | null
  readonly status: string
}
type Balance = { readonly account: string; readonly USD: number }

/** The bank's own books, read where its operator reads them. */
const readLines = async <T>(parley: ParleyInProcess, path: string): Promise<readonly T[]> => {
  const answer = await fetch(`${parley.adminUrl}${path}`, { headers: asOperator(parley.sandbox) })
  const text = await answer.text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
const cents = (dollars: number): bigint => BigInt(Math.round(dollars * 100))

const nodesOf = async (parley: ParleyInProcess, handle: string) => {
  const customer = await parley.runtime.ports.customers.findByHandle(handle)
  if (customer?.bankUserId === undefined) throw new Error(`@${handle} has no user at the bank`)
  return parley.sandbox.services.store.nodes.find({ user_id: customer.bankUserId }).toArray()
}

/** Every account the customer ever had at the bank, closed ones too. */
export const accountsInBooks = async (parley: ParleyInProcess, handle: string) => {
  const balances = await readLines<Balance>(parley, '/books/balances')
  return (await nodesOf(parley, handle)).map(({ _id, info }) => ({
    nickname: String(info['nickname']),
    cents: cents(balances.find(({ account }) => account === _id)?.USD ?? 0),
  }))
}

/** The bank sends the newest transaction of this customer back, long after it has settled. */
export const returnNewest = async (parley: ParleyInProcess, handle: string): Promise<void> => {
  const nodes = new Set((await nodesOf(parley, handle)).map(({ _id }) => _id))
  const all = await readLines<Line>(parley, '/books/transactions')
  const newest = all.findLast(({ from, to }) => nodes.has(from ?? '') || nodes.has(to ?? ''))
  const answer = await fetch(`${parley.adminUrl}/transactions/${newest?._id}/return`, {
    method: 'POST',
    headers: asOperator(parley.sandbox),
    body: JSON.stringify({ code: 'R09' }),
  })
  if (!answer.ok) throw new Error(`it was not sent back: ${await answer.text()}`)
}

/** Every transaction of the customer's accounts, newest first. */
export const transfersInBooks = async (parley: ParleyInProcess, handle: string) => {
  const nodes = new Set((await nodesOf(parley, handle)).map(({ _id }) => _id))
  const all = await readLines<Line>(parley, '/books/transactions')
  return all
    .filter(({ from, to }) => nodes.has(from ?? '') || nodes.has(to ?? ''))
    .map(({ amount, status }) => ({ cents: cents(amount), status }))
    .toReversed()
}
