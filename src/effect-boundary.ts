/** Runs one call to the outside; `name` is the port and its method, `operations.change`. */
export type Effect = (name: string, run: () => unknown) => unknown

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
      return [key, (...args: unknown[]) => effect(inner, () => (value as Callable).apply(port, args))]
    return [key, isPort(value) ? throughEffects(value, effect, inner) : value]
  })
  return Object.fromEntries(wrapped) as P
}

/** Seen by nobody: dying before or after it is dying before or after its neighbour. */
const READ =
  /\.(find|read|list|of|due|awaited|waiting|page|with|spent|get|latest|unread|underWay|load|ping|ready|quotes|matches|subscribe)[A-Za-z]*$/

/**
 * The mirror of the bank's transfers, saved anew for each of them at every look: what a death finds before it is what it
 * finds after its neighbour, however many there are.
 */
const MIRRORED = 'entries.save'

/** Passes a port on, through the boundary where there is one. */
export type Boundary = <P extends object>(port: P, name?: string) => P

/**
 * `PARLEY_DIE=before:7` or `after:7` ends this process by SIGKILL before or after its seventh effect, counted from
 * SIGUSR2 on: how tests find out whether any moment to die in was forgotten. Without it nothing is wrapped.
 */
export const createBoundary = (env: Readonly<Record<string, string | undefined>>): Boundary => {
  const [, when, nth] = /^(before|after):(\d+)$/.exec(env['PARLEY_DIE'] ?? '') ?? []
  if (when === undefined) return (port) => port
  let left = Number.POSITIVE_INFINITY
  process.once('SIGUSR2', () => {
    left = Number(nth)
    process.stdout.write('Armed\n')
  })
  const die = (name: string): void => {
    process.stdout.write(`Dies ${when} ${name}\n`)
    process.kill(process.pid, 'SIGKILL')
  }
  const effect: Effect = (name, run) => {
    if (READ.test(name) || name === MIRRORED) return run()
    left -= 1
    if (left !== 0) return run()
    if (when === 'before') return die(name)
    const done = run()
    return done instanceof Promise ? done.then(() => die(name)) : die(name)
  }
  return (port, name) => throughEffects(port, effect, name)
}
