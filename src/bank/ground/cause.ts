import type { RequestId, ScheduleId } from './ids.ts'

/** What confirming a payment has to know of the request for money that it pays. */
export type RequestLook = {
  find(id: RequestId): Promise<{ readonly state: string; readonly expiresAt: number } | undefined>
}

/** What confirming a payment has to know of the schedule that it was made by. */
export type ScheduleLook = { find(id: ScheduleId): Promise<{ readonly state: string } | undefined> }
