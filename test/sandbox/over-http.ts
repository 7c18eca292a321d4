import { afterAll, beforeAll } from 'vitest'
import type { Answer, SandboxInProcess } from './sandbox-in-process.ts'
import { startSandbox } from './sandbox-in-process.ts'
import type { SandboxOptions } from '#sandbox/server.ts'

/**
 * The same sandbox behind its own port: what `platform` and `as` send goes over a socket, and what comes back is the
 * answer as bytes, read as JSON.
 */
export const startOverHttp = (options: Partial<SandboxOptions> = {}): SandboxInProcess & { url(): string } => {
  const sandbox = startSandbox(options)
  let url = ''
  beforeAll(async () => {
    url = (await sandbox.server.listen()).url
    sandbox.call = async (method, path, { body, headers = {}, raw } = {}): Promise<Answer> => {
      const given = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(given === undefined ? {} : { body: given }),
      })
      const text = await response.text()
      return {
        status: response.status,
        body: text === '' ? '' : JSON.parse(text),
        type: response.headers.get('content-type'),
      }
    }
  })
  afterAll(() => {
    url = ''
  })
  return Object.assign(sandbox, { url: () => url })
}
