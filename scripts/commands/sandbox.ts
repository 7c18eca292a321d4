import { join } from 'node:path'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { supervise } from '../lib/supervise.ts'
import { readEnvironment } from '../lib/environment.ts'
import { chooseSandboxPorts, requireSandboxPorts } from '../lib/app-ports.ts'
import { lockDataFolder } from '../lib/data-lock.ts'
import { sandboxUrl, startSandbox } from '../lib/processes.ts'
import { secrets } from '../lib/secrets.ts'
import { dataFolder, root, toolsFolder } from '../lib/paths.ts'
import { accessOf, startMongo } from '../lib/servers.ts'

process.chdir(root)

await supervise(async (supervisor) => {
  const env = readEnvironment()
  const data = dataFolder(env)
  const ports = await chooseSandboxPorts(env)
  await requireSandboxPorts(ports)
  const say = (line: string): void => console.log(line)
  await lockDataFolder(supervisor, data, say)
  const keys = secrets(data)
  const servers = await startMongo({ env, data, tools: toolsFolder, supervisor, say, access: accessOf(keys, env) })
  await startSandbox({ env, data, keys, ports, servers, supervisor })
  for (const line of servers.found) say(`  ${line}`)
  say(`  Client    ${env['SANDBOX_CLIENT_ID'] || DEMO_CLIENT_ID}`)
  say(`  Secret    ${env['SANDBOX_CLIENT_SECRET'] ? '(SANDBOX_CLIENT_SECRET)' : DEMO_CLIENT_SECRET}`)
  say(`  Admin API http://127.0.0.1:${ports.sandboxAdmin}, its token in ${join(data, 'secrets.json')}`)
  say(`Sandbox is ready: ${sandboxUrl(ports)}`)
})
