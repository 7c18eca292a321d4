import type { BankUser, RailFailure, UserRail } from '#bank/ground/rail.ts'
import { ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { samePhone } from './contact.ts'
import { isProven } from './proof.ts'
import { toBankUser } from './translate-user.ts'
import { translated } from './translated.ts'
import { type WireUser, WireUsers } from './wire.ts'

const PAGE = 100

const usersSchema = translated(WireUsers, ({ users }) => users)

const firstUsers = (bank: Bank, query?: string): Promise<Result<readonly WireUser[], RailFailure>> =>
  bank.asClient({
    what: 'list users',
    effect: 'read',
    schema: usersSchema,
    send: (client) =>
      client.getAllUsers({
        page: 1,
        per_page: PAGE,
        ...(query === undefined ? {} : { query: encodeURIComponent(query) }),
      }),
  })

export const findByOperation = async (
  bank: Bank,
  operation: Parameters<UserRail['findByOperation']>[0],
): Promise<Result<BankUser | undefined, RailFailure>> => {
  const isMine = (user: WireUser): boolean => user.extra?.supp_id === operation
  const filtered = await bank.filterUsers({
    what: 'find user by operation',
    effect: 'read',
    schema: usersSchema,
    filter: { 'extra.supp_id': operation },
  })
  if (!filtered.ok) return filtered
  const found = filtered.value.find(isMine)
  if (found !== undefined) return ok(toBankUser(found))
  // The bank does not say which fields of a user it can filter by: before "there is none", the newest are looked through.
  const newest = await firstUsers(bank)
  if (!newest.ok) return newest
  const mine = newest.value.find(isMine)
  return ok(mine === undefined ? undefined : toBankUser(mine))
}

const belongsTo =
  ({ email, phone }: { readonly email: string; readonly phone: string }) =>
  (user: WireUser): boolean =>
    user.logins.some((login) => login.email.toLowerCase() === email.toLowerCase()) &&
    user.phone_numbers.some((number) => samePhone(number, phone))

export const findByContact = async (
  bank: Bank,
  { proof, ...contact }: Parameters<UserRail['findByContact']>[0],
): Promise<Result<readonly BankUser[], RailFailure>> => {
  const listed = await firstUsers(bank, contact.email)
  if (!listed.ok) return listed
  const found = listed.value.filter(belongsTo(contact))
  if (proof === undefined) return ok(found.map(toBankUser))
  const proven: WireUser[] = []
  for (const user of found) {
    const read = await bank.readIdentity(user._id)
    if (!read.ok) return read
    if (isProven(read.value, proof)) proven.push(user)
  }
  return ok(proven.map(toBankUser))
}
