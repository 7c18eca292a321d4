import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFleet } from '../../scripts/lib/fleet.ts'
import { toolsFolder } from '../../scripts/lib/paths.ts'
import { startServers } from '../../scripts/lib/servers.ts'

/** One MongoDB and one Redis for the whole run: those given by the environment, else new ones with empty data. */
export default async (): Promise<() => Promise<void>> => {
  const data = mkdtempSync(join(tmpdir(), 'parley-test-'))
  const fleet = createFleet()
  const tearDown = async (): Promise<void> => {
    await fleet.stop(10_000)
    rmSync(data, { recursive: true, force: true })
  }
  const say = (line: string): void => console.log(line)
  try {
    const servers = await startServers({ env: process.env, data, tools: toolsFolder, fleet, say })
    process.env['MONGODB_URL'] = servers.mongoUrl
    process.env['REDIS_URL'] = servers.redisUrl
    servers.found.forEach(say)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
