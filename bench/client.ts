import { Agent, request } from 'node:http'

// oxlint-disable-next-line typescript/no-explicit-any -- what a wire body holds is known where it is read
export type Answer = { status: number; body: any }
export type Call = { method: string; path: string; headers?: Record<string, string>; body?: unknown }
export type Client = { call(call: Call): Promise<Answer>; close(): void }

/** A client on kept-alive connections of plain `node:http`: the cheapest there is, for it shares the machine. */
export const createClient = (base: string, connections: number): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'lifo' })
  const { hostname, port, pathname } = new URL(base)
  return {
    call: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body)
        const length = { 'content-length': String(Buffer.byteLength(text)) }
        const sent = request(
          {
            agent,
            hostname,
            port,
            method,
            path: pathname + path,
            headers: { 'content-type': 'application/json', ...length, ...headers },
          },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('error', reject)
            response.on('end', () => {
              const whole = Buffer.concat(parts).toString()
              resolve({ status: response.statusCode ?? 0, body: whole === '' ? undefined : JSON.parse(whole) })
            })
          },
        )
        sent.on('error', reject)
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}
