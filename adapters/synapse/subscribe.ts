import type { RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { type Bank, createBank } from './bank.ts'
import type { SynapseConfig } from './config.ts'
import { WireSubscription, WireSubscriptions } from './wire.ts'

/** What Parley wants to hear of: made and changed users, nodes and transactions. */
export const SCOPES = ['USERS|POST', 'USER|PATCH', 'NODES|POST', 'NODE|PATCH', 'TRANS|POST', 'TRAN|PATCH'] as const
const MAX_PAGES = 20

type Subscriptions = readonly WireSubscription[]
const covers = ({ scope }: WireSubscription): boolean => SCOPES.every((wanted) => scope.includes(wanted))
const touches = ({ scope }: WireSubscription): boolean => SCOPES.some((wanted) => scope.includes(wanted))
/** Ids begin with the second of their making. */
const newestFirst = (all: Subscriptions): Subscriptions => all.toSorted((a, b) => (a._id > b._id ? -1 : 1))

const listAll = async (bank: Bank): Promise<Result<Subscriptions, RailFailure>> => {
  const all: WireSubscription[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const listed = await bank.asClient({
      what: 'list subscriptions',
      effect: 'read',
      schema: WireSubscriptions,
      send: (client) => client.getAllSubscriptions({ page, per_page: 100 }),
    })
    if (!listed.ok) return listed
    all.push(...listed.value.subscriptions)
    if (page >= (listed.value.page_count ?? 1)) return ok(all)
  }
  return err({ kind: 'not-sent', message: 'list subscriptions: the pages do not end' })
}

const silence = (bank: Bank, id: string): Promise<Result<WireSubscription, RailFailure>> =>
  bank.asClient({
    what: 'end a subscription',
    effect: 'write',
    schema: WireSubscription,
    send: (client) => client.updateSubscription(id, { is_active: false }),
  })

/** The one that the bank would deliver to us by: ours, complete, and not superseded by a newer one of another address. */
const current = (active: Subscriptions, url: string): WireSubscription | undefined => {
  const newest = newestFirst(active).find((subscription) => touches(subscription))
  return newest?.url === url && covers(newest) ? newest : undefined
}

/**
 * Sees to it that exactly one active subscription sends webhooks to `url`. Can be repeated at every start; the bank
 * gives each scope to the newest subscription, so a superseded one is replaced, and ours that are too many are ended.
 * Subscriptions of other addresses are left alone.
 */
export const subscribe = async (config: SynapseConfig, url: string): Promise<Result<{ id: string }, RailFailure>> => {
  const bank = createBank(config)
  const all = await listAll(bank)
  if (!all.ok) return all
  const active = all.value.filter(({ is_active }) => is_active)
  const kept = current(active, url)
  const made = kept === undefined ? await create(bank, url) : ok(kept)
  if (!made.ok) return made
  for (const { _id } of active.filter((other) => other.url === url && other._id !== made.value._id)) {
    const ended = await silence(bank, _id)
    if (!ended.ok) return ended
  }
  return ok({ id: made.value._id })
}

const create = (bank: Bank, url: string): Promise<Result<WireSubscription, RailFailure>> =>
  bank.asClient({
    what: 'subscribe',
    effect: 'write',
    schema: WireSubscription,
    // Without a key: synapsenode would keep it, and a twin made by a repeat is ended at the next start.
    send: (client) => client.createSubscription(url, SCOPES),
  })
