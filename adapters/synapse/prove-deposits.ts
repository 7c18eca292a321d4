import type { z } from 'zod'
import type { BankAccount, AccountRail, RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import type { Reasons } from './failure.ts'
import { refused } from './understand.ts'
import { toWire } from './wire-number.ts'

const reasons: Reasons = ({ status, code }) => (status === 409 && code === '400' ? 'wrong-amounts' : undefined)

/**
 * Names the two deposits. A refusal is followed by a look at the node: the bank answers alike to a wrong amount, to
 * the last try it allows, and to a node that an earlier, unanswered request has already proved.
 */
export const proveDeposits = async (
  bank: Bank,
  schema: z.ZodType<BankAccount>,
  { user, account: node, amounts }: Parameters<AccountRail['proveDeposits']>[0],
): Promise<Result<BankAccount, RailFailure>> => {
  const what = 'prove deposits'
  const on = { user, ids: [node], schema }
  const proved = await bank.asUser({
    ...on,
    what,
    effect: 'write',
    reasons,
    send: (wire) => wire.verifyMicroDeposits(node, { micro: amounts.map(toWire) }),
  })
  if (proved.ok || proved.error.kind !== 'refused') return proved
  const read = await bank.asUser({ ...on, what: 'read node', effect: 'read', send: (wire) => wire.getNode(node, {}) })
  if (!read.ok) return proved
  if (read.value.sends) return ok(read.value)
  return read.value.locked ? err(refused('too-many-tries', `${what}: the node is locked`)) : proved
}
