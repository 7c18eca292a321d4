import type { Ports } from '#bank/registry.ts'

type Callable = (...args: unknown[]) => unknown

/**
 * The same store, which reads each thing once: a repeated read gives the first one's answer until anything else is called
 * on the store, since that may write. For one stepping of one turn, which takes milliseconds.
 */
const readOnce = <Store extends object>(
  store: Store,
  reads: readonly (keyof Store & string)[],
  keep: (answer: unknown, cache: Map<string, unknown>) => void = () => undefined,
): Store => {
  const cache = new Map<string, unknown>()
  const wrap = ([name, method]: [string, unknown]): [string, unknown] => {
    const call = async (args: unknown[]): Promise<unknown> => (method as Callable).apply(store, args)
    if (!(reads as readonly string[]).includes(name)) {
      const through = (...args: unknown[]): Promise<unknown> => {
        cache.clear()
        // Again once it is done: what was read meanwhile may be from before.
        return call(args).finally(() => cache.clear())
      }
      return [name, through]
    }
    const read = (...args: unknown[]): unknown => {
      const key = `${name}:${JSON.stringify(args)}`
      if (cache.has(key)) return cache.get(key)
      const answer = call(args)
      cache.set(key, answer)
      answer.then(
        (found) => cache.get(key) === answer && keep(found, cache),
        () => cache.delete(key),
      )
      return answer
    }
    return [name, read]
  }
  return Object.fromEntries(Object.entries(store).map(wrap)) as Store
}

const idOf = (found: unknown): unknown => (found as { readonly id?: unknown } | undefined)?.id

/** What was found in another way, or in a list, need not be looked up by its id. */
const keepById = (found: unknown, cache: Map<string, unknown>): void => {
  for (const one of Array.isArray(found) ? found : [found]) {
    const id = idOf(one)
    if (typeof id === 'string') cache.set(`find:${JSON.stringify([id])}`, Promise.resolve(one))
  }
}

/** The bank's ports for one stepping of a turn: customers, accounts and operations are read at most once each. */
export const readingOnce = (ports: Ports): Ports => ({
  ...ports,
  customers: readOnce(
    ports.customers,
    ['find', 'findByHandle', 'findByPhone', 'findByEmail', 'findByIdentity', 'identitiesOf'],
    keepById,
  ),
  accounts: readOnce(ports.accounts, ['find', 'ofCustomer'], keepById),
  operations: readOnce(ports.operations, ['find', 'ofCustomer'], keepById),
})
