import { describe, expect, it } from 'vitest'
import { cancel, confirm } from '#bank/operation/decide.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { throughEffects } from '#test/support/effects.ts'
import type { Fault } from '#test/chaos/simulator/faults.ts'
import { type Simulation, openSimulation } from './simulation.ts'
import { unasked } from '#test/support/unasked.ts'

const press = (simulation: Simulation, id: OperationId, web = 'web1') => {
  const { ports } = simulation.casesOf(web)
  return confirm(ports, id, simulation.people[0].customer, unasked(ports.clock()))
}
const noticesOf = ({ chat }: Simulation, id: OperationId) =>
  chat.told.filter((told) => told.operation === id && told.by === 'notice')
const acceptedOf = ({ bank }: Simulation, id: OperationId) => bank.submitted.filter(({ operation }) => operation === id)

describe('a payment is made once, whatever is pressed', () => {
  it('R6: of a hundred presses at once, from two platforms through two web processes, one counts', async () => {
    const simulation = openSimulation()
    const id = await simulation.card(50_00n)
    const presses = Array.from({ length: 100 }, (_, n) => press(simulation, id, n % 2 === 0 ? 'web1' : 'web2'))
    const kinds = (await simulation.finish(Promise.all(presses))).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'confirmed')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'already')).toHaveLength(99)
    await simulation.pass(60_000)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
    expect(simulation.find(id).state).toBe('settled')
    expect(noticesOf(simulation, id).at(-1)?.state).toBe('settled')
  })

  it('two sends over the balance are never both confirmed, in fifty different orders', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const simulation = openSimulation({ seed, still: true })
      simulation.give(simulation.people[0], 100_00n)
      const [one, two] = [await simulation.card(60_00n), await simulation.card(60_00n)]
      const kinds = (
        await simulation.finish(Promise.all([press(simulation, one), press(simulation, two, 'web2')]))
      ).map(({ kind }) => kind)
      expect(kinds.toSorted()).toEqual(['confirmed', 'short'])
    }
  })

  it('R12: the same turn again makes the same card, not another', async () => {
    const simulation = openSimulation({ still: true })
    const { ports } = simulation.casesOf('web1')
    const id = await simulation.card(10_00n)
    const stored = simulation.find(id)
    const again = await simulation.finish(ports.operations.insert({ ...stored, state: 'confirmed' }))
    expect(again).toEqual(stored)
    expect(simulation.memory.operations.size).toBe(1)
  })

  it('R13: after the queue was emptied, a press of yesterday does nothing', async () => {
    const simulation = openSimulation()
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    await simulation.pass(60_000)
    await simulation.pass(86_400_000 / 24)
    simulation.jobs.flush()
    expect(await simulation.finish(press(simulation, id, 'web2'))).toMatchObject({
      kind: 'already',
      operation: { state: 'settled' },
    })
    await simulation.pass(60_000)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
  })

  it('a card withdrawn and confirmed in the same instant ends one way for everybody', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const simulation = openSimulation({ seed })
      const id = await simulation.card(10_00n)
      const { ports } = simulation.casesOf('web2')
      const withdrawn = cancel(ports, id, simulation.people[0].customer, ports.clock())
      const [pressed, cancelled] = await simulation.finish(Promise.all([press(simulation, id), withdrawn]))
      await simulation.pass(90_000)
      const { state } = simulation.find(id)
      expect(acceptedOf(simulation, id)).toHaveLength(state === 'settled' ? 1 : 0)
      const said = cancelled.kind === 'cancelled' ? 'cancelled' : pressed.kind === 'confirmed' ? 'settled' : state
      expect(state === said || (cancelled.kind === 'asked' && state === 'cancelled')).toBe(true)
      simulation.checks.liveness()
    }
  })
})

describe('the bank misbehaves', () => {
  const ways: readonly (readonly [string, readonly (readonly [Fault, number])[]])[] = [
    ['it takes the payment and its answer is lost', [['bank-answer-lost', 1]]],
    ['the request never arrives', [['bank-request-lost', 1]]],
    ['the request arrives after we have stopped waiting', [['bank-request-late', 1]]],
    ['it can not be reached', [['bank-not-sent', 3]]],
    [
      'the answer is lost, and looking it up fails',
      [
        ['bank-answer-lost', 1],
        ['bank-read-fails', 4],
      ],
    ],
    ['the request is late, and the second one says that the key is in use', [['bank-request-late', 2]]],
    ['the client throws', [['bank-throws', 2]]],
    [
      'three answers in a row are lost',
      [
        ['bank-request-lost', 2],
        ['bank-answer-lost', 1],
      ],
    ],
  ]
  it.each(ways)('R3: %s: one payment, never told as failed', async (_, faults) => {
    const simulation = openSimulation({ faults })
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    await simulation.pass(5 * 60_000)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
    expect(simulation.find(id).state).toBe('settled')
    expect(simulation.chat.told.map(({ state }) => state)).not.toContain('refused')
    simulation.checks.liveness()
  })

  it('R4: a key in use is looked up, not taken for a failure', async () => {
    const simulation = openSimulation({
      faults: [
        ['bank-answer-lost', 1],
        ['bank-read-fails', 0],
      ],
    })
    let hidden = 1
    const blind = openSimulation({
      faults: [['bank-answer-lost', 1]],
      wrap: (ports) => ({
        ...ports,
        rail: {
          ...ports.rail,
          transfers: {
            ...ports.rail.transfers,
            findByOperation: async (order) => {
              const found = await ports.rail.transfers.findByOperation(order)
              hidden -= 1
              return hidden >= 0 ? { ok: true, value: undefined } : found
            },
          },
        },
      }),
    })
    for (const each of [simulation, blind]) {
      const id = await each.card(10_00n)
      await each.finish(press(each, id))
      await each.pass(2 * 60_000)
      expect(acceptedOf(each, id)).toHaveLength(1)
      expect(each.find(id).state).toBe('settled')
    }
    // The second time the same key came, and the bank said that it was in use.
    expect(blind.bank.asked).toHaveLength(2)
  })

  it('R4: a bank that gives its first answer again is believed, and nothing is made twice', async () => {
    const simulation: Simulation = openSimulation({
      faults: [['bank-answer-lost', 1]],
      wrap: (ports) => {
        const { transfers } = ports.rail
        let isBlind = true
        return {
          ...ports,
          rail: {
            ...ports.rail,
            transfers: {
              ...transfers,
              submit: async (order) => {
                const answer = await transfers.submit(order)
                const first = simulation.bank.transferOf(order.operation)
                return !answer.ok && simulation.bank.asked.length > 1 && first.ok && first.value
                  ? { ok: true, value: first.value }
                  : answer
              },
              findByOperation: async (order) => {
                const found = await transfers.findByOperation(order)
                const seen = isBlind ? ({ ok: true, value: undefined } as const) : found
                isBlind = false
                return seen
              },
            },
          },
        }
      },
    })
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    await simulation.pass(2 * 60_000)
    expect(simulation.bank.asked).toHaveLength(2)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
    expect(simulation.find(id).state).toBe('settled')
    simulation.checks.liveness()
  })

  it.each([0, 1, 3, 10, 60, 120])(
    'R17: while each answer of the bank takes %i s, every turn is answered within a second, and told the outcome later',
    async (seconds) => {
      const simulation: Simulation = openSimulation({
        wrap: (ports) => ({
          ...ports,
          rail: throughEffects(ports.rail, async (_, run) => {
            const answer: unknown = await run()
            await new Promise<void>((resolve) => simulation.scheduler.after(seconds * 1_000, resolve))
            return answer
          }),
        }),
      })
      const answeredAfterMs: number[] = []
      const timed = <T>(turn: Promise<T>): Promise<T> => {
        const began = simulation.scheduler.now()
        void turn.then(() => answeredAfterMs.push(simulation.scheduler.now() - began))
        return turn
      }
      const ids = [await timed(simulation.card(10_00n)), await timed(simulation.card(20_00n))]
      for (const id of ids) expect((await simulation.finish(timed(press(simulation, id)))).kind).toBe('confirmed')
      await simulation.pass(15 * 60_000)
      expect(answeredAfterMs).toHaveLength(2 * ids.length)
      expect(Math.max(...answeredAfterMs)).toBeLessThan(1_000)
      for (const id of ids) {
        expect(acceptedOf(simulation, id)).toHaveLength(1)
        expect(noticesOf(simulation, id).at(-1)?.state).toBe('settled')
      }
    },
  )

  it('R17: no turn asks the bank: a card, a press and a withdrawal are answered while it hangs', async () => {
    const hangs = (): Promise<never> => new Promise(() => undefined)
    const simulation = openSimulation({
      still: true,
      wrap: (ports) => ({ ...ports, rail: throughEffects(ports.rail, hangs) }),
    })
    const [one, two] = [await simulation.card(10_00n), await simulation.card(20_00n)]
    const { ports } = simulation.casesOf('web1')
    expect((await simulation.finish(press(simulation, one), 1_000)).kind).toBe('confirmed')
    expect(
      (await simulation.finish(cancel(ports, two, simulation.people[0].customer, ports.clock()), 1_000)).kind,
    ).toBe('cancelled')
  })
})
