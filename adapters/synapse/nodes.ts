import { z } from 'zod'
import type { BankAccount, AccountRail, RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { createLinking } from './link-nodes.ts'
import { makeNode } from './make-node.ts'
import { createNodeSchemas, type NodeSchemas } from './node-schemas.ts'
import { createSubnets } from './subnets.ts'
import { TYPE_OF } from './translate-node.ts'
import { proveDeposits } from './prove-deposits.ts'

const PAGE = 100
/** More nodes than any customer has; the limit keeps a broken page count from looping. */
const MAX_PAGES = 20

const listNodes = async (
  bank: Bank,
  schemas: NodeSchemas,
  user: string,
): Promise<Result<readonly BankAccount[], RailFailure>> => {
  const nodes: BankAccount[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const listed = await bank.asUser({
      what: 'list nodes',
      effect: 'read',
      schema: schemas.page(page),
      user,
      send: (wire) => wire.getAllUserNodes({ page, per_page: PAGE }),
    })
    if (!listed.ok) return listed
    nodes.push(...listed.value.nodes)
    if (listed.value.last) return ok(nodes)
  }
  return err({ kind: 'not-sent', message: 'list nodes: the pages do not end' })
}

const closeNode = async (
  bank: Bank,
  { user, account: node }: Parameters<AccountRail['close']>[0],
): ReturnType<AccountRail['close']> => {
  const closed = await bank.asUser({
    what: 'close node',
    effect: 'write',
    schema: z.object({}),
    user,
    ids: [node],
    send: (wire) => wire.deleteNode(node),
  })
  if (closed.ok) return ok(undefined)
  // Closed already: there is nothing left to do.
  return closed.error.kind === 'refused' && closed.error.reason === 'not-found' ? ok(undefined) : closed
}

export const createNodes = (bank: Bank, clock: () => number): AccountRail => {
  const schemas = createNodeSchemas(clock)
  return {
    ...createLinking(bank, schemas),
    ...createSubnets(bank),
    open: ({ operation, user, kind, nickname }) =>
      makeNode(bank, schemas, {
        what: `open ${kind}`,
        user,
        key: operation,
        body: { type: TYPE_OF[kind], info: { nickname }, extra: { supp_id: operation } },
      }),
    proveDeposits: (order) => proveDeposits(bank, schemas.one, order),
    async findByOperation({ user, operation }) {
      const listed = await listNodes(bank, schemas, user)
      if (!listed.ok) return listed
      // The bank's ids begin with the second they were made in, so their order is the order of making.
      const mine = listed.value.filter(({ active, operation: suppId }) => active && suppId === operation)
      return ok(mine.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    },
    list: (user) => listNodes(bank, schemas, user),
    read: ({ user, account: node }) =>
      bank.asUser({
        what: 'read node',
        effect: 'read',
        schema: schemas.one,
        user,
        ids: [node],
        send: (wire) => wire.getNode(node, {}),
      }),
    rename: ({ user, account: node, nickname }) =>
      bank.asUser({
        what: 'rename node',
        effect: 'write',
        schema: schemas.one,
        user,
        ids: [node],
        send: (wire) => wire.updateNode(node, { nickname }),
      }),
    close: (order) => closeNode(bank, order),
  }
}
