import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { freePort, portProblem } from './ports.ts'
import { type Probe, showUrl } from './probes.ts'
import { problem } from './problem.ts'
import type { Supervisor } from './supervisor.ts'
import { waitUntilReady } from './wait-until-ready.ts'

const GIVEN_MS = 5_000
const READY_MS = 60_000
const PROBE_MS = 500

export type ServerOptions = {
  readonly env: NodeJS.ProcessEnv
  /** Absolute: where the servers keep their data. */
  readonly data: string
  /** Absolute: where programs are installed. */
  readonly tools: string
  /** The ports they had last time, taken again if free, so that a client configured by hand keeps working. */
  readonly ports: { readonly mongo?: number; readonly redis?: number }
  /** Starts the servers, and so decides when they stop. */
  readonly supervisor: Supervisor
  readonly say: (line: string) => void
  /** A database server that keeps no log for replicas, and so writes once where it would write twice. */
  readonly standalone?: boolean
}

export type Server = {
  readonly url: string
  /** Set when it was started here. */
  readonly port?: number
  /** One line for the banner. */
  readonly found: string
}

/** A program that is a server of one kind. */
export type Program = {
  readonly name: string
  readonly command: string
  args(folder: string, port: number): readonly string[]
  /** What the process is called when it fails. */
  readonly processName: string
  /** Below the data folder, one for each program: one may not understand another's files. */
  readonly folder: string
  readonly log: string
}

/** One kind of server: where a given one is named, how it is asked, and how one is started. */
export type ServerKind = {
  readonly title: 'MongoDB' | 'Redis'
  readonly setting: 'MONGODB_URL' | 'REDIS_URL'
  readonly scheme: 'mongodb' | 'redis'
  readonly probe: Probe
  /** The port it had last time. */
  readonly lastPort: number | undefined
  /** Finds a program, or installs it. */
  readonly program: () => Program
}

/** The server that the environment names, which must answer, else one of our own. */
export const findOrStart = async (kind: ServerKind, options: ServerOptions): Promise<Server> => {
  const { title, setting, probe } = kind
  const given = options.env[setting]
  if (!given) return start(kind, options)
  const shown = `${showUrl(given)} (${setting})`
  const failure = await probe(given, GIVEN_MS)
  if (failure !== undefined) throw problem(`${title} at ${shown} does not answer: ${failure}`)
  return { url: given, found: `${title.padEnd(9)} ${shown}` }
}

const start = async (kind: ServerKind, { data, supervisor }: ServerOptions): Promise<Server> => {
  const { title, setting, scheme, probe } = kind
  const program = kind.program()
  const folder = join(data, program.folder)
  mkdirSync(folder, { recursive: true })
  const port = await freePort(kind.lastPort)
  const child = supervisor.start({
    name: program.processName,
    command: program.command,
    args: program.args(folder, port),
    cwd: folder,
    logFile: join(data, 'logs', program.log),
  })
  const url = `${scheme}://127.0.0.1:${port}`
  try {
    await waitUntilReady(child, READY_MS, async () => (await probe(url, PROBE_MS)) === undefined)
  } catch (error) {
    // Free a moment ago: another program was quicker.
    if (child.hasEnded() && (await portProblem(port)) === 'EADDRINUSE')
      throw problem(
        `Port ${port} of ${title} is taken: start again for another, or set ${setting} to a server of yours.`,
      )
    throw error
  }
  return { url, port, found: `${title.padEnd(9)} ${program.name} started at ${url}, data in ${folder}` }
}
