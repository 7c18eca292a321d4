import type { Prices } from '../crypto/prices.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { NodeServices } from '../nodes/services.ts'
import type { Users } from '../users/users.ts'

export type TransactionServices = NodeServices & LedgerServices & { users: Users; prices: Prices }
