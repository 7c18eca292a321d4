import type { RailFailure } from '#bank/ground/rail.ts'
import { ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { isStopped } from './issue-key.ts'
import { WireUser } from './wire.ts'

/** Takes the user out of all lists of the bank's; nobody acts for them afterwards. One that is closed already stays so. */
export const closeUser = async (bank: Bank, user: string): Promise<Result<void, RailFailure>> => {
  const closed = await bank.asUser({
    what: 'close user',
    effect: 'write',
    schema: WireUser,
    user,
    send: (object) => object.updateUser({ permission: 'MAKE-IT-GO-AWAY' }),
  })
  if (closed.ok) {
    bank.forgetKey(user)
    return ok(undefined)
  }
  // Whatever became of the request: what the bank says of the user decides. A locked one stays for the bank to close.
  const read = await bank.readUser(user)
  if (read.ok && isStopped(read.value) && read.value.permission !== 'LOCKED') return ok(undefined)
  return closed
}
