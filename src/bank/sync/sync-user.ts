import type { Customer, Tier } from '#bank/ground/customer.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import { isUnderWay } from '#bank/ground/operation.ts'
import { isAboutIdentity } from '#bank/ground/order.ts'
import type { SyncDeps } from './sync-deps.ts'

/** Answers that another look has overtaken, in one go. */
const MAX_LOOKS = 4

/**
 * Reads again what the bank says of a customer. Two looks at once may be answered in another order than they end: where
 * one has kept something since this one asked, this one asks again.
 * @throws Error when the bank can't be read.
 */
export const syncUser = async (deps: SyncDeps, customer: Customer): Promise<void> => {
  let asked = customer
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const user = await deps.rail.users.read(asked.bankUserId ?? '')
    if (!user.ok) throw new Error(`the bank's user of ${customer.id} could not be read: ${user.error.message}`)
    const owed: Owed[] = []
    const kept = await deps.keepUser(asked, user.value, async (tier) => {
      const news = user.value.reviewing ? undefined : await tierNews(deps, customer, tier)
      if (news !== undefined) owed.push(news)
      return news
    })
    if (kept !== 'superseded') return await tellOwed(deps, customer.id, owed)
    asked = (await deps.customers.find(customer.id)) ?? asked
  }
  throw new Error(`what the bank says of ${customer.id} was overtaken ${MAX_LOOKS} times`)
}

/** The bank has changed by itself what it allows. What an operation of theirs brings about, its own card tells. */
const tierNews = async (deps: SyncDeps, customer: Customer, tier: Tier): Promise<Owed | undefined> => {
  const recent = await deps.operations.ofCustomer(customer.id, { limit: 20 })
  if (recent.some(({ state, order }) => isUnderWay(state) && isAboutIdentity(order))) return undefined
  const [identity] = await deps.customers.identitiesOf(customer.id)
  if (identity === undefined) return undefined
  // Two deliveries of one piece of news make one notice; a change back and forth within a minute, too.
  const id = `${customer.id}:${tier}:${Math.floor(deps.clock() / 60_000)}`
  return { id, about: { kind: 'tier', tier }, only: identity }
}
