import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { PortTaken, startServer } from '#http/server.ts'

const Failed = z.strictObject({ error: z.literal('internal'), reference: z.string() })

it('gives who met a failure a reference that stands in the log, and nothing else of it', async () => {
  const lines: object[] = []
  const log = { error: (facts: object) => void lines.push(facts) }
  const failing = new Hono().get('/', () => {
    throw new Error('canary')
  })
  const server = await startServer({ routes: [failing], host: '127.0.0.1', port: 0, portSetting: 'PORT', log })
  const answers = await Promise.all([0, 1].map(() => fetch(`http://127.0.0.1:${server.port}/`)))
  const bodies = await Promise.all(answers.map(async (answer) => Failed.parse(await answer.json())))
  expect(answers.map(({ status }) => status)).toEqual([500, 500])
  expect(bodies).toEqual(lines.map(() => ({ error: 'internal', reference: expect.stringMatching(/^E-\w{4}-\w{4}$/) })))
  expect(new Set(bodies.map(({ reference }) => reference)).size).toBe(2)
  expect(lines).toEqual(
    expect.arrayContaining(
      bodies.map(({ reference }) => expect.objectContaining({ reference, err: new Error('canary') })),
    ),
  )
  await server.close(0)
})

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
