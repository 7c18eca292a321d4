import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import getPort from 'get-port'
import { problem } from './problem.ts'

const LOOPBACK = '127.0.0.1'

/** Why `port` can't be listened on (an errno name such as EADDRINUSE), or undefined when it can. */
export const portProblem = (port: number, host = LOOPBACK): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })

/** Below the ports that systems give out by themselves (32768 and up on Linux, 49152 elsewhere), above the well-known. */
const [LOWEST, HIGHEST] = [10_240, 32_767]
/** Enough that one of them is free on any machine. */
const CANDIDATES = 64

/**
 * A loopback port that is free and not in `exclude`: `preferred` if it is, else one that no connection is given by
 * chance before it is listened on.
 */
export const freePort = async (preferred = 0, exclude: readonly number[] = []): Promise<number> => {
  const suits = preferred !== 0 && !exclude.includes(preferred) && (await portProblem(preferred)) === undefined
  if (suits) return preferred
  const port = Array.from({ length: CANDIDATES }, () => randomInt(LOWEST, HIGHEST + 1))
  return getPort({ host: LOOPBACK, exclude, port })
}

export type PortCheck = {
  readonly port: number
  /** The setting that moves the port. */
  readonly setting: string
  readonly host?: string
  /** What is known of the process that has it: ` by the …`. */
  readonly by?: string
}

/** Throws, naming the port and its setting, when it can't be listened on. */
export const requireFreePort = async ({ port, setting, host = LOOPBACK, by = '' }: PortCheck): Promise<void> => {
  const why = await portProblem(port, host)
  if (why === undefined) return
  if (why === 'EADDRINUSE')
    throw problem(`Port ${port} (${setting}) is taken${by}: stop what uses it, or set ${setting}.`)
  throw problem(`Port ${port} (${setting}) can't be listened on at ${host}: ${why}.`)
}
