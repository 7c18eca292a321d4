import type { BankNumbers } from '#bank/ground/account-numbers.ts'
import type { AccountRail, RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { translated } from './translated.ts'
import { WireSubnet, WireSubnets } from './wire.ts'

const PAGE = 100
/** More than any account has; the limit keeps a broken page count from looping. */
const MAX_PAGES = 20
/** As both ages of the bank's API say that nothing arrives by it any more. */
const STOPPED: ReadonlySet<string> = new Set(['INACTIVE', 'TERMINATED', 'LOCKED', 'CLOSED'])

/** Undefined for a card, and for what takes no money any more. */
const toNumbers = ({ account_num, routing_num, status, allowed }: WireSubnet): BankNumbers | undefined => {
  const routingNumber = routing_num?.ach
  if (account_num == null || routingNumber == null) return undefined
  if (STOPPED.has(status ?? '') || STOPPED.has(allowed ?? '')) return undefined
  return { accountNumber: account_num, routingNumber }
}

const made = translated(WireSubnet, toNumbers)

type Numbers = Pick<AccountRail, 'findNumbers' | 'makeNumbers'>

/** Account and routing numbers of accounts that are kept at the bank. */
export const createSubnets = (bank: Bank): Numbers => ({
  findNumbers: (order) => findNumbers(bank, order),
  makeNumbers: ({ user, account: node, nickname, key }) =>
    bank.asUser({
      what: 'make account numbers',
      effect: 'write',
      schema: made,
      user,
      ids: [node],
      send: (wire) => wire.createSubnet(node, { nickname, account_class: 'CHECKING', supp_id: key }, key),
    }),
})

const findNumbers = async (
  bank: Bank,
  { user, account: node }: Parameters<Numbers['findNumbers']>[0],
): Promise<Result<BankNumbers | undefined, RailFailure>> => {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const listed = await bank.asUser({
      what: 'list account numbers',
      effect: 'read',
      schema: WireSubnets,
      user,
      ids: [node],
      send: (wire) => wire.getAllSubnets(node, { page, per_page: PAGE }),
    })
    if (!listed.ok) return listed
    const found = listed.value.subnets.map(toNumbers).find((numbers) => numbers !== undefined)
    if (found !== undefined || page >= (listed.value.page_count ?? 1)) return ok(found)
  }
  return err({ kind: 'not-sent', message: 'list account numbers: the pages do not end' })
}
