import type { StoreServices } from '../store/services.ts'
import type { Balances } from './balances.ts'
import type { Ledger } from './ledger.ts'
import type { Pending } from './pending.ts'

export type LedgerServices = StoreServices & { balances: Balances; pending: Pending; ledger: Ledger }
