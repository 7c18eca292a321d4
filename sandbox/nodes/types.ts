/** What the sandbox knows about a node type. */
export type NodeType = {
  /** Whether SynapseFi keeps the account: its balance is then the ledger's. */
  kept: boolean
  allowed: 'CREDIT-AND-DEBIT' | 'CREDIT' | 'INACTIVE'
  /** `info` fields that creation demands. */
  required: readonly string[]
  /** `info` fields of creation that only a dehydrated answer shows, or shows masked. */
  masked?: readonly string[]
  /** Six withdrawals a month, and a place for interest. */
  interest?: boolean
  card?: boolean
}

const kept = (more: Partial<NodeType> = {}): NodeType => ({
  kept: true,
  allowed: 'CREDIT-AND-DEBIT',
  required: ['nickname'],
  ...more,
})
const card = (): NodeType => kept({ allowed: 'INACTIVE', card: true })

const TYPES: Readonly<Record<string, NodeType>> = {
  'DEPOSIT-US': kept(),
  'SUBACCOUNT-US': kept(),
  'TRIUMPH-SUBACCOUNT-US': kept(),
  'SYNAPSE-US': kept(),
  'IB-DEPOSIT-US': kept({ interest: true }),
  'IB-SUBACCOUNT-US': kept({ interest: true }),
  'IC-DEPOSIT-US': kept(),
  CMA: kept(),
  'ICA-US': kept(),
  'CUSTODY-US': kept(),
  'RESERVE-US': kept(),
  'CLEARING-US': kept(),
  'CRYPTO-US': kept(),
  IOU: kept(),
  'CARD-US': card(),
  'SUBCARD-US': card(),
  'ACH-US': {
    kept: false,
    allowed: 'CREDIT',
    required: ['nickname', 'account_num', 'routing_num', 'type', 'class'],
    masked: ['account_num', 'routing_num'],
  },
  'WIRE-US': {
    kept: false,
    allowed: 'CREDIT',
    required: ['nickname', 'account_num', 'routing_num'],
    masked: ['account_num', 'routing_num'],
  },
  'WIRE-INT': {
    kept: false,
    allowed: 'CREDIT',
    required: ['nickname', 'account_num', 'swift'],
    masked: ['account_num', 'routing_num', 'swift'],
  },
  'CHECK-US': { kept: false, allowed: 'CREDIT', required: ['nickname', 'payee_name', 'payee_address'] },
  'INTERCHANGE-US': {
    kept: false,
    allowed: 'CREDIT-AND-DEBIT',
    required: ['nickname', 'document_id', 'card_number', 'exp_date'],
  },
}
/** By name. A map, for a name is whatever a caller writes: `toString` is no node type. */
export const NODE_TYPES: ReadonlyMap<string, NodeType> = new Map(Object.entries(TYPES))

export const isKept = (type: string): boolean => NODE_TYPES.get(type)?.kept ?? false
export const isCrypto = (type: string): boolean => type === 'CRYPTO-US'
/** Kinds that a platform's fees can be paid to. */
export const takesFees = (type: string): boolean => type === 'DEPOSIT-US' || type === 'SYNAPSE-US'
