import type { Db, Document } from 'mongodb'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'

/** How envelopes are named in each collection: the field they are sealed as, by where they stand. */
const SEALED_AS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entries: { personal: 'personal' },
  schedules: { personal: 'personal' },
  operations: { personal: 'order', sealedQuestion: 'question' },
  requests: { personal: 'note' },
  cases: { personal: 'case' },
  persons: { personal: 'digests' },
  retained: { personal: 'record' },
  vault: { secrets: 'secrets' },
}

const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each))

/** Everything in the database as text by collection, with every envelope opened beside it. */
export const openedDump = async (db: Db, dataKeys: DataKeys): Promise<ReadonlyMap<string, string>> => {
  const { envelope } = createSeals(dataKeys)
  const opened = (name: string, document: Document): string => {
    const id = String(document['_id'])
    const open = (sealed: unknown, field: string, owner = id): string =>
      typeof sealed === 'string' && sealed.startsWith('v1.') ? envelope.open(sealed, `${name}/${owner}/${field}`) : ''
    const parts = Object.entries(SEALED_AS[name] ?? {}).map(([place, field]) => open(document[place], field))
    if (name === 'customers') {
      const personal = Object.entries((document['personal'] ?? {}) as Document)
      parts.push(...personal.map(([field, sealed]) => open(sealed, field)), open(document['pin'].digest, 'pin'))
    }
    if (name === 'drafts') parts.push(open(document['value'], String(document['field']), String(document['draft'])))
    return [jsonOf(document), ...parts].join('\n')
  }
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  const dumped = await Promise.all(
    names.map(async (name) => {
      const all = await db.collection(name).find().toArray()
      return [name, all.map((document) => opened(name, document)).join('\n')] as const
    }),
  )
  return new Map(dumped)
}
