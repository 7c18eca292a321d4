import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolsFolder } from '../../scripts/lib/paths.ts'
import { startServers } from '../../scripts/lib/servers.ts'

/** One MongoDB and one Redis for the whole run: those given by the environment, else new ones with empty data. */
export default async (): Promise<() => Promise<void>> => {
  const data = mkdtempSync(join(tmpdir(), 'parley-test-'))
  const servers = await startServers({
    env: process.env,
    data,
    tools: toolsFolder,
    say: (line) => console.log(line),
  })
  process.env['MONGODB_URL'] = servers.mongoUrl
  process.env['REDIS_URL'] = servers.redisUrl
  for (const line of servers.found) console.log(line)
  return async () => {
    await servers.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
