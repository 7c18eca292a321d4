import { z } from 'zod'
import type { Wrong, ReportRail } from '#bank/case/case.ts'
import { ok } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { toBankTransfer } from './translate-transfer.ts'
import { translated } from './translated.ts'
import { WireTransfer } from './wire.ts'

const transfer = translated(WireTransfer, toBankTransfer)
/** One revision of the bank wraps the changed transaction. */
const Commented = z.union([transfer, z.object({ trans: transfer }).transform(({ trans }) => trans)])
const Disputed = z.object({ success: z.literal(true) })

const REASON: Record<Wrong, string> = {
  'not-me': 'UNAUTHORIZED|CARD_IN_HAND|NOT_SHARED',
  'wrong-amount': 'INCORRECT_AMOUNT',
  twice: 'CHARGED_TWICE',
  'not-arrived': 'CHARGE_BACK',
  other: 'CHARGE_BACK',
}

export const createReports = (bank: Bank): ReportRail => ({
  comment: ({ user, account: node, transfer: id, text }) =>
    bank.asUser({
      what: 'comment on transfer',
      effect: 'write',
      schema: Commented,
      user,
      ids: [node, id],
      send: (wire) => wire.commentOnStatus(node, id, { comment: text }),
    }),
  async dispute({ user, account: node, transfer: id, wrong }) {
    const answer = await bank.asUser({
      what: 'dispute transfer',
      effect: 'write',
      schema: Disputed,
      user,
      ids: [node, id],
      send: (wire) => wire.disputeCardTransaction(node, id, { dispute_reason: REASON[wrong] }),
    })
    if (answer.ok) return ok(undefined)
    // An earlier request whose answer was lost.
    const isThere = answer.error.kind === 'refused' && /already disputed/i.test(answer.error.message)
    return isThere ? ok(undefined) : answer
  },
})
