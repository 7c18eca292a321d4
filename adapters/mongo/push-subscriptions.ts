import type { Db } from 'mongodb'
import { z } from 'zod'
import { conversationId, customerId } from '#bank/ground/ids.ts'
import type { PushSubscriptions } from '#conversation/channel/push-subscriptions.ts'
import type { Doc } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

type PushDocument = Doc & { customer: string; epoch: number; personal: string; at: number }

export const PUSH_SEALED_AS = 'personal'
const Personal = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })

/** One document per chat. */
export const createPushSubscriptions = (db: Db, sealed: SealedFields): PushSubscriptions => {
  const subscriptions = db.collection<PushDocument>('pushSubscriptions')
  return {
    async keep({ conversation, customer, epoch, at, endpoint, p256dh, auth }) {
      const personal = sealed.seal(conversation, PUSH_SEALED_AS, { endpoint, p256dh, auth })
      await subscriptions.replaceOne({ _id: conversation }, { customer, epoch, personal, at }, { upsert: true })
    },
    async find(conversation) {
      const found = await subscriptions.findOne({ _id: conversation })
      if (found === null) return undefined
      const personal = Personal.parse(sealed.open(found._id, PUSH_SEALED_AS, found.personal))
      return {
        conversation: conversationId(found._id),
        customer: customerId(found.customer),
        epoch: Number(found.epoch),
        at: Number(found.at),
        ...personal,
      }
    },
    async forget(conversation, at) {
      await subscriptions.deleteOne({ _id: conversation, ...(at !== undefined && { at }) })
    },
  }
}
