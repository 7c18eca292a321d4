import { isPaymentOrder, type PaymentOrder } from '#bank/ground/order.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { LEAST } from '#bank/operation/propose-payment.ts'
import { question } from '#conversation/ask/ask.ts'

/** How far back questions about payments look. */
const MOST_LOOKED_AT = 50

/** What the bank's settings say to everybody. */
export const readBank = question(
  'answer.bank',
  async (_: void, { ports: { settings } }) => ({
    isDemo: settings.treasury !== undefined,
    limits: settings.limits,
    least: LEAST,
    pinAbove: settings.stepUp.above,
    cardLifeMs: settings.cardLifeMs,
    maxAlerts: settings.maxAlerts,
    deletionWaitMs: settings.deletionWaitMs,
  }),
  { anyone: true },
)

/** A payment, purchase or sale that was agreed to, whatever became of it. */
export type Payment = Operation & { readonly order: PaymentOrder }

const isPayment = (operation: Operation): operation is Payment => isPaymentOrder(operation.order)
/** A card that was only shown is no payment. */
const wasAgreedTo = ({ history }: Operation): boolean => history.some(({ state }) => state === 'confirmed')

/** Of the signed-in customer, newest first. */
export const recentPayments = question('answer.payments', async (_: void, { ports, me }) => {
  const latest = await ports.operations.ofCustomer((await me()).id, { limit: MOST_LOOKED_AT })
  return latest.filter(isPayment).filter(wasAgreedTo)
})
