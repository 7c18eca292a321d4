/** Runs one call to outside the process; `name` is the port and its method, `operations.change`. */
export type Effect = (name: string, run: () => unknown, args: readonly unknown[]) => unknown

type Callable = (...args: unknown[]) => unknown

const isPort = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * The same ports, every call going through `effect`: the one place where tests may fail, delay or end the process
 * before or after anything that is seen outside of it. Only plain objects of functions are ports.
 */
export const throughEffects = <P extends object>(port: P, effect: Effect, name = ''): P => {
  const wrapped = Object.entries(port).map(([key, value]): [string, unknown] => {
    const inner = name === '' ? key : `${name}.${key}`
    if (typeof value === 'function')
      return [key, (...args: unknown[]) => effect(inner, () => (value as Callable).apply(port, args), args)]
    return [key, isPort(value) ? throughEffects(value, effect, inner) : value]
  })
  return Object.fromEntries(wrapped) as P
}
