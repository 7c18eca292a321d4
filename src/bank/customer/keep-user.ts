import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { BankUser } from '#bank/ground/rail.ts'
import type { OrderStatus } from '#bank/operation/handler.ts'

/** Keeps what the bank says of its user. Runs at every look, so a lost answer is made good by the next. */
export const keepUser = async (
  { customers }: { readonly customers: Customers },
  customer: Customer,
  user: BankUser,
): Promise<void> => {
  await customers.update(customer.id, {
    bankUserId: user.id,
    tier: user.tier,
    missing: user.missing,
    questions: user.questions,
    ...(user.documentId !== undefined && { bankDocumentId: user.documentId }),
  })
}

/** Whatever waits for the identity check is under way until it has decided. */
export const statusOf = (user: BankUser): OrderStatus => ({
  status: user.reviewing ? 'under-way' : 'settled',
  bankId: user.id,
  bankStatus: user.reviewing ? 'reviewing' : user.tier,
})
