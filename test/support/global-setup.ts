import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { createSupervisor } from '#scripts/lib/supervisor.ts'
import { root, toolsFolder } from '#scripts/lib/paths.ts'
import { startMongo, startServers } from '#scripts/lib/servers.ts'

const MEMORY = '/dev/shm'
const NEEDED_BYTES = 2 * 1024 ** 3

/** In memory where there is room: the servers flush to disk for every write, which a test's data is not worth. */
const scratch = (): string => {
  if (!existsSync(MEMORY)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= NEEDED_BYTES ? MEMORY : tmpdir()
}

/** The embedded MongoDB-compatible server uses one core: with one for each worker, no worker waits for another's. */
const MONGO_SERVERS = 4

/** What the names of this run's databases begin with. */
const DATABASES = `test_${randomBytes(4).toString('hex')}`

/** Nothing is left on a server that was given: files keep databases from one test to the next. */
const dropAll = async (url: string): Promise<void> => {
  const client = await new MongoClient(url).connect()
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true })
  const mine = databases.filter(({ name }) => name.startsWith(DATABASES))
  await Promise.all(mine.map(({ name }) => client.db(name).dropDatabase()))
  await client.close()
}

/** MongoDB and Redis for the whole run: those given by the environment, else new ones with empty data. */
export default async (): Promise<() => Promise<void>> => {
  const data = mkdtempSync(join(scratch(), 'parley-test-'))
  const supervisor = createSupervisor()
  const given = process.env['MONGODB_URL']
  const tearDown = async (): Promise<void> => {
    if (given) await dropAll(given)
    await supervisor.stop(10_000)
    rmSync(data, { recursive: true, force: true })
  }
  const say = (line: string): void => console.log(line)
  try {
    // Alone, as `mongod` starts too; the tests that start servers of their own have replica sets, as `npm start` does.
    const options = { env: process.env, tools: toolsFolder, supervisor, say, standalone: true }
    const servers = await startServers({ ...options, data })
    const others = given
      ? []
      : await Promise.all(
          Array.from({ length: MONGO_SERVERS - 1 }, (_, n) => startMongo({ ...options, data: join(data, String(n)) })),
        )
    // For a hundred processes that load the same files.
    process.env['NODE_COMPILE_CACHE'] ??= join(root, '.data/compile-cache')
    process.env['TEST_DATABASES'] = DATABASES
    process.env['MONGODB_URL'] = servers.mongoUrl
    process.env['MONGODB_URLS'] = [servers, ...others].map(({ mongoUrl }) => mongoUrl).join(' ')
    process.env['REDIS_URL'] = servers.redisUrl
    servers.found.forEach(say)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
