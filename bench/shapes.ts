import type { CommandStartedEvent, Document, MongoClient } from 'mongodb'
import { table } from './figures.ts'

const keysOf = (filter: Document | undefined): string => {
  const keys = Object.entries(filter ?? {}).map(([key, value]) => {
    if (key === '$and' || key === '$or') return `${key}(${(value as Document[]).map(keysOf).join(', ')})`
    if (typeof value !== 'object' || value === null) return key
    const [operator = ''] = Object.keys(value as Document)
    return operator.startsWith('$') ? `${key} ${operator}` : key
  })
  return keys.length === 0 ? 'all' : keys.join(', ')
}

const sortOf = (sort: unknown): string =>
  sort instanceof Map && sort.size > 0 ? `, sorted by ${[...sort.keys()].join(', ')}` : ''

/** What a command asks, without what it asks it about: `trans find _id $in`. */
const shapeOf = ({ command, commandName }: CommandStartedEvent): string | undefined => {
  const doc: Document = command
  const name = `${String(doc[commandName])} ${commandName}`
  switch (commandName) {
    case 'find':
      return `${name} ${keysOf(doc['filter'])}${sortOf(doc['sort'])}`
    case 'aggregate':
      return `${name} ${keysOf((doc['pipeline'] as Document[])[0]?.['$match'])}`
    case 'update':
      return `${name} ${keysOf((doc['updates'] as Document[])[0]?.['q'])}`
    case 'delete':
      return `${name} ${keysOf((doc['deletes'] as Document[])[0]?.['q'])}`
    case 'insert':
    case 'count':
      return name
    default:
      return undefined
  }
}

/** How long each kind of command took, ms. */
export type Durations = Map<string, number[]>

/** Notes how long each kind of command takes on a client with `monitorCommands`. */
export const listen = (client: MongoClient): Durations => {
  const names = new Map<number, string>()
  const durations: Durations = new Map()
  client.on('commandStarted', (event) => {
    const shape = shapeOf(event)
    if (shape !== undefined) names.set(event.requestId, shape)
  })
  client.on('commandSucceeded', ({ requestId, duration }) => {
    const shape = names.get(requestId)
    if (shape !== undefined) durations.set(shape, [...(durations.get(shape) ?? []), duration])
    names.delete(requestId)
  })
  return durations
}

/** The quickest: whatever else a machine does only ever adds. */
const best = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values))

/** Grown: several times as slow, and slow enough for that to be no accident of a busy machine. */
const GROWN = { times: 3, ms: 10 }

export type Growth = { small: Durations; large: Durations }
/** Why a kind of command may grow: because nobody waits for it who is in a hurry. */
export type Reasons = Readonly<Record<string, string>>

/** One row per kind of command, and the kinds that grow for no known reason. */
export const growthTable = (
  { small, large }: Growth,
  documents: number,
  reasons: Reasons,
): { text: string; grown: string[] } => {
  const grown: string[] = []
  const rows = [...large]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([shape, slow]) => {
      const [before, after] = [best(small.get(shape) ?? []), best(slow)]
      const grows = after > GROWN.ms && after > GROWN.times * Math.max(before, 1)
      if (grows && reasons[shape] === undefined) grown.push(shape)
      return [shape, before.toFixed(0), after.toFixed(0), grows ? `grows: ${reasons[shape] ?? '**why?**'}` : '']
    })
  return { text: table(['query', 'ms at 1,000', `ms at ${documents.toLocaleString('en')}`, ''], rows), grown }
}
