import { dataFolder, root, toolsFolder } from '../lib/paths.ts'
import { supervise } from '../lib/supervise.ts'
import { requireFreePort, port, readEnvironment } from '../lib/environment.ts'
import { type AppPorts, startParley } from '../lib/processes.ts'
import { lockDataFolder, isLocked } from '../lib/data-lock.ts'
import { freePort } from '../lib/ports.ts'
import { secrets } from '../lib/secrets.ts'
import { rememberPorts, startServers } from '../lib/servers.ts'

process.chdir(root)

const needPorts = async (env: NodeJS.ProcessEnv, data: string, ports: AppPorts): Promise<void> => {
  const who = (await isLocked(data)) ? ' by the Parley that already runs from this folder' : ''
  await requireFreePort('PORT', ports.web, env['HOST'] || '127.0.0.1', who)
  if (env['SYNAPSE_URL']) return
  await requireFreePort('SANDBOX_PORT', ports.sandbox, '127.0.0.1', who)
  await requireFreePort('SANDBOX_ADMIN_PORT', ports.sandboxAdmin, '127.0.0.1', who)
}

/** As set, or any free ones from 8790 on: nobody needs them to talk to Parley. */
const adminPorts = async (env: NodeJS.ProcessEnv): Promise<AppPorts['admin']> => {
  const first = port(env, 'ADMIN_PORT', 8790)
  const take = (number: number): Promise<number> | number => (env['ADMIN_PORT'] ? number : freePort(number))
  return { worker: await take(first), web: await take(first + 1), gateway: await take(first + 2) }
}

await supervise(async (supervisor) => {
  const env = readEnvironment()
  const data = dataFolder(env)
  const ports = {
    web: port(env, 'PORT', 8787),
    sandbox: port(env, 'SANDBOX_PORT', 8788),
    sandboxAdmin: port(env, 'SANDBOX_ADMIN_PORT', 8789),
    admin: await adminPorts(env),
  }
  const say = (line: string): void => console.log(line)
  await needPorts(env, data, ports)
  await lockDataFolder(supervisor, data, say)
  const keys = secrets(data)
  const servers = await startServers({ env, data, tools: toolsFolder, supervisor, say })
  rememberPorts(data, { web: ports.web, sandbox: ports.sandbox })
  const banner = await startParley({ env, data, ports, keys, servers, supervisor })
  console.log(`\n${banner}`)
})
