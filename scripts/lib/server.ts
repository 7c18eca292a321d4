import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { plainEnvironment } from './environment.ts'
import type { MongoUser } from './mongo-users.ts'
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
  /**
   * A database server whose data is worth nothing once it is killed: it keeps no log for replicas, and so writes once
   * where it would write twice, and waits for no disk.
   */
  readonly standalone?: boolean
  /** Whom servers that are started here let in. Without it, whoever reaches them. */
  readonly access?: Access
}

export type Access = {
  /** The first is Parley itself. */
  readonly mongo: readonly MongoUser[]
  /** The password. */
  readonly redis: string
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
  /** Puts into its folder what it needs there before it starts. */
  readonly prepare?: (folder: string) => Promise<void>
  /** What the process is called when it fails. */
  readonly processName: string
  /** Below the data folder, one for each program: one may not understand another's files. */
  readonly folder: string
  readonly log: string
  /** It sees that it was told to end only when somebody connects, or after some seconds. */
  readonly wakesOnConnection?: boolean
}

/** One kind of server: where a given one is named, how it is asked, and how one is started. */
export type ServerKind = {
  readonly title: 'MongoDB' | 'Redis'
  readonly setting: 'MONGODB_URL' | 'REDIS_URL'
  readonly scheme: 'mongodb' | 'redis'
  /** Who logs in to one that is started here. */
  readonly login?: Login | undefined
  readonly probe: Probe
  /** The port it had last time. */
  readonly lastPort: number | undefined
  /** Finds a program, or installs it. */
  readonly program: () => Program
}

type Login = Pick<MongoUser, 'name' | 'password'>

/** The address of a server that was started here, for one of those it lets in. */
export const urlOf = (scheme: ServerKind['scheme'], port: number, login?: Login): string => {
  const address = `127.0.0.1:${port}`
  if (login === undefined) return `${scheme}://${address}`
  // Users of MongoDB are kept in one database, whatever database they use.
  return `${scheme}://${login.name}:${login.password}@${address}${scheme === 'mongodb' ? '/?authSource=admin' : ''}`
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

const start = async (kind: ServerKind, { data, supervisor, env }: ServerOptions): Promise<Server> => {
  const { title, setting, scheme, probe } = kind
  const program = kind.program()
  const folder = join(data, program.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await program.prepare?.(folder)
  const port = await freePort(kind.lastPort)
  const child = supervisor.start({
    name: program.processName,
    command: program.command,
    args: program.args(folder, port),
    cwd: folder,
    env: plainEnvironment(env),
    logFile: join(data, 'logs', program.log),
    wakesOn: program.wakesOnConnection === true ? port : undefined,
  })
  const url = urlOf(scheme, port, kind.login)
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
  return { url, port, found: `${title.padEnd(9)} ${program.name} started at ${showUrl(url)}, data in ${folder}` }
}
