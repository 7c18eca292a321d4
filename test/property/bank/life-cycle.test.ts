import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confirm } from '#bank/operation/decide.ts'
import { canBecome, isFinal, NEXT, type Operation, type State } from '#bank/ground/operation.ts'
import { isBalanced } from '#bank/ground/journal.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import { createMemory, operationsOf } from '#test/chaos/simulator/stores.ts'
import { simulate } from '#test/chaos/simulator/run.ts'
import { openSimulation } from '#test/unit/bank/simulation.ts'
import { unasked } from '#test/support/unasked.ts'

/** Ten thousand: `npm run chaos:retries`. */
const SCHEDULES = Number(process.env['RETRY_SCHEDULES'] ?? 100)
/** Everything that leads to another try of one payment, or makes the one under way come to nothing. */
const RETRIED = [
  ...(['bank-request-lost', 'bank-answer-lost', 'bank-request-late', 'bank-not-sent', 'bank-throws'] as const),
  ...(['bank-read-fails', 'bank-read-late', 'job-doubled', 'job-late', 'wake-lost'] as const),
]

const STATES = Object.keys(NEXT) as readonly State[]
const anyState = fc.constantFrom(...STATES)

const template = async (): Promise<Operation> => {
  const simulation = openSimulation({ still: true })
  return simulation.find(await simulation.card(10_00n))
}

describe('the life-cycle', () => {
  it('never leaves a final state, but for settled money that is sent back', () => {
    fc.assert(
      fc.property(anyState, anyState, (from, to) => {
        if (!isFinal(from)) return
        expect(canBecome(from, to)).toBe(from === 'settled' && to === 'returned')
      }),
    )
  })

  it('reaches an end from every state, and confirmed only from the card', () => {
    const reaches = (from: State, seen: ReadonlySet<State> = new Set()): boolean =>
      isFinal(from) || NEXT[from].some((next) => !seen.has(next) && reaches(next, new Set([...seen, from])))
    expect(STATES.every((state) => reaches(state))).toBe(true)
    expect(STATES.filter((state) => canBecome(state, 'confirmed'))).toEqual(['proposed'])
    // What may have happened is never taken back to where nothing has.
    for (const state of ['submitted', 'unknown'] as const)
      for (const back of ['proposed', 'confirmed', 'expired'] as const) expect(canBecome(state, back)).toBe(false)
  })

  it('of any changes decided on one revision exactly one is applied, and history holds every step once', async () => {
    const first = await template()
    fc.assert(
      fc.property(fc.array(fc.tuple(anyState, fc.nat(3)), { maxLength: 40 }), (changes) => {
        const memory = createMemory()
        const store = operationsOf(memory)
        store.insert(first)
        let revision = 0
        let state: State = 'proposed'
        const steps: State[] = ['proposed']
        for (const [to, guess] of changes) {
          const on = Math.max(0, revision - guess)
          const legal = to === state || canBecome(state, to)
          if (on === revision && !legal) {
            assert.throws(() => store.change(first.id, on, { state: to, at: 1, dueAt: null }), RangeError)
            continue
          }
          const won = store.change(first.id, on, { state: to, at: 1, dueAt: null })
          expect(won).toBe(on === revision)
          if (!won) continue
          revision += 1
          if (to !== state) steps.push(to)
          state = to
        }
        expect(memory.operations.get(first.id)).toMatchObject({ state, revision })
        expect(memory.operations.get(first.id)?.history.map((step) => step.state)).toEqual(steps)
      }),
    )
  })

  it('posts balanced entries in every state and history', async () => {
    const first = await template()
    fc.assert(
      fc.property(anyState, fc.uniqueArray(anyState), (state, passed) => {
        const history = [...passed, state].map((each) => ({ state: each, at: 1 }))
        const postings = postingsOf({ ...first, state, history })
        expect(postings.length === 0 || isBalanced(postings)).toBe(true)
      }),
    )
  })
})

describe('keys', () => {
  it('R5: one key per payment over every retry, and never another payment under it', { timeout: 120_000 }, async () => {
    let retried = 0
    for (let seed = 5_000; seed < 5_060; seed += 1) {
      const { asked } = await simulate(seed)
      const byKey = Map.groupBy(asked, ({ operation }) => operation)
      for (const orders of byKey.values()) {
        retried += orders.length - 1
        for (const order of orders) expect(order).toEqual(orders[0])
      }
      expect([...byKey.keys()].every((key) => key.startsWith('op_'))).toBe(true)
    }
    expect(retried).toBeGreaterThan(1)
  })

  it(`R5: over ${SCHEDULES} random schedules of failures there are as many keys as presses that counted, each of one payment`, {
    timeout: 900_000,
  }, async () => {
    let retried = 0
    const schedule = fc.array(fc.tuple(fc.constantFrom(...RETRIED), fc.integer({ min: 1, max: 4 })), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(schedule, fc.nat(), async (faults, seed) => {
        const simulation = openSimulation({ seed, faults })
        const ids = [await simulation.card(10_00n), await simulation.card(10_00n)]
        const presses = ids.flatMap((id) => ['web1', 'web2'].map((web) => ({ id, web })))
        const press = ({ id, web }: (typeof presses)[number]) => {
          const { ports } = simulation.casesOf(web)
          return confirm(ports, id, simulation.people[0].customer, unasked(ports.clock()))
        }
        const counted = (await simulation.finish(Promise.all(presses.map(press)))).flatMap((pressed) =>
          pressed.kind === 'confirmed' ? [pressed.operation.id] : [],
        )
        expect(counted.toSorted()).toEqual(ids.toSorted())
        await simulation.pass(10 * 60_000)
        const byKey = Map.groupBy(simulation.bank.asked, ({ operation }) => operation)
        expect([...byKey.keys()].toSorted()).toEqual(counted.toSorted())
        for (const orders of byKey.values()) {
          retried += orders.length - 1
          for (const order of orders) expect(order).toEqual(orders[0])
        }
        expect(simulation.bank.submitted).toHaveLength(counted.length)
      }),
      { numRuns: SCHEDULES },
    )
    expect(retried).toBeGreaterThan(SCHEDULES / 20)
  })
})
