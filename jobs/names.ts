/** One queue per kind of work, so that one that hangs or is flooded never starves another. */
export const WORK_QUEUES = ['operations', 'notices', 'broadcasts', 'syncs', 'coin-prices', 'coin-orders'] as const
export const TICK_QUEUES = ['sweep', 'prices', 'alert-index', 'reconcile', 'schedules', 'recoveries'] as const
export const QUEUES = [...WORK_QUEUES, ...TICK_QUEUES] as const
/** A job that does nothing but get through. */
export const PROBE = 'probe'
export type WorkQueue = (typeof WORK_QUEUES)[number]
export type TickQueue = (typeof TICK_QUEUES)[number]
export type QueueName = (typeof QUEUES)[number]
