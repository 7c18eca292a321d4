import { err, ok, type Result } from '#kit/result.ts'
import { type Accounts, nicknameKey } from '#bank/ground/account.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { AccountId, CustomerId } from '#bank/ground/ids.ts'
import { looksLikePhone, parsePhone } from '#bank/ground/phone.ts'

type Deps = { readonly customers: Customers; readonly accounts: Accounts }

export type Payee = {
  readonly customer?: CustomerId
  readonly account: AccountId
  /** Legal name for another customer, nickname for an own account. Untrusted text. */
  readonly name: string
  readonly handle?: string
  readonly own: boolean
}
/** `foreign` and `extension`: a phone number that can't be a customer's. */
export type NoPayee = { readonly kind: 'not-found' | 'yourself' | 'ambiguous' | 'foreign' | 'extension' }

/**
 * Whom these words mean: `@alex` and `alex` a handle; a phone number or an e-mail address whoever has proved it; an own
 * account's nickname that account. An own account wins over a stranger's handle only when the words have no at sign.
 * `ownOnly`: the words said that it is one of the customer's own, and nobody else is looked up by them.
 */
export const findPayee = async (
  ports: Deps,
  customer: Customer,
  text: string,
  { ownOnly = false }: { readonly ownOnly?: boolean } = {},
): Promise<Result<Payee, NoPayee>> => {
  const wanted = text.trim()
  const own = text.startsWith('@') ? err({ kind: 'not-found' } as const) : await ownByNickname(ports, customer, wanted)
  if (own.ok || own.error.kind === 'ambiguous' || ownOnly) return own
  const other = await findCustomer(ports, wanted)
  if (!other.ok) return other
  const found = other.value
  if (found.id === customer.id) return err({ kind: 'yourself' })
  const accounts = await ports.accounts.ofCustomer(found.id)
  const account = accounts.find(({ kind, status }) => kind === 'deposit' && status === 'open')
  if (account === undefined) return err({ kind: 'not-found' })
  return ok({ customer: found.id, account: account.id, name: found.legalName, handle: found.handle, own: false })
}

const ownByNickname = async (ports: Deps, customer: Customer, wanted: string): Promise<Result<Payee, NoPayee>> => {
  const bare = (name: string): string => nicknameKey(name).replace(/\s+account$/, '')
  const named = (await ports.accounts.ofCustomer(customer.id)).filter(
    ({ kind, nickname, status }) => kind === 'deposit' && status === 'open' && bare(nickname) === bare(wanted),
  )
  // Two that differ in their quotation marks alone are told apart by writing one of them exactly.
  const exact = named.filter(({ nickname }) => nickname === wanted)
  const matching = exact.length === 1 ? exact : named
  const [account] = matching
  if (account === undefined) return err({ kind: 'not-found' })
  if (matching.length > 1) return err({ kind: 'ambiguous' })
  return ok({ customer: customer.id, account: account.id, name: account.nickname, own: true })
}

const findCustomer = async ({ customers }: Deps, wanted: string): Promise<Result<Customer, NoPayee>> => {
  const notFound = err({ kind: 'not-found' } as const)
  if (looksLikePhone(wanted)) {
    const phone = parsePhone(wanted)
    if (!phone.ok) return phone.error === 'not-a-phone' ? notFound : err({ kind: phone.error })
    const owner = await customers.findByPhone(phone.value)
    return owner === undefined ? notFound : ok(owner)
  }
  const isEmail = /^[^@\s]+@[^@\s]+$/.test(wanted)
  const found = isEmail
    ? await customers.findByEmail(wanted)
    : await customers.findByHandle(wanted.replace(/^@/, '').toLowerCase())
  return found === undefined ? notFound : ok(found)
}
