import { z } from 'zod'
import type { BankAccount, LinkStep } from '#bank/ground/rail.ts'
import { toBankNode } from './translate-node.ts'
import { translateAll, translated } from './translated.ts'
import { WireNode, WireNodes, WireQuestion } from './wire.ts'

/** The bank's answers about nodes. A balance is as old as its answer, so the time is taken when that is read. */
export const createNodeSchemas = (clock: () => number) => {
  const toNode = (node: WireNode): BankAccount | undefined => toBankNode(node, clock())
  const made = translated(WireNodes, ({ nodes }) => {
    const read = translateAll(nodes, toNode)
    return read === undefined || read.length === 0 ? undefined : read
  })
  const link: z.ZodType<LinkStep> = z.union([
    translated(WireQuestion, ({ mfa }) => ({
      step: 'question' as const,
      token: mfa.access_token,
      question: mfa.message,
    })),
    translated(made, (nodes) => ({ step: 'linked' as const, accounts: nodes })),
  ])
  return {
    one: translated(WireNode, toNode),
    /** At least one, as after a creation. */
    made,
    link,
    page: (page: number) =>
      translated(WireNodes, (wire) => {
        const nodes = translateAll(wire.nodes, toNode)
        return nodes && { nodes, last: page >= (wire.page_count ?? 1) }
      }),
  }
}
export type NodeSchemas = ReturnType<typeof createNodeSchemas>
