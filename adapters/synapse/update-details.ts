import type { Profile } from '#bank/ground/customer.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import { ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { addressReasons, samePhone, wireAddress } from './contact.ts'
import { baseDocument, toBankUser } from './translate-user.ts'
import { WireUser } from './wire.ts'

type DetailsOrder = {
  readonly user: string
  readonly before: Profile
  readonly after: Profile
  readonly keepsName?: true
}
type Body = Readonly<Record<string, unknown>>

const sameEmail = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
const isEmpty = (body: Body): boolean => Object.keys(body).length === 0

/** What the user's own lists lack. A value added twice may be an error at the bank, so what is there is left out. */
const additions = (user: WireUser, after: Profile): Body => ({
  ...(user.logins.some(({ email }) => sameEmail(email, after.email)) ? {} : { login: { email: after.email } }),
  ...(user.phone_numbers.some((number) => samePhone(number, after.phone)) ? {} : { phone_number: after.phone }),
  ...(user.legal_names.includes(after.legalName) ? {} : { legal_name: after.legalName }),
})

/** The former values still in the lists, spelt as the bank has them. */
const removals = (user: WireUser, { before, after, keepsName }: DetailsOrder): Body => {
  const login = user.logins.find(({ email }) => sameEmail(email, before.email) && !sameEmail(email, after.email))
  const phone = user.phone_numbers.find((number) => samePhone(number, before.phone) && !samePhone(number, after.phone))
  const name = user.legal_names.find((known) => known === before.legalName && known !== after.legalName)
  return {
    ...(login === undefined ? {} : { remove_login: { email: login.email } }),
    ...(phone === undefined ? {} : { remove_phone_number: phone }),
    ...(name === undefined || keepsName ? {} : { remove_legal_name: name }),
  }
}

const documentChanges = ({ before, after }: DetailsOrder): Body => ({
  ...(before.email === after.email ? {} : { email: after.email }),
  ...(before.phone === after.phone ? {} : { phone_number: after.phone }),
  ...(before.legalName === after.legalName ? {} : { name: after.legalName, alias: after.legalName }),
  ...(JSON.stringify(wireAddress(before.address)) === JSON.stringify(wireAddress(after.address))
    ? {}
    : wireAddress(after.address)),
})

/**
 * In two requests, adding before removing: the bank refuses to take away a user's last e-mail, phone or name, and
 * stopping half-way leaves a user with both values, from where a repeat goes on.
 */
export const updateDetails = async (bank: Bank, order: DetailsOrder): Promise<Result<BankUser, RailFailure>> => {
  const patch = (what: string, body: object): Promise<Result<WireUser, RailFailure>> =>
    bank.asUser({
      what,
      effect: 'write',
      schema: WireUser,
      reasons: addressReasons,
      user: order.user,
      send: (user) => user.updateUser(body),
    })

  const read = await bank.readUser(order.user)
  if (!read.ok) return read
  let user = read.value

  const added = additions(user, order.after)
  const changes = documentChanges(order)
  const base = baseDocument(user)
  const documents = base === undefined || isEmpty(changes) ? {} : { documents: [{ id: base.id, ...changes }] }
  const first = { ...(isEmpty(added) ? {} : { update: added }), ...documents }
  if (!isEmpty(first)) {
    const patched = await patch('add details', first)
    if (!patched.ok) return patched
    user = patched.value
  }
  const removed = removals(user, order)
  if (!isEmpty(removed)) {
    const patched = await patch('remove details', { update: removed })
    if (!patched.ok) return patched
    user = patched.value
  }
  return ok(toBankUser(user))
}
