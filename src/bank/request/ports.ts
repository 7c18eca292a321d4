import type { CustomerId, OperationId, RequestId } from '#bank/ground/ids.ts'
import type { MoneyRequest, RequestState } from './request.ts'

export type RequestChange = {
  readonly state?: RequestState
  readonly attempt?: number
  readonly payment?: OperationId
  readonly endedAt?: number
  /** When to look again; `null` once it has ended. */
  readonly dueAt: number | null
}

export type Requests = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(request: MoneyRequest): Promise<MoneyRequest>
  find(id: RequestId): Promise<MoneyRequest | undefined>
  /**
   * Compare-and-set: false when the stored revision is another one. Refuses (throws) a step that a request's life
   * does not have.
   */
  change(id: RequestId, revision: number, change: RequestChange): Promise<boolean>
  /** What this customer asked for, open ones and those that ended lately, newest first. */
  askedBy(customer: CustomerId, limit: number): Promise<readonly MoneyRequest[]>
  /** What waits for this customer's answer, oldest first. */
  waitingFor(customer: CustomerId, limit: number): Promise<readonly MoneyRequest[]>
  /** How many one customer has asked of another since then, whatever became of them. */
  askedSince(pair: Pair, since: number): Promise<number>
  /** Past their time and still open, oldest due first. */
  due(now: number, limit: number): Promise<readonly RequestId[]>
}

export type Pair = { readonly asker: CustomerId; readonly payer: CustomerId }

/** How many requests may stand open at once: holds however many are made in the same moment. */
export type RequestSlots = {
  /** Repeating it for one request takes one slot. Slots of requests whose time is over by `now` count no more. */
  take(
    order: Pair & {
      readonly request: RequestId
      readonly until: number
      readonly now: number
      readonly perAsker: number
      readonly perPair: number
    },
  ): Promise<'taken' | 'asker-full' | 'pair-full'>
  /** Gives back what a request took; nothing happens when there is nothing. */
  free(order: Pair & { readonly request: RequestId }): Promise<void>
}

/** Who does not want to be asked by whom. It stops requests, never payments. */
export type RequestBlocks = {
  /** Repeating it changes nothing. */
  add(block: Block, at: number): Promise<void>
  remove(block: Block): Promise<void>
  has(block: Block): Promise<boolean>
  /** Oldest first. */
  ofCustomer(by: CustomerId, limit: number): Promise<readonly CustomerId[]>
}
export type Block = { readonly by: CustomerId; readonly whom: CustomerId }
