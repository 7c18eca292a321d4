import type { Db } from 'mongodb'
import { z } from 'zod'
import { NO_STEP_UP, type StepUps } from '#bank/ground/step-up.ts'
import type { CustomerDocument } from './customer-document.ts'
import { owing } from './owed-news.ts'
import { StepUpSchema } from './step-up-document.ts'

const Found = z.looseObject({ stepUp: StepUpSchema.exactOptional(), stepUpTurn: z.number().exactOptional() })

/** Turns of one customer at once, each of which decides anew after a faster one. */
const MOST_TRIES = 200

/** Kept in the customer's own document: it goes where that goes. */
export const createStepUps = (db: Db): StepUps => {
  const customers = db.collection<CustomerDocument>('customers')
  return {
    async change(id, decide) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const found = await customers.findOne({ _id: id }, { projection: { stepUp: 1, stepUpTurn: 1 } })
        if (found === null) throw new Error(`customer ${id} is not there`)
        const { stepUp: before = NO_STEP_UP, stepUpTurn: turn } = Found.parse(found)
        const { after, outcome, owed } = decide(before)
        if (after === before) return outcome
        const unchanged = { _id: id, stepUpTurn: turn ?? { $exists: false } }
        const change = { $set: { stepUp: after, stepUpTurn: (turn ?? 0) + 1 }, ...owing(owed) }
        if ((await customers.updateOne(unchanged, change)).matchedCount === 1) return outcome
      }
      throw new Error(`the step-up of ${id} lost ${MOST_TRIES} races`)
    },
  }
}
