import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { port } from '#scripts/lib/environment.ts'
import { freePort, portProblem } from '#scripts/lib/ports.ts'

describe('ports', () => {
  it('prefers the port of last time, and takes another when that is taken', async () => {
    const preferred = await freePort()
    expect(await freePort(preferred)).toBe(preferred)
    const server = createServer().listen(preferred, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await portProblem(preferred)).toBe('EADDRINUSE')
    expect(await freePort(preferred)).not.toBe(preferred)
    server.close()
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
})
