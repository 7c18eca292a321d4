import { join } from 'node:path'
import { plainEnvironment } from './environment.ts'
import { findProgram } from './find-program.ts'
import { hasUsers, type MongoUser, putUsers, rememberUsers } from './mongo-users.ts'
import { freePort } from './ports.ts'
import { probeMongo } from './probes.ts'
import { secantus } from './secantus.ts'
import { findOrStart, type Program, type Server, type ServerOptions } from './server.ts'
import { waitUntilReady } from './wait-until-ready.ts'

const READY_MS = 60_000
const PROBE_MS = 500
const STOP_MS = 20_000

const secantusArgs = (folder: string, port: number): readonly string[] => [
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
  '--storage-path',
  folder,
]
/** Without it a kill -9 loses writes that were already acknowledged. */
const SAFE = '--sync-on-commit'
const mongodArgs = (folder: string, port: number): readonly string[] => [
  '--bind_ip',
  '127.0.0.1',
  '--port',
  String(port),
  '--dbpath',
  folder,
  '--nounixsocket',
]

type Found = Pick<Program, 'name' | 'command' | 'args' | 'wakesOnConnection'>

/** The first that is there of `mongod`, `secantusd-rs`, and SecantusDB's Python server, which is installed if need be. */
const find = ({ tools, say, standalone = false }: ServerOptions): Found => {
  const mongod = findProgram('mongod')
  if (mongod !== undefined) return { name: 'mongod', command: mongod, args: mongodArgs }
  const rust = findProgram('secantusd-rs')
  const withMore =
    (more: string) =>
    (folder: string, port: number): readonly string[] => [...secantusArgs(folder, port), more]
  if (rust !== undefined) return { name: 'secantusd-rs', command: rust, args: withMore(SAFE) }
  const more = standalone ? '--standalone' : SAFE
  return { name: 'secantusd-py', command: secantus(tools, say), args: withMore(more), wakesOnConnection: true }
}

/**
 * None of these servers takes its first users from a file, and two of them take them only while they ask nobody for a
 * password. So a server without these users is started once for them alone, on another port than it will have.
 */
const makeUsers = async (
  { name, command, args, wakesOnConnection = false }: Found,
  { folder, users, options }: { folder: string; users: readonly MongoUser[]; options: ServerOptions },
): Promise<void> => {
  if (hasUsers(folder, users)) return
  const port = await freePort()
  const child = options.supervisor.start({
    name: `The database server (${name}), while it gets its passwords,`,
    command,
    args: args(folder, port),
    cwd: folder,
    env: plainEnvironment(options.env),
    logFile: join(options.data, 'logs', 'mongo.log'),
    wakesOn: wakesOnConnection ? port : undefined,
  })
  const url = `mongodb://127.0.0.1:${port}`
  await waitUntilReady(child, READY_MS, async () => (await probeMongo(url, PROBE_MS)) === undefined)
  await putUsers(url, users)
  await child.stop(STOP_MS)
  rememberUsers(folder, users)
}

/** `MONGODB_URL`'s server, which must answer, else one of our own. Each kind of server has its own folder. */
export const mongo = (options: ServerOptions): Promise<Server> => {
  const users = options.access?.mongo ?? []
  const [login] = users
  return findOrStart(
    {
      title: 'MongoDB',
      setting: 'MONGODB_URL',
      scheme: 'mongodb',
      login,
      probe: probeMongo,
      lastPort: options.ports.mongo,
      program: () => {
        const found = find(options)
        return {
          ...found,
          args: (folder, port) => [...found.args(folder, port), ...(login === undefined ? [] : ['--auth'])],
          prepare: async (folder) => {
            if (login !== undefined) await makeUsers(found, { folder, users, options })
          },
          processName: `The database server (${found.name})`,
          folder: `mongo/${found.name}`,
          log: 'mongo.log',
        }
      },
    },
    options,
  )
}
