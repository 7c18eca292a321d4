import type { Db } from 'mongodb'
import { z } from 'zod'
import { isBalanced, type Journal, type JournalEntry } from '#bank/ground/journal.ts'
import { MoneySchema } from '#bank/ground/money-schema.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'

type JournalDocument = Doc & {
  at: number
  operation?: string
  postings: { ledger: string; side: 'debit' | 'credit'; amount: MoneyDocument }[]
}

const Stored = z.object({
  _id: z.string(),
  at: z.number(),
  operation: z.string().exactOptional(),
  postings: z.array(z.object({ ledger: z.string(), side: z.enum(['debit', 'credit']), amount: MoneySchema })),
})

const toEntry = (document: unknown): JournalEntry => {
  const { _id, ...rest } = Stored.parse(document)
  return { id: _id, ...rest }
}

export const createJournal = (db: Db): Journal => {
  const journal = db.collection<JournalDocument>('journal')
  return {
    async append({ id, postings, ...rest }) {
      if (!isBalanced(postings)) throw new RangeError(`the postings of ${id} do not balance`)
      const stored = postings.map((posting) => ({ ...posting, amount: moneyDocument(posting.amount) }))
      await insertOnce(journal, { ...rest, _id: id, postings: stored })
    },
    async ofOperation(operation) {
      return (await journal.find({ operation }).sort({ at: 1, _id: 1 }).toArray()).map(toEntry)
    },
  }
}
