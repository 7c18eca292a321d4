import type { Db, Document } from 'mongodb'
import type { Seals } from '#adapters/vault/index.ts'
import { sealedFields } from '#adapters/mongo/sealed-fields.ts'
import type { Sample } from './samples.ts'

const BATCH = 2_000

/** Every text of a document under `change`, everything else as it is. */
const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}

type Kept = Document & { _id: string }

/** Prices lie apart, as people choose them: a price that moves reaches few. */
const ownOf = (collection: string, copy: Document, n: number): Document => {
  if (collection !== 'alerts') return copy
  return { ...copy, state: 'waiting', price: { asset: 'USD', minor: 100_000_00n + BigInt(n) } }
}

/** Fills every collection with copies of what the tour of `one` has left in it, each a customer of its own. */
export const fill = async (db: Db, seals: Seals, one: Sample, size: number): Promise<void> => {
  const { name, customer, account, operation, alert, schedule, request, reported } = one
  const ids = [name, ...[customer, account, operation, alert, schedule, request, reported].map(({ id }) => id)]
  const [own, sealed] = [new RegExp(ids.join('|'), 'g'), sealedFields(seals.envelope, 'customers')]
  /** Customers are read by whoever walks through them all, so what is sealed in them must open. */
  const personalOf = (template: Kept, id: string): Document =>
    Object.fromEntries(
      Object.entries(template['personal'] as Record<string, string>).map(([field, value]) => [
        field,
        sealed.seal(id, field, sealed.open(template._id, field, value)),
      ]),
    )
  const copyOf = (collection: string, template: Kept, n: number): Document => {
    const copy = mapTexts(template, (text) => text.replace(own, (id) => `${id}~${n}`)) as Kept
    // Digests are of a length: none of another customer's is like them.
    if (collection === 'linkCodes') return { ...copy, _id: `${copy._id}~${n}` }
    if (collection !== 'customers') return ownOf(collection, copy, n)
    const digests = { email: [`e~${n}`], phone: [`p~${n}`] }
    return { ...copy, digests, personal: personalOf(template, copy._id) }
  }
  const skipped = new Set(['migrations', 'rounds'])
  for (const { name: collection } of await db.listCollections().toArray()) {
    if (skipped.has(collection) || collection.startsWith('system.')) continue
    const templates = (await db.collection(collection).find().toArray()) as unknown as Kept[]
    if (templates.length === 0) throw new Error(`the tour left nothing in ${collection}`)
    for (let start = 0; start < size; start += BATCH) {
      const count = Math.min(BATCH, size - start)
      const part = Array.from({ length: count }, (_, k) =>
        copyOf(collection, templates[(start + k) % templates.length] as Kept, start + k),
      )
      await db.collection(collection).insertMany(part, { ordered: false, writeConcern: { w: 1 } })
    }
  }
}
