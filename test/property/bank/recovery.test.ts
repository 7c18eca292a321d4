import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canBecome,
  DEFAULT_WAITS,
  givesWay,
  isActive,
  leadOf,
  READY_LIFE_MS,
  type Recovery,
  RECOVERY_PROOFS,
  RECOVERY_STATES,
  stepOf,
  waitOf,
} from '#bank/customer/recovery.ts'
import { customerId, identityKey, newId } from '#bank/ground/ids.ts'
import '#test/support/property-seed.ts'

const HOUR_MS = 3_600_000
const OWNER = identityKey('web:owner')
const THIEF = identityKey('web:thief')

const waiting = (proof: Recovery['proof'], chat = THIEF, startedAt = 0): Recovery => ({
  id: newId('recovery'),
  customer: customerId('cus_1'),
  revision: 1,
  aim: 'new-pin',
  proof,
  chat,
  state: proof === 'other-chat' ? 'asked' : 'waiting',
  startedAt,
  until: startedAt + waitOf(proof, DEFAULT_WAITS),
  isAnnounced: false,
  dueAt: startedAt,
})

/** What a job makes of it at this moment. */
const advanced = (from: Recovery, now: number): Recovery => {
  let at = from
  for (let steps = 0; steps < 10; steps += 1) {
    const step = stepOf(at, now)
    if (step.do === 'rest') return at
    if (step.do === 'announce') at = { ...at, isAnnounced: true }
    if (step.do === 'remind') at = { ...at, remindedAt: now, until: step.until }
    if (step.do === 'make-ready') at = { ...at, state: 'ready' }
    if (step.do === 'lapse') at = { ...at, state: 'lapsed' }
    if (step.do === 'finish') at = { ...at, state: 'done' }
  }
  throw new Error('it never rests')
}

describe('a way back', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 40 * HOUR_MS }), { minLength: 1, maxLength: 40 })

  it('is never ready before its whole time, nor before its last warning could be read, whenever jobs run', () => {
    fc.assert(
      fc.property(fc.constantFrom('identity', 'pin', 'bank-code'), moments, (proof, pauses) => {
        let [now, at] = [0, waiting(proof)]
        let readyAt: number | undefined
        for (const pause of pauses) {
          now += pause
          at = advanced(at, now)
          if (at.state === 'ready') readyAt ??= now
        }
        if (readyAt === undefined) return
        const wait = waitOf(proof, DEFAULT_WAITS)
        expect(readyAt).toBeGreaterThanOrEqual(wait)
        expect(at.remindedAt).toBeDefined()
        expect(readyAt - (at.remindedAt ?? readyAt)).toBeGreaterThanOrEqual(leadOf(wait))
      }),
    )
  })

  it('of one chat is not shortened, and gives no way to an equal or weaker one of another before it lies unused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECOVERY_PROOFS),
        fc.constantFrom(...RECOVERY_PROOFS),
        fc.constantFrom(...RECOVERY_STATES),
        fc.integer({ min: 0, max: READY_LIFE_MS }),
        (first, second, state, now) => {
          const before = { ...waiting(first, OWNER), state }
          const after = waiting(second, THIEF)
          const isStronger =
            state === 'asked'
              ? after.state !== 'asked'
              : RECOVERY_PROOFS.indexOf(second) > RECOVERY_PROOFS.indexOf(first)
          const isFree = !isActive(before)
          const isStuck = state === 'finishing' || (after.state === 'asked' && !isFree)
          // What lies ready may also give way to its equal, once it has lain a day.
          const isUnused = state === 'ready' && second === first && now >= before.until + 24 * HOUR_MS
          expect(givesWay(before, after, now)).toBe(isFree || (!isStuck && (isStronger || isUnused)))
          expect(givesWay(before, waiting(second, OWNER), now)).toBe(state !== 'finishing')
        },
      ),
    )
  })

  it('of an owner and a thief, in whatever order they act, ends with the thief outside once the owner has said no', () => {
    const acts = fc.array(
      fc.constantFrom('thief claims', 'owner says no', 'thief finishes', 'an hour', 'a day', 'job'),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(acts, (order) => {
        let now = 0
        let at: Recovery | undefined
        let [refused, warnedAt] = [false, -1]
        const wrong: string[] = []
        for (const act of order) {
          if (act === 'an hour') now += HOUR_MS
          if (act === 'a day') now += 24 * HOUR_MS
          if (act === 'job' && at !== undefined) {
            at = advanced(at, now)
            if (warnedAt < 0) warnedAt = now
          }
          if (act === 'thief claims') {
            const next = waiting('identity', THIEF, now)
            if (at === undefined || givesWay(at, next, now)) [at, refused, warnedAt] = [next, false, -1]
          }
          if (act === 'owner says no' && at !== undefined && canBecome(at.state, 'stopped')) {
            at = { ...at, state: 'stopped' }
            refused = true
          }
          if (act === 'thief finishes' && at?.state === 'ready' && stepOf(at, now).do !== 'lapse') {
            if (refused) wrong.push('after a no')
            // The owner has had the whole time to say no.
            if (now - at.startedAt < DEFAULT_WAITS.identityMs) wrong.push('too early')
            if (warnedAt < 0) wrong.push('without a warning')
            at = { ...at, state: 'done' }
          }
        }
        expect(wrong).toEqual([])
      }),
    )
  })
})
