import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { PortTaken, startServer } from '#http/server.ts'

it('names a taken port and its setting in one line', async () => {
  const log = { error: () => undefined }
  const options = { routes: [new Hono()], host: '127.0.0.1', portSetting: 'PORT', log }
  const first = await startServer({ ...options, port: 0 })
  const second = await startServer({ ...options, port: first.port }).catch((error: unknown) => error)
  expect(second).toBeInstanceOf(PortTaken)
  expect(String(second)).toContain(`Port ${first.port} (PORT) is taken`)
  expect(String(second)).not.toContain('\n')
  await first.close(0)
})
