import type { Customer, Deletion } from '#bank/ground/customer.ts'
import { holdDeletion } from '#bank/ground/deletion.ts'
import { type CustomerId, identityKey } from '#bank/ground/ids.ts'
import { noticeIdIn, notify } from '#bank/ground/notice.ts'
import type { Log } from '#kit/log.ts'
import { tellOwed } from '#bank/ground/owed.ts'
import { type DeletionPorts, obstaclesOf, owedFor, reminderOf, tell } from './deletion.ts'
import type { ChatTraces, CloseUser, PersonalRecords, RetainedRecords } from './records.ts'

type Ports = DeletionPorts & {
  readonly personalRecords: PersonalRecords
  readonly retained: RetainedRecords
  readonly rail: { readonly users: { readonly close: CloseUser } }
  readonly log: Log
}
type Deps = {
  readonly traces: ChatTraces
  /** What other capabilities end for somebody who leaves: their requests, schedules and alerts. */
  readonly leave: (customer: Customer) => Promise<void>
}
type Erasing = NonNullable<Deletion['erasing']>

const BATCH = 20
const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000
/** So long a chat has to be shown that its data is being deleted, before it is. */
const READ_MS = MINUTE_MS
/** One that can't be reached keeps nothing from being deleted. */
const TELL_FOR_MS = 10 * MINUTE_MS
/** A bank that does not answer for this long is left out; operators hear of it. */
const ASK_BANK_FOR_MS = DAY_MS
/** How long the law makes a bank keep who its customers were, after they have left. */
const RETAINED_YEARS = 5

/**
 * Moves every deletion that is due one step on. Each step is written down before the next is begun and does nothing twice, so
 * that whatever dies in between, the next sweep goes on.
 */
export const advanceDeletions = async (ports: Ports, deps: Deps): Promise<number> => {
  const due = await ports.customers.deletionsDue(ports.clock(), BATCH)
  for (const id of due) {
    try {
      await advance(ports, deps, id)
    } catch (error) {
      const facts = { event: 'deletion-failed', customer: id, err: error }
      ports.log.error(facts, 'a deletion could not go on; the next sweep tries again')
    }
  }
  return due.length
}

const advance = async (ports: Ports, deps: Deps, id: CustomerId): Promise<void> => {
  const customer = await ports.customers.find(id)
  const { deletion } = customer ?? {}
  if (customer === undefined || deletion === undefined) return
  if (deletion.erasing !== undefined) return await eraseNext(ports, deps, customer, deletion, deletion.erasing)
  const now = ports.clock()
  const recovery = await ports.recoveries.underWay(id)
  if (recovery !== undefined) return await holdDeletion(ports, id, recovery)
  if (deletion.held !== undefined) return await goOn(ports, id, deletion)
  if (now < deletion.until) return await remind(ports, id, deletion)
  // What was said before its time counts, though nobody has looked at it yet; that takes an hour at most.
  if (await ports.claims.isAwaited(customer.handle, deletion.until)) {
    await ports.customers.setDeletion(id, deletion, { ...deletion, dueAt: now + MINUTE_MS })
    return
  }
  const obstacles = await obstaclesOf(ports, customer)
  if (obstacles.length === 0) {
    await ports.customers.beginErasing(id, deletion, now)
    return
  }
  const owed = owedFor({ what: 'deletion-off', actor: actorOf(id, deletion, now) })
  if (await ports.customers.setDeletion(id, deletion, undefined, owed)) await tellOwed(ports, id, [owed])
}

/** What held it is over: whoever got back in, or stopped it, has the whole waiting time to say no. */
const goOn = async (ports: Ports, id: CustomerId, before: Deletion): Promise<void> => {
  const now = ports.clock()
  const until = now + ports.settings.deletionWaitMs
  const { chat } = before
  const anew: Deletion = { chat, askedAt: now, until, dueAt: reminderOf({ askedAt: now, until }) ?? until }
  await tell(ports, id, { what: 'deletion-goes-on', actor: actorOf(id, before, now), until })
  await ports.customers.setDeletion(id, before, anew)
}

const remind = async (ports: Ports, id: CustomerId, deletion: Deletion): Promise<void> => {
  const { until } = deletion
  await tell(ports, id, { what: 'deletion-soon', actor: actorOf(id, deletion, ports.clock()), until })
  await ports.customers.setDeletion(id, deletion, { ...deletion, dueAt: until })
}

/** The cause of what follows by itself is the deletion, as it was asked for. */
const actorOf = (id: CustomerId, { chat, askedAt }: Deletion, now: number) => ({
  chat: identityKey(chat),
  turn: `${id}:${askedAt}`,
  now,
})

/** No chat is theirs any more and nobody is signed in, so that nothing new begins; from here on it can't be stopped. */
const eraseNext = async (
  ports: Ports,
  deps: Deps,
  customer: Customer,
  deletion: Deletion,
  erasing: Erasing,
): Promise<void> => {
  const { id } = customer
  const now = ports.clock()
  const later = (change: Partial<Erasing> = {}) =>
    ports.customers.setDeletion(id, deletion, {
      ...deletion,
      dueAt: now + MINUTE_MS,
      erasing: { ...erasing, ...change },
    })
  const isTold = await tellChats(ports, id, deletion, erasing)
  await deps.leave(customer)
  if (erasing.atBank === undefined && customer.bankUserId !== undefined) {
    const atBank = await closeAtBank(ports, customer.bankUserId, { id, sinceMs: now - erasing.since })
    return void (await later(atBank === undefined ? {} : { atBank }))
  }
  if (!isTold || now - erasing.since < READ_MS) return void (await later())
  if (!(await isQuiet(ports, customer, now - erasing.since))) return void (await later())
  await erase(ports, deps, customer, erasing)
}

/** Each chat hears of it; true once no more is to be waited for. */
const tellChats = async (ports: Ports, customer: CustomerId, deletion: Deletion, { since, chats }: Erasing) => {
  const ids = chats.map((chat) => ({ chat, id: noticeIdIn(chat, `erasing:${customer}:${deletion.askedAt}`) }))
  for (const { chat, id } of ids) {
    const about = { kind: 'privacy', what: 'erasing', channel: chat.slice(0, chat.indexOf(':')), at: since } as const
    await notify(ports, { id, customer, conversation: chat, about })
  }
  if (ports.clock() - since >= TELL_FOR_MS) return true
  const open = await Promise.all(ids.map(({ id }) => ports.notices.find(id)))
  return open.every((notice) => notice === undefined)
}

/** Undefined: to be tried again. */
const closeAtBank = async (
  { rail, log }: Pick<Ports, 'rail' | 'log'>,
  user: string,
  { id, sinceMs }: { readonly id: CustomerId; readonly sinceMs: number },
): Promise<Erasing['atBank']> => {
  const closed = await rail.users.close(user)
  if (closed.ok) return 'closed'
  if (closed.error.kind !== 'refused' && sinceMs < ASK_BANK_FOR_MS) return undefined
  const { message: detail } = closed.error
  const facts = { event: 'deletion-not-at-bank', page: true, customer: id, user, detail }
  log.error(facts, 'the bank did not close the user of a customer who is deleted: ask it to')
  return 'not-possible'
}

/** What a turn had begun in the very moment ends first. */
const isQuiet = async (ports: Ports, customer: Customer, sinceMs: number): Promise<boolean> => {
  const obstacles = await obstaclesOf(ports, { ...customer, frozen: undefined })
  if (obstacles.length > 0 && sinceMs > DAY_MS) {
    const facts = {
      event: 'deletion-stuck',
      page: true,
      customer: customer.id,
      obstacles: obstacles.map(({ kind }) => kind),
    }
    ports.log.error(facts, 'something of a customer who is being deleted does not end')
  }
  return obstacles.length === 0
}

const erase = async (ports: Ports, { traces }: Deps, customer: Customer, erasing: Erasing): Promise<void> => {
  const { id, handle, legalName, birthDate, address, bankUserId, bankDocumentId, createdAt } = customer
  const { since, chats } = erasing
  const atBank = {
    ...(bankUserId !== undefined && { bankUserId }),
    ...(bankDocumentId !== undefined && { bankDocumentId }),
  }
  const who = {
    customer: id,
    handle,
    legalName,
    birthDate,
    address,
    ...atBank,
    registeredAt: createdAt,
    erasedAt: since,
  }
  const until = new Date(since)
  until.setUTCFullYear(until.getUTCFullYear() + RETAINED_YEARS)
  // First, since it is made of what is erased next.
  await ports.retained.keep(who, until.getTime())
  const theirs = chats.map(identityKey)
  await ports.personalRecords.erase(id, theirs)
  await traces.erase(theirs)
  await ports.audit.append({ id: `${id}:erased`, at: since, customer: id, what: 'data erased', facts: {} })
  // Last: as long as it stands, the sweep finds the deletion and goes on.
  await ports.customers.erase(id)
  ports.log.info({ event: 'customer-erased', customer: id }, 'the data of a customer was erased')
}
