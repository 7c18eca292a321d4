import type { Db } from 'mongodb'
import type { Audit, AuditEvent } from '#bank/ground/audit.ts'
import { type Doc, insertOnce } from './database.ts'

type AuditDocument = Doc & Omit<AuditEvent, 'id'>

/** Append-only: repeating an id changes nothing. */
export const createAudit = (db: Db): Audit => {
  const audit = db.collection<AuditDocument>('audit')
  return {
    async append({ id, ...event }) {
      await insertOnce(audit, { ...event, _id: id })
    },
  }
}
