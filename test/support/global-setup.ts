import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** MongoDB and Redis for the whole run: those given by the environment, else new ones with empty data. */
export default async (): Promise<() => Promise<void>> => {
  const data = mkdtempSync(join(scratch(), 'parley-test-'))
  const supervisor = createSupervisor()
  const tearDown = async (): Promise<void> => {
    await supervisor.stop(10_000)
    rmSync(data, { recursive: true, force: true })
  }
  const say = (line: string): void => console.log(line)
  try {
    const options = { env: process.env, tools: toolsFolder, supervisor, say }
    const servers = await startServers({ ...options, data })
    const others = process.env['MONGODB_URL']
      ? []
      : await Promise.all(
          Array.from({ length: MONGO_SERVERS - 1 }, (_, n) => startMongo({ ...options, data: join(data, String(n)) })),
        )
    // For a hundred processes that load the same files.
    process.env['NODE_COMPILE_CACHE'] ??= join(root, '.data/compile-cache')
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
