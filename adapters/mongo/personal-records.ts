import type { Db, Document, Filter } from 'mongodb'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { isPaymentOrder, type Party } from '#bank/ground/order.ts'
import type { PersonalRecords } from '#bank/privacy/records.ts'
import type { Doc } from './database.ts'
import { operationDocument, type OperationDocument, toOperation } from './operation-document.ts'
import { SEALED_AS } from './schedules.ts'
import type { SealedFields } from './sealed-fields.ts'

type Deps = { readonly db: Db; readonly schedules: SealedFields; readonly operations: SealedFields }
type Stored = Doc & Document

/** Amounts and accounts of these stand in the books, which stay whole. */
const NO_NAME = 'Closed account'
const PAYMENTS = ['top-up', 'pull', 'pay-out', 'send', 'buy', 'sell']
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

export const createPersonalRecords = ({ db, schedules, operations }: Deps): PersonalRecords => ({
  async read(customer) {
    const all = async (name: string, filter: Filter<Stored>) =>
      (await db.collection<Stored>(name).find(filter).sort({ _id: 1 }).toArray()).map(({ _id, ...rest }) => ({
        id: _id,
        ...rest,
      }))
    const planned = await all('schedules', { customer })
    return {
      schedules: planned.map(({ personal, ...rest }: Document) => ({
        ...rest,
        names: schedules.open(String(rest['id']), SEALED_AS, String(personal)),
      })),
      alerts: await all('alerts', { customer }),
      waitingOrders: await all('waitingOrders', { customer }),
      blocked: await all('requestBlocks', { by: customer }),
      notices: await all('notices', { customer }),
      events: await all('audit', { customer }),
      // Where a browser can be reached is a secret between it and us; that there is one is not.
      toldInBrowsers: (await all('pushSubscriptions', { customer })).map(({ personal: _, ...rest }: Document) => rest),
    }
  },
  async erase(customer, chats) {
    await eraseOrders(db, customer)
    await erasePayments(db, customer, operations)
    await eraseRest(db, customer)
    await eraseChats(db, customer, chats)
  },
})

/** What is no payment goes. */
const eraseOrders = async (db: Db, customer: CustomerId): Promise<void> => {
  const operations = db.collection<Stored>('operations')
  const others = { customer, 'order.kind': { $nin: PAYMENTS } }
  const found = await operations.find(others, { projection: { _id: 1 } }).toArray()
  const keys = found.flatMap(({ _id }) => [_id, `question:${_id}`])
  await db.collection<Stored>('vault').deleteMany({ _id: { $in: keys } })
  await operations.deleteMany(others)
}

/** Of payments goes where they were confirmed, and what the customer called the accounts; what the other side was shown stays. */
const erasePayments = async (db: Db, customer: CustomerId, sealed: SealedFields): Promise<void> => {
  const operations = db.collection<OperationDocument>('operations')
  const nowhere = `erased:${customer}`
  for await (const document of operations.find({ customer, 'place.conversation': { $ne: nowhere } })) {
    const operation = toOperation(document, sealed)
    if (!isPaymentOrder(operation.order)) continue
    const { from, to } = operation.order
    const order = { ...operation.order, from: unnamed(from, customer), to: unnamed(to, customer) }
    const { personal } = operationDocument({ ...operation, order }, sealed)
    const set = { personal, 'place.conversation': nowhere }
    await operations.updateOne({ _id: document._id }, { $set: set, $unset: { sealedQuestion: '', question: '' } })
  }
  await db.collection<Stored>('requests').updateMany({ asker: customer }, { $set: { conversation: nowhere } })
}

const unnamed = (party: Party, customer: CustomerId): Party =>
  party.customer === customer ? { ...party, name: NO_NAME } : party

const eraseRest = async (db: Db, customer: CustomerId): Promise<void> => {
  const accounts = db.collection<Stored>('accounts')
  await accounts.updateMany(
    { customer },
    { $set: { nickname: NO_NAME }, $unset: { personal: '', numbers: '', bankName: '', last4: '' } },
  )
  await db.collection<Stored>('recoveries').deleteOne({ _id: customer })
  const owned = ['schedules', 'alerts', 'waitingOrders', 'notices', 'cases', 'linkCodes', 'claims', 'pushSubscriptions']
  for (const name of owned) await db.collection<Stored>(name).deleteMany({ customer })
  await db.collection<Stored>('requestBlocks').deleteMany({ by: customer })
}

/** What names a chat: events, what is being typed, and how often it registered. */
const eraseChats = async (db: Db, customer: CustomerId, chats: readonly IdentityKey[]): Promise<void> => {
  const named = [{ 'facts.chat': { $exists: true } }, { 'facts.identity': { $exists: true } }]
  await db.collection<Stored>('audit').deleteMany({ customer, $or: named })
  await db.collection<Stored>('claims').deleteMany({ _id: { $in: [...chats] } })
  // Written there before anybody had registered.
  await db.collection<Stored>('cases').deleteMany({ conversation: { $in: [...chats] }, customer: { $exists: false } })
  for (const chat of chats) {
    await db.collection<Stored>('drafts').deleteMany({ draft: { $regex: escaped(chat) } })
    await db.collection<Stored>('registrations').deleteMany({ _id: { $regex: `^(chat|person) ${escaped(chat)} ` } })
  }
}
