import type { EventServices } from '../events/services.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Pending } from '../ledger/pending.ts'
import type { Nodes } from './nodes.ts'

export type NodeServices = EventServices & { nodes: Nodes; balances: Balances; pending: Pending }
