import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { probeMongo } from '#scripts/lib/probes.ts'
import { createSupervisor, type Supervisor } from '#scripts/lib/supervisor.ts'
import { toolsFolder } from '#scripts/lib/paths.ts'
import { freePort } from '#scripts/lib/ports.ts'
import { startMongo, startServers } from '#scripts/lib/servers.ts'
import { waitUntilReady } from '#scripts/lib/wait-until-ready.ts'

export type Named = { readonly name: string; readonly url: string }
type Starting = { readonly supervisor: Supervisor; readonly data: string }

/** A program that takes the options of SecantusDB. Without the last one a kill loses what was acknowledged. */
const startProgram = async (name: string, command: string, { supervisor, data }: Starting): Promise<Named> => {
  const [folder, port] = [join(data, name), await freePort()]
  mkdirSync(folder, { recursive: true })
  const args = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder, '--sync-on-commit']
  const child = supervisor.start({
    name,
    command,
    args,
    cwd: folder,
    env: process.env,
    logFile: join(data, `${name}.log`),
  })
  const url = `mongodb://127.0.0.1:${port}`
  await waitUntilReady(child, 60_000, async () => (await probeMongo(url, 500)) === undefined)
  return { name, url }
}

const startDefault = async ({ supervisor, data }: Starting): Promise<Named> => {
  const { mongoUrl, found } = await startMongo({
    env: process.env,
    data,
    tools: toolsFolder,
    supervisor,
    say: console.log,
  })
  for (const line of found) console.log(line)
  return { name: 'default', url: mongoUrl }
}

const start = async (wanted: string, starting: Starting): Promise<Named> => {
  if (wanted === 'default') return startDefault(starting)
  const [name, where] = [wanted.slice(0, wanted.indexOf('=')), wanted.slice(wanted.indexOf('=') + 1)]
  if (name !== '' && where.startsWith('mongodb')) return { name, url: where }
  if (name !== '' && isAbsolute(where)) return startProgram(name, where, starting)
  throw new Error(`a server is default, name=mongodb://… or name=/path/of/a/secantusd, not ${wanted}`)
}

/** Where the database and Redis of a measurement are. */
export type Stores = { readonly mongoUrl: string; readonly redisUrl: string }

/** Runs `work` with servers of its own, stopped and deleted afterwards, unless MONGODB_URL and REDIS_URL name some. */
export const withStores = async (work: (stores: Stores) => Promise<void>): Promise<void> => {
  const supervisor = createSupervisor()
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const say = console.log
    const started = await startServers({ env: process.env, data, tools: toolsFolder, supervisor, say })
    for (const line of started.found) console.log(line)
    await work({ mongoUrl: started.mongoUrl, redisUrl: started.redisUrl })
  } finally {
    await supervisor.stop(10_000)
    await rm(data, { recursive: true, force: true })
  }
}

/**
 * Runs `work` with the database servers named on the command line: `default` (what `npm start` would use),
 * `name=mongodb://…` (runs already) or `name=/path/of/a/secantusd`. What was started here is stopped and deleted.
 */
export const withServers = async (
  wanted: readonly string[],
  work: (servers: readonly Named[]) => Promise<void>,
): Promise<void> => {
  const supervisor = createSupervisor()
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const servers: Named[] = []
    for (const one of wanted.length > 0 ? wanted : ['default']) servers.push(await start(one, { supervisor, data }))
    await work(servers)
  } finally {
    await supervisor.stop(10_000)
    await rm(data, { recursive: true, force: true })
  }
}
