import { centsFromWire } from '../kit/money.ts'
import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { microMeta } from './ach.ts'
import { Refusal, wrongState, wrongValue } from '../kit/refusal.ts'

const AMOUNTS = [10n, 10n]

const withMicro = (node: NodeDoc, micro: { attempts: number; sent: number }): NodeDoc => ({
  ...node,
  extra: { ...node.extra, other: { ...node.extra.other, micro_meta: microMeta(micro) } },
  _s: { ...node._s, micro },
})

const right = (given: readonly number[]): boolean =>
  given.length === AMOUNTS.length && given.every((amount, index) => centsFromWire(amount) === AMOUNTS[index])

/** What naming the two amounts did: the node, and the refusal to answer with when they were wrong. */
export type Named = { node: NodeDoc; refusal: Refusal | undefined }

/** `{"micro":[0.1,0.1]}`: right amounts open the node for debits, too many wrong ones lock it. */
export const nameMicroDeposits = (services: NodeServices, node: NodeDoc, given: readonly number[]): Named => {
  const { micro } = node._s
  if (micro === null || node.allowed !== 'CREDIT') throw wrongState('Micro-deposits cannot be verified for this node.')
  const now = services.clock.now()
  if (right(given)) {
    const timeline = [...node.timeline, { date: now, note: 'Micro deposits verified.' }]
    return {
      node: { ...node, allowed: 'CREDIT-AND-DEBIT', timeline, _s: { ...node._s, verified: true } },
      refusal: undefined,
    }
  }
  const attempts = micro.attempts + 1
  const counted = withMicro(node, { ...micro, attempts })
  // The last try leaves none and is a try all the same: the one after it locks.
  const left = services.settings.microDepositAttempts - attempts
  const locked = left < 0
  const after: NodeDoc = locked
    ? {
        ...counted,
        allowed: 'LOCKED',
        timeline: [...node.timeline, { date: now, note: 'Node locked: too many incorrect micro deposit attempts.' }],
      }
    : counted
  return {
    node: after,
    refusal: wrongValue(
      `Incorrect micro-deposit amounts supplied. ${locked ? 'The node is locked.' : `${left} tries left.`}`,
    ),
  }
}

/** `?resend_micro=YES`: another pair, up to a limit per node. */
export const resendMicroDeposits = (services: NodeServices, node: NodeDoc): NodeDoc => {
  const { micro } = node._s
  if (micro === null || node.allowed !== 'CREDIT') throw wrongState('Micro-deposits cannot be sent to this node.')
  if (micro.sent >= services.settings.microDepositSends) {
    throw new Refusal(400, '410', 'Maximum number of micro-deposits sent.', { word: 'max_microdeposits_sent' })
  }
  const note = { date: services.clock.now(), note: 'Micro deposits initiated.' }
  const sent = withMicro(node, { ...micro, sent: micro.sent + 1 })
  return { ...sent, timeline: [...sent.timeline, note] }
}
