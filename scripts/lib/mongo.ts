import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { probeMongo, showUrl } from './probes.ts'
import { findProgram } from './find-program.ts'
import { freePort } from './ports.ts'
import { problem } from './problem.ts'
import { secantus } from './secantus.ts'
import type { Server, ServerOptions } from './server.ts'
import { waitUntilReady } from './wait-until-ready.ts'

type Program = {
  readonly name: string
  readonly command: string
  args(folder: string, port: number): readonly string[]
}

// Without --sync-on-commit a kill -9 loses writes that were already acknowledged.
const secantusArgs = (folder: string, port: number): readonly string[] => [
  ...['--host', '127.0.0.1', '--port', String(port)],
  ...['--storage-path', folder, '--sync-on-commit'],
]

const mongodArgs = (folder: string, port: number): readonly string[] => [
  ...['--bind_ip', '127.0.0.1', '--port', String(port)],
  ...['--dbpath', folder, '--nounixsocket'],
]

/** The first that is there of `mongod`, `secantusd-rs`, and SecantusDB's Python server, which is installed if need be. */
const program = ({ tools, say }: ServerOptions): Program => {
  const mongod = findProgram('mongod')
  if (mongod !== undefined) return { name: 'mongod', command: mongod, args: mongodArgs }
  const rust = findProgram('secantusd-rs')
  if (rust !== undefined) return { name: 'secantusd-rs', command: rust, args: secantusArgs }
  return { name: 'secantusd-py', command: secantus(tools, say), args: secantusArgs }
}

/** `MONGODB_URL`'s server, which must answer, else one of our own. Each kind of server has its own folder. */
export const mongo = async (options: ServerOptions): Promise<Server> => {
  const given = options.env['MONGODB_URL']
  if (given) {
    const silence = await probeMongo(given, 5_000)
    if (silence !== undefined) throw problem(`MongoDB at ${showUrl(given)} (MONGODB_URL) does not answer: ${silence}`)
    return { url: given, found: `MongoDB   ${showUrl(given)} (MONGODB_URL)` }
  }
  const { name, command, args } = program(options)
  const folder = join(options.data, 'mongo', name)
  mkdirSync(folder, { recursive: true })
  const port = await freePort(options.ports.mongo)
  const child = options.supervisor.start({
    name: `The database server (${name})`,
    command,
    args: args(folder, port),
    cwd: folder,
    logFile: join(options.data, 'logs/mongo.log'),
  })
  const url = `mongodb://127.0.0.1:${port}`
  await waitUntilReady(child, 60_000, async () => (await probeMongo(url, 500)) === undefined)
  return { url, port, found: `MongoDB   ${name} started at ${url}, data in ${folder}` }
}
