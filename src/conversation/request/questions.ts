import type { AccountId, CardId, CustomerId, RequestId } from '#bank/ground/ids.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import { askFor } from '#bank/request/ask.ts'
import { askBack } from '#bank/request/back.ts'
import { block, decline, withdraw } from '#bank/request/close.ts'
import { proposePayment } from '#bank/request/pay.ts'
import { askableBack, listRequests as list, personOf, viewRequest } from '#bank/request/view.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat, causeOf } from '#conversation/ask/asker.ts'

/** Shown at once. */
const MAX_SHOWN = 10

export const requestMoney = question(
  'request.ask',
  async (given: { payer: CustomerId; to: AccountId; amount: Usd; note: string; bill?: string }, asker) =>
    askFor(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

/** Who got this payment, if it can be asked back. */
export const findAskableBack = question(
  'request.askable-back',
  async ({ transfer }: { transfer: string }, { ports, me }) => {
    const found = await askableBack(ports, await me(), transfer)
    return found && { payee: found.payee, note: found.note, amount: usd(found.cents) }
  },
)

export const requestMoneyBack = question(
  'request.ask-back',
  async (given: { transfer: string; to: AccountId; note: string }, asker) =>
    askBack(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

export const listRequests = question('request.list', async (_: void, { ports, me }) => list(ports, (await me()).id))

/** How many wait for this customer's answer, as far as the list of them goes. */
export const countWaiting = question(
  'request.waiting',
  async (_: void, { ports, me }) => (await ports.requests.waitingFor((await me()).id, MAX_SHOWN)).length,
)

/** For its two sides only. */
export const findRequest = question('request.find', async ({ request }: { request: RequestId }, { ports, me }) =>
  viewRequest(ports, (await me()).id, request),
)

/** The payer's frozen card; the one that is there already, wherever it stands, before another one is made. */
export const proposeRequestPayment = question(
  'request.propose-payment',
  async ({ request, from, card }: { request: RequestId; from: AccountId; card: CardId }, asker) => {
    const { place, now } = causeOf(asker, card)
    return proposePayment(asker.ports, await asker.me(), { request, from, place, now })
  },
)

export const declineRequest = question(
  'request.decline',
  async ({ request }: { request: RequestId }, { ports, me, now }) => decline(ports, await me(), request, now),
)

export const withdrawRequest = question(
  'request.withdraw',
  async ({ request }: { request: RequestId }, { ports, me, now }) => withdraw(ports, await me(), request, now),
)

/** Its asker can't ask this payer any more. Undefined for all but the payer. */
export const blockAsker = question('request.block', async ({ request }: { request: RequestId }, { ports, me, now }) => {
  const [customer, found] = await Promise.all([me(), ports.requests.find(request)])
  if (found?.payer !== customer.id) return undefined
  await block(ports, customer, found.asker, now)
  return personOf(ports, found.asker)
})

export const unblockAsker = question('request.unblock', async ({ whom }: { whom: CustomerId }, { ports, me }) => {
  await ports.requestBlocks.remove({ by: (await me()).id, whom })
  return personOf(ports, whom)
})

export const listBlocked = question('request.blocked', async (_: void, { ports, me }) => {
  const blocked = await ports.requestBlocks.ofCustomer((await me()).id, MAX_SHOWN)
  return Promise.all(blocked.map((each) => personOf(ports, each)))
})
