import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationId, RequestId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { canBecome, NEXT, paymentOf, type RequestState } from '#bank/request/request.ts'
import { shareEqually } from '#bank/request/share.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { goalOfButton, placeStateless } from '#conversation/card/stateless.ts'

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
const states = Object.keys(NEXT) as RequestState[]

describe('shares of a bill', () => {
  it('are equal, add up to the bill, and leave only the odd cents with the asker', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (cents, others, mine) => {
          const { each, own } = shareEqually(usd(cents), others, mine)
          expect(each.minor * BigInt(others) + own.minor).toBe(cents)
          const extra = own.minor - (mine ? each.minor : 0n)
          expect(extra >= 0n && extra < BigInt(others + (mine ? 1 : 0))).toBe(true)
        },
      ),
    )
  })
})

describe('the life of a request', () => {
  it('is paid at most once on every way through it, and never denied once it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 30 }), (wanted) => {
        const lived: RequestState[] = ['open']
        for (const next of wanted) if (canBecome(lived.at(-1) as RequestState, next)) lived.push(next)
        expect(lived.filter((state) => state === 'paid').length).toBeLessThanOrEqual(1)
        const isPaid = lived.includes('paid')
        expect(isPaid).toBe(lived.at(-1) === 'paid' || lived.at(-1) === 'returned')
        expect(lived.slice(1)).not.toContain('open')
      }),
    )
  })

  it('gives every attempt its own operation, the same for everybody', () => {
    fc.assert(
      fc.property(hex, fc.nat(50), fc.nat(50), (id, one, other) => {
        const of = (attempt: number): OperationId => paymentOf({ id: `req_${id}` as RequestId, attempt })
        expect(of(one) === of(other)).toBe(one === other)
      }),
    )
  })
})

describe('buttons on a card that comes by itself', () => {
  it('need nothing remembered, fit every channel, and mean what they were made for', () => {
    const wanted = fc.oneof(
      fc
        .record({ request: hex.map((id) => `req_${id}`), act: fc.constantFrom('pay', 'decline', 'block', 'withdraw') })
        .map((slots) => goal('requests', slots)),
      hex.map((id) => goal('requests', { request: `req_${id}` })),
      hex.map((id) => goal('report', { operation: `op_${id}` })),
      hex.map((id) => goal('operation', { operation: `op_${id}` })),
      fc.constantFrom(goal('requests'), goal('cases'), goal('split'), goal('request')),
    )
    fc.assert(
      fc.property(wanted, (goalWanted) => {
        const id = placeStateless([[goalButton('x', goalWanted)]])[0]?.[0]?.id ?? ''
        expect(id).toMatch(/^[\w-]{1,40}$/)
        expect(goalOfButton(id)).toEqual(goalWanted)
      }),
    )
  })

  it('made up by somebody are no button of ours, unless they are one', () => {
    expect(['rp-req_1', `rx-req_${'0'.repeat(32)}`, `rp-op_${'0'.repeat(32)}`, 'r-', 'p-'].map(goalOfButton)).toEqual(
      Array.from({ length: 5 }),
    )
  })
})
