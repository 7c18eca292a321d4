import { isKept } from '../nodes/types.ts'
import { REVENUE, WORLD } from '../ledger/accounts.ts'
import { HOUSE_NODE, HOUSE_USER } from '../ledger/house.ts'
import type { NodeDoc, Party, UserDoc } from '../store/documents.ts'

/** The other side of a transaction with a bank or a card of which nothing is known. */
export const OUTSIDE: Party = { id: null, nickname: null, type: 'EXTERNAL-US', user: { _id: null, legal_names: [] } }

/** SynapseFi itself, as one side of a transaction. */
export const HOUSE: Party = {
  id: HOUSE_NODE,
  nickname: 'Synapse Facilitator Account',
  type: 'SYNAPSE-US',
  user: { _id: HOUSE_USER, legal_names: ['SynapseFi'] },
}

export const partyOf = (node: NodeDoc, user: UserDoc | undefined): Party => ({
  id: node._id,
  nickname: typeof node.info['nickname'] === 'string' ? node.info['nickname'] : null,
  type: node.type,
  user: { _id: node.user_id, legal_names: user?.legal_names ?? [] },
})

/** The account of the books behind one side of a transaction. */
export const accountOf = ({ id, type }: Party): string => {
  if (id === HOUSE_NODE) return REVENUE
  return id !== null && isKept(type) ? id : WORLD
}

/** Whether that side is an account of this platform that is kept here. */
export const isKeptParty = (party: Party): boolean => accountOf(party) === party.id
