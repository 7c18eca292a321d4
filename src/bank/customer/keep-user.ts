import { isDeepStrictEqual } from 'node:util'
import { type Customer, type Customers, hasLeft, type Missing, type Tier } from '#bank/ground/customer.ts'
import { tierUnderReview } from '#bank/ground/allowances.ts'
import type { Owed } from '#bank/ground/owed.ts'
import type { BankUser } from '#bank/ground/rail.ts'
import type { OrderStatus } from '#bank/operation/handler.ts'

/** What a customer is to be told of another tier, if anything. */
type OwedForTier = (tier: Tier) => Promise<Owed | undefined>

/**
 * Keeps what the bank says of its user. Runs at every look, so a lost answer is made good by the next; most hear what is
 * known, and write nothing. The customer as they are kept then.
 */
export const keepUser = async (
  { customers }: { readonly customers: Customers },
  { id }: Pick<Customer, 'id'>,
  user: BankUser,
): Promise<Customer | undefined> => await keep(customers, await customers.find(id), { id, user })

/**
 * The same for what was asked when the customer was as `asked`. Superseded where another look has kept something else since:
 * perhaps it was answered later, so that this answer would put back what is over.
 */
export const keepAsked = async (
  { customers }: { readonly customers: Customers },
  { asked, user, owedFor }: { readonly asked: Customer; readonly user: BankUser; readonly owedFor: OwedForTier },
): Promise<Customer | 'superseded'> => {
  const before = await customers.find(asked.id)
  if (before !== undefined && !isDeepStrictEqual(saidOf(before), saidOf(asked))) return 'superseded'
  return (await keep(customers, before, { id: asked.id, user, owedFor })) ?? asked
}

/** What the bank has said of a customer. */
const saidOf = ({ tier, missing, questions, bankDocumentId }: Customer) => ({
  tier,
  missing,
  questions,
  bankDocumentId,
})

const keep = async (
  customers: Customers,
  before: Customer | undefined,
  { id, user, owedFor }: Pick<Customer, 'id'> & { readonly user: BankUser; readonly owedFor?: OwedForTier },
): Promise<Customer | undefined> => {
  // The bank tells of its last change after all was erased here.
  if (before !== undefined && hasLeft(before)) return before
  const news = {
    bankUserId: user.id,
    ...allowedTo(before, user),
    questions: user.questions,
    ...(user.documentId !== undefined && { bankDocumentId: user.documentId }),
  }
  if (before !== undefined && saysAll(before, news)) return before
  // In one update: whoever dies after it leaves the news to the sweep.
  const owed = before === undefined || before.tier === news.tier ? undefined : await owedFor?.(news.tier)
  await customers.update(id, news, owed)
  // Another name may have been asked for in between: what that took away must not come back by this.
  const after = await customers.find(id)
  if (after?.nameReview === undefined || before?.nameReview !== undefined) return after
  const allowed = allowedTo(after, user)
  await customers.update(id, allowed)
  return { ...after, ...allowed }
}

const saysAll = (customer: Customer, news: Partial<Customer>): boolean =>
  isDeepStrictEqual({ ...customer, ...news }, { questions: undefined, ...customer })

/** While another name is looked at, a photo ID is wanted that bears it, and nothing may be sent. */
export const allowedTo = (
  customer: Pick<Customer, 'nameReview'> | undefined,
  { tier, missing, reviewing }: Pick<BankUser, 'tier' | 'missing' | 'reviewing'>,
): Pick<Customer, 'tier' | 'missing'> => {
  if (customer?.nameReview === undefined) return { tier, missing }
  const wanted: readonly Missing[] = reviewing ? missing : [...new Set([...missing, 'photo-id' as const])]
  return { tier: tierUnderReview(tier), missing: wanted }
}

/** Whatever waits for the identity check is under way until it has decided. */
export const statusOf = (user: BankUser): OrderStatus => ({
  status: user.reviewing ? 'under-way' : 'settled',
  bankId: user.id,
  bankStatus: user.reviewing ? 'reviewing' : user.tier,
})
