import { findProgram } from './find-program.ts'
import { probeMongo } from './probes.ts'
import { secantus } from './secantus.ts'
import { findOrStart, type Program, type Server, type ServerOptions } from './server.ts'

// Without --sync-on-commit a kill -9 loses writes that were already acknowledged.
const secantusArgs = (folder: string, port: number): readonly string[] => [
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
  '--storage-path',
  folder,
  '--sync-on-commit',
]
const standaloneArgs = (folder: string, port: number): readonly string[] => [
  ...secantusArgs(folder, port),
  '--standalone',
]

const mongodArgs = (folder: string, port: number): readonly string[] => [
  '--bind_ip',
  '127.0.0.1',
  '--port',
  String(port),
  '--dbpath',
  folder,
  '--nounixsocket',
]

/** The first that is there of `mongod`, `secantusd-rs`, and SecantusDB's Python server, which is installed if need be. */
const program = ({ tools, say, standalone = false }: ServerOptions): Pick<Program, 'name' | 'command' | 'args'> => {
  const mongod = findProgram('mongod')
  if (mongod !== undefined) return { name: 'mongod', command: mongod, args: mongodArgs }
  const rust = findProgram('secantusd-rs')
  if (rust !== undefined) return { name: 'secantusd-rs', command: rust, args: secantusArgs }
  return { name: 'secantusd-py', command: secantus(tools, say), args: standalone ? standaloneArgs : secantusArgs }
}

/** `MONGODB_URL`'s server, which must answer, else one of our own. Each kind of server has its own folder. */
export const mongo = (options: ServerOptions): Promise<Server> =>
  findOrStart(
    {
      title: 'MongoDB',
      setting: 'MONGODB_URL',
      scheme: 'mongodb',
      probe: probeMongo,
      lastPort: options.ports.mongo,
      program: () => {
        const found = program(options)
        const processName = `The database server (${found.name})`
        return { ...found, processName, folder: `mongo/${found.name}`, log: 'mongo.log' }
      },
    },
    options,
  )
