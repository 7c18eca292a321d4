import { reasonOf } from '#kit/error.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Accounts } from '#bank/ground/account.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { BankUser, Rail, RailFailure } from '#bank/ground/rail.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import { saveSeen } from '#bank/operation/mirror.ts'

/** What taking over a user needs whom the bank knows already. */
export type StrangerPorts = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly journal: Journal
  readonly audit: Audit
  readonly rail: Rail
  readonly clock: () => number
  readonly importAccounts: (customer: Customer) => Promise<void>
}

/** 100 transfers each; an older history than that comes with the first comparison with the bank. */
const MAX_PAGES = 50

const later = (message: string) => err({ kind: 'not-sent', message } as const)

export type Adopted =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'adopted'; readonly user: BankUser }
  /** Proven, but the bank wants a code of theirs before this server may act for them. */
  | { readonly kind: 'code-wanted'; readonly user: BankUser; readonly devices: readonly string[] }

/**
 * The bank's user for a person who registers here and whom the bank knows already, with accounts and history taken
 * over. `not-found` where there is none or where it is not proven: then they are a new customer, nothing of the other is
 * shown or touched, and this way it can't be found out who banks there.
 *
 * Proof is the e-mail, the phone, the date of birth and the whole SSN, which the bank's own identity check must have
 * accepted for that user. They are compared with what the bank has on file; handing a claimed SSN in for another person's
 * user would let a stranger spoil their identity check.
 */
export const adoptStranger = async (
  ports: StrangerPorts,
  customer: Customer,
  ssn: string,
): Promise<Result<Adopted, RailFailure>> => {
  const { email, phone, birthDate } = customer
  const found = await ports.rail.users.findByContact({ email, phone, proof: { ssn, birthDate } })
  // Not knowing is no reason to make a second user: asked again before anything is sent.
  if (!found.ok) return later(found.error.message)
  const user = await firstFree(ports, customer, found.value)
  if (user === undefined) return ok({ kind: 'not-found' })
  const access = await ports.rail.users.access(user.id)
  if (!access.ok) return later(access.error.message)
  if (access.value.kind === 'code-wanted') return ok({ ...access.value, user })
  const attached = await attach(ports, customer, user)
  return attached.ok ? ok({ kind: 'adopted', user }) : attached
}

const notFree = err({
  kind: 'refused',
  reason: 'not-allowed',
  message: 'the user is closed or another customer’s',
} as const)

/** Makes a proven user theirs, with accounts and history. May run again. */
export const attach = async (
  ports: StrangerPorts,
  customer: Customer,
  user: BankUser,
): Promise<Result<void, RailFailure>> => {
  if ((await firstFree(ports, customer, [user])) === undefined) return notFree
  const taken = await takeOver(ports, { ...customer, bankUserId: user.id })
  if (!taken.ok) return taken
  await ports.audit.append({
    id: `${customer.id}:adopted`,
    at: ports.clock(),
    customer: customer.id,
    what: 'joined to a user whom the bank knew',
    facts: { user: user.id },
  })
  return ok(undefined)
}

/** A closed user can't be opened again, and one that another customer of ours has is theirs. */
const firstFree = async (
  { customers }: StrangerPorts,
  customer: Customer,
  users: readonly BankUser[],
): Promise<BankUser | undefined> => {
  for (const user of users) {
    if (user.tier === 'closed') continue
    const owner = await customers.findByBankUser(user.id)
    if (owner === undefined || owner.id === customer.id) return user
  }
  return undefined
}

/** Accounts first: a transfer is kept for the accounts it touches. */
const takeOver = async (
  ports: StrangerPorts,
  customer: Customer & { bankUserId: string },
): Promise<Result<void, RailFailure>> => {
  try {
    await ports.importAccounts(customer)
  } catch (error) {
    return later(reasonOf(error))
  }
  let page: number | undefined = 1
  for (let pages = 0; page !== undefined && pages < MAX_PAGES; pages += 1) {
    const read = await ports.rail.transfers.list({ user: customer.bankUserId, page })
    if (!read.ok) return later(read.error.message)
    await saveSeen(ports, read.value.transfers)
    page = read.value.next
  }
  return ok(undefined)
}
