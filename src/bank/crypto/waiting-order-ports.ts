import type { proposeBuy } from './propose.ts'
import type { confirm } from '#bank/operation/decide.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Log } from '#kit/log.ts'
import type { WaitingOrders } from './waiting-order.ts'

/** Everything that orders that wait read, write and call. */
export type WaitingPorts = Parameters<typeof confirm>[0] &
  Parameters<typeof proposeBuy>[0] & {
    readonly waitingOrders: WaitingOrders
    readonly notices: Notices
    readonly clock: () => number
    readonly log: Log
  }
