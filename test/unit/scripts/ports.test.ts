import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { chooseAppPorts, requireAppPorts } from '#scripts/lib/app-ports.ts'
import { port } from '#scripts/lib/environment.ts'
import { freePort, portProblem } from '#scripts/lib/ports.ts'

const servers: Server[] = []
const listenOn = async (port: number): Promise<void> => {
  const server = createServer().listen(port, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('ports', () => {
  it('prefers the port of last time, and takes another when that is taken', async () => {
    const preferred = await freePort()
    expect(await freePort(preferred)).toBe(preferred)
    await listenOn(preferred)
    expect(await portProblem(preferred)).toBe('EADDRINUSE')
    expect(await freePort(preferred)).not.toBe(preferred)
  })

  it.each(['0', '65536', 'http', '8787.5', '-1'])('refuses %s as a port, by the name of its setting', (value) => {
    expect(() => port({ PORT: value }, 'PORT', 8787)).toThrow(
      `PORT must be a port number between 1 and 65535, not "${value}"`,
    )
  })

  it('takes the default when the setting is absent or empty', () => {
    expect(port({}, 'PORT', 8787)).toBe(8787)
    expect(port({ PORT: '' }, 'PORT', 8787)).toBe(8787)
  })

  it('chooses the ports that nobody has to know beside those that are set', async () => {
    const { web, sandbox, sandboxAdmin, operator } = await chooseAppPorts({ PORT: '8789', SANDBOX_PORT: '8790' })
    const all = [web, sandbox, sandboxAdmin, ...Object.values(operator)]
    expect([web, sandbox]).toEqual([8789, 8790])
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a taken port', () => {
  const free = async (): Promise<string> => String(await freePort())
  const settings = async () => ({
    PORT: await free(),
    SANDBOX_PORT: await free(),
    SANDBOX_ADMIN_PORT: await free(),
    ADMIN_PORT: await free(),
  })

  it.each(['PORT', 'SANDBOX_PORT', 'SANDBOX_ADMIN_PORT', 'ADMIN_PORT'] as const)(
    'is named with its setting when it is that of %s',
    async (setting) => {
      const env = await settings()
      await listenOn(Number(env[setting]))
      const checked = requireAppPorts(env, '/nowhere', await chooseAppPorts(env))
      await expect(checked).rejects.toThrow(
        `Port ${env[setting]} (${setting}) is taken: stop what uses it, or set ${setting}.`,
      )
    },
  )

  it('is not that of a sandbox that is not started', async () => {
    const env = { ...(await settings()), SYNAPSE_URL: 'https://bank.example.com/v3.1' }
    await listenOn(Number(env.SANDBOX_PORT))
    await expect(requireAppPorts(env, '/nowhere', await chooseAppPorts(env))).resolves.toBeUndefined()
  })
})
