import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { earnedBy } from './earned.ts'
import { nodeBody } from './wire.ts'

type Shown = { base: string; dehydrate?: boolean }

/** Nodes as the API shows them at this moment, each with what the ledger knows of it. */
export const nodeBodies = async (
  services: NodeServices,
  nodes: readonly NodeDoc[],
  { base, dehydrate = false }: Shown,
): Promise<object[]> => {
  const [balances, earned] = await Promise.all([
    services.balances.many(nodes.map(({ _id }) => _id)),
    earnedBy(services, nodes),
  ])
  return nodes.map((node) =>
    nodeBody(node, { base, dehydrate, balance: balances.get(node._id), earned: earned.get(node._id) }),
  )
}

/** One node as the API shows it at this moment. */
export const oneNodeBody = async (services: NodeServices, node: NodeDoc, shown: Shown): Promise<object> => {
  const [body] = await nodeBodies(services, [node], shown)
  if (body === undefined) throw new Error(`node ${node._id} has no form`)
  return body
}
