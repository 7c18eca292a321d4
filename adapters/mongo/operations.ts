import type { Collection, Db, Document, Filter } from 'mongodb'
import type { Audit } from '#bank/ground/audit.ts'
import { type Owner, personOf } from '#bank/ground/customer.ts'
import { operationId, type OperationId } from '#bank/ground/ids.ts'
import { canBecome, UNDER_WAY, type Change, type Operations } from '#bank/ground/operation.ts'
import { insertOnce } from './database.ts'
import { type OperationDocument, operationDocument, READABLE, sealQuestion, toOperation } from './operation-document.ts'
import { newestFirst } from './newest-first.ts'
import type { SealedFields } from './sealed-fields.ts'

type Current = Pick<OperationDocument, 'state' | 'customer' | 'order' | 'expiresAt'>

/** As it is stored: the question encrypted, and none left readable beside it. */
const setOf = (id: OperationId, set: Change['set'] = {}, sealed: SealedFields): Record<string, unknown> => {
  if (!('question' in set)) return set
  return { ...set, question: undefined, sealedQuestion: sealQuestion(id, set.question, sealed) }
}

type StoredChange = Omit<Change, 'set'> & { readonly set: Record<string, unknown> }

/** The update that applies a change to an operation as it is stored. */
const updateFor = (current: Current, { state, at, note, set, dueAt }: StoredChange): Document => {
  const wakeAt = dueAt ?? (state === 'proposed' ? current.expiresAt : undefined)
  const fields = Object.entries({ ...set, state, dueAt: dueAt ?? undefined, wakeAt })
  const removed = fields.filter(([, value]) => value === undefined).map(([field]): [string, ''] => [field, ''])
  const step = note === undefined ? { state, at } : { state, at, note }
  return {
    $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
    $inc: { revision: 1 },
    ...(removed.length > 0 ? { $unset: Object.fromEntries(removed) } : {}),
    ...(current.state === state ? {} : { $push: { history: step } }),
  }
}

/** Those of one person. One who is no other customer's is named in no operation: an operation says so only where it differs. */
const underPerson = (owner: Owner): Filter<OperationDocument> => {
  const person = personOf(owner)
  if (owner.tier === 'unverified') return { customer: owner.id }
  const others = { $or: [{ person }, { customer: person }], unverified: { $exists: false } }
  return { $or: [{ customer: owner.id }, others] }
}

type Deps = { readonly db: Db; readonly sealed: SealedFields; readonly audit: Audit }

export const createOperations = ({ db, sealed, audit }: Deps): Operations => {
  const operations = db.collection<OperationDocument>('operations')
  const find: Operations['find'] = async (id) => {
    const found = await operations.findOne({ _id: id })
    return found === null ? undefined : toOperation(found, sealed)
  }

  return {
    async insert(operation) {
      if (await insertOnce(operations, operationDocument(operation, sealed))) return operation
      const stored = await find(operation.id)
      if (stored === undefined) throw new Error(`${operation.id} was there and is gone`)
      return stored
    },
    find,
    change: (id, revision, change) => changeOperation({ operations, sealed, audit }, { id, revision }, change),
    async due(now, limit) {
      const found = await operations
        .find({ ...READABLE, wakeAt: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ wakeAt: 1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id }) => operationId(_id))
    },
    async awaited(now, limit) {
      const found = await operations
        .find({ state: 'submitted', bankId: { $exists: false }, wakeAt: { $gt: now } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray()
      return found.map(({ _id }) => operationId(_id))
    },
    async underWayFor(account) {
      const found = await operations.find({ touches: account, state: { $in: [...UNDER_WAY] } }).toArray()
      return found.map((document) => toOperation(document, sealed))
    },
    async countUnderWay(owner, { most, kinds, upTo }) {
      const those = {
        ...underPerson(owner),
        state: { $in: [...UNDER_WAY] },
        ...(kinds && { 'order.kind': { $in: [...kinds] } }),
      }
      const count = (some: Filter<OperationDocument>) =>
        operations.countDocuments({ ...those, ...some }, { limit: most })
      if (upTo === undefined) return await count({})
      const { id, createdAt } = upTo
      const [before, same] = await Promise.all([
        count({ createdAt: { $lt: createdAt } }),
        count({ createdAt, _id: { $lte: id } }),
      ])
      return Math.min(most, before + same)
    },
    async ofCustomer(customer, { before, limit }) {
      const last = before === undefined ? null : await operations.findOne({ _id: before })
      const found = await newestFirst(operations, { ...READABLE, customer }, { last: last ?? undefined, limit })
      return found.map((document) => toOperation(document, sealed))
    },
  }
}

type Store = Omit<Deps, 'db'> & { readonly operations: Collection<OperationDocument> }
type Version = { readonly id: OperationId; readonly revision: number }

/**
 * A change of state is also written to the audit log, right after it is stored and under the id `<operation>:<revision>`.
 * The operation's own history holds the same steps, so an event lost to a crash in between can be written again from it.
 */
const changeOperation = async (store: Store, { id, revision }: Version, change: Change): Promise<boolean> => {
  const { operations, sealed, audit } = store
  // The revision names the state: what is read here still stands if the update below finds it.
  const current = await operations.findOne(
    { _id: id },
    { projection: { revision: 1, state: 1, customer: 1, 'order.kind': 1, expiresAt: 1 } },
  )
  if (current?.revision !== revision) return false
  if (current.state !== change.state && !canBecome(current.state, change.state))
    throw new RangeError(`${id} can't go from ${current.state} to ${change.state}`)
  const update = updateFor(current, { ...change, set: setOf(id, change.set, sealed) })
  const { matchedCount } = await operations.updateOne({ _id: id, revision }, update)
  if (matchedCount === 0) return false
  if (current.state !== change.state)
    await audit.append({
      id: `${id}:${revision + 1}`,
      at: change.at,
      customer: current.customer,
      what: `operation ${change.state}`,
      facts: { operation: id, kind: String(current.order['kind']), from: current.state, to: change.state },
    })
  return true
}
