import { request } from 'node:http'
import { beforeAll, expect } from 'vitest'
import type { SandboxInProcess } from './sandbox-in-process.ts'

/** A call as it goes over the wire: these headers and no others, this text and no other. */
export type RawCall = { method?: string; path: string; headers?: Record<string, string>; body?: unknown }
// oxlint-disable-next-line typescript/no-explicit-any -- what a wire body holds is what the tests find out
export type RawAnswer = { status: number; type: string | undefined; text: string; body: any }

const send = (base: string, { method = 'GET', path, headers = {}, body }: RawCall): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base)
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const type = response.headers['content-type']
        const isJson = type === 'application/json'
        resolve({ status: response.statusCode ?? 0, type, text, body: isJson ? JSON.parse(text) : undefined })
      })
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })

type RawHttp = {
  api(call: RawCall): Promise<RawAnswer>
  admin(call: RawCall): Promise<RawAnswer>
  /** The headers of a platform that calls for a device. */
  platform(changes?: Record<string, string>): Record<string, string>
}

/** Both servers of a sandbox on ports, called without a client library between. */
export const overHttp = (sandbox: SandboxInProcess): RawHttp => {
  let at = { url: '', adminUrl: '' }
  beforeAll(async () => {
    at = await sandbox.server.listen()
  })
  return {
    api: (call) => send(at.url, { ...call, path: `/v3.1${call.path}` }),
    admin: (call) => send(at.adminUrl, call),
    platform: (changes = {}) => {
      const { clientId, clientSecret } = sandbox.server.services.settings
      return {
        'content-type': 'application/json',
        'x-sp-gateway': `${clientId}|${clientSecret}`,
        'x-sp-user': '|a-device',
        'x-sp-user-ip': '203.0.113.7',
        ...changes,
      }
    },
  }
}

/** A refusal has one form, whatever it is about: the whole envelope is compared, and what it is served as. */
export const expectRefusal = (answer: RawAnswer, status: number, code: string, label?: unknown): void => {
  expect([label, answer.status, answer.body?.error_code]).toEqual([label, status, code])
  expect(answer.type).toBe('application/json')
  expect(Object.keys(answer.body).toSorted()).toEqual(['error', 'error_code', 'http_code', 'success'])
  expect(answer.body).toMatchObject({ http_code: String(status), success: false })
  expect(answer.body.error.en).toEqual(expect.stringMatching(/^\S.*\S$/))
}
