import type { RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'

type Answer = Result<unknown, RailFailure>
type Callable = (...args: readonly unknown[]) => Promise<Answer>
/** Runs one call to the bank; `name` is the call, `transfers.submit`. */
type Around = (name: string, run: () => Promise<Answer>) => Promise<Answer>

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The same rail, every call of it going through `around`, which gives back what the call gave. */
export const throughResults = <T extends object>(port: T, around: Around, name = ''): T => {
  const wrapped = Object.entries(port).map(([key, value]: [string, unknown]): [string, unknown] => {
    const inner = name === '' ? key : `${name}.${key}`
    if (typeof value === 'function')
      return [key, (...args: readonly unknown[]) => around(inner, () => (value as Callable).apply(port, [...args]))]
    return [key, isGroup(value) ? throughResults(value, around, inner) : value]
  })
  return Object.fromEntries(wrapped) as T
}
