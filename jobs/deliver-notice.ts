import { NoticePayload, type Work, work } from './payload.ts'

/** Tells a customer one thing. */
export const deliverNotice = (deliver: (id: string) => Promise<unknown>): Work =>
  work(NoticePayload, ({ id }) => deliver(id))
