import type { Collection, Document, Filter } from 'mongodb'
import type { Store } from './database.ts'

/** A whole list: everything of a collection that matches, by id. */
export type List = {
  name: string
  collection: Collection<Document & { _id: string }>
  wanted: Document
  /** Whether every server reads a range of its ids without reading all of it: some do where an index begins with what is wanted. */
  bounded: boolean
}

const MOST_AT_ONCE = 10_000

/** Every list that is counted. The part of a name before the colon is its kind. */
export const listsOf = (store: Pick<Store, 'users' | 'nodes' | 'trans' | 'deliveries'>) => {
  const make = (name: string, from: keyof typeof store, wanted: Document, bounded: boolean): List => ({
    name,
    collection: store[from] as unknown as List['collection'],
    wanted,
    bounded,
  })
  return {
    users: make('users', 'users', { is_hidden: false }, false),
    nodes: make('nodes', 'nodes', { is_active: true }, false),
    nodesOf: (user: string): List => make(`nodes:${user}`, 'nodes', { user_id: user, is_active: true }, true),
    trans: make('trans', 'trans', {}, false),
    transOfNode: (node: string): List => make(`trans:${node}`, 'trans', { '_s.nodes': node }, true),
    transOfUser: (user: string): List => make(`trans:${user}`, 'trans', { '_s.users': user }, true),
    deliveries: make('deliveries', 'deliveries', {}, false),
  }
}
export type Lists = ReturnType<typeof listsOf>

/** The ids of a list later than `after` and, where that is given, no later than `through`; oldest first. */
export const idsBetween = async (
  { collection, wanted }: List,
  after: string,
  through: string | undefined,
): Promise<string[]> => {
  const range = { ...(after === '' ? {} : { $gt: after }), ...(through === undefined ? {} : { $lte: through }) }
  const filter = Object.keys(range).length === 0 ? wanted : { ...wanted, _id: range }
  const found = collection.find(filter as Filter<Document & { _id: string }>, {
    projection: { _id: 1 },
    batchSize: MOST_AT_ONCE,
  })
  // Not sorted by the server: some read all that matches the rest for that.
  return (await found.toArray()).map(({ _id }) => _id).sort()
}
