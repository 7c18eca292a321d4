import { setTimeout as pause } from 'node:timers/promises'
import { formatUsd, usd } from '#bank/ground/money.ts'
import type { Child } from '#scripts/lib/child.ts'
import { openHouse, type Role } from './house.ts'
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

/** A house with one customer in it, whose payments are then interrupted, one death after the other. */
export type Stage = Awaited<ReturnType<typeof openStage>>

export const openStage = async (mongo: string, env: Readonly<Record<string, string>> = {}) => {
  const house = await openHouse({ mongo, hurry: 100, env: { ...QUIET, ...env } })
  const running: Record<Role, { child: Child; doom?: string }> = {
    web: { child: await house.startRole('web') },
    worker: { child: await house.startRole('worker') },
  }
  const first = await openPerson(house.url)
  await settleIn(first)
  const stage = { house, running, person: first, payments: 0 }
  const start = async (role: Role, doom?: string): Promise<void> => {
    const child = await house.startRole(role, doom === undefined ? {} : { PARLEY_DIE: doom })
    running[role] = { child, ...(doom !== undefined && { doom }) }
  }
  const end = async (role: Role): Promise<void> => {
    running[role].child.kill()
    await running[role].child.ended
  }
  const meet = async (): Promise<void> => {
    stage.person.close()
    // What was told before Redis lost the chat was told.
    stage.person = await openPerson(house.url, first.token, stage.person.said)
    await stage.person.logIn()
  }
  return {
    ...{ house, running, start, end, meet },
    person: (): Person => stage.person,
    nextAmount: (): string => formatUsd(usd(100n + BigInt((stage.payments += 1)))),
    close: async (): Promise<void> => {
      stage.person.close()
      await house.close()
    },
  }
}

/**
 * One payment, one death in the middle of it, one restart; throws where money or word went wrong. What is started again
 * is to die at `next`, which spares a start.
 */
export const interrupt = async (stage: Stage, death: Death, next?: Death): Promise<Survived> => {
  const { house, running } = stage
  const { role, both, flushed } = death
  const other = OTHER[role]
  if (running[role].doom !== doomOf(death)) {
    await stage.end(role)
    await stage.start(role, doomOf(death))
  }
  // It was to die in an earlier payment and has not come to it yet.
  if (running[other].doom !== undefined) {
    await stage.end(other)
    await stage.start(other)
  }
  const { child: victim } = running[role]
  const amount = stage.nextAmount()
  const before = (await house.operations('send')).length
  await stage.person().say(`send ${amount} to @alex`)
  await stage.person().see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
  process.kill(victim.pid, 'SIGUSR2')
  await until('the armed process', () => victim.output().includes('Armed') || undefined, PATIENCE_MS)
  const pressed = stage
    .person()
    .press('Confirm')
    .catch(() => undefined)
  const isOver = async (): Promise<boolean> =>
    FINAL.includes((await house.newest('send'))?.state ?? '') && told(stage.person(), amount).length > 0
  await until('a death or an end', async () => victim.hasEnded() || (await isOver()) || undefined, PATIENCE_MS)
  if (!victim.hasEnded()) await Promise.race([victim.ended, pause(AFTERWARDS_MS)])
  const at = victim.hasEnded() ? (/Dies \w+ (\S+)/.exec(victim.output())?.[1] ?? 'unknown') : undefined
  if (at !== undefined) {
    if (both) await stage.end(other)
    if (flushed) await house.redis.flushall()
    const doom = next?.role === role ? doomOf(next) : undefined
    await Promise.all([stage.start(role, doom), ...(both ? [stage.start(other)] : [])])
  }
  const ready = performance.now()
  // The same press again, until it is answered.
  await pressed
  await until(`the payment of ${amount} to end`, async () => endOf(stage, before), PATIENCE_MS)
  const finalAfterMs = Math.max(0, Math.round(performance.now() - ready))
  if (flushed && at !== undefined) await stage.meet()
  return { at, state: await compare(stage, before, amount), finalAfterMs }
}

/** A press that was never stored leaves a card that nobody confirmed: it runs out, and no money moves. */
const endOf = async ({ house }: Stage, before: number): Promise<string | undefined> => {
  const [operation] = (await house.operations('send')).slice(before)
  if (operation === undefined || operation.state === 'proposed') return 'nothing'
  return FINAL.includes(operation.state) && operation.dueAt === undefined ? operation.state : undefined
}

/** The cards that say so. */
const told = (person: Person, amount: string): readonly string[] => {
  const sent = new RegExp(`^Sent[\\s\\S]*${literal(amount)}`)
  return [...new Set(person.said.filter(({ text }) => sent.test(text)).map(({ card }) => card))]
}

/** The bank's books, the operation and the chat must tell the same story. */
const compare = async (stage: Stage, before: number, amount: string): Promise<string> => {
  const fresh = (await stage.house.operations('send')).slice(before)
  const ids = new Set(fresh.map(({ _id }) => _id))
  const booked = (await stage.house.booked()).filter(({ supp_id }) => ids.has(supp_id))
  const settled = fresh.filter(({ state }) => state === 'settled')
  if (booked.length > 1) throw new Error(`the payment of ${amount} was made ${booked.length} times`)
  if (settled.length !== booked.filter(({ status }) => status === 'SETTLED').length)
    throw new Error(
      `${amount}: ${JSON.stringify(fresh.map(({ state }) => state))}, but the bank has ${JSON.stringify(booked)}`,
    )
  if (settled.length === 0) return fresh[0]?.state ?? 'never asked for'
  await until(`${amount} to be told`, () => told(stage.person(), amount).length > 0 || undefined, PATIENCE_MS)
  const cards = told(stage.person(), amount)
  if (cards.length !== 1) throw new Error(`${amount} was told on ${cards.length} cards`)
  if (stage.person().said.some(({ text }) => text.startsWith('Not sent') && text.includes(amount)))
    throw new Error(`${amount} was told as not sent`)
  return 'settled'
}
