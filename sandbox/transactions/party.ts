import { isKept } from '../nodes/types.ts'
import { WORLD } from '../ledger/accounts.ts'
import type { NodeDoc, Party, UserDoc } from '../store/documents.ts'

/** The other side of a transaction with a bank or a card of which nothing is known. */
export const OUTSIDE: Party = { id: null, nickname: null, type: 'EXTERNAL-US', user: { _id: null, legal_names: [] } }

export const partyOf = (node: NodeDoc, user: UserDoc | undefined): Party => ({
  id: node._id,
  nickname: typeof node.info['nickname'] === 'string' ? node.info['nickname'] : null,
  type: node.type,
  user: { _id: node.user_id, legal_names: user?.legal_names ?? [] },
})

/** The account of the books behind one side of a transaction. */
export const accountOf = ({ id, type }: Party): string => (id !== null && isKept(type) ? id : WORLD)

export const isKeptParty = ({ id, type }: Party): boolean => id !== null && isKept(type)
