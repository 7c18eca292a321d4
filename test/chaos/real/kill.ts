import { setTimeout as pause } from 'node:timers/promises'
import { formatUsd, usd } from '#bank/ground/money.ts'
import type { Child } from '#scripts/lib/child.ts'
import { startParleyProcesses, type Role } from './parley-processes.ts'
import { literal } from './literal.ts'
import { openPerson, type Person, settleIn } from './person.ts'
import { until } from './until.ts'

export type Death = {
  readonly role: Role
  readonly when: 'before' | 'after'
  /** Which effect, counted from the moment before Confirm is pressed. */
  readonly nth: number
  readonly flushed: boolean
  /** The other process is killed with it. */
  readonly both: boolean
}
export type Survived = {
  /** What it died at; undefined when the payment was over first. */
  readonly at: string | undefined
  readonly state: string
  /** ms from the restart until the payment was over. */
  readonly finalAfterMs: number
}

/** Everything is over within this once the processes are back. */
export const FINAL_WITHIN_MS = 30_000
/** Waited for nevertheless, so that what is late is told from what is lost. */
const PATIENCE_MS = 120_000
const FINAL = ['settled', 'returned', 'refused', 'cancelled', 'expired']
/** Nothing but the payment and what follows from it. */
const QUIET = { CARD_MINUTES: '1', PRICE_SECONDS: '3600', RECONCILE_SECONDS: '86400' }
/** What follows the telling: the notice put away, the job ended. */
const AFTERWARDS_MS = 500

const OTHER: Record<Role, Role> = { web: 'worker', worker: 'web' }
const doomOf = ({ when, nth }: Pick<Death, 'when' | 'nth'>): string => `${when}:${nth}`

/** Web, worker and sandbox as processes, with one customer, whose payments are then interrupted, one death after the other. */
export type PayingCustomer = Awaited<ReturnType<typeof startPayingCustomer>>

export const startPayingCustomer = async (mongo: string, env: Readonly<Record<string, string>> = {}) => {
  const processes = await startParleyProcesses({ mongo, hurry: 100, env: { ...QUIET, ...env } })
  const running: Record<Role, { child: Child; doom?: string }> = {
    web: { child: await processes.startRole('web') },
    worker: { child: await processes.startRole('worker') },
  }
  const first = await openPerson(processes.url)
  await settleIn(first)
  const customer = { processes, running, person: first, payments: 0 }
  const start = async (role: Role, doom?: string): Promise<void> => {
    const child = await processes.startRole(role, doom === undefined ? {} : { PARLEY_DIE: doom })
    running[role] = { child, ...(doom !== undefined && { doom }) }
  }
  const end = async (role: Role): Promise<void> => {
    running[role].child.kill()
    await running[role].child.ended
  }
  const meet = async (): Promise<void> => {
    customer.person.close()
    // What was told before Redis lost the chat was told.
    customer.person = await openPerson(processes.url, first.token, customer.person.said)
    await customer.person.logIn()
  }
  return {
    ...{ processes, running, start, end, meet },
    person: (): Person => customer.person,
    nextAmount: (): string => formatUsd(usd(100n + BigInt((customer.payments += 1)))),
    close: async (): Promise<void> => {
      customer.person.close()
      await processes.close()
    },
  }
}

/**
 * One payment, one death in the middle of it, one restart; throws where money or word went wrong. What is started again
 * is to die at `next`, which spares a start.
 */
export const interrupt = async (customer: PayingCustomer, death: Death, next?: Death): Promise<Survived> => {
  const { processes, running } = customer
  const { role, both, flushed } = death
  const other = OTHER[role]
  if (running[role].doom !== doomOf(death)) {
    await customer.end(role)
    await customer.start(role, doomOf(death))
  }
  // It was to die in an earlier payment and has not come to it yet.
  if (running[other].doom !== undefined) {
    await customer.end(other)
    await customer.start(other)
  }
  const { child: victim } = running[role]
  const amount = customer.nextAmount()
  const before = (await processes.operations('send')).length
  await customer.person().say(`send ${amount} to @alex`)
  await customer.person().see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
  process.kill(victim.pid, 'SIGUSR2')
  await until('the armed process', () => victim.output().includes('Armed') || undefined, PATIENCE_MS)
  const pressed = customer
    .person()
    .press('Confirm')
    .catch(() => undefined)
  const isOver = async (): Promise<boolean> =>
    FINAL.includes((await processes.newest('send'))?.state ?? '') && told(customer.person(), amount).length > 0
  await until('a death or an end', async () => victim.hasEnded() || (await isOver()) || undefined, PATIENCE_MS)
  if (!victim.hasEnded()) await Promise.race([victim.ended, pause(AFTERWARDS_MS)])
  const at = victim.hasEnded() ? (/Dies \w+ (\S+)/.exec(victim.output())?.[1] ?? 'unknown') : undefined
  if (at !== undefined) {
    if (both) await customer.end(other)
    if (flushed) await processes.redis.flushall()
    const start = (again: Role): Promise<void> => customer.start(again, next?.role === again ? doomOf(next) : undefined)
    await Promise.all([start(role), ...(both ? [start(other)] : [])])
  }
  const ready = performance.now()
  // The same press again, until it is answered.
  await pressed
  await until(`the payment of ${amount} to end`, async () => endOf(customer, before), PATIENCE_MS)
  const finalAfterMs = Math.max(0, Math.round(performance.now() - ready))
  if (flushed && at !== undefined) await customer.meet()
  return { at, state: await compare(customer, before, amount), finalAfterMs }
}

/** A press that was never stored leaves a card that nobody confirmed: it runs out, and no money moves. */
const endOf = async ({ processes }: PayingCustomer, before: number): Promise<string | undefined> => {
  const [operation] = (await processes.operations('send')).slice(before)
  if (operation === undefined || operation.state === 'proposed') return 'nothing'
  return FINAL.includes(operation.state) && operation.dueAt === undefined ? operation.state : undefined
}

/** The cards that say so. */
const told = (person: Person, amount: string): readonly string[] => {
  const sent = new RegExp(`^Sent[\\s\\S]*${literal(amount)}`)
  return [...new Set(person.said.filter(({ text }) => sent.test(text)).map(({ card }) => card))]
}

/** The bank's books, the operation and the chat must tell the same story. */
const compare = async (customer: PayingCustomer, before: number, amount: string): Promise<string> => {
  const fresh = (await customer.processes.operations('send')).slice(before)
  const ids = new Set(fresh.map(({ _id }) => _id))
  const booked = (await customer.processes.booked()).filter(({ supp_id }) => ids.has(supp_id))
  const settled = fresh.filter(({ state }) => state === 'settled')
  if (booked.length > 1) throw new Error(`the payment of ${amount} was made ${booked.length} times`)
  if (settled.length !== booked.filter(({ status }) => status === 'SETTLED').length)
    throw new Error(
      `${amount}: ${JSON.stringify(fresh.map(({ state }) => state))}, but the bank has ${JSON.stringify(booked)}`,
    )
  if (settled.length === 0) return fresh[0]?.state ?? 'never asked for'
  await until(`${amount} to be told`, () => told(customer.person(), amount).length > 0 || undefined, PATIENCE_MS)
  const cards = told(customer.person(), amount)
  if (cards.length !== 1) throw new Error(`${amount} was told on ${cards.length} cards`)
  if (customer.person().said.some(({ text }) => text.startsWith('Not sent') && text.includes(amount)))
    throw new Error(`${amount} was told as not sent`)
  return 'settled'
}
