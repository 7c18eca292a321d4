import type { Document } from 'mongodb'
import { badForm } from '../kit/refusal.ts'

const OPERATORS = new Set(['$in', '$gt', '$gte', '$lt', '$lte', '$ne', '$eq'])
const MAX_DEPTH = 5

/** How a path of the wire object is called in the store; a path that is not its own name is listed here. */
export type Aliases = Readonly<Record<string, string>>

const scalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value)

const condition = (path: string, value: unknown): unknown => {
  if (scalar(value)) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badForm(`Invalid filter: ${path}.`, 'filter')
  const entries = Object.entries(value)
  for (const [operator, operand] of entries) {
    if (!OPERATORS.has(operator)) throw badForm(`Invalid filter: operator ${operator} is not supported.`, 'filter')
    const fine = operator === '$in' ? Array.isArray(operand) && operand.every(scalar) : scalar(operand)
    if (!fine) throw badForm(`Invalid filter: ${path}.${operator}.`, 'filter')
  }
  return Object.fromEntries(entries)
}

const translate = (filter: unknown, aliases: Aliases, depth: number): Document => {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter) || depth > MAX_DEPTH) {
    throw badForm('Invalid filter: it must be a JSON object.', 'filter')
  }
  const query: Document = {}
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$or' || path === '$and') {
      if (!Array.isArray(value) || value.length === 0) throw badForm(`Invalid filter: ${path} needs a list.`, 'filter')
      query[path] = value.map((one) => translate(one, aliases, depth + 1))
    } else {
      if (path.startsWith('$') || path.startsWith('_s')) throw badForm(`Invalid filter: ${path}.`, 'filter')
      query[aliases[path] ?? path] = condition(path, value)
    }
  }
  return query
}

/** `filter=<JSON>` of a list as a query on the store: equality on dotted paths, `$or`, `$and`, comparisons. */
export const readFilter = (text: string | undefined, aliases: Aliases): Document | undefined => {
  if (text === undefined || text === '') return undefined
  let filter: unknown
  try {
    filter = JSON.parse(text)
  } catch {
    throw badForm('Invalid filter: it is not valid JSON.', 'filter')
  }
  return translate(filter, aliases, 0)
}

/** All of the conditions as one flat query where that means the same: not every server finds an index through `$and`. */
export const allOf = (...parts: readonly Document[]): Document => {
  const names = parts.flatMap((part) => Object.keys(part))
  return new Set(names).size === names.length ? Object.assign({}, ...parts) : { $and: [...parts] }
}

/**
 * A condition on one side is looked up in the index over both sides, and then checked: an index of its own would cost
 * every transaction two more writes.
 */
export const oneSide = (query: Document, both: Readonly<Record<string, string>>): Document => {
  const narrowed = { ...query }
  for (const [path, indexed] of Object.entries(both)) {
    const value: unknown = query[path]
    if (typeof value === 'string' && narrowed[indexed] === undefined) narrowed[indexed] = value
  }
  return narrowed
}

/** "Either side is X" asked as an `$or` of two paths becomes one look-up in the index over both sides. */
export const eitherSide = (query: Document, paths: readonly [string, string], both: string): Document => {
  const parts: unknown = query['$or']
  if (!Array.isArray(parts) || parts.length !== 2) return query
  const [first, second] = parts as [Document, Document]
  const value: unknown = first[paths[0]]
  const same = Object.keys(first).length === 1 && Object.keys(second).length === 1 && second[paths[1]] === value
  if (!same || typeof value !== 'string') return query
  const { $or: _, ...rest } = query
  return { ...rest, [both]: value }
}
