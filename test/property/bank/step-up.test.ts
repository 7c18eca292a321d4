import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityKey } from '#bank/ground/ids.ts'
import { isFresh, NO_STEP_UP, spentWithout, type StepUp, withoutSpent, withPin } from '#bank/ground/step-up.ts'

const CHATS = ['web:1', 'telegram:2', 'discord:3'].map((text) => identityKey(text))
const chat = fc.constantFrom(...CHATS)
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('spend' as const), chat, cents: fc.bigInt(1n, 150n) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pin' as const), chat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-back' as const), nth: fc.nat(20) }) },
)

type Spent = { readonly cause: string; readonly chat: string; readonly cents: bigint; readonly at: number }

describe('what leaves without the PIN', () => {
  it('is in no order of payments, PINs and refusals more than the amount since the last PIN', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.bigInt(0n, 300n), fc.array(act, { maxLength: 40 }), (above, acts) => {
        let stepUp: StepUp = NO_STEP_UP
        // What a bank would write on paper: every payment, and when the PIN was given where.
        let paid: readonly Spent[] = []
        const pins = new Map<string, number>()
        const wrong: string[] = []
        const sumOf = (all: readonly Spent[]): bigint => all.reduce((sum, { cents }) => sum + cents, 0n)
        const since = (at: number, of = paid) => of.filter((each) => each.at > at)
        const anyPin = (): number => Math.max(-1, ...pins.values())
        const hereSum = (where: string) => sumOf(since(pins.get(where) ?? -1).filter((each) => each.chat === where))
        for (const [at, each] of acts.entries()) {
          if (each.do === 'pin') {
            pins.set(each.chat, at)
            stepUp = withPin(stepUp, { chat: each.chat, epoch: 0, now: at })
          } else if (each.do === 'give-back') {
            const gone = paid[each.nth]
            if (gone === undefined) continue
            paid = paid.filter((other) => other !== gone)
            stepUp = withoutSpent(stepUp, gone.cause)
          } else {
            const { chat: where, cents } = each
            const cause = `op_${at}`
            const after = spentWithout(stepUp, { cause, chat: where, cents }, above)
            const fits = sumOf(since(anyPin())) + cents <= above && hereSum(where) + cents <= above
            if ((after !== undefined) !== fits) wrong.push(`${at}: ${cents} was ${fits ? 'refused' : 'let go'}`)
            if (after === undefined) {
              refused += 1
              continue
            }
            stepUp = after
            paid = [...paid, { cause, chat: where, cents, at }]
            // The same confirmation again counts once.
            if (spentWithout(stepUp, { cause, chat: where, cents }, above) !== stepUp)
              wrong.push(`${at}: counted twice`)
          }
          const sums = [sumOf(since(anyPin())), ...CHATS.map(hereSum)]
          if (sums.some((sum) => sum > above)) wrong.push(`${at}: too much has left`)
        }
        expect(wrong).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  it('leaves freely for exactly the grace after a PIN of this chat and epoch, and never in another', () => {
    const rule = { above: { asset: 'USD', minor: 0n } as never, graceMs: 300_000 }
    fc.assert(
      fc.property(
        chat,
        chat,
        fc.nat(3),
        fc.nat(3),
        fc.integer({ min: 0, max: 600_000 }),
        (given, asked, then, now, passed) => {
          const stepUp = withPin(NO_STEP_UP, { chat: given, epoch: then, now: 1_000 })
          const isFreshNow = isFresh(stepUp, { chat: asked, epoch: now, now: 1_000 + passed }, rule)
          expect(isFreshNow).toBe(given === asked && then >= now && passed < rule.graceMs)
        },
      ),
      { numRuns: 500 },
    )
  })
})
