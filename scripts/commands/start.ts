import { dataFolder, root, toolsFolder } from '../lib/paths.ts'
import { supervise } from '../lib/supervise.ts'
import { chooseAppPorts, requireAppPorts } from '../lib/app-ports.ts'
import { lockDataFolder } from '../lib/data-lock.ts'
import { readEnvironment } from '../lib/environment.ts'
import { requireSettings, startParley } from '../lib/processes.ts'
import { secrets } from '../lib/secrets.ts'
import { accessOf, rememberPorts, startServers } from '../lib/servers.ts'

process.chdir(root)

await supervise(async (supervisor) => {
  const env = readEnvironment()
  const data = dataFolder(env)
  const ports = await chooseAppPorts(env)
  const say = (line: string): void => console.log(line)
  await requireAppPorts(env, data, ports)
  await lockDataFolder(supervisor, data, say)
  const keys = secrets(data)
  requireSettings({ env, keys, ports })
  const servers = await startServers({ env, data, tools: toolsFolder, supervisor, say, access: accessOf(keys, env) })
  rememberPorts(data, { web: ports.web, sandbox: ports.sandbox })
  const banner = await startParley({ env, data, ports, keys, servers, supervisor })
  console.log(`\n${banner}`)
})
