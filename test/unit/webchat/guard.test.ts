import { expect, it } from 'vitest'
import { eventStream } from '#adapters/webchat/event-stream.ts'
import { guardOf } from '#adapters/webchat/guard.ts'
import { NOTHING_KNOWN } from '#adapters/webchat/access.ts'
import type { LoggedEntry } from '#adapters/webchat/entries.ts'
import { cardId, conversationId, customerId } from '#bank/ground/ids.ts'

const SIGNED_IN = { customer: customerId(`cus_${'0'.repeat(32)}`), epoch: 1, until: Number.MAX_SAFE_INTEGER }
const conversation = conversationId(`web:${'0'.repeat(32)}`)
const known = { ...NOTHING_KNOWN, viewer: { for: 'viewer', at: 1, signedIn: SIGNED_IN } as const, isPrivate: true }

/** A sign-in that can be ended elsewhere, asked for at a time that the test sets. */
const aGuard = () => {
  const state = { now: 1_000, isEnded: false }
  const guard = guardOf(
    { now: async () => undefined, isEnded: async () => state.isEnded, wayIn: () => [] },
    { conversation, locale: 'en', clock: () => state.now },
  )
  return { state, guard }
}

it('says how long what it answered from memory counts, and nothing where it has asked', async () => {
  const { state, guard } = aGuard()
  expect(await guard.isIn(known)).toBe(true)
  expect(guard.staleInMs()).toBeUndefined()
  state.isEnded = true
  state.now += 1_500
  expect(await guard.isIn(known)).toBe(true)
  expect(guard.staleInMs()).toBe(3_500)
  state.now += 60_000
  expect(guard.staleInMs()).toBe(0)
  expect(await guard.isIn(known)).toBe(false)
  expect(guard.staleInMs()).toBeUndefined()
})

it('hides what a tab shows as soon as its sign-in is known to have ended, not with the next ping', async () => {
  const { state, guard } = aGuard()
  const message = { card: cardId('c-1'), text: [{ text: 'yours' }], rows: [] }
  const row = (seq: number): LoggedEntry => ({
    ...{ seq, edited: false, access: { for: 'viewer', at: seq, signedIn: SIGNED_IN } },
    entry: { kind: 'card', at: seq, message },
  })
  const rows = [row(1)]
  let ring = (): void => undefined
  const stop = new AbortController()
  const events = eventStream({
    ...{ conversation, after: { seq: 0, isKept: false }, pingMs: 60_000, signal: stop.signal, guard },
    transcript: {
      begin: async () => ({ kind: 'begun', since: 0, isFirst: true }),
      append: async () => 0,
      seen: async () => undefined,
      readUpTo: async () => 0,
      isLookedAt: async () => false,
      read: async (_, after) => rows.filter(({ seq }) => seq > after),
      subscribe: async (_, onNews) => {
        ring = onNews
        return () => undefined
      },
    },
  })
  const next = async (): Promise<string> => {
    const { value } = await events.next()
    return value !== undefined && 'event' in value ? value.event : 'nothing'
  }
  expect([await next(), await next()]).toEqual(['card', 'ready'])
  // It ends elsewhere, and something is told before the answer of a moment ago has run out.
  state.isEnded = true
  state.now += 4_950
  rows.push({ ...row(2), access: { for: 'anyone' } })
  ring()
  expect(await next()).toBe('card')
  state.now += 100
  expect(await next()).toBe('reset')
  stop.abort()
}, 20_000)
